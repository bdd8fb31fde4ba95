using Myna.Server.Gamification.Leagues;
using Myna.Server.Gamification.Streaks;
using Myna.Server.Social.Contracts;
using Myna.Storage;
using NodaTime;

namespace Myna.Server.Gamification;

/// <summary>The part of learners' games that public profiles show.</summary>
internal static class GameSummaries
{
    public static FindGameSummaries Of(IDocumentStore store, TimeProvider clock) => async (userIds, cancellation) =>
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var games = await store.LoadMany(LearnerTotals.Collection, userIds, cancellation);
        var seats = await store.LoadMany(LeagueSeat.Collection, userIds, cancellation);
        return [.. games.Zip(seats, (game, seat) => game is { Value: var totals } ? Of(totals, seat?.Value, now) : null)];
    };

    private static PublicGameSummary Of(LearnerTotals game, LeagueSeat? seat, Instant now)
    {
        var zone = game.Streak is { } streak ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(streak.Zone) ?? DateTimeZone.Utc : DateTimeZone.Utc;
        return new PublicGameSummary(game.Xp, Streak.On(game.Streak, now, zone).Days, seat is null ? null : League.NameOf(seat.Tier));
    }
}
