using System.ComponentModel.DataAnnotations;
using Myna.Server.Content.Contracts;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Content.Authoring;

/// <summary>Grades a response to a published question for its author. A trial makes no attempt and is not kept.</summary>
internal sealed class TryQuestion(CourseAccess access, Catalogue catalogue) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<TryQuestion>();
        api.Tagged("Authoring").Author.Post<TryRequest, TriedQuestion>("/quizzes/{id}/try", (call, request) => feature.Handle(call.Caller, call.Id, request, call.Cancellation))
            .Does("Grades a response to a published question, without an attempt", "tryQuestion")
            .May(Problems.InvalidRequest, ExerciseProblems.InvalidResponse, CatalogueProblems.QuizNotFound, ContentProblems.QuestionNotFound, ContentProblems.NotAnAuthor);
    }

    public async ValueTask<Outcome<TriedQuestion>> Handle(Caller caller, string quizId, TryRequest request, CancellationToken cancellation)
    {
        if (request.QuestionId is not { Length: > 0 } questionId)
        {
            return Problems.Field("questionId", "is needed");
        }

        if (await catalogue.Quiz(quizId, cancellation) is not { } quiz)
        {
            return CatalogueProblems.QuizNotFound;
        }

        var course = await access.Course(caller, quiz.CourseId, cancellation);
        if (!course.IsOk)
        {
            return course.Problem.Status == Problems.Forbidden.Status ? course.Problem : CatalogueProblems.QuizNotFound;
        }

        var vocabulary = await catalogue.Vocabulary(quiz.CourseId, cancellation);
        var grader = new Grader(quiz.Questions, quiz.Keys, language => vocabulary?.LexiconOf(language) ?? Shared.Text.Lexicon.Empty);
        if (grader.Find(questionId) is null)
        {
            return ContentProblems.QuestionNotFound;
        }

        var (grade, bad) = grader.Grade(questionId, request.Response);
        return grade is null
            ? ExerciseProblems.InvalidResponse.Because(bad!.Message)
            : new TriedQuestion(questionId, grade.IsCorrect, grade.Verdict, grade.Credit, grade.Feedback, grade.Solution);
    }

    public sealed record TryRequest
    {
        [Required]
        public string? QuestionId { get; init; }

        /// <summary>By question type, as in an attempt; null or absent skips the question.</summary>
        public Response? Response { get; init; }
    }

    public sealed record TriedQuestion(string QuestionId, bool Correct, Verdict Verdict, double Credit, Feedback? Feedback, Response Solution);
}
