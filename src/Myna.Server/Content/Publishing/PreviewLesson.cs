using Myna.Server.Content.Authoring;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Source;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Content.Publishing;

/// <summary>A draft as learners would get it, every question with its key. Nothing is saved.</summary>
internal sealed class PreviewLesson(IDocumentStore store, CourseAccess access) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<PreviewLesson>();
        api.Tagged("Authoring").Author.Post("/lessons/{id}/preview", call => feature.Handle(call.Caller, call.Id, call.Cancellation))
            .Does("What learners would get of a lesson's draft, with keys", "previewLesson")
            .May(CatalogueProblems.LessonNotFound, ContentProblems.NotAnAuthor, ContentProblems.NotPublishable);
    }

    public async ValueTask<Outcome<LessonPreview>> Handle(Caller caller, string id, CancellationToken cancellation)
    {
        var found = await access.Lesson(caller, id, cancellation);
        if (!found.IsOk)
        {
            return found.Problem;
        }

        var lesson = found.Value;
        var publication = await Publication.Load(store, lesson.Course, cancellation);
        if (await publication.Refusal(new Dictionary<string, LessonSource>(StringComparer.Ordinal) { [id] = lesson.Source }, _ => "", cancellation) is { } refusal)
        {
            return refusal;
        }

        var derived = publication.Preview(id, lesson.Source);
        return new LessonPreview(
            GetLesson.LessonContent.Of(derived.Lesson), [.. derived.Quiz.Questions.Zip(derived.Quiz.Keys, (question, key) => new KeyedQuestion(question, key))]);
    }

    public sealed record LessonPreview(GetLesson.LessonContent Lesson, IReadOnlyList<KeyedQuestion> Questions);

    public sealed record KeyedQuestion(Question Question, AnswerKey Key);
}
