using Myna.Server.Exercises.Contracts;
using Myna.Server.Practice.Attempts;
using Myna.Server.Practice.Contracts;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Shared;

namespace Myna.Server.Practice.Offline;

/// <summary>Brings answers that a device kept into an attempt. Pure.</summary>
internal static class OfflineAnswers
{
    /// <summary>The attempt with these answers; the first answer to a question stands, from any device. Or why they cannot be of this attempt.</summary>
    /// <param name="quizzes">Of the attempt, in its order.</param>
    public static Outcome<Attempt> Merge(Attempt attempt, IReadOnlyList<OfflineAnswer> answers, IReadOnlyList<PreparedQuiz> quizzes, OfflineTimes times)
    {
        var answered = attempt.Answers.Select(answer => answer.QuestionId).ToHashSet(StringComparer.Ordinal);
        foreach (var given in answers)
        {
            var at = given.QuestionId is { } id ? attempt.IndexOf(id) : -1;
            if (at < 0)
            {
                return PracticeProblems.QuestionNotInAttempt;
            }

            var asked = attempt.Questions[at];
            if (!answered.Add(asked.Id))
            {
                continue;
            }

            var quiz = quizzes[asked.Quiz];
            var graded = quiz.Grade(asked.QuestionId, given.Response);
            if (graded.Grade is not { } grade)
            {
                return ExerciseProblems.InvalidResponse.Because(graded.Bad!.Message);
            }

            var answer = GivenAnswer.Of(asked.Id, given.Response, grade, OfflineTimes.Elapsed(given, SubmitAnswer.MaxElapsedMs), times.At(given));
            attempt = AttemptStep.Fold(attempt with { IsOffline = true }, new AttemptStep(answer, Asked: answer.IsCorrect ? null : Repetition.Of(attempt, asked, quiz)));
        }

        return attempt;
    }
}
