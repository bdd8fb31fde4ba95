using System.ComponentModel.DataAnnotations;
using Myna.Server.Exercises.Grading;
using Myna.Server.Shared.Text;

namespace Myna.Server.Exercises.Contracts.Types;

/// <summary>The learner types a text. Response: the text.</summary>
public abstract record TypedExercise : Exercise
{
    /// <summary>Accepted answers, the preferred one first: texts, or the grammar of alternatives (<c>[the|a] cat sleeps|is sleeping</c>).</summary>
    [Required]
    public IReadOnlyList<string>? Answers { get; init; }

    /// <summary>Wrong answers that are foreseen; they go before every tolerance.</summary>
    public IReadOnlyList<RefusedAnswer>? Refused { get; init; }

    private protected (Question, AnswerKey)? Write(QuestionWriting writing, QuestionType type, int level, string language)
    {
        var prompt = writing.Prompt();
        return writing.Answers(Answers, Refused, language) is { } answers && writing.IsSound
            ? (writing.Question(type, level, prompt), answers.AddTo(writing.Key(Response.Of(answers.Solution))))
            : null;
    }

    private protected static Judge Prepare(Question question, AnswerKey key, Lexicon lexicon)
    {
        var answer = TypedAnswers.Stored(key, lexicon);
        return response =>
        {
            if (response.Text is not { } typed)
            {
                return BadResponse.NotText;
            }

            var (verdict, feedback) = answer.Grade(typed);
            return new Grade(verdict, key.Solution, feedback);
        };
    }
}
