using Myna.Server.Content.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Content.Authoring;

/// <summary>A lesson as its authors left it.</summary>
internal sealed class ReadDraft(CourseAccess access) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<ReadDraft>();
        api.Tagged("Authoring").Author.Get("/lessons/{id}/draft", call => feature.Handle(call.Caller, call.Id, call.Cancellation))
            .Does("A lesson's draft, with the ETag that an edit names", "getDraft").May(CatalogueProblems.LessonNotFound, ContentProblems.NotAnAuthor);
    }

    public async ValueTask<Outcome<DraftView>> Handle(Caller caller, string id, CancellationToken cancellation) =>
        (await access.Lesson(caller, id, cancellation)).As(DraftView.Of);
}
