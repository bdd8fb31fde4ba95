using Myna.Server.Content.Authoring;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Source;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Content.Publishing;

/// <summary>Gives a lesson's draft to learners, with the outline, the vocabulary and the quizzes that it concerns, in one commit. Open attempts keep theirs.</summary>
internal sealed class PublishLesson(IDocumentStore store, CourseAccess access, TimeProvider clock) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<PublishLesson>();
        api.Tagged("Authoring").Author.Post("/lessons/{id}/publish", call => feature.Handle(call.Caller, call.Id, call.IfMatch, call.Cancellation))
            .Does("Publishes a lesson's draft", "publishLesson").Edits(isRequired: false)
            .May(CatalogueProblems.LessonNotFound, ContentProblems.NotAnAuthor, ContentProblems.CourseArchived, ContentProblems.NotPublishable);
    }

    public ValueTask<Outcome<PublishedLesson>> Handle(Caller caller, string id, string? ifMatch, CancellationToken cancellation) => store.Transact<Outcome<PublishedLesson>>(
        async commit =>
        {
            var found = await access.Lesson(caller, id, cancellation);
            if (!found.IsOk)
            {
                return found.Problem;
            }

            var lesson = found.Value;
            if (Precondition.Check(ifMatch, DraftView.Of(lesson).Tag, isRequired: false) is { } problem)
            {
                return problem;
            }

            if (lesson.Course.Source.Value.ArchivedAt is not null)
            {
                return ContentProblems.CourseArchived;
            }

            if (lesson.Draft is not { } draft)
            {
                // Also a retry whose first response was lost.
                var quiz = await store.Load(ContentDocuments.Quizzes, ContentIds.OfQuiz(id), cancellation);
                return new PublishedLesson(id, lesson.Published!.Value.Value.Version, quiz?.Value.Questions.Count ?? 0);
            }

            var drafts = new Dictionary<string, LessonSource>(StringComparer.Ordinal) { [id] = draft.Value.Source };
            var publication = await Publication.Load(store, lesson.Course, cancellation);
            if (await publication.Refusal(drafts, _ => "", cancellation) is { } refusal)
            {
                return refusal;
            }

            var now = clock.Now();
            commit.Delete(ContentDocuments.Drafts, id, draft.Version);
            return (await publication.Write(commit, lesson.Course.Edited(now), drafts, [], now, cancellation)).Lessons[0];
        },
        cancellation);
}
