using Myna.Server.Gamification.Leagues;
using Myna.Server.Gamification.Streaks;
using Myna.Storage;
using NodaTime;

namespace Myna.Server.Gamification.Contracts;

/// <summary>How a learner's day stands.</summary>
internal sealed class LearnerDays(IDocumentStore store)
{
    public async ValueTask<LearnerDay> Of(string userId, Instant now, DateTimeZone zone, CancellationToken cancellation)
    {
        var streak = (await store.Load(LearnerTotals.Collection, userId, cancellation))?.Value.Streak;
        var seat = (await store.Load(LeagueSeat.Collection, userId, cancellation))?.Value;
        var week = Week.StartOf(now);
        return new LearnerDay(Streak.On(streak, now, zone), streak?.ActiveAt, seat?.Week == Week.Format(week) ? Week.EndOf(week) : null);
    }
}

/// <param name="Streak"><see cref="StreakStatus.Active"/>: has learnt today.</param>
/// <param name="LastActive">When they earned something last; null: never.</param>
/// <param name="LeagueEnds">When the week of their cohort ends; null for one who is in none.</param>
internal sealed record LearnerDay(StreakStatus Streak, DateTimeOffset? LastActive, Instant? LeagueEnds);
