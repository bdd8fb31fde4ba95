using System.Text.Json.Serialization;
using Myna.Server.Content.Contracts;
using Myna.Server.Progress.Contracts;
using Myna.Server.Progress.Memory;
using Myna.Storage;
using NodaTime;

namespace Myna.Server.Progress;

/// <summary>
/// One learner's progress in one lesson, and the memory of its words and phrases: one small document for each pair, so that
/// finishing a lesson rewrites a kilobyte and not a learner's whole history.
/// </summary>
internal sealed record LessonProgress
{
    /// <summary><see cref="IdOf"/>.</summary>
    public required string Id { get; init; }

    public required string UserId { get; init; }

    public required string CourseId { get; init; }

    public required string LessonId { get; init; }

    /// <summary>How often it was finished.</summary>
    public required int Completions { get; init; }

    /// <summary>True while no score has come to the pass mark. Absent of a lesson that is done, also by the rules of before there was a mark.</summary>
    public bool? NeverPassed { get; init; }

    /// <summary>0 to 1.</summary>
    public required double BestScore { get; init; }

    public required double LastScore { get; init; }

    /// <summary>Paid for attempts at this lesson; a review's goes to the lesson of its first question.</summary>
    public required int Xp { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was finished last.</summary>
    public DateTimeOffset? LastDoneAt { get; init; }

    public required IReadOnlyList<LearntItem> Items { get; init; }

    [JsonIgnore]
    public bool IsDone => Completions > 0 && NeverPassed is not true;

    [JsonIgnore]
    public int WordsSeen => Words(knownOnly: false);

    /// <summary>Words whose newest answer was right.</summary>
    [JsonIgnore]
    public int WordsKnown => Words(knownOnly: true);

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

    /// <summary>Without the items that are not among these.</summary>
    internal LessonProgress With(IReadOnlyDictionary<string, LearningItem> kept)
    {
        for (var i = 0; i < Items.Count; i++)
        {
            if (!kept.ContainsKey(Items[i].Memory.ItemId))
            {
                return this with { Items = [.. Items.Where(item => kept.ContainsKey(item.Memory.ItemId))] };
            }
        }

        return this;
    }

    public LessonState StateAt(DateTimeOffset now) => new(
        IsDone ? LessonStatus.Done : LessonStatus.Started, BestScore, Completions, DueAt(now));

    public int DueAt(DateTimeOffset now)
    {
        var due = 0;
        for (var i = 0; i < Items.Count; i++)
        {
            due += Items[i].Memory.Due <= now ? 1 : 0;
        }

        return due;
    }

    /// <summary>After an attempt that asked about this lesson. An item asked several times in one attempt is reviewed once, by its worst answer.</summary>
    /// <param name="answers">Those about items of other lessons are passed over.</param>
    /// <param name="xp">Added to this lesson.</param>
    /// <param name="score">0 to 1 when the attempt was at this lesson; null when it was not.</param>
    /// <param name="isPassed">Whether it is done by that.</param>
    /// <param name="now">When the attempt was finished.</param>
    /// <param name="zone">The learner's time zone.</param>
    /// <param name="late">Of an attempt that comes in after its time.</param>
    internal LessonProgress Finished(
        IReadOnlyList<ItemAnswer> answers, int xp, double? score, bool isPassed, DateTimeOffset now, DateTimeZone zone, LateAttempt? late = null)
    {
        var isLatest = late is null || !(now < LastDoneAt);
        return this with
        {
            Items = Reviewed(answers, now, zone, late),
            Xp = Xp + xp,
            Completions = Completions + (score is null ? 0 : 1),
            NeverPassed = score is null ? NeverPassed : IsDone || isPassed ? null : true,
            BestScore = Math.Max(BestScore, score ?? 0),
            LastScore = isLatest ? score ?? LastScore : LastScore,
            StartedAt = late is not null && late.StartedAt < StartedAt ? late.StartedAt : StartedAt,
            LastDoneAt = score is not null && isLatest ? now : LastDoneAt,
        };
    }

    /// <summary>After answers of finished attempts were judged again.</summary>
    /// <param name="corrected">As they are judged now; those at other lessons say nothing of this one's score.</param>
    /// <param name="items">Whose memory is made again.</param>
    /// <param name="past">All finished attempts that asked about them, as they are judged now.</param>
    /// <param name="zone">The learner's time zone.</param>
    internal LessonProgress Corrected(IReadOnlyList<CorrectedLesson> corrected, IReadOnlySet<string> items, IReadOnlyList<PastAttempt> past, DateTimeZone zone)
    {
        var progress = this with { Items = [.. Items.Select(item => items.Contains(item.Memory.ItemId) ? Replayed(item, past, zone, item.Memory.Reps) : item)] };
        foreach (var attempt in corrected)
        {
            progress = progress with { Xp = progress.Xp + (attempt.PaidTo == LessonId ? attempt.Xp : 0) };
            if (attempt.LessonId == LessonId)
            {
                progress = progress with
                {
                    NeverPassed = progress.IsDone || attempt.IsPassed ? null : progress.NeverPassed,
                    BestScore = Math.Max(progress.BestScore, attempt.Score),
                    LastScore = progress.LastDoneAt == attempt.FinishedAt ? attempt.Score : progress.LastScore,
                };
            }
        }

        return progress;
    }

    private List<LearntItem> Reviewed(IReadOnlyList<ItemAnswer> answers, DateTimeOffset now, DateTimeZone zone, LateAttempt? late)
    {
        var items = new List<LearntItem>(Items.Count + answers.Count);
        items.AddRange(Items);
        for (var i = 0; i < answers.Count; i++)
        {
            if (answers[i].LessonId != LessonId || !ItemAnswer.IsWorst(answers, i))
            {
                continue;
            }

            var answer = answers[i];
            var at = Find(items, answer.ItemId);
            var before = at < 0 ? ItemMemory.Fresh(answer.ItemId, now) : items[at].Memory;
            var after = late is not null && before.LastReview > now
                ? Replayed(items[at], late.Past.Append(new PastAttempt(late.Id, now, answers)), zone, before.Reps + 1)
                : new LearntItem(answer.IsWord, answer.Correct, Fsrs.Default.Review(before, answer.Rating, now, zone));
            if (at < 0)
            {
                items.Add(after);
            }
            else
            {
                items[at] = after;
            }
        }

        return items;
    }

    // Memory is made of reviews in the order of time. Where not all of the former ones could be found, the newer ones stand: the late one would say little.
    private static LearntItem Replayed(LearntItem item, IEnumerable<PastAttempt> attempts, DateTimeZone zone, int reps)
    {
        var reviews = ItemReplay.Of(item.Memory.ItemId, attempts, zone).ToList();
        return reviews.Count > 0 && reviews.Count == reps ? item with { LastCorrect = reviews[^1].Answer.Correct, Memory = reviews[^1].After } : item;
    }

    private static int Find(List<LearntItem> items, string itemId)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Memory.ItemId == itemId)
            {
                return i;
            }
        }

        return -1;
    }

    private int Words(bool knownOnly)
    {
        var words = 0;
        for (var i = 0; i < Items.Count; i++)
        {
            words += Items[i].IsWord && (!knownOnly || Items[i].LastCorrect) ? 1 : 0;
        }

        return words;
    }
}

/// <param name="LastCorrect">Whether its newest answer was right: a word counts as known while it is.</param>
internal sealed record LearntItem(bool IsWord, bool LastCorrect, ItemMemory Memory);

internal static class ProgressDocuments
{
    public static readonly Collection<LessonProgress> Lessons = new("progress", ProgressJson.Default.LessonProgress, progress => progress.Id);

    public static readonly Index<LessonProgress> ByUser = Lessons.Index("user", progress => progress.UserId, progress => progress.CourseId);

    public static readonly Index<LessonProgress> ByCourse = Lessons.Index("course", progress => progress.CourseId);

    public static IReadOnlyList<ICollectionDefinition> All { get; } = [Lessons];
}
