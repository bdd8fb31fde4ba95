using System.Text.Json.Serialization;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Content;

/// <summary>Lessons of a course or a unit in their order, or those that a text occurs in.</summary>
internal sealed class ListLessons(IDocumentStore store) : IFeature
{
    public const int MaxSearchLength = 100;

    public static void Map(Api api)
    {
        var feature = api.Feature<ListLessons>();
        api.Tagged("Lessons").Learner.Get(
                "/lessons", call => feature.Handle(new Filter(call.Query("courseId"), call.Query("unitId"), call.Query("q"), call.Page()), call.Cancellation))
            .Does("Lessons of a course or unit, in order", "listLessons")
            .Takes("courseId", "The course; courseId or unitId is needed").Takes("unitId", "The unit").Takes("q", "A text that occurs in the title or the words").Pages();
    }

    public async ValueTask<Outcome<LessonPage>> Handle(Filter request, CancellationToken cancellation)
    {
        if (request.CourseId is null && request.UnitId is null)
        {
            return Problems.Field("courseId", "is needed, or unitId");
        }

        if (request.Search is { Length: > MaxSearchLength })
        {
            return Problems.Field("q", $"has at most {MaxSearchLength} characters");
        }

        if (!ContentIds.IsId(request.UnitId ?? request.CourseId!))
        {
            return new LessonPage([], null);
        }

        var index = request.UnitId is { } unit ? ContentDocuments.LessonsByUnit.Where(unit) : ContentDocuments.LessonsByCourse.Where(request.CourseId!);
        if (!index.Take(request.Search is null ? request.Page.Limit : Limits.MaxPageSize).TryAfter(request.Page.Cursor, out var query))
        {
            return Problems.InvalidCursor;
        }

        var page = await store.Find(query, cancellation);
        var found = page.Items.Select(document => document.Value)
            .Where(lesson => (request.CourseId is null || lesson.CourseId == request.CourseId) && Matches(lesson, request.Search))
            .ToList();
        if (request.Search is null || found.Count <= request.Page.Limit)
        {
            return new LessonPage([.. found.Select(LessonSummary.Of)], page.NextCursor);
        }

        found.RemoveRange(request.Page.Limit, found.Count - request.Page.Limit);
        return new LessonPage([.. found.Select(LessonSummary.Of)], query.CursorAfter(found[^1]));
    }

    private static bool Matches(Lesson lesson, string? search) => search is null
        || lesson.Title.Contains(search, StringComparison.OrdinalIgnoreCase)
        || lesson.Words.Any(word => word.Text.Contains(search, StringComparison.OrdinalIgnoreCase) || word.Translation.Contains(search, StringComparison.OrdinalIgnoreCase));

    public sealed record Filter(string? CourseId, string? UnitId, string? Search, Page Page);

    public sealed record LessonPage(IReadOnlyList<LessonSummary> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? NextCursor);

    public sealed record LessonSummary(string Id, string CourseId, string UnitId, string Title, int Version, string QuizId, int Words, int Phrases)
    {
        internal static LessonSummary Of(Lesson lesson) => new(
            lesson.Id, lesson.CourseId, lesson.UnitId, lesson.Title, lesson.Version, lesson.QuizId, lesson.Words.Count, lesson.PhraseCount);
    }
}
