using Myna.Server.Practice.Quizzes;
using Myna.Server.Practice.Sessions;

namespace Myna.Server.Practice.Attempts;

/// <summary>Mistakes that come back at the end of their attempt. Pure.</summary>
internal static class Repetition
{
    /// <summary>The question that follows from a wrong answer to this one; null when it has been repeated often enough, or the attempt repeats none.</summary>
    public static AskedQuestion? Of(Attempt attempt, AskedQuestion wrong, PreparedQuiz quiz)
    {
        if (attempt.RepeatsMistakes is not true)
        {
            return null;
        }

        var times = 0;
        for (var before = wrong; before.After is { } id; before = attempt.Questions[attempt.IndexOf(id)])
        {
            times++;
        }

        if (times >= RepeatedQuestion.MaxTimes)
        {
            return null;
        }

        var asked = attempt.Questions.Where(other => other.Quiz == wrong.Quiz).Select(other => other.QuestionId).ToHashSet(StringComparer.Ordinal);
        var question = RepeatedQuestion.For(quiz.Quiz.Questions, quiz.Find(wrong.QuestionId)!, asked, AttemptSeed.Of(attempt.Id) + (ulong)attempt.Questions.Count);
        var time = 1 + attempt.Questions.Count(other => other.QuestionId == question);
        return new AskedQuestion(time == 1 ? question : AskedQuestion.IdOf(question, time), wrong.Quiz, wrong.Id);
    }

    /// <summary>Whether every mistake was repeated until it was right.</summary>
    public static bool IsMended(Attempt attempt)
    {
        if (attempt.RepeatsMistakes is not true)
        {
            return false;
        }

        var repeated = attempt.Questions.Select(question => question.After).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return attempt.Answers.All(answer => answer.IsCorrect || repeated.Contains(answer.QuestionId));
    }
}
