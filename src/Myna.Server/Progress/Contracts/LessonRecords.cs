using Myna.Server.Content.Contracts;
using Myna.Storage;

namespace Myna.Server.Progress.Contracts;

/// <summary>A learner's progress, for other modules to read and to load for a commit.</summary>
internal sealed class LessonRecords(IDocumentStore store, LearnerLessons lessons, CurrentItems items, OpenLessons opening, Catalogue catalogue)
{
    /// <summary>Loads the learner's progress in these lessons, each named once.</summary>
    public async ValueTask<LoadedLessons> Load(string userId, IReadOnlyList<string> lessonIds, CancellationToken cancellation = default)
    {
        var ids = new string[lessonIds.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = LessonProgress.IdOf(userId, lessonIds[i]);
        }

        return new LoadedLessons(userId, lessonIds, await store.LoadMany(ProgressDocuments.Lessons, ids, cancellation));
    }

    /// <summary>The courses that a learner has begun.</summary>
    public async ValueTask<IReadOnlyList<string>> CoursesOf(string userId, CancellationToken cancellation = default) =>
        [.. (await lessons.Of(userId, cancellation)).Select(progress => progress.CourseId).Distinct(StringComparer.Ordinal)];

    /// <summary>Which lessons of a course the learner may start.</summary>
    public async ValueTask<Opening> OpenIn(string userId, Course course, CancellationToken cancellation = default) =>
        await opening.Of(course, await lessons.Of(userId, course, cancellation), cancellation);

    /// <summary>All learnt items that a course can still ask about, the least remembered first, with the lessons that they belong to.</summary>
    public async ValueTask<IReadOnlyList<DueItem>> Due(string userId, Course course, DateTimeOffset now, CancellationToken cancellation = default) =>
        DueItem.Of(await lessons.Of(userId, course, cancellation), now);

    /// <summary>How many words and phrases of all courses the learner should review now.</summary>
    public async ValueTask<int> DueCount(string userId, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var due = 0;
        foreach (var progress in await lessons.Of(userId, cancellation))
        {
            due += (await items.Of(await catalogue.Course(progress.CourseId, cancellation), progress, cancellation))?.DueAt(now) ?? 0;
        }

        return due;
    }

    /// <summary>A word or phrase that the learner has met and its course still asks about; null for any other.</summary>
    public async ValueTask<MetWord?> Word(string userId, string itemId, DateTimeOffset now, CancellationToken cancellation = default)
    {
        foreach (var progress in await lessons.Of(userId, cancellation))
        {
            if (progress.Items.FirstOrDefault(item => item.Memory.ItemId == itemId) is { } learnt
                && await items.Of(await catalogue.Course(progress.CourseId, cancellation), progress.LessonId, cancellation) is { } current
                && current.TryGetValue(itemId, out var item))
            {
                return new MetWord(WordStanding.Of(progress, learnt, item, now), progress.StartedAt);
            }
        }

        return null;
    }
}

/// <param name="Since">When its lesson was started: no answer about it is older.</param>
public sealed record MetWord(WordStanding Word, DateTimeOffset Since);
