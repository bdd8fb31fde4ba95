using System.Text.Json.Serialization;
using Myna.Server.Content.Authoring;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Source;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Content;

/// <summary>The catalogue, by title; or the courses that the caller may edit, in the order in which they came to.</summary>
internal sealed class ListCourses(IDocumentStore store) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<ListCourses>();
        api.Tagged("Lessons").Learner.Get(
                "/courses", call => call.Query("mine") is null ? feature.Catalogue(call.Page(), call.Cancellation) : feature.Mine(call.Caller, call.Page(), call.Cancellation))
            .Does("The catalogue", "listCourses").Takes(QueryParameter.OneOf("mine", "true: those that the caller is an author of, drafts too", "true")).Pages();
    }

    public async ValueTask<Outcome<CoursePage>> Catalogue(Page page, CancellationToken cancellation)
    {
        if (!ContentDocuments.CoursesByTitle.All().Take(page.Limit).TryAfter(page.Cursor, out var query))
        {
            return Problems.InvalidCursor;
        }

        var found = await store.Find(query, cancellation);
        return new CoursePage([.. found.Items.Select(course => CourseSummary.Of(course.Value))], found.NextCursor);
    }

    public async ValueTask<Outcome<CoursePage>> Mine(Caller caller, Page page, CancellationToken cancellation)
    {
        if (!ContentDocuments.AuthorsByUser.Where(caller.UserId).Take(page.Limit).TryAfter(page.Cursor, out var query))
        {
            return Problems.InvalidCursor;
        }

        var found = await store.Find(query, cancellation);
        string[] ids = [.. found.Items.Select(author => author.Value.CourseId)];
        var sources = await store.LoadMany(ContentDocuments.CourseSources, ids, cancellation);
        var published = await store.LoadMany(ContentDocuments.Courses, ids, cancellation);
        return new CoursePage([.. sources.Zip(published).Where(course => course.First is not null).Select(course => CourseSummary.Of(course.First!.Value.Value, course.Second?.Value))], found.NextCursor);
    }

    public sealed record CoursePage(IReadOnlyList<CourseSummary> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? NextCursor);

    /// <param name="Version">0 while nothing of it is published.</param>
    /// <param name="Lessons">For its authors also those that are not published.</param>
    public sealed record CourseSummary(string Id, string Title, Language Language, Language ForSpeakersOf, int Version, int Units, int Lessons, CourseStatus Status)
    {
        internal static CourseSummary Of(Course course) => new(
            course.Id, course.Title, course.Language, course.ForSpeakersOf, course.Version, course.Units.Count, course.Units.Sum(unit => unit.Lessons.Count), CourseStatus.Published);

        internal static CourseSummary Of(CourseSource course, Course? published) => new(
            course.Id, course.Title, course.Language, course.ForSpeakersOf, published?.Version ?? 0, course.Units.Count, course.LessonIds().Count(), CourseDraftView.Of(course, published?.Version).Status);
    }
}
