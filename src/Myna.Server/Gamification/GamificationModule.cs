using System.Text.Json.Serialization;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Gamification;

/// <summary>The gamification service: XP, streaks, achievements, leaderboards.</summary>
public static class GamificationModule
{
    public static IServiceCollection AddGamification(this IServiceCollection services) => services
        .AddSingleton<Turn>()
        .AddSingleton<Rewards>()
        .AddSingleton<Payments>()
        .AddSingleton<GetStreak>()
        .AddSingleton<ListAchievements>()
        .AddJsonContracts(GamificationWire.Default);

    public static void MapGamification(this Api api)
    {
        var learner = api.Tagged("Gamification").Learner;
        var streak = api.Feature<GetStreak>();
        learner.Get("/streak", call => streak.Handle(call.Caller, call.Cancellation)).Does("This learner's streak, by their own calendar");
        var achievements = api.Feature<ListAchievements>();
        learner.Get("/achievements", call => achievements.Handle(call.Caller, call.Cancellation)).Does("All achievements, and how far this learner is");
    }
}

public static class GamificationDocuments
{
    public static IReadOnlyList<ICollectionDefinition> All { get; } = [LearnerGame.Collection, LedgerEntry.Collection];
}

[JsonSerializable(typeof(GetStreak.StreakView))]
[JsonSerializable(typeof(ListAchievements.AchievementList))]
internal sealed partial class GamificationWire : JsonSerializerContext;
