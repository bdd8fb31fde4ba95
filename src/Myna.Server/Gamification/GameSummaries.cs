using Myna.Server.Accounts.Contracts;
using Myna.Server.Gamification.Streaks;
using Myna.Storage;
using NodaTime;

namespace Myna.Server.Gamification;

/// <summary>The part of a learner's game that a public profile shows.</summary>
internal static class GameSummaries
{
    public static FindGameSummary Of(IDocumentStore store, TimeProvider clock) => async (userId, cancellation) =>
    {
        if ((await store.Load(LearnerTotals.Collection, userId, cancellation))?.Value is not { } game)
        {
            return null;
        }

        var zone = game.Streak is { } streak ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(streak.Zone) ?? DateTimeZone.Utc : DateTimeZone.Utc;
        return new PublicGameSummary(game.Xp, Streak.On(game.Streak, Instant.FromDateTimeOffset(clock.GetUtcNow()), zone).Days, null);
    };
}
