using System.Text.Json.Serialization;
using Myna.Server.Gamification.Contracts;

namespace Myna.Server.Gamification;

/// <summary>Stored documents.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LearnerTotals))]
[JsonSerializable(typeof(LedgerEntry))]
internal sealed partial class GamificationJson : JsonSerializerContext;

/// <summary>Bodies of calls.</summary>
[JsonSerializable(typeof(LeaderboardSnapshot))]
[JsonSerializable(typeof(ListLeaderboards.BoardList))]
[JsonSerializable(typeof(GetStreak.StreakView))]
[JsonSerializable(typeof(GetHistory.History))]
[JsonSerializable(typeof(ListAchievements.AchievementList))]
internal sealed partial class GamificationWire : JsonSerializerContext;
