using System.Text.Json.Serialization;
using Myna.Server.Content.Contracts;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Content;

/// <summary>The catalogue, by title.</summary>
public sealed class ListCourses(IDocumentStore store)
{
    public async ValueTask<Outcome<CoursePage>> Handle(Page page, CancellationToken cancellation)
    {
        if (!ContentDocuments.CoursesByTitle.All().Take(page.Limit).TryAfter(page.Cursor, out var query))
        {
            return Problems.InvalidCursor;
        }

        var found = await store.Find(query, cancellation);
        return new CoursePage([.. found.Items.Select(course => CourseSummary.Of(course.Value))], found.NextCursor);
    }

    public sealed record CoursePage(IReadOnlyList<CourseSummary> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? NextCursor);

    public sealed record CourseSummary(string Id, string Title, Language Language, Language ForSpeakersOf, int Version, int Units, int Lessons)
    {
        internal static CourseSummary Of(Course course) => new(
            course.Id, course.Title, course.Language, course.ForSpeakersOf, course.Version, course.Units.Count, course.Units.Sum(unit => unit.Lessons.Count));
    }
}
