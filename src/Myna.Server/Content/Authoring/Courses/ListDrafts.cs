using Myna.Server.Content.Contracts;
using Myna.Server.Content.Source;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Content.Authoring;

/// <summary>The lessons of a course by title and state, as its authors see them: what an outline of ids alone does not tell.</summary>
internal sealed class ListDrafts(IDocumentStore store, CourseAccess access) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<ListDrafts>();
        api.Tagged("Authoring").Author.Get("/courses/{id}/draft/lessons", call => feature.Handle(call.Caller, call.Id, call.Cancellation))
            .Does("The lessons of a course for its authors, with titles and how far they are published", "listDrafts")
            .May(CatalogueProblems.CourseNotFound, ContentProblems.NotAnAuthor);
    }

    public async ValueTask<Outcome<DraftList>> Handle(Caller caller, string id, CancellationToken cancellation)
    {
        var course = await access.Course(caller, id, cancellation);
        if (!course.IsOk)
        {
            return course.Problem;
        }

        var found = new List<DraftSummary>();
        foreach (var ids in course.Value.Source.Value.LessonIds().Chunk(Limits.MaxPageSize))
        {
            var drafts = await store.LoadMany(ContentDocuments.Drafts, ids, cancellation);
            var published = await store.LoadMany(ContentDocuments.Lessons, ids, cancellation);
            found.AddRange(ids.Select((lesson, i) => DraftSummary.Of(lesson, drafts[i]?.Value, published[i]?.Value)).OfType<DraftSummary>());
        }

        return new DraftList(found);
    }

    /// <param name="Items">In the order of the outline: a course has a thousand lessons at most.</param>
    public sealed record DraftList(IReadOnlyList<DraftSummary> Items);

    /// <param name="PublishedVersion">What learners get; absent while they get none.</param>
    public sealed record DraftSummary(string Id, string Title, DraftStatus Status, int? PublishedVersion)
    {
        /// <summary>Null for a lesson that was deleted after the outline was read.</summary>
        internal static DraftSummary? Of(string id, LessonDraft? draft, Lesson? published) => (draft?.Source.Title ?? published?.Title) is { } title
            ? new DraftSummary(id, title, published is null ? DraftStatus.Draft : draft is null ? DraftStatus.Published : DraftStatus.Changed, published?.Version)
            : null;
    }
}
