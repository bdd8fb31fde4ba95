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
        learner.Get("/leaderboards", call => boards.Handle(call.Caller, call.Cancellation)).Does("The boards, with this learner's place on each", "listLeaderboards");
        var board = api.Feature<GetLeaderboard>();
        learner.Get("/leaderboards/{board}", call => board.Handle(
                call.Caller, call.Route("board"), call.Query("around") is not null, call.Number("limit"), call.Cancellation))
            .Does("A board: all-time, weekly, weekly:previous or course:{id}:weekly", "getLeaderboard")
            .Takes(QueryParameter.OneOf("around", "me: the places around this learner's own; absent: the top", "me"))
            .Takes(QueryParameter.WholeNumber("limit", 1, GetLeaderboard.MaxLimit, GetLeaderboard.DefaultLimit, "How many places are listed at most"))
            .May(Problems.BoardNotFound);
        var streak = api.Feature<GetStreak>();
        learner.Get("/streak", call => streak.Handle(call.Caller, call.Cancellation)).Does("This learner's streak, by their own calendar", "getStreak");
        var history = api.Feature<GetHistory>();
        api.Tagged("Progress").Learner.Get("/progress/history", call => history.Handle(call.Caller, call.Number("days"), call.Cancellation))
            .Does("XP, minutes and accuracy by the learner's local day", "getHistory")
            .Takes(QueryParameter.WholeNumber("days", 1, GetHistory.MaxDays, 30, "How many local days, today included"));
        var achievements = api.Feature<ListAchievements>();
        learner.Get("/achievements", call => achievements.Handle(call.Caller, call.Cancellation)).Does("All achievements, and how far this learner is", "listAchievements");
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
