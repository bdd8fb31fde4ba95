using System.Globalization;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Source;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Content.Authoring;

/// <summary>One published version of a lesson, as its author wrote it.</summary>
internal sealed class ReadVersion(IDocumentStore store, CourseAccess access) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<ReadVersion>();
        api.Tagged("Authoring").Author.Get("/lessons/{id}/versions/{n}", call => feature.Handle(call.Caller, call.Id, call.Route("n"), call.Cancellation))
            .Does("One published version of a lesson", "getVersion").May(CatalogueProblems.LessonNotFound, ContentProblems.VersionNotFound, ContentProblems.NotAnAuthor);
    }

    public async ValueTask<Outcome<LessonVersion>> Handle(Caller caller, string id, string number, CancellationToken cancellation)
    {
        var lesson = await access.Lesson(caller, id, cancellation);
        return lesson.IsOk ? await Load(store, id, number, cancellation) : lesson.Problem;
    }

    public static async ValueTask<Outcome<LessonVersion>> Load(IDocumentStore store, string id, string number, CancellationToken cancellation) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        && await store.Load(ContentDocuments.LessonSources, ContentDocuments.VersionId(id, version), cancellation) is { } found
            ? found.Value
            : ContentProblems.VersionNotFound;
}
