using System.ComponentModel.DataAnnotations;
using Myna.Server.Exercises.Grading;
using Myna.Server.Shared.Text;

namespace Myna.Server.Exercises.Contracts.Types;

/// <summary>The prompt is true or false. Response: <c>"true"</c> or <c>"false"</c>.</summary>
public sealed record TrueFalseExercise : Exercise
{
    internal static readonly ExerciseType Type = new(QuestionType.TrueFalse, Prepare);

    [Required]
    public bool? Answer { get; init; }

    internal override (Question, AnswerKey)? Write(QuestionWriting writing)
    {
        if (Answer is null)
        {
            writing.Refuse("/answer", "is needed");
        }

        var prompt = writing.Prompt();
        return writing.IsSound ? (writing.Question(QuestionType.TrueFalse, 0, prompt), writing.Key(Response.Of(Answer == true ? "true" : "false"))) : null;
    }

    private static Judge Prepare(Question question, AnswerKey key, Lexicon lexicon) => response => response.Text switch
    {
        null => BadResponse.NotText,
        "true" or "false" => new Grade(response.Text == key.Solution.Text ? Verdict.Correct : Verdict.Wrong, key.Solution),
        _ => BadResponse.UnknownOption,
    };
}
