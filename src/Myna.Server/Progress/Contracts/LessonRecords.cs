using Myna.Server.Accounts.Contracts;
using Myna.Storage;

namespace Myna.Server.Progress.Contracts;

/// <summary>What other rooms may write and read here: each adds its part to one commit.</summary>
public sealed class LessonRecords(IDocumentStore store, LearnerLessons lessons, Profiles profiles)
{
    /// <summary>Notes that a lesson has been started, the first time only.</summary>
    /// <returns>True when the commit now holds a new document: <see cref="Committed"/> is to be called after it.</returns>
    public async ValueTask<bool> Start(Commit commit, string userId, string courseId, string lessonId, DateTimeOffset now)
    {
        if (await store.Load(ProgressDocuments.Lessons, LessonProgress.IdOf(userId, lessonId)) is not null)
        {
            return false;
        }

        var started = LessonProgress.Started(userId, courseId, lessonId, now);
        commit.Insert(ProgressDocuments.Lessons, started);
        commit.Publish(ProgressEvents.Updated, EventOf(started, now));
        return true;
    }

    /// <summary>Notes a finished attempt: the score of its lesson (null for a review) and what it says of the items of every lesson it asked.</summary>
    /// <returns>The state of <paramref name="lessonId"/> afterwards, or null for a review.</returns>
    public async ValueTask<LessonState?> Finish(
        Commit commit, string userId, string courseId, string? lessonId, double score, int xp, IReadOnlyList<ItemAnswer> answers, DateTimeOffset now)
    {
        LessonState? state = null;
        var zone = await profiles.ZoneOf(userId);
        var paidTo = lessonId ?? answers[0].LessonId;
        foreach (var id in answers.Select(answer => answer.LessonId).Append(paidTo).Distinct(StringComparer.Ordinal))
        {
            var current = await store.Load(ProgressDocuments.Lessons, LessonProgress.IdOf(userId, id));
            var progress = current?.Value ?? LessonProgress.Started(userId, courseId, id, now);
            progress = progress.Answered(answers, now, zone) with { Xp = progress.Xp + (id == paidTo ? xp : 0) };
            if (id == lessonId)
            {
                progress = progress.Completed(score, now);
                state = progress.StateAt(now);
            }

            commit.Put(ProgressDocuments.Lessons, progress, current);
            commit.Publish(ProgressEvents.Updated, EventOf(progress, now));
        }

        return state;
    }

    /// <summary>Where the learner stands with each lesson of a course; lessons never started are not in it.</summary>
    public async ValueTask<IReadOnlyDictionary<string, LessonState>> StatesOf(
        string userId, string courseId, DateTimeOffset now, CancellationToken cancellation = default) =>
        (await lessons.Of(userId, courseId, cancellation)).ToDictionary(progress => progress.LessonId, progress => progress.StateAt(now), StringComparer.Ordinal);

    /// <summary>The courses that a learner has begun.</summary>
    public async ValueTask<IReadOnlyList<string>> CoursesOf(string userId, CancellationToken cancellation = default) =>
        [.. (await lessons.Of(userId, cancellation)).Select(progress => progress.CourseId).Distinct(StringComparer.Ordinal)];

    public async ValueTask<int> CompletionsOf(string userId, string lessonId) =>
        (await store.Load(ProgressDocuments.Lessons, LessonProgress.IdOf(userId, lessonId)))?.Value.Completions ?? 0;

    /// <summary>The items of a course that are due, the most urgent first, with the lessons that they belong to.</summary>
    public async ValueTask<IReadOnlyList<DueItem>> Due(string userId, string courseId, DateTimeOffset now, CancellationToken cancellation = default) =>
        DueItem.Of(await lessons.Of(userId, courseId, cancellation), now);

    /// <summary>To be called after a commit in which <see cref="Start"/> or <see cref="Finish"/> took part: the learner may have a new document.</summary>
    public void Committed(string userId) => lessons.Forget(userId);

    private static ProgressUpdated EventOf(LessonProgress progress, DateTimeOffset now) =>
        new(progress.UserId, progress.CourseId, progress.LessonId, progress.StateAt(now), progress.WordsSeen, progress.WordsKnown);
}
