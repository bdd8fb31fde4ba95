using BitFaster.Caching.Lru;
using Myna.Server.Content.Contracts;
using Myna.Server.Progress.Contracts;
using Myna.Storage;

namespace Myna.Server.Progress;

/// <summary>
/// A learner's progress documents. Which ones there are is remembered for recent learners, so that a read asks the store's own
/// cache by id and no index; the memory is only kept where this process sees every write.
/// </summary>
internal sealed class LearnerLessons
{
    /// <summary>At some 40 bytes an id and 30 lessons a learner: about 25 MB.</summary>
    private const int MaxLearners = 20_000;

    private readonly IDocumentStore _store;
    private readonly CurrentItems _items;
    private readonly ConcurrentLru<string, string[]> _ids = new(MaxLearners);

    // Counts what was forgotten, so that a read that began before does not put back what it saw.
    private readonly int[] _forgotten = new int[256];

    public LearnerLessons(IDocumentStore store, CurrentItems items)
    {
        (_store, _items) = (store, items);
        store.OnCommitted(ProgressEvents.Updated, updated => Changed(updated.UserId, updated.LessonId));
    }

    /// <summary>All of a learner's documents, in the order of courses.</summary>
    public async ValueTask<IReadOnlyList<LessonProgress>> Of(string userId, CancellationToken cancellation = default)
    {
        if (!_ids.TryGet(userId, out var ids))
        {
            return await Read(userId, cancellation);
        }

        var lessons = new List<LessonProgress>(ids.Length);
        foreach (var page in ids.Chunk(Limits.MaxPageSize))
        {
            foreach (var found in await _store.LoadMany(ProgressDocuments.Lessons, page, cancellation))
            {
                if (found is { } document)
                {
                    lessons.Add(document.Value);
                }
            }
        }

        return lessons;
    }

    /// <summary>A learner's progress in a course, as far as the course still has it.</summary>
    public async ValueTask<IReadOnlyList<LessonProgress>> Of(string userId, Course course, CancellationToken cancellation = default)
    {
        var current = new List<LessonProgress>();
        foreach (var progress in await Of(userId, cancellation))
        {
            if (progress.CourseId == course.Id && await _items.Of(course, progress, cancellation) is { } kept)
            {
                current.Add(kept);
            }
        }

        return current;
    }

    /// <summary>After documents were deleted; the next read asks the store.</summary>
    public void Forget(string userId)
    {
        Interlocked.Increment(ref Generation(userId));
        _ids.TryRemove(userId);
    }

    // Only a document that is not known yet changes which ones there are.
    private void Changed(string userId, string lessonId)
    {
        if (!_ids.TryGet(userId, out var ids) || !ids.Contains(LessonProgress.IdOf(userId, lessonId), StringComparer.Ordinal))
        {
            Forget(userId);
        }
    }

    private ref int Generation(string userId) => ref _forgotten[userId.GetHashCode(StringComparison.Ordinal) & 255];

    private async ValueTask<IReadOnlyList<LessonProgress>> Read(string userId, CancellationToken cancellation)
    {
        var generation = Volatile.Read(ref Generation(userId));
        var lessons = new List<LessonProgress>();
        await foreach (var document in _store.FindAll(ProgressDocuments.ByUser.Where(userId), cancellation))
        {
            lessons.Add(document.Value);
        }

        if (_store.IsExclusive)
        {
            _ids.AddOrUpdate(userId, [.. lessons.Select(progress => progress.Id)]);
            if (Volatile.Read(ref Generation(userId)) != generation)
            {
                _ids.TryRemove(userId);
            }
        }

        return lessons;
    }
}
