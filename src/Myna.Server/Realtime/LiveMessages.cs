using System.Text.Json.Serialization;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Practice.Contracts;
using Myna.Server.Progress.Contracts;
using Myna.Server.Shared.Http;

namespace Myna.Server.Realtime;

/// <summary>Everything that the server sends. Each message of a learner's own stream carries its <c>seq</c>.</summary>
public static class LiveEvents
{
    public static readonly LiveEvent<AttemptProgressMessage> AttemptProgress = new("attempt:progress");
    public static readonly LiveEvent<ProgressUpdatedMessage> ProgressUpdated = new("progress:updated");
    public static readonly LiveEvent<XpEarnedMessage> XpEarned = new("xp:earned");
    public static readonly LiveEvent<StreakUpdatedMessage> StreakUpdated = new("streak:updated");
    public static readonly LiveEvent<AchievementUnlockedMessage> AchievementUnlocked = new("achievement:unlocked");
    public static readonly LiveEvent<BadgeEarnedMessage> BadgeEarned = new("badge:earned");
    public static readonly LiveEvent<QuestCompletedMessage> QuestCompleted = new("quest:completed");
    public static readonly LiveEvent<LeagueChangedMessage> LeagueChanged = new("league:changed");
    public static readonly LiveEvent<AnswerAcceptedMessage> AnswerAccepted = new("answer:accepted");
    public static readonly LiveEvent<ReportDecidedMessage> ReportDecided = new("report:decided");
    public static readonly LiveEvent<LeaderboardChangedMessage> LeaderboardChanged = new("leaderboard:changed");
    public static readonly LiveEvent<LeaguePresenceMessage> LeaguePresence = new("league:presence");
    public static readonly LiveEvent<CheerMessage> Cheer = new("cheer");
    public static readonly LiveEvent<SessionRevokedMessage> SessionRevoked = new("session:revoked");
}

/// <summary>An event's name and the shape of its payload.</summary>
public sealed record LiveEvent<T>(string Name);

public sealed record AttemptProgressMessage(string AttemptId, int Answered, int Total, int Correct, long Seq);

public sealed record ProgressUpdatedMessage(string LessonId, string CourseId, LessonState State, int WordsSeen, int WordsKnown, long Seq);

public sealed record XpEarnedMessage(string AttemptId, int Earned, long Total, IReadOnlyList<XpReason> Reasons, long Seq);

public sealed record StreakUpdatedMessage(int Days, int Freezes, long Seq);

public sealed record AchievementUnlockedMessage(string Id, string Title, long Seq);

public sealed record BadgeEarnedMessage(string Id, string Title, string Tier, long Seq);

/// <param name="Gems">What claiming it pays.</param>
public sealed record QuestCompletedMessage(string Id, string Title, int Gems, long Seq);

/// <param name="Tier">The learner's from now on.</param>
/// <param name="Rank">In the cohort whose week has ended; absent when they joined one.</param>
public sealed record LeagueChangedMessage(string Tier, LeagueChange Change, int? Rank, long Seq);

/// <param name="Xp">What was added to the attempt's.</param>
public sealed record AnswerAcceptedMessage(string AttemptId, string QuestionId, int Xp, long Seq);

/// <param name="Status"><c>accepted</c> or <c>dismissed</c>.</param>
public sealed record ReportDecidedMessage(string AttemptId, string QuestionId, ReportStatus Status, long Seq);

/// <param name="Items">The top of the board.</param>
/// <param name="Me">The receiver's own place; left out where many watch the board.</param>
public sealed record LeaderboardChangedMessage(string Board, long Version, IReadOnlyList<LeaderboardItem> Items, LeaderboardPlace? Me);

/// <param name="Cohort">Learners who have a place in the cohort.</param>
/// <param name="Learning">Those of them who have finished something within the last quarter of an hour.</param>
public sealed record LeaguePresenceMessage(int Cohort, int Learning);

/// <param name="MilestoneId">The milestone in the feed.</param>
/// <param name="UserId">Who cheers it.</param>
/// <param name="Cheers">How many cheer it now.</param>
public sealed record CheerMessage(string MilestoneId, string UserId, string DisplayName, int Cheers, long Seq);

public sealed record SessionRevokedMessage(string Reason);

/// <summary><c>connect_error</c>'s data, and the body of a failed ack.</summary>
public sealed record RefusedMessage(string Code);

public sealed record AttemptStartMessage : AttemptRequest
{
    /// <summary>Chosen by the client for one attempt: a retry with it finds the same attempt, as an Idempotency-Key does over HTTP.</summary>
    public string? ClientId { get; init; }
}

public sealed record AttemptAnswerMessage
{
    public string? AttemptId { get; init; }

    public string? QuestionId { get; init; }

    public Response? Response { get; init; }

    [JsonConverter(typeof(RoundedNumber))]
    public int? ElapsedMs { get; init; }
}

public sealed record AttemptFinishMessage(string? AttemptId);

public sealed record ProgressWatchMessage(string? AttemptId);

public sealed record LeaderboardWatchMessage(string? Board, [property: JsonConverter(typeof(RoundedNumber))] int? Limit);

public sealed record LeaderboardUnwatchMessage(string? Board);

/// <param name="Streams">The last <c>seq</c> seen, by stream; the learner's own is <see cref="LearnerStreams.Name"/>.</param>
public sealed record ResumeMessage(IReadOnlyDictionary<string, long>? Streams);

/// <param name="Streams">The newest number of each stream, to resume from.</param>
/// <param name="Attempt">Progress of the attempt in the request.</param>
public sealed record ProgressSnapshot(IReadOnlyDictionary<string, long> Streams, AttemptSnapshot? Attempt);

public sealed record AttemptSnapshot(string AttemptId, int Answered, int Total, int Correct);

/// <param name="Resync">Some of the missed events are not kept: read the state again.</param>
/// <param name="Events">The missed events, in order.</param>
public sealed record Resumed(bool Resync, IReadOnlyList<MissedEvent> Events, IReadOnlyDictionary<string, long> Streams);

public sealed record MissedEvent(string Stream, string Event, System.Text.Json.JsonElement Data);

public sealed record Unwatched(string Board);

[JsonSerializable(typeof(AttemptProgressMessage))]
[JsonSerializable(typeof(ProgressUpdatedMessage))]
[JsonSerializable(typeof(AnswerAcceptedMessage))]
[JsonSerializable(typeof(ReportDecidedMessage))]
[JsonSerializable(typeof(XpEarnedMessage))]
[JsonSerializable(typeof(StreakUpdatedMessage))]
[JsonSerializable(typeof(AchievementUnlockedMessage))]
[JsonSerializable(typeof(BadgeEarnedMessage))]
[JsonSerializable(typeof(QuestCompletedMessage))]
[JsonSerializable(typeof(LeagueChangedMessage))]
[JsonSerializable(typeof(LeaderboardChangedMessage))]
[JsonSerializable(typeof(LeaguePresenceMessage))]
[JsonSerializable(typeof(CheerMessage))]
[JsonSerializable(typeof(SessionRevokedMessage))]
[JsonSerializable(typeof(RefusedMessage))]
[JsonSerializable(typeof(AttemptStartMessage))]
[JsonSerializable(typeof(AttemptAnswerMessage))]
[JsonSerializable(typeof(AttemptFinishMessage))]
[JsonSerializable(typeof(ProgressWatchMessage))]
[JsonSerializable(typeof(LeaderboardWatchMessage))]
[JsonSerializable(typeof(LeaderboardUnwatchMessage))]
[JsonSerializable(typeof(ResumeMessage))]
[JsonSerializable(typeof(ProgressSnapshot))]
[JsonSerializable(typeof(Resumed))]
[JsonSerializable(typeof(Unwatched))]
internal sealed partial class LiveJson : JsonSerializerContext;
