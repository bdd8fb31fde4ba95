using System.Text.Json.Serialization;

namespace Myna.Storage.Bench;

/// <summary>The documents that the product writes most, in their usual sizes.</summary>
public sealed record Attempt(string Id, string UserId, string LessonId, int Total, int Answered, IReadOnlyList<Answer> Answers);

public sealed record Answer(string QuestionId, string Response, string Verdict, DateTimeOffset At);

public sealed record LessonProgress(string Id, string UserId, string LessonId, int Completions, double BestScore, DateTimeOffset DoneAt, IReadOnlyList<string> Words);

public sealed record Learner(string Id, long Xp, int Streak, string LastDay, string TimeZone, int Tier, IReadOnlyList<int> Week, IReadOnlyList<string> Badges);

public sealed record LedgerRow(string Id, string UserId, int Xp, string Reason, DateTimeOffset At, string Note);

public sealed record XpEarned(string UserId, long Total, int Version);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Attempt))]
[JsonSerializable(typeof(LessonProgress))]
[JsonSerializable(typeof(Learner))]
[JsonSerializable(typeof(LedgerRow))]
[JsonSerializable(typeof(XpEarned))]
public sealed partial class BenchJson : JsonSerializerContext;

public static class Documents
{
    public static readonly Collection<Attempt> Attempts = new("attempts", BenchJson.Default.Attempt, attempt => attempt.Id);
    public static readonly Index<Attempt> AttemptsByUser = Attempts.Index("byUser", attempt => attempt.UserId, attempt => attempt.LessonId);
    public static readonly Collection<LessonProgress> Progress = new("progress", BenchJson.Default.LessonProgress, progress => progress.Id);
    public static readonly Index<LessonProgress> ProgressByUser = Progress.Index("byUser", progress => progress.UserId, progress => progress.LessonId);
    public static readonly Collection<Learner> Learners = new("gamification", BenchJson.Default.Learner, learner => learner.Id);
    public static readonly Collection<LedgerRow> Ledger = new("ledger", BenchJson.Default.LedgerRow, row => row.Id);
    public static readonly Index<LedgerRow> LedgerByUser = Ledger.Index("byUser", row => row.UserId, row => row.At);
    public static readonly Index<LedgerRow> LedgerByTime = Ledger.Index("byTime", row => row.At);
    public static readonly EventType<XpEarned> Earned = new("gamification.xpEarned", BenchJson.Default.XpEarned);

    private static readonly DateTimeOffset Epoch = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<ICollectionDefinition> All => [Attempts, Progress, Learners, Ledger];

    /// <summary>About 700 bytes of JSON.</summary>
    public static Attempt AttemptOf(string id, int user, int answered) => new(
        id, UserId(user), "course-1:unit-3:lesson-12", 10, answered,
        [.. Enumerable.Range(0, 6).Select(i => new Answer($"q{i:d2}", "el gato duerme en la casa", "correct", Epoch.AddSeconds(answered + i)))]);

    /// <summary>About 600 bytes of JSON.</summary>
    public static LessonProgress ProgressOf(int user, int completions) => new(
        $"{UserId(user)}:course-1:lesson-12", UserId(user), "course-1:unit-3:lesson-12", completions, 0.9, Epoch.AddSeconds(completions),
        [.. Enumerable.Range(0, 24).Select(i => $"word-{i:d4}-{completions % 10}")]);

    /// <summary>About 400 bytes of JSON.</summary>
    public static Learner LearnerOf(int user, long xp) => new(
        UserId(user), xp, 12, "2026-03-01", "Europe/Madrid", 3, [10, 20, 30, 40, 50, 60, 70], [.. Enumerable.Range(0, 12).Select(i => $"badge-{i}-of-many")]);

    /// <summary>About 250 bytes of JSON.</summary>
    public static LedgerRow LedgerOf(long id, int user) => new(
        $"attempt-{id:x16}", UserId(user), 10, "lesson", Epoch.AddMilliseconds(id), "paid once however often the attempt is finished, from any device");

    public static string UserId(int user) => $"user-{user:d8}-2f6c";
}
