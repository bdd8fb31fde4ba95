using System.Diagnostics;
using System.Diagnostics.Metrics;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Practice.Contracts;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Practice.Regrading;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Practice.Attempts;

/// <summary>Grades one answer and keeps it. The answer is on disk before it is acknowledged; the first answer to a question stands.</summary>
internal sealed class SubmitAnswer(IDocumentStore store, PreparedQuizzes quizzes, AttemptFeed feed, TimeProvider clock) : IFeature
{
    /// <summary>A learner who thinks longer than this has gone away.</summary>
    public const int MaxElapsedMs = 10 * 60 * 1000;

    private static readonly Meter Meter = new("Myna.Practice");

    private static readonly Histogram<double> Grading = Meter.CreateHistogram(
        "myna.grading.duration",
        "s",
        "Time to judge an answer, by verdict; its count is the answers given.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.00001, 0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1] });

    public static void Map(Api api)
    {
        var feature = api.Feature<SubmitAnswer>();
        api.Tagged("Quizzes").Learner.Post<AnswerRequest, AnswerView>(
                "/attempts/{id}/answers", (call, request) => feature.Handle(call.Caller, call.Id, request, call.Cancellation))
            .Does("Grade an answer; the first answer to a question stands", "submitAnswer")
            .May(Problems.InvalidRequest)
            .May(ExerciseProblems.InvalidResponse, PracticeProblems.AttemptNotFound, PracticeProblems.QuestionNotInAttempt, PracticeProblems.AttemptFinished);
    }

    public async ValueTask<Outcome<AnswerView>> Handle(Caller caller, string attemptId, AnswerRequest request, CancellationToken cancellation)
    {
        if (request.QuestionId is not { Length: > 0 and <= 128 } questionId)
        {
            return Problems.Field("questionId", "is needed");
        }

        AttemptProgressed? progressed = null;
        var outcome = await store.Transact<Outcome<AnswerView>>(
            async commit =>
            {
                progressed = null;
                if (await OpenAttempt.Load(store, caller, attemptId, cancellation) is not { } found)
                {
                    return PracticeProblems.AttemptNotFound;
                }

                var attempt = found.Value;
                var asked = attempt.IndexOf(questionId);
                if (asked < 0)
                {
                    return PracticeProblems.QuestionNotInAttempt;
                }

                var quiz = await quizzes.Pinned(attempt.Quizzes[attempt.Questions[asked].Quiz], cancellation);
                for (var i = 0; i < attempt.Answers.Count; i++)
                {
                    if (attempt.Answers[i].QuestionId == questionId)
                    {
                        return AnswerView.Of(attempt, i, quiz);
                    }
                }

                if (attempt.Result is not null)
                {
                    return PracticeProblems.AttemptFinished;
                }

                var begun = Stopwatch.GetTimestamp();
                var question = attempt.Questions[asked];
                var graded = quiz.Grade(question.QuestionId, request.Response);
                if (graded.Grade is not { } grade)
                {
                    return ExerciseProblems.InvalidResponse.Because(graded.Bad!.Message);
                }

                if (!grade.IsCorrect && await NewestGrade(quiz, question.QuestionId, request.Response, cancellation) is { } accepted)
                {
                    grade = accepted;
                }

                Grading.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds, new KeyValuePair<string, object?>("verdict", grade.Verdict.ToString()));
                var elapsedMs = request.ElapsedMs is { } elapsed ? Math.Clamp(elapsed, 0, MaxElapsedMs) : (int?)null;
                var answer = GivenAnswer.Of(questionId, request.Response, grade, elapsedMs, clock.Now());
                var repeated = answer.IsCorrect ? null : Repetition.Of(attempt, question, quiz);
                var answered = commit.Append(AttemptDocuments.Growth, found, new AttemptStep(answer, Asked: repeated));
                var view = AnswerView.Of(answered, attempt.Answers.Count, quiz);
                progressed = new AttemptProgressed(caller.UserId, attemptId, view.Progress.Answered, view.Progress.Total, view.Progress.Correct);
                return view;
            },
            cancellation);
        if (progressed is not null)
        {
            feed.Publish(progressed);
        }

        return outcome;
    }

    // An attempt that was begun before an author accepted an answer has it right, too.
    private async ValueTask<Grade?> NewestGrade(PreparedQuiz pinned, string questionId, Response? response, CancellationToken cancellation) =>
        response is not null && await quizzes.Current(pinned.Quiz.Id, cancellation) is { } newest && newest.Quiz.Version != pinned.Quiz.Version
        && RegradedAnswers.AsksTheSame(pinned.Find(questionId), newest.Find(questionId))
        && newest.Grade(questionId, response).Grade is { IsCorrect: true } grade
            ? grade
            : null;
}
