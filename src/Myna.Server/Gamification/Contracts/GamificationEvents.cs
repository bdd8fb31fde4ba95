using System.Text.Json;
using System.Text.Json.Serialization;
using Myna.Server.Gamification.Quests;
using Myna.Storage;

namespace Myna.Server.Gamification.Contracts;

/// <summary>Events for other modules, published in the commit that they tell of. Totals with versions, never differences.</summary>
internal static class GamificationEvents
{
    public static readonly EventType<XpEarned> XpEarned = new("gamification.xpEarned", GamificationEventsJson.Default.XpEarned) { IsFleeting = true };

    /// <summary>A day was counted: the streak grew, or began again.</summary>
    public static readonly EventType<StreakUpdated> StreakUpdated = new("gamification.streakUpdated", GamificationEventsJson.Default.StreakUpdated) { IsFleeting = true };

    public static readonly EventType<AchievementUnlocked> AchievementUnlocked =
        new("gamification.achievementUnlocked", GamificationEventsJson.Default.AchievementUnlocked) { IsFleeting = true };

    public static readonly EventType<BadgeEarned> BadgeEarned = new("gamification.badgeEarned", GamificationEventsJson.Default.BadgeEarned) { IsFleeting = true };

    /// <summary>A quest came to its goal; its reward waits to be claimed.</summary>
    public static readonly EventType<QuestCompleted> QuestCompleted = new("gamification.questCompleted", GamificationEventsJson.Default.QuestCompleted) { IsFleeting = true };

    /// <summary>A learner came into a cohort, or its week has ended for them.</summary>
    public static readonly EventType<LeagueChanged> LeagueChanged = new("gamification.leagueChanged", GamificationEventsJson.Default.LeagueChanged) { IsFleeting = true };

    public static readonly EventType<Cheered> Cheered = new("gamification.cheered", GamificationEventsJson.Default.Cheered) { IsFleeting = true };
}

/// <param name="Earned">By this attempt.</param>
/// <param name="Total">All XP ever, after it.</param>
/// <param name="TotalReachedAt">The total's version (see <see cref="Sequence"/>), and that of the other scores here.</param>
/// <param name="Week">The score of the week; null while all was earned offline.</param>
/// <param name="Course">The weekly score of the attempt's course; null without a course, or beyond <see cref="Gamification.Week.MaxCourses"/>.</param>
/// <param name="Month">The score of the month; null while all was earned offline, and in events of an earlier version.</param>
/// <param name="ByGuest">By a learner who has not signed up: nobody else is shown them.</param>
internal sealed record XpEarned(
    string UserId, string AttemptId, int Earned, IReadOnlyList<XpReason> Reasons, long Total, long TotalReachedAt, WeekTotal? Week, CourseWeek? Course, Month? Month = null, bool ByGuest = false);

/// <param name="ReachedAt">The version (see <see cref="Sequence"/>).</param>
public sealed record StreakUpdated(string UserId, int Days, int Freezes, long ReachedAt);

public sealed record AchievementUnlocked(string UserId, string Id, string Title, DateTimeOffset At);

/// <param name="Tier">The one that was earned.</param>
public sealed record BadgeEarned(string UserId, string Id, string Title, string Tier);

/// <param name="Gems">What claiming it pays.</param>
internal sealed record QuestCompleted(string UserId, string Id, QuestPeriod Period, string Title, int Gems);

/// <param name="Tier">In which they are from now on.</param>
/// <param name="Rank">In the cohort that has ended; null when they joined one.</param>
public sealed record LeagueChanged(string UserId, string Tier, LeagueChange Change, int? Rank);

/// <summary>Somebody whom this learner sees cheers a milestone of theirs.</summary>
/// <param name="Cheers">How many cheer it now.</param>
internal sealed record Cheered(string UserId, string MilestoneId, string ById, string ByName, int Cheers);

[JsonConverter(typeof(LeagueChangeJson))]
public enum LeagueChange
{
    Joined,
    Promoted,
    Stayed,
    Demoted,
}

internal sealed class LeagueChangeJson() : JsonStringEnumConverter<LeagueChange>(JsonNamingPolicy.CamelCase);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(XpEarned))]
[JsonSerializable(typeof(StreakUpdated))]
[JsonSerializable(typeof(AchievementUnlocked))]
[JsonSerializable(typeof(BadgeEarned))]
[JsonSerializable(typeof(QuestCompleted))]
[JsonSerializable(typeof(LeagueChanged))]
[JsonSerializable(typeof(Cheered))]
internal sealed partial class GamificationEventsJson : JsonSerializerContext;
