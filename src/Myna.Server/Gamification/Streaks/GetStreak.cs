using Myna.Server.Accounts.Contracts;
using Myna.Server.Gamification.Rules;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;
using NodaTime;

namespace Myna.Server.Gamification.Streaks;

/// <summary>A learner's streak as it stands now: yesterday's is still alive, one that a freeze covers too.</summary>
internal sealed class GetStreak(IDocumentStore store, GameRules rules, Profiles profiles, TimeProvider clock) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<GetStreak>();
        api.Tagged("Gamification").Learner.Get("/streak", call => feature.Handle(call.Caller, call.Cancellation))
            .Does("This learner's streak, by their own calendar, and the gems for a freeze of it", "getStreak");
    }

    public async ValueTask<Outcome<StreakView>> Handle(Caller caller, CancellationToken cancellation)
    {
        var zone = await profiles.ZoneOf(caller.UserId, cancellation);
        var game = (await store.Load(LearnerTotals.Collection, caller.UserId, cancellation))?.Value;
        return StreakView.Of(game, Instant.FromDateTimeOffset(clock.GetUtcNow()), zone, rules);
    }

    /// <param name="Active">Whether today is already counted.</param>
    /// <param name="LastActiveDay"><c>yyyy-MM-dd</c> in the learner's time zone; null when there was none.</param>
    /// <param name="Gems">What the learner has.</param>
    /// <param name="FreezePrice">In gems, for one.</param>
    public sealed record StreakView(
        int Days, bool Active, int Freezes, int Longest, string? LastActiveDay, string TimeZone, int MaxFreezes, int Gems, int FreezePrice)
    {
        internal static StreakView Of(LearnerTotals? game, Instant now, DateTimeZone zone, GameRules rules)
        {
            var status = Streak.On(game?.Streak, now, zone);
            return new StreakView(
                status.Days, status.Active, status.Freezes, game?.Streak?.Longest ?? 0, game?.Streak?.LastDay, zone.Id,
                Streak.MaxFreezes, game?.Gems ?? 0, rules.FreezePrice);
        }
    }
}
