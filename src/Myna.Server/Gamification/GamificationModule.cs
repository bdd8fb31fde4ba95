using Microsoft.Extensions.Options;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Gamification.Achievements;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Gamification.Feed;
using Myna.Server.Gamification.Leaderboards;
using Myna.Server.Gamification.Leagues;
using Myna.Server.Gamification.Quests;
using Myna.Server.Gamification.Rules;
using Myna.Server.Gamification.Streaks;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Server.Social.Contracts;
using Myna.Storage;

namespace Myna.Server.Gamification;

/// <summary>The gamification service: XP, gems, streaks, achievements, badges, quests, leaderboards.</summary>
internal static class GamificationModule
{
    public static IServiceCollection AddGamification(this IServiceCollection services)
    {
        services.AddOptions<GamificationOptions>().BindStrictly(GamificationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<GameRules>(provider => RulesFile.Load(provider.GetRequiredService<IOptions<GamificationOptions>>().Value.RulesFile))
            .AddSingleton<Sequence>()
            .AddSingleton<Totals>()
            .AddSingleton<LearnerDays>()
            .AddFeature<GetStreak>()
            .AddFeature<BuyFreeze>()
            .AddFeature<GetHistory>()
            .AddFeature<ListAchievements>()
            .AddFeature<ListBadges>()
            .AddFeature<ListQuests>()
            .AddFeature<ClaimQuest>()
            .AddSingleton<WatchedBoards>()
            .AddSingleton<LeaderboardRegistry>()
            .AddSingleton<BoardViews>()
            .AddSingleton<FriendsBoard>()
            .AddSingleton<Placement>()
            .AddSingleton<Settlement>()
            .AddSingleton<LeagueBoard>()
            .AddSingleton<LeagueUpkeep>()
            .AddHostedService(provider => provider.GetRequiredService<LeagueUpkeep>())
            .AddFeature<GetLeague>()
            .AddFeature<GetFeed>()
            .AddFeature<CheerMilestone>()
            .AddFeature<GetLeaderboard>()
            .AddFeature<ListLeaderboards>()
            .AddSingleton(provider => new LiveBoards(
                provider.GetRequiredService<LeaderboardRegistry>(), provider.GetRequiredService<WatchedBoards>(), provider.GetRequiredService<GetLeaderboard>(),
                provider.GetRequiredService<FriendsBoard>(), provider.GetRequiredService<LeagueBoard>(), provider.GetRequiredService<Visibility>()))
            .AddSingleton<IHoldsPersonalData, GamificationPersonalData>()
            .AddSingleton<FindGameSummaries>(provider => GameSummaries.Of(provider.GetRequiredService<IDocumentStore>(), provider.GetRequiredService<TimeProvider>()))
            .AddJsonContracts(GamificationWire.Default);
    }
}

internal static class GamificationDocuments
{
    public static IReadOnlyList<ICollectionDefinition> All { get; } = [LearnerTotals.Collection, LedgerEntry.Collection, Cohort.Collection, LeagueSeat.Collection, Cheer.Collection, CheerCount.Collection];
}
