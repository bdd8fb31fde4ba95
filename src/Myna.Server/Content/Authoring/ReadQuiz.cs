using Myna.Server.Content.Contracts;
using Myna.Server.Content.Publishing;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Content.Authoring;

/// <summary>A published quiz with its keys, for the authors of its course.</summary>
internal sealed class ReadQuiz(CourseAccess access, Catalogue catalogue) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<ReadQuiz>();
        api.Tagged("Authoring").Author.Get("/quizzes/{id}", call => feature.Handle(call.Caller, call.Id, call.Cancellation))
            .Does("A published quiz with its keys", "getQuiz").May(CatalogueProblems.QuizNotFound, ContentProblems.NotAnAuthor);
    }

    public async ValueTask<Outcome<KeyedQuiz>> Handle(Caller caller, string id, CancellationToken cancellation)
    {
        if (await catalogue.Quiz(id, cancellation) is not { } quiz)
        {
            return CatalogueProblems.QuizNotFound;
        }

        var course = await access.Course(caller, quiz.CourseId, cancellation);
        if (!course.IsOk)
        {
            return course.Problem.Status == Problems.Forbidden.Status ? course.Problem : CatalogueProblems.QuizNotFound;
        }

        return new KeyedQuiz(
            quiz.Id, quiz.Version, quiz.CourseId, quiz.LessonId, quiz.Title, quiz.UpdatedAt,
            [.. quiz.Questions.Zip(quiz.Keys, (question, key) => new PreviewLesson.KeyedQuestion(question, key))]);
    }

    public sealed record KeyedQuiz(
        string Id, int Version, string CourseId, string LessonId, string Title, DateTimeOffset UpdatedAt, IReadOnlyList<PreviewLesson.KeyedQuestion> Questions);
}
