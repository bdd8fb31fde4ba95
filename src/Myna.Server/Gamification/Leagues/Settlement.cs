using Myna.Server.Accounts.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Gamification.Leaderboards;
using Myna.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace Myna.Server.Gamification.Leagues;

/// <summary>
/// Ends the weeks of cohorts. One commit for each cohort moves all its members and deletes it: it happens once, whichever process does it and wherever one is killed.
/// </summary>
internal sealed class Settlement(IDocumentStore store, Profiles profiles, TimeProvider clock)
{
    /// <summary>So many cohorts at once share the store's group commits.</summary>
    private const int AtOnce = 8;

    /// <summary>Settles every cohort whose week is over, and says how many there were.</summary>
    public async ValueTask<int> SettleDue(CancellationToken cancellation)
    {
        var settled = 0;
        while (await store.Find(Cohort.ByEnd.All().Before(LatestEnd.AddMilliseconds(1)).Take(Limits.MaxPageSize), cancellation) is { Items: { Count: > 0 } due })
        {
            await Parallel.ForEachAsync(
                due.Select(cohort => cohort.Value.Id), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (id, stop) =>
                {
                    if (await Settle(id, stop))
                    {
                        Interlocked.Increment(ref settled);
                    }
                });
        }

        return settled;
    }

    private DateTimeOffset LatestEnd => clock.GetUtcNow() - League.Grace.ToTimeSpan();

    /// <summary>False when the cohort has been settled already, or its week is not over.</summary>
    public ValueTask<bool> Settle(string cohortId, CancellationToken cancellation) => store.Transact(
        async commit =>
        {
            if (await store.Load(Cohort.Collection, cohortId, cancellation) is not { Value: var cohort, Version: var version } || cohort.EndsAt > LatestEnd)
            {
                return false;
            }

            var seats = await store.LoadMany(LeagueSeat.Collection, cohort.Members, cancellation);
            var standings = Standings.Of(cohort.Members, await Scores(cohort, cancellation), await profiles.GetMany(cohort.Members, cancellation));
            foreach (var standing in standings)
            {
                if (seats.FirstOrDefault(seat => seat?.Value.Id == standing.Member) is { } seat)
                {
                    Move(commit, cohort, seat, standing, standings.Count);
                }
            }

            commit.Delete(Cohort.Collection, cohort.Id, version);
            return true;
        },
        cancellation);

    private static void Move(Commit commit, Cohort cohort, Document<LeagueSeat> seat, RankedMember standing, int size)
    {
        var zone = League.ZoneOf(cohort.Tier, size, standing.Rank);
        var result = new LeagueResult(Week.NameOf(Week.Parse(cohort.Week)), League.NameOf(cohort.Tier), standing.Rank, size, standing.Score.Points, zone, cohort.EndsAt);
        var tier = League.TierAfter(cohort.Tier, zone);
        commit.Replace(LeagueSeat.Collection, seat.Value with { Tier = tier, Last = result }, seat.Version);
        var change = zone switch { Zone.Up => LeagueChange.Promoted, Zone.Down => LeagueChange.Demoted, _ => LeagueChange.Stayed };
        commit.Publish(GamificationEvents.LeagueChanged, new LeagueChanged(standing.Member, League.NameOf(tier), change, standing.Rank));
    }

    /// <summary>The XP of the members in the week of the cohort, from their own documents.</summary>
    private async ValueTask<IReadOnlyDictionary<string, Score>> Scores(Cohort cohort, CancellationToken cancellation)
    {
        var scores = new Dictionary<string, Score>(StringComparer.Ordinal);
        foreach (var found in await store.LoadMany(LearnerTotals.Collection, cohort.Members, cancellation))
        {
            if (found is { Value: var totals } && (totals.Week?.Start == cohort.Week ? totals.Week.Total : totals.LastWeek) is { } week && week.Start == cohort.Week)
            {
                scores[totals.Id] = new Score(week.Xp, week.ReachedAt);
            }
        }

        return scores;
    }
}
