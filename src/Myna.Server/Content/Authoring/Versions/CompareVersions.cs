using System.Globalization;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Source;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Content.Authoring;

/// <summary>The additions, changes and removals between two versions of a lesson, or since one.</summary>
internal sealed class CompareVersions(IDocumentStore store, CourseAccess access) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<CompareVersions>();
        api.Tagged("Authoring").Author.Get("/lessons/{id}/diff", call => feature.Handle(call.Caller, call.Id, call.Query("from")!, call.Query("to"), call.Cancellation))
            .Does("What differs between two versions of a lesson", "compareVersions")
            .Takes(QueryParameter.Required("from", "A version")).Takes("to", "A later version; absent: the draft")
            .May(CatalogueProblems.LessonNotFound, ContentProblems.VersionNotFound, ContentProblems.NotAnAuthor);
    }

    public async ValueTask<Outcome<LessonDiff>> Handle(Caller caller, string id, string from, string? to, CancellationToken cancellation)
    {
        var lesson = await access.Lesson(caller, id, cancellation);
        if (!lesson.IsOk)
        {
            return lesson.Problem;
        }

        var old = await ReadVersion.Load(store, id, from, cancellation);
        if (!old.IsOk || to is null)
        {
            return old.As(version => LessonDiff.Between(version.Source, lesson.Value.Source));
        }

        return (await ReadVersion.Load(store, id, to, cancellation)).As(version => LessonDiff.Between(old.Value.Source, version.Source));
    }
}
