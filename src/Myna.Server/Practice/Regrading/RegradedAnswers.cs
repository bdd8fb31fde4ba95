using Myna.Server.Exercises.Contracts;
using Myna.Server.Practice.Attempts;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Shared.Text;

namespace Myna.Server.Practice.Regrading;

/// <summary>Finds the answers of an attempt that typed an accepted text, and judges them by the quiz that accepts it. Pure.</summary>
internal static class RegradedAnswers
{
    /// <summary>The places of its answers to the question that were wrong and typed the text.</summary>
    public static IReadOnlyList<int> In(Attempt attempt, AcceptedText accepted, Folding folding)
    {
        List<int>? places = null;
        for (var i = 0; i < attempt.Answers.Count; i++)
        {
            var answer = attempt.Answers[i];
            if (answer is { Verdict: Verdict.Wrong, Response.Text: { } text } && attempt.Questions[attempt.IndexOf(answer.QuestionId)] is var asked
                && asked.QuestionId == accepted.QuestionId && attempt.Quizzes[asked.Quiz].Id == accepted.QuizId && folding.Normalise(text) == accepted.Normal)
            {
                (places ??= []).Add(i);
            }
        }

        return places ?? (IReadOnlyList<int>)[];
    }

    /// <summary>The attempt with these answers as the newest version of the quiz judges them; the same attempt where it judges them no better.</summary>
    /// <param name="pinned">The version that the question was asked from.</param>
    /// <param name="newest">The version that accepts the answer.</param>
    public static Attempt Judge(Attempt attempt, IReadOnlyList<int> places, PreparedQuiz pinned, PreparedQuiz newest, DateTimeOffset now)
    {
        GivenAnswer[]? answers = null;
        foreach (var place in places)
        {
            var answer = attempt.Answers[place];
            var questionId = attempt.Questions[attempt.IndexOf(answer.QuestionId)].QuestionId;
            if (AsksTheSame(pinned.Find(questionId), newest.Find(questionId)) && newest.Grade(questionId, answer.Response).Grade is { IsCorrect: true } grade)
            {
                (answers ??= [.. attempt.Answers])[place] =
                    GivenAnswer.Of(answer.QuestionId, answer.Response, grade, answer.ElapsedMs, answer.At) with { RegradedAt = now };
            }
        }

        return answers is null ? attempt : attempt with { Answers = answers };
    }

    /// <summary>Whether two versions of a question ask the same, so that a right answer to one is right for the other.</summary>
    public static bool AsksTheSame(Question? one, Question? other) => one is not null && other is not null && one.Type == other.Type && one.Prompt == other.Prompt;
}
