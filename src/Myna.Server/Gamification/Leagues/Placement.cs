using System.Runtime.InteropServices;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace Myna.Server.Gamification.Leagues;

/// <summary>
/// Gives learners a cohort when they have earned their first XP of the week: after the payment and not in its commit, which is the busiest of all (decision 0017).
/// Placing again changes nothing.
/// </summary>
internal sealed class Placement(IDocumentStore store, Profiles profiles, TimeProvider clock)
{
    /// <summary>Places a learner who has earned something this week and is neither a guest nor suspended or private.</summary>
    public ValueTask<Placed> Place(string userId, CancellationToken cancellation = default) => store.Transact<Placed>(
        async commit =>
        {
            var week = Week.StartOf(clock.GetUtcNow().ToInstant());
            var start = Week.Format(week);
            var current = await store.Load(LeagueSeat.Collection, userId, cancellation);
            if (current?.Value.Week == start)
            {
                return new Placed(current.Value.Value);
            }

            if (await profiles.Get(userId, cancellation) is not { IsGuest: false, IsHidden: false } profile
                || await store.Load(LearnerTotals.Collection, userId, cancellation) is not { Value: var totals } || totals.Week?.Start != start)
            {
                return default;
            }

            if (current is { Value.CohortId: var last } && await store.Load(Cohort.Collection, last, cancellation) is not null)
            {
                return new Placed(null, IsEarly: true);
            }

            var tier = current?.Value.Tier ?? 1;
            var (cohort, version) = await Choose(week, tier, totals.LastWeek?.Xp, profile, cancellation);
            var joined = cohort.With(userId);
            commit.Put(Cohort.Collection, joined, version is { } known ? new Document<Cohort>(cohort, known) : null);
            var seat = new LeagueSeat(userId, tier, start, joined.Id, current?.Value.Last);
            commit.Put(LeagueSeat.Collection, seat, current);
            commit.Publish(GamificationEvents.LeagueChanged, new LeagueChanged(userId, League.NameOf(tier), LeagueChange.Joined, null));
            return new Placed(seat);
        },
        cancellation);

    /// <summary>Takes an erased learner out of their cohort, which has a free place then.</summary>
    public ValueTask<bool> Erase(string userId, CancellationToken cancellation) => store.Transact(
        async commit =>
        {
            if (await store.Load(LeagueSeat.Collection, userId, cancellation) is not { } seat)
            {
                return false;
            }

            if (await store.Load(Cohort.Collection, seat.Value.CohortId, cancellation) is { } cohort)
            {
                commit.Replace(Cohort.Collection, cohort.Value.Without(userId), cohort.Version);
            }

            commit.Delete(LeagueSeat.Collection, userId, seat.Version);
            return true;
        },
        cancellation);

    /// <summary>The cohort to join, with its version; a new one has none.</summary>
    private async ValueTask<(Cohort Cohort, long? Version)> Choose(LocalDate week, int tier, long? lastXp, Profile profile, CancellationToken cancellation)
    {
        var start = Week.Format(week);
        var (pace, region) = (League.PaceOf(lastXp), League.RegionOf(Profiles.ZoneOf(profile).GetUtcOffset(clock.GetUtcNow().ToInstant())));
        var open = (await store.Find(Cohort.WithPlaces.Where(Cohort.OpenKey(start, tier)), cancellation)).Items;
        var newest = (await store.Find(Cohort.ByTier.Where(start, tier).Descending().Take(1), cancellation)).Items;
        var count = newest is [var last] ? last.Value.Number : 0;
        return League.Choose([.. open.Select(cohort => cohort.Value)], count, pace, region) is { } chosen
            ? (chosen, open.First(cohort => cohort.Value.Id == chosen.Id).Version)
            : (Cohort.New(week, tier, count + 1, pace, region), null);
    }
}

/// <param name="Seat">Of a learner who has a place this week; null for every other.</param>
/// <param name="IsEarly">The learner's last week is not settled yet: they are placed when it is.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Placed(LeagueSeat? Seat, bool IsEarly = false);
