using System.Text.Json.Serialization;
using Myna.Server.Progress.Contracts;
using Myna.Server.Progress.Memory;
using Myna.Storage;
using NodaTime;

namespace Myna.Server.Progress;

/// <summary>
/// What one learner has done in one lesson, and the memory of its words and phrases: one small document for each pair, so that
/// finishing a lesson rewrites a kilobyte and not a learner's whole history.
/// </summary>
public sealed record LessonProgress
{
    /// <summary><see cref="IdOf"/>.</summary>
    public required string Id { get; init; }

    public required string UserId { get; init; }

    public required string CourseId { get; init; }

    public required string LessonId { get; init; }

    public required int Completions { get; init; }

    /// <summary>0 to 1.</summary>
    public required double BestScore { get; init; }

    public required double LastScore { get; init; }

    /// <summary>Paid for attempts at this lesson; a review's goes to the lesson of its first question.</summary>
    public required int Xp { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? LastDoneAt { get; init; }

    public required IReadOnlyList<LearntItem> Items { get; init; }

    [JsonIgnore]
    public int WordsSeen => Items.Count(item => item.IsWord);

    [JsonIgnore]
    public int WordsKnown => Items.Count(item => item is { IsWord: true, LastCorrect: true });

    public static string IdOf(string userId, string lessonId) => $"{userId}:{lessonId}";

    public static LessonProgress Started(string userId, string courseId, string lessonId, DateTimeOffset now) => new()
    {
        Id = IdOf(userId, lessonId),
        UserId = userId,
        CourseId = courseId,
        LessonId = lessonId,
        Completions = 0,
        BestScore = 0,
        LastScore = 0,
        Xp = 0,
        StartedAt = now,
        Items = [],
    };

    public LessonState StateAt(DateTimeOffset now) => new(
        Completions > 0 ? LessonStatus.Done : LessonStatus.Started, BestScore, Completions, DueAt(now));

    public int DueAt(DateTimeOffset now)
    {
        var due = 0;
        for (var i = 0; i < Items.Count; i++)
        {
            due += Items[i].Memory.Due <= now ? 1 : 0;
        }

        return due;
    }

    /// <summary>After the lesson was finished with this score.</summary>
    public LessonProgress Completed(double score, DateTimeOffset now) => this with
    {
        Completions = Completions + 1,
        BestScore = Math.Max(BestScore, score),
        LastScore = score,
        LastDoneAt = now,
    };

    /// <summary>After these answers about its items. An item asked several times in one attempt is reviewed once, by its worst answer.</summary>
    public LessonProgress Answered(IEnumerable<ItemAnswer> answers, DateTimeOffset now, DateTimeZone zone)
    {
        var items = Items.ToList();
        foreach (var asked in answers.Where(answer => answer.LessonId == LessonId).GroupBy(answer => answer.ItemId, StringComparer.Ordinal))
        {
            var worst = asked.OrderBy(answer => answer.Correct).ThenByDescending(answer => answer.Tolerated).First();
            var at = items.FindIndex(item => item.Memory.ItemId == asked.Key);
            var before = at < 0 ? ItemMemory.Fresh(asked.Key, now) : items[at].Memory;
            var rating = Rating.Of(worst.Correct, worst.Tolerated, worst.ElapsedMs);
            var after = new LearntItem(worst.IsWord, worst.Correct, Fsrs.Default.Review(before, rating, now, zone));
            if (at < 0)
            {
                items.Add(after);
            }
            else
            {
                items[at] = after;
            }
        }

        return this with { Items = items };
    }
}

/// <param name="LastCorrect">Whether its newest answer was right: a word counts as known while it is.</param>
public sealed record LearntItem(bool IsWord, bool LastCorrect, ItemMemory Memory);

public static class ProgressDocuments
{
    public static readonly Collection<LessonProgress> Lessons = new("progress", ProgressJson.Default.LessonProgress, progress => progress.Id);

    public static readonly Index<LessonProgress> ByUser = Lessons.Index("user", progress => progress.UserId, progress => progress.CourseId);

    public static IReadOnlyList<ICollectionDefinition> All { get; } = [Lessons];
}

[JsonSerializable(typeof(LessonProgress))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class ProgressJson : JsonSerializerContext;
