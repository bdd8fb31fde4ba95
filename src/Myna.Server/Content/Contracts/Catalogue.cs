using Myna.Storage;

namespace Myna.Server.Content.Contracts;

/// <summary>Courses, lessons and quizzes as other modules see them.</summary>
public sealed class Catalogue(IDocumentStore store)
{
    /// <summary>A course with its outline, also one that is archived: its learners go on in it. Null when there is none.</summary>
    public async ValueTask<Course?> Course(string id, CancellationToken cancellation = default) =>
        (await store.Load(ContentDocuments.Courses, id, cancellation) ?? await store.Load(ContentDocuments.ArchivedCourses, id, cancellation))?.Value;

    /// <summary>The languages that courses here teach, as BCP 47 tags in order.</summary>
    public async ValueTask<IReadOnlyList<string>> Languages(CancellationToken cancellation = default)
    {
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var (course, _) in store.FindAll(ContentDocuments.CoursesByTitle.All(), cancellation))
        {
            codes.Add(course.Language.Code);
        }

        return [.. codes];
    }

    public async ValueTask<LessonFacts?> Lesson(string id, CancellationToken cancellation = default) =>
        await store.Load(ContentDocuments.Lessons, id, cancellation) is { } found
            ? new LessonFacts(found.Value.Id, found.Value.CourseId, found.Value.QuizId, found.Value.Title)
            : null;

    /// <summary>The current version of a quiz, keys included; null when there is none.</summary>
    public async ValueTask<Quiz?> Quiz(string id, CancellationToken cancellation = default) =>
        (await store.Load(ContentDocuments.Quizzes, id, cancellation))?.Value;

    /// <summary>One version of a quiz: the current one, or from the archive once it has been replaced. Null when it never existed.</summary>
    public async ValueTask<Quiz?> Quiz(string id, int version, CancellationToken cancellation = default) =>
        await Quiz(id, cancellation) is { } current && current.Version == version
            ? current
            : (await store.Load(ContentDocuments.QuizVersions, ContentDocuments.VersionId(id, version), cancellation))?.Value;

    /// <summary>The words of a course in each of its languages; null when there is no such course.</summary>
    public async ValueTask<Vocabulary?> Vocabulary(string courseId, CancellationToken cancellation = default) =>
        (await store.Load(ContentDocuments.Vocabularies, courseId, cancellation))?.Value;
}

public sealed record LessonFacts(string Id, string CourseId, string QuizId, string Title);
