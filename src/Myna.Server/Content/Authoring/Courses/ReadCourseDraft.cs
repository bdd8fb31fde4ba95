using Myna.Server.Content.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Content.Authoring;

/// <summary>A course as its authors left it, with the lessons that are not published yet.</summary>
internal sealed class ReadCourseDraft(CourseAccess access) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<ReadCourseDraft>();
        api.Tagged("Authoring").Author.Get("/courses/{id}/draft", call => feature.Handle(call.Caller, call.Id, call.Cancellation))
            .Does("A course for its authors, with the ETag that an edit names", "getCourseDraft").May(CatalogueProblems.CourseNotFound, ContentProblems.NotAnAuthor);
    }

    public async ValueTask<Outcome<CourseDraftView>> Handle(Caller caller, string id, CancellationToken cancellation) =>
        (await access.Course(caller, id, cancellation)).As(CourseDraftView.Of);
}
