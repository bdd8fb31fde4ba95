using Myna.Server.Content.Contracts;
using Myna.Server.Content.Derivation;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Content.Authoring;

/// <summary>Makes a former version the draft. Published, it becomes a new version: none is ever changed.</summary>
internal sealed class RestoreVersion(IDocumentStore store, CourseAccess access, TimeProvider clock) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<RestoreVersion>();
        api.Tagged("Authoring").Author.Post("/lessons/{id}/versions/{n}/restore", call => feature.Handle(call.Caller, call.Id, call.Route("n"), call.IfMatch, call.Cancellation))
            .Does("Makes a former version the draft", "restoreVersion").Edits()
            .May(CatalogueProblems.LessonNotFound, ContentProblems.VersionNotFound, ContentProblems.NotAnAuthor, ContentProblems.CourseArchived);
    }

    public ValueTask<Outcome<DraftView>> Handle(Caller caller, string id, string number, string? ifMatch, CancellationToken cancellation) => store.Transact<Outcome<DraftView>>(
        async commit =>
        {
            var found = await access.Lesson(caller, id, cancellation);
            if (!found.IsOk)
            {
                return found.Problem;
            }

            var version = await ReadVersion.Load(store, id, number, cancellation);
            if (!version.IsOk)
            {
                return version.Problem;
            }

            var lesson = found.Value;
            var view = DraftView.Of(lesson);
            if (ifMatch is not null && CourseBuilder.HashOf(version.Value.Source) == view.Tag)
            {
                return view;
            }

            if (Precondition.Check(ifMatch, view.Tag) is { } problem)
            {
                return problem;
            }

            return lesson.Course.Source.Value.ArchivedAt is null
                ? DraftView.Of(EditLesson.Change(commit, lesson, version.Value.Source, clock.Now()))
                : ContentProblems.CourseArchived;
        },
        cancellation);
}
