using System.Text.Json.Serialization;
using Myna.Server.Content.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Content.Authoring;

/// <summary>The published versions of a lesson, the newest first.</summary>
internal sealed class ListVersions(IDocumentStore store, CourseAccess access) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<ListVersions>();
        api.Tagged("Authoring").Author.Get("/lessons/{id}/versions", call => feature.Handle(call.Caller, call.Id, call.Page(), call.Cancellation))
            .Does("A lesson's published versions, the newest first", "listVersions").Pages().May(CatalogueProblems.LessonNotFound, ContentProblems.NotAnAuthor);
    }

    public async ValueTask<Outcome<VersionPage>> Handle(Caller caller, string id, Page page, CancellationToken cancellation)
    {
        var lesson = await access.Lesson(caller, id, cancellation);
        if (!lesson.IsOk)
        {
            return lesson.Problem;
        }

        if (!ContentDocuments.LessonSourcesByLesson.Where(id).Descending().Take(page.Limit).TryAfter(page.Cursor, out var query))
        {
            return Problems.InvalidCursor;
        }

        var found = await store.Find(query, cancellation);
        return new VersionPage(
            [.. found.Items.Select(version => new VersionSummary(
                version.Value.Version, version.Value.Source.Title, version.Value.Source.Words.Count, version.Value.Source.Phrases.Count, version.Value.PublishedAt))],
            found.NextCursor);
    }

    public sealed record VersionPage(IReadOnlyList<VersionSummary> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? NextCursor);

    public sealed record VersionSummary(int Version, string Title, int Words, int Phrases, DateTimeOffset PublishedAt);
}
