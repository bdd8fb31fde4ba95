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
        .AddFeature<GetStreak>()
        .AddFeature<GetHistory>()
        .AddFeature<ListAchievements>()
        .AddSingleton<LeaderboardRegistry>()
        .AddSingleton<BoardViews>()
        .AddFeature<GetLeaderboard>()
        .AddFeature<ListLeaderboards>()
        .AddSingleton(provider => new LiveBoards(provider.GetRequiredService<LeaderboardRegistry>(), provider.GetRequiredService<GetLeaderboard>()))
        .AddSingleton<IHoldsPersonalData, GamificationPersonalData>()
        .AddSingleton<FindGameSummary>(provider => GameSummaries.Of(provider.GetRequiredService<IDocumentStore>(), provider.GetRequiredService<TimeProvider>()))
        .AddJsonContracts(GamificationWire.Default);
}

public static class GamificationDocuments
{
    public static IReadOnlyList<ICollectionDefinition> All { get; } = [LearnerTotals.Collection, LedgerEntry.Collection];
}
