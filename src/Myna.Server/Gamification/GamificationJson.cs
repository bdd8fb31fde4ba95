using System.Text.Json.Serialization;
using Myna.Server.Gamification.Achievements;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Gamification.Feed;
using Myna.Server.Gamification.Leaderboards;
using Myna.Server.Gamification.Leagues;
using Myna.Server.Gamification.Quests;
using Myna.Server.Gamification.Streaks;

namespace Myna.Server.Gamification;

/// <summary>Stored documents.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LearnerTotals))]
[JsonSerializable(typeof(LedgerEntry))]
[JsonSerializable(typeof(Cohort))]
[JsonSerializable(typeof(LeagueSeat))]
[JsonSerializable(typeof(Cheer))]
[JsonSerializable(typeof(CheerCount))]
internal sealed partial class GamificationJson : JsonSerializerContext;

/// <summary>Bodies of calls.</summary>
[JsonSerializable(typeof(LeaderboardSnapshot))]
[JsonSerializable(typeof(GetLeague.LeagueView))]
[JsonSerializable(typeof(GetFeed.FeedPage))]
[JsonSerializable(typeof(CheerMilestone.Cheered))]
[JsonSerializable(typeof(ListLeaderboards.BoardList))]
[JsonSerializable(typeof(GetStreak.StreakView))]
[JsonSerializable(typeof(GetHistory.History))]
[JsonSerializable(typeof(ListAchievements.AchievementList))]
[JsonSerializable(typeof(ListBadges.BadgeList))]
[JsonSerializable(typeof(ListQuests.QuestList))]
[JsonSerializable(typeof(ClaimQuest.Claimed))]
internal sealed partial class GamificationWire : JsonSerializerContext;
