using Myna.Server.Content.Contracts;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Content.Import;

/// <summary>
/// Writes a course. It is larger than one commit may be, so the order makes it safe to read at any moment: first lessons and quizzes
/// as new versions, then the outline that names them, and only then are lessons that it no longer names taken away. What is replaced or taken
/// away moves to the archive in the same commit, where open attempts find it. An import that was interrupted is finished by the next one.
/// </summary>
public sealed class CourseWriter(IDocumentStore store, TimeProvider clock)
{
    /// <summary>A commit holds at most four documents for each lesson; this keeps it around a megabyte.</summary>
    private const int LessonsPerCommit = 12;

    /// <param name="replace">Whether another course that is installed under the same id may be replaced.</param>
    /// <returns>Null when the course would replace another one and must not; nothing is written then.</returns>
    public async ValueTask<ImportSummary?> Write(
        CourseContent content, bool replace = false, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        var courseId = content.Course.Id;
        var current = await store.Load(ContentDocuments.Courses, courseId, cancellation);
        if (current?.Value.ContentHash == content.Course.ContentHash)
        {
            return new ImportSummary(courseId, current.Value.Value.Version, false, 0, 0, content.Lessons.Count, 0);
        }

        if (!replace && current is { } installed && IsAnother(installed.Value, content.Course))
        {
            return null;
        }

        if (current is not null)
        {
            // From the first change to the last the stored hash fits no content, so that an import of any content after an interruption does its work.
            await store.Transact(commit => BeginChange(commit, courseId, cancellation), cancellation);
        }

        var (added, changed) = (0, 0);
        var done = 0;
        foreach (var chunk in content.Lessons.Chunk(LessonsPerCommit))
        {
            var (newOnes, otherOnes) = await store.Transact(commit => PutLessons(commit, chunk, cancellation), cancellation);
            (added, changed, done) = (added + newOnes, changed + otherOnes, done + chunk.Length);
            progress?.Report(new ImportProgress(ImportStage.Writing, done, content.Lessons.Count));
        }

        var version = await store.Transact(commit => PutCourse(commit, content, cancellation), cancellation);
        var removed = await RemoveOthers(content.Course, cancellation);
        return new ImportSummary(courseId, version, true, added, changed, content.Lessons.Count - added - changed, removed);
    }

    // A course keeps most of its lessons from version to version; one that shares less than half of them is somebody else's.
    private static bool IsAnother(Course installed, Course course)
    {
        var named = Ids(course).ToHashSet(StringComparer.Ordinal);
        var kept = Ids(installed).Count(named.Contains);
        return kept * 2 < Ids(installed).Count();

        static IEnumerable<string> Ids(Course course) => course.Units.SelectMany(unit => unit.Lessons).Select(lesson => lesson.Id);
    }

    private async ValueTask<bool> BeginChange(Commit commit, string courseId, CancellationToken cancellation)
    {
        if (await store.Load(ContentDocuments.Courses, courseId, cancellation) is { } course && course.Value.ContentHash.Length > 0)
        {
            commit.Replace(ContentDocuments.Courses, course.Value with { ContentHash = "" }, course.Version);
        }

        return true;
    }

    private async ValueTask<(int Added, int Changed)> PutLessons(Commit commit, (Lesson Lesson, Quiz Quiz)[] chunk, CancellationToken cancellation)
    {
        var (added, changed) = (0, 0);
        var now = clock.Now();
        foreach (var (lesson, quiz) in chunk)
        {
            var old = await store.Load(ContentDocuments.Lessons, lesson.Id, cancellation);
            var oldQuiz = await store.Load(ContentDocuments.Quizzes, quiz.Id, cancellation);
            var isChanged = false;
            if (old?.Value.ContentHash != lesson.ContentHash)
            {
                isChanged = true;
                var version = await Next(old?.Value.Version, ContentDocuments.LessonVersionsByLesson, lesson.Id, archived => archived.Version, cancellation);
                commit.Put(ContentDocuments.Lessons, lesson with { Version = version, UpdatedAt = now }, old);
                Archive(commit, ContentDocuments.LessonVersions, old);
            }

            if (oldQuiz?.Value.ContentHash != quiz.ContentHash)
            {
                isChanged = true;
                var version = await Next(oldQuiz?.Value.Version, ContentDocuments.QuizVersionsByQuiz, quiz.Id, archived => archived.Version, cancellation);
                commit.Put(ContentDocuments.Quizzes, quiz with { Version = version, UpdatedAt = now }, oldQuiz);
                Archive(commit, ContentDocuments.QuizVersions, oldQuiz);
            }

            added += old is null ? 1 : 0;
            changed += isChanged && old is not null ? 1 : 0;
        }

        return (added, changed);
    }

    private async ValueTask<int> PutCourse(Commit commit, CourseContent content, CancellationToken cancellation)
    {
        var old = await store.Load(ContentDocuments.Courses, content.Course.Id, cancellation);
        var oldVocabulary = await store.Load(ContentDocuments.Vocabularies, content.Vocabulary.Id, cancellation);
        var version = (old?.Value.Version ?? 0) + 1;
        commit.Put(ContentDocuments.Courses, content.Course with { Version = version, UpdatedAt = clock.Now() }, old);
        if (oldVocabulary?.Value.ContentHash != content.Vocabulary.ContentHash)
        {
            commit.Put(ContentDocuments.Vocabularies, content.Vocabulary, oldVocabulary);
        }

        return version;
    }

    private async ValueTask<int> RemoveOthers(Course course, CancellationToken cancellation)
    {
        var named = course.Units.SelectMany(unit => unit.Lessons).Select(lesson => lesson.Id).ToHashSet(StringComparer.Ordinal);
        var others = new List<Lesson>();
        await foreach (var lesson in store.FindAll(ContentDocuments.LessonsByCourse.Where(course.Id), cancellation))
        {
            if (!named.Contains(lesson.Value.Id))
            {
                others.Add(lesson.Value);
            }
        }

        foreach (var other in others)
        {
            await store.Transact(
                async commit =>
                {
                    var lesson = await store.Load(ContentDocuments.Lessons, other.Id, cancellation);
                    var quiz = await store.Load(ContentDocuments.Quizzes, other.QuizId, cancellation);
                    Remove(commit, ContentDocuments.Lessons, ContentDocuments.LessonVersions, lesson);
                    Remove(commit, ContentDocuments.Quizzes, ContentDocuments.QuizVersions, quiz);
                    return true;
                },
                cancellation);
        }

        return others.Count;
    }

    // A lesson that was taken away and comes back goes on counting where its archive ends.
    private async ValueTask<int> Next<T>(int? current, Index<T> archive, string id, Func<T, int> versionOf, CancellationToken cancellation)
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
