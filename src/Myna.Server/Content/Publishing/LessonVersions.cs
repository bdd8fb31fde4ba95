using Myna.Server.Content.Contracts;
using Myna.Server.Content.Derivation;
using Myna.Server.Content.Source;
using Myna.Storage;

namespace Myna.Server.Content.Publishing;

/// <summary>
/// Adds new versions of lessons and quizzes to a commit. A version that is replaced or taken away moves to the archive in the same commit, where open
/// attempts find it.
/// </summary>
internal static class LessonVersions
{
    /// <summary>The current version of each of these lessons with its quiz, where there is one.</summary>
    public static async ValueTask<IReadOnlyList<(Document<Lesson>? Lesson, Document<Quiz>? Quiz)>> Current(
        IDocumentStore store, IReadOnlyList<string> lessonIds, CancellationToken cancellation)
    {
        var lessons = await store.LoadMany(ContentDocuments.Lessons, lessonIds, cancellation);
        var quizzes = await store.LoadMany(ContentDocuments.Quizzes, [.. lessonIds.Select(ContentIds.OfQuiz)], cancellation);
        return [.. lessons.Zip(quizzes)];
    }

    /// <summary>Writes of a lesson what differs from its current version.</summary>
    /// <returns>The version that the lesson has afterwards, and whether lesson or quiz is new.</returns>
    public static async ValueTask<(int Version, bool IsChanged)> Put(
        Commit commit, IDocumentStore store, LessonContent content, (Document<Lesson>? Lesson, Document<Quiz>? Quiz) current, DateTimeOffset now, CancellationToken cancellation)
    {
        var lesson = content.Lesson;
        var isChanged = await PutQuiz(commit, store, content.Quiz, current.Quiz, now, cancellation);
        if (current.Lesson is { } same && same.Value.ContentHash == lesson.ContentHash)
        {
            Move(commit, same, (lesson.UnitId, lesson.Position));
            return (same.Value.Version, isChanged);
        }

        var version = await Next(store, current.Lesson?.Value.Version, ContentDocuments.LessonVersionsByLesson, lesson.Id, archived => archived.Version, cancellation);
        commit.Put(ContentDocuments.Lessons, lesson with { Version = version, UpdatedAt = now }, current.Lesson);
        commit.Insert(ContentDocuments.LessonSources, new LessonVersion(lesson.Id, lesson.CourseId, version, content.Source, now));
        Archive(commit, ContentDocuments.LessonVersions, current.Lesson);
        return (version, true);
    }

    /// <summary>Writes a quiz when it differs from its current version.</summary>
    public static async ValueTask<bool> PutQuiz(
        Commit commit, IDocumentStore store, Quiz quiz, Document<Quiz>? current, DateTimeOffset now, CancellationToken cancellation)
    {
        if (current?.Value.ContentHash == quiz.ContentHash)
        {
            return false;
        }

        var version = await Next(store, current?.Value.Version, ContentDocuments.QuizVersionsByQuiz, quiz.Id, archived => archived.Version, cancellation);
        commit.Put(ContentDocuments.Quizzes, quiz with { Version = version, UpdatedAt = now }, current);
        Archive(commit, ContentDocuments.QuizVersions, current);
        return true;
    }

    /// <summary>Writes a lesson's place in its course where it is another one. Its version stays.</summary>
    public static void Move(Commit commit, Document<Lesson> lesson, (string UnitId, int Position) place)
    {
        if (lesson.Value.UnitId != place.UnitId || lesson.Value.Position != place.Position)
        {
            commit.Replace(ContentDocuments.Lessons, lesson.Value with { UnitId = place.UnitId, Position = place.Position }, lesson.Version);
        }
    }

    /// <summary>Takes a lesson and its quiz away. Their versions stay in the archive.</summary>
    public static void Remove(Commit commit, (Document<Lesson>? Lesson, Document<Quiz>? Quiz) current)
    {
        Remove(commit, ContentDocuments.Lessons, ContentDocuments.LessonVersions, current.Lesson);
        Remove(commit, ContentDocuments.Quizzes, ContentDocuments.QuizVersions, current.Quiz);
    }

    // A lesson that was taken away and comes back goes on counting where its archive ends.
    private static async ValueTask<int> Next<T>(
        IDocumentStore store, int? current, Index<T> archive, string id, Func<T, int> versionOf, CancellationToken cancellation)
        where T : class
    {
        if (current is { } version)
        {
            return version + 1;
        }

        var last = await store.Find(archive.Where(id).Descending().Take(1), cancellation);
        return last.Items.Count == 0 ? 1 : versionOf(last.Items[0].Value) + 1;
    }

    private static void Archive<T>(Commit commit, Collection<T> archive, Document<T>? old)
        where T : class
    {
        if (old is { } replaced)
        {
            commit.Insert(archive, replaced.Value);
        }
    }

    private static void Remove<T>(Commit commit, Collection<T> collection, Collection<T> archive, Document<T>? old)
        where T : class
    {
        if (old is { } removed)
        {
            commit.Delete(collection, collection.Id(removed.Value), removed.Version);
            commit.Insert(archive, removed.Value);
        }
    }
}
