using Myna.Server.Content.Contracts;
using Myna.Server.Content.Publishing;
using Myna.Server.Content.Source;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Content.Authoring;

/// <summary>Takes a lesson out of its course. Its versions stay where open attempts and results find them.</summary>
internal sealed class DeleteLesson(IDocumentStore store, CourseAccess access, TimeProvider clock) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<DeleteLesson>();
        api.Tagged("Authoring").Author.Delete<Nothing>("/lessons/{id}", call => feature.Handle(call.Caller, call.Id, call.IfMatch, call.Cancellation))
            .Does("Deletes a lesson with its draft", "deleteLesson").Edits()
            .May(CatalogueProblems.LessonNotFound, ContentProblems.NotAnAuthor, ContentProblems.CourseArchived);
    }

    public ValueTask<Outcome<Nothing>> Handle(Caller caller, string id, string? ifMatch, CancellationToken cancellation) => store.Transact<Outcome<Nothing>>(
        async commit =>
        {
            var found = await access.Lesson(caller, id, cancellation);
            if (!found.IsOk)
            {
                return found.Problem;
            }

            var lesson = found.Value;
            if (Precondition.Check(ifMatch, DraftView.Of(lesson).Tag) is { } problem)
            {
                return problem;
            }

            if (lesson.Course.Source.Value.ArchivedAt is not null)
            {
                return ContentProblems.CourseArchived;
            }

            var now = clock.Now();
            var edited = lesson.Course.Edited(now);
            edited = edited with { Units = [.. edited.Units.Select(unit => unit with { Lessons = [.. unit.Lessons.Where(other => other != id)] })] };
            if (lesson.Draft is { } draft)
            {
                commit.Delete(ContentDocuments.Drafts, id, draft.Version);
            }

            if (lesson.Published is null)
            {
                commit.Replace(ContentDocuments.CourseSources, edited, lesson.Course.Source.Version);
                return Nothing.Value;
            }

            var publication = await Publication.Load(store, lesson.Course, cancellation);
            await publication.Write(commit, edited, new Dictionary<string, LessonSource>(StringComparer.Ordinal), [id], now, cancellation);
            return Nothing.Value;
        },
        cancellation);
}
