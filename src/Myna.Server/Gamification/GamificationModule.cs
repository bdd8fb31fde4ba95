using System.Text.Json.Serialization;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Gamification.Leaderboards;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Gamification;

/// <summary>The gamification service: XP, streaks, achievements, leaderboards.</summary>
public static class GamificationModule
{
    public static IServiceCollection AddGamification(this IServiceCollection services) => services
        .AddSingleton<Sequence>()
        .AddSingleton<Payments>()
        .AddSingleton<GetStreak>()
        .AddSingleton<GetHistory>()
        .AddSingleton<ListAchievements>()
        .AddSingleton<LeaderboardRegistry>()
        .AddSingleton<BoardViews>()
        .AddSingleton<GetLeaderboard>()
        .AddSingleton<ListLeaderboards>()
        .AddSingleton(provider => new LiveBoards(provider.GetRequiredService<LeaderboardRegistry>(), provider.GetRequiredService<GetLeaderboard>()))
        .AddSingleton<IHoldsPersonalData, GamificationPersonalData>()
        .AddSingleton<FindGameSummary>(provider => GameSummaries.Of(provider.GetRequiredService<IDocumentStore>(), provider.GetRequiredService<TimeProvider>()))
        .AddJsonContracts(GamificationWire.Default);

    public static void MapGamification(this Api api)
    {
        var learner = api.Tagged("Gamification").Learner;
        var boards = api.Feature<ListLeaderboards>();
        learner.Get("/leaderboards", call => boards.Handle(call.Caller, call.Cancellation)).Does("The boards, with this learner's place on each");
        var board = api.Feature<GetLeaderboard>();
        learner.Get("/leaderboards/{board}", call => board.Handle(
                call.Caller, call.Route("board"), call.Query("around") == "me", call.Number("limit", GetLeaderboard.DefaultLimit, 1, GetLeaderboard.MaxLimit), call.Cancellation))
            .Does("A board: all-time, weekly, weekly:previous or course:{id}:weekly")
            .Takes("around", "me: the learner's own surroundings").Takes("limit", "1 to 100, 10 by default").May(Problems.BoardNotFound, Problems.InvalidRequest);
        var streak = api.Feature<GetStreak>();
        learner.Get("/streak", call => streak.Handle(call.Caller, call.Cancellation)).Does("This learner's streak, by their own calendar");
        var history = api.Feature<GetHistory>();
        api.Tagged("Progress").Learner.Get("/progress/history", call => history.Handle(call.Caller, call.Number("days", 30, 1, GetHistory.MaxDays), call.Cancellation))
            .Does("XP, minutes and accuracy by the learner's local day").Takes("days", "1 to 366, 30 by default").May(Problems.InvalidRequest);
        var achievements = api.Feature<ListAchievements>();
        learner.Get("/achievements", call => achievements.Handle(call.Caller, call.Cancellation)).Does("All achievements, and how far this learner is");
    }
}

public static class GamificationDocuments
{
    public static IReadOnlyList<ICollectionDefinition> All { get; } = [LearnerTotals.Collection, LedgerEntry.Collection];
}

[JsonSerializable(typeof(LeaderboardSnapshot))]
[JsonSerializable(typeof(ListLeaderboards.BoardList))]
[JsonSerializable(typeof(GetStreak.StreakView))]
[JsonSerializable(typeof(GetHistory.History))]
[JsonSerializable(typeof(ListAchievements.AchievementList))]
internal sealed partial class GamificationWire : JsonSerializerContext;
