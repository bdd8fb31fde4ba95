using Myna.Storage;
using NodaTime;

namespace Myna.Server.Progress.Contracts;

/// <summary>A learner's progress in the lessons of one attempt, as loaded for one commit. It decides without a store.</summary>
public sealed class LoadedLessons
{
    private readonly string _userId;
    private readonly IReadOnlyList<string> _lessonIds;
    private readonly IReadOnlyList<Document<LessonProgress>?> _found;

    /// <param name="userId">The learner.</param>
    /// <param name="lessonIds">Each once.</param>
    /// <param name="found">For each of them the document, or null when the lesson was never started.</param>
    internal LoadedLessons(string userId, IReadOnlyList<string> lessonIds, IReadOnlyList<Document<LessonProgress>?> found) =>
        (_userId, _lessonIds, _found) = (userId, lessonIds, found);

    /// <summary>Whether the learner has passed this lesson, which must be one of the loaded ones.</summary>
    public bool IsDone(string lessonId) => _found[At(lessonId)]?.Value.IsDone ?? false;

    /// <summary>How often the learner has finished this lesson, which must be one of the loaded ones.</summary>
    public int CompletionsOf(string lessonId) => _found[At(lessonId)]?.Value.Completions ?? 0;

    /// <summary>Marks this lesson as started, the first time only.</summary>
    public LessonChanges Start(string courseId, string lessonId, DateTimeOffset now) => _found[At(lessonId)] is null
        ? new LessonChanges([(LessonProgress.Started(_userId, courseId, lessonId, now), null)], null, now)
        : LessonChanges.None;

    /// <summary>After a finished attempt: its score and XP, and what its answers say about the items of every loaded lesson.</summary>
    public LessonChanges Finish(FinishedLessons finished, DateTimeOffset now, DateTimeZone zone)
    {
        var answers = finished.Answers;
        var paidTo = finished.LessonId ?? (answers.Count > 0 ? answers[0].LessonId : _lessonIds[0]);
        var changed = new (LessonProgress, Document<LessonProgress>?)[_lessonIds.Count];
        LessonState? state = null;
        for (var i = 0; i < changed.Length; i++)
        {
            var id = _lessonIds[i];
            var progress = (_found[i]?.Value ?? LessonProgress.Started(_userId, finished.CourseId, id, now))
                .Finished(answers, id == paidTo ? finished.Xp : 0, id == finished.LessonId ? finished.Score : null, id == finished.LessonId && finished.IsPassed, now, zone, finished.Late);
            state = id == finished.LessonId ? progress.StateAt(now) : state;
            changed[i] = (progress, _found[i]);
        }

        return new LessonChanges(changed, state, now);
    }

    /// <summary>After answers of finished attempts were judged again. Lessons without progress stay without.</summary>
    /// <param name="corrected">As they are judged now.</param>
    /// <param name="items">Words and phrases whose memory is made again.</param>
    /// <param name="past">All finished attempts that asked about them, as they are judged now.</param>
    public LessonChanges Correct(
        IReadOnlyList<CorrectedLesson> corrected, IReadOnlySet<string> items, IReadOnlyList<PastAttempt> past, DateTimeOffset now, DateTimeZone zone) => new(
        [.. _found.OfType<Document<LessonProgress>>().Select(found => (found.Value.Corrected(corrected, items, past, zone), (Document<LessonProgress>?)found))], null, now);

    /// <summary>Whether something that these answers are about was reviewed after this time already.</summary>
    public bool IsLate(IReadOnlyList<ItemAnswer> answers, DateTimeOffset at) => _found.Any(lesson => lesson?.Value.Items.Any(
        item => item.Memory.LastReview > at && answers.Any(answer => answer.ItemId == item.Memory.ItemId)) ?? false);

    private int At(string lessonId)
    {
        for (var i = 0; i < _lessonIds.Count; i++)
        {
            if (_lessonIds[i] == lessonId)
            {
                return i;
            }
        }

        throw new ArgumentException($"Lesson {lessonId} was not loaded.", nameof(lessonId));
    }
}

/// <summary>A finished attempt, as far as progress is concerned.</summary>
/// <param name="LessonId">The lesson that the attempt was at; null for a review.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="IsPassed">Whether the lesson is done by it.</param>
/// <param name="Xp">Added to the lesson, or for a review to the lesson of its first answer.</param>
/// <param name="Answers">In the order of answering.</param>
/// <param name="Late">For an attempt that comes in after its time.</param>
public sealed record FinishedLessons(
    string CourseId, string? LessonId, double Score, bool IsPassed, int Xp, IReadOnlyList<ItemAnswer> Answers, LateAttempt? Late = null);

/// <summary>A finished attempt after answers of it were judged again.</summary>
/// <param name="LessonId">The lesson that it was at; null for a review.</param>
/// <param name="PaidTo">The lesson whose XP it counts among.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Xp">What was added.</param>
public sealed record CorrectedLesson(string? LessonId, string? PaidTo, DateTimeOffset FinishedAt, double Score, bool IsPassed, int Xp);

/// <summary>An attempt that was made without a network: others that were finished after it may have been taken in before it.</summary>
/// <param name="Past">The learner's other finished attempts about the same lessons; needed where <see cref="LoadedLessons.IsLate"/>.</param>
public sealed record LateAttempt(string Id, DateTimeOffset StartedAt, IReadOnlyList<PastAttempt> Past);

/// <summary>New states of lessons, to be added to the commit that causes them.</summary>
public sealed class LessonChanges
{
    internal static readonly LessonChanges None = new([], null, default);

    private readonly (LessonProgress Changed, Document<LessonProgress>? Before)[] _lessons;
    private readonly DateTimeOffset _now;

    internal LessonChanges((LessonProgress Changed, Document<LessonProgress>? Before)[] lessons, LessonState? completed, DateTimeOffset now) =>
        (_lessons, Completed, _now) = (lessons, completed, now);

    /// <summary>The state of the lesson that the attempt was at; null for a review.</summary>
    public LessonState? Completed { get; }

    internal IEnumerable<LessonProgress> Lessons => _lessons.Select(lesson => lesson.Changed);

    public void AddTo(Commit commit)
    {
        foreach (var (changed, before) in _lessons)
        {
            commit.Put(ProgressDocuments.Lessons, changed, before);
            commit.Publish(
                ProgressEvents.Updated,
                new ProgressUpdated(changed.UserId, changed.CourseId, changed.LessonId, changed.StateAt(_now), changed.WordsSeen, changed.WordsKnown));
        }
    }
}
