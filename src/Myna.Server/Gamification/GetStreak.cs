using Myna.Server.Accounts.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;
using NodaTime;

namespace Myna.Server.Gamification;

/// <summary>A learner's streak as it stands now: yesterday's is still alive, one that a freeze covers too.</summary>
public sealed class GetStreak(IDocumentStore store, Profiles profiles, TimeProvider clock) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<GetStreak>();
        api.Tagged("Gamification").Learner.Get("/streak", call => feature.Handle(call.Caller, call.Cancellation))
            .Does("This learner's streak, by their own calendar", "getStreak");
    }

    public async ValueTask<Outcome<StreakView>> Handle(Caller caller, CancellationToken cancellation)
    {
        var zone = await profiles.ZoneOf(caller.UserId, cancellation);
        var streak = (await store.Load(LearnerTotals.Collection, caller.UserId, cancellation))?.Value.Streak;
        var status = Streak.On(streak, Instant.FromDateTimeOffset(clock.GetUtcNow()), zone);
        return new StreakView(status.Days, status.Active, status.Freezes, streak?.Longest ?? 0, streak?.LastDay, zone.Id);
    }

    /// <param name="Active">Whether today is already counted.</param>
    /// <param name="LastActiveDay"><c>yyyy-MM-dd</c> in the learner's time zone; null when there was none.</param>
    public sealed record StreakView(int Days, bool Active, int Freezes, int Longest, string? LastActiveDay, string TimeZone);
}
