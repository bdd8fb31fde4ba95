using System.Text.Json.Serialization;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Practice.Attempts;
using Myna.Server.Practice.Contracts;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Practice;

/// <summary>Attempts at lessons, quizzes and reviews: started, answered, graded and finished here.</summary>
public static class PracticeModule
{
    public static IServiceCollection AddPractice(this IServiceCollection services) => services
        .AddSingleton<AttemptFeed>()
        .AddSingleton<PreparedQuizzes>()
        .AddSingleton<StartAttempt>()
        .AddSingleton<SubmitAnswer>()
        .AddSingleton<ResumeAttempt>()
        .AddSingleton<FinishAttempt>()
        .AddSingleton<AttemptCalls>()
        .AddSingleton<QuizResults>()
        .AddSingleton<IHoldsPersonalData, PracticePersonalData>()
        .AddJsonContracts(PracticeWire.Default);

    public static void MapPractice(this Api api)
    {
        var learner = api.Tagged("Quizzes").Learner;
        var start = api.Feature<StartAttempt>();
        learner.Post<AttemptRequest, AttemptView>("/attempts", (call, request) => start.Handle(call.Caller, request, call.IdempotencyKey, call.Cancellation), StatusCodes.Status201Created)
            .Does("Start a lesson, a quiz or a review", "startAttempt")
            .May(Problems.InvalidRequest, Problems.LessonNotFound, Problems.QuizNotFound, Problems.CourseNotFound, Problems.NoQuestions, Problems.NothingToReview, Problems.IdempotencyKeyReused);
        var resume = api.Feature<ResumeAttempt>();
        learner.Get("/attempts/{id}", call => resume.Handle(call.Caller, call.Id, call.Cancellation))
            .Does("An attempt as it stands, to resume it", "getAttempt").May(Problems.AttemptNotFound);
        var answer = api.Feature<SubmitAnswer>();
        learner.Post<AnswerRequest, AnswerView>("/attempts/{id}/answers", (call, request) => answer.Handle(call.Caller, call.Id, request, call.Cancellation))
            .Does("Grade an answer; the first answer to a question stands", "submitAnswer")
            .May(Problems.InvalidRequest, Problems.InvalidResponse, Problems.AttemptNotFound, Problems.QuestionNotInAttempt, Problems.AttemptFinished);
        var finish = api.Feature<FinishAttempt>();
        learner.Post("/attempts/{id}/finish", call => finish.Handle(call.Caller, call.Id, call.Cancellation))
            .Does("End an attempt and pay for it, once", "finishAttempt").May(Problems.AttemptNotFound, Problems.AttemptIncomplete);
        var results = api.Feature<QuizResults>();
        learner.Get("/quizzes/{id}/results", call => results.Handle(call.Caller, call.Id, call.Page(), call.Cancellation))
            .Does("This learner's finished attempts at a quiz, newest first", "listQuizResults").Pages().May(Problems.QuizNotFound);
    }
}

[JsonSerializable(typeof(AttemptRequest))]
[JsonSerializable(typeof(AttemptView))]
[JsonSerializable(typeof(AnswerRequest))]
[JsonSerializable(typeof(AnswerView))]
[JsonSerializable(typeof(AttemptResult))]
[JsonSerializable(typeof(QuizResults.ResultPage))]
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
internal sealed partial class PracticeWire : JsonSerializerContext;
