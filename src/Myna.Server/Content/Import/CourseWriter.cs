using Myna.Server.Content.Contracts;
using Myna.Server.Content.Derivation;
using Myna.Server.Content.Publishing;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Content.Import;

/// <summary>
/// Writes a course. It is larger than one commit may be, so the order makes it safe to read at any moment: first lessons and quizzes
/// as new versions, then the outline that names them, and only then are lessons that it no longer names taken away. What is replaced or taken
/// away moves to the archive in the same commit, where open attempts find it. An import that was interrupted is finished by the next one.
/// </summary>
internal sealed class CourseWriter(IDocumentStore store, TimeProvider clock)
{
    /// <summary>A commit holds at most five documents for each lesson; this keeps it around a megabyte.</summary>
    private const int LessonsPerCommit = 12;

    /// <summary>Why a course may not take the place of the one that is installed under its id; null when it may.</summary>
    public async ValueTask<string?> Refusal(CourseContent content, CancellationToken cancellation = default)
    {
        var courseId = content.Course.Id;
        var source = await store.Load(ContentDocuments.CourseSources, courseId, cancellation);
        if (source is { Value.IsEdited: true })
        {
            return $"{courseId} has been edited here. Import with --replace to put this course in its place; what was edited is lost";
        }

        return await store.Load(ContentDocuments.Courses, courseId, cancellation) is { } installed && IsAnother(installed.Value, content.Course)
            ? $"another course is installed as {courseId}: most of its lessons are not in this one. Import with --replace to put this course in its place"
            : null;
    }

    public async ValueTask<ImportSummary> Write(
        CourseContent content, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        var courseId = content.Course.Id;
        var current = await store.Load(ContentDocuments.Courses, courseId, cancellation);
        if (current?.Value.ContentHash == content.Course.ContentHash)
        {
            return new ImportSummary(courseId, current.Value.Value.Version, false, 0, 0, content.Lessons.Count, 0);
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
        await store.DeleteAll(ContentDocuments.DraftsByCourse.Where(courseId), cancellation);
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

    private async ValueTask<(int Added, int Changed)> PutLessons(Commit commit, LessonContent[] chunk, CancellationToken cancellation)
    {
        var (added, changed) = (0, 0);
        var now = clock.Now();
        var current = await LessonVersions.Current(store, [.. chunk.Select(content => content.Lesson.Id)], cancellation);
        foreach (var (content, old) in chunk.Zip(current))
        {
            var (_, isChanged) = await LessonVersions.Put(commit, store, content, old, now, cancellation);
            added += old.Lesson is null ? 1 : 0;
            changed += isChanged && old.Lesson is not null ? 1 : 0;
        }

        return (added, changed);
    }

    private async ValueTask<int> PutCourse(Commit commit, CourseContent content, CancellationToken cancellation)
    {
        var now = clock.Now();
        var old = await store.Load(ContentDocuments.Courses, content.Course.Id, cancellation);
        var oldSource = await store.Load(ContentDocuments.CourseSources, content.Course.Id, cancellation);
        var oldVocabulary = await store.Load(ContentDocuments.Vocabularies, content.Vocabulary.Id, cancellation);
        var version = (old?.Value.Version ?? 0) + 1;
        commit.Put(ContentDocuments.Courses, content.Course with { Version = version, UpdatedAt = now }, old);
        commit.Put(ContentDocuments.CourseSources, content.Source with { UpdatedAt = now }, oldSource);
        if (await store.Load(ContentDocuments.ArchivedCourses, content.Course.Id, cancellation) is { } archived)
        {
            commit.Delete(ContentDocuments.ArchivedCourses, content.Course.Id, archived.Version);
        }

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
                    var current = await LessonVersions.Current(store, [other.Id], cancellation);
                    LessonVersions.Remove(commit, current[0]);
                    return true;
                },
                cancellation);
        }

        return others.Count;
    }
}
