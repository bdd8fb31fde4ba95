using Myna.Storage;

namespace Myna.Server.Lessons.Contracts;

/// <summary>What other rooms may know of courses and lessons.</summary>
public sealed class Catalogue(IDocumentStore store)
{
    public async ValueTask<CourseFacts?> Course(string id, CancellationToken cancellation = default) =>
        IsId(id) && await store.Load(LessonDocuments.Courses, id, cancellation) is { } found
            ? new CourseFacts(found.Value.Id, found.Value.Title, found.Value.Units.Sum(unit => unit.Lessons.Count))
            : null;

    public async ValueTask<LessonFacts?> Lesson(string id, CancellationToken cancellation = default) =>
        IsId(id) && await store.Load(LessonDocuments.Lessons, id, cancellation) is { } found
            ? new LessonFacts(found.Value.Id, found.Value.CourseId, found.Value.QuizId, found.Value.Title)
            : null;

    // A client's path may hold anything; the store takes only what can be an id.
    internal static bool IsId(string id) => id.Length is > 0 and <= Limits.MaxIdLength && !id.AsSpan().ContainsAnyExceptInRange('!', '~');
}

public sealed record CourseFacts(string Id, string Title, int LessonCount);

public sealed record LessonFacts(string Id, string CourseId, string QuizId, string Title);
