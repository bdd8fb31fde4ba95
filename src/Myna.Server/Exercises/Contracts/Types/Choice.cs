using System.ComponentModel.DataAnnotations;
using Myna.Server.Exercises.Grading;
using Myna.Server.Shared.Text;

namespace Myna.Server.Exercises.Contracts.Types;

/// <summary>One of several options is right. Response: its id.</summary>
public sealed record ChoiceExercise : Exercise
{
    internal static readonly ExerciseType Type = new(QuestionType.Choice, Prepare);

    [Required]
    public IReadOnlyList<AuthoredOption>? Options { get; init; }

    internal override (Question, AnswerKey)? Write(QuestionWriting writing) => Write(writing, QuestionType.Choice, Options);

    internal static (Question, AnswerKey)? Write(QuestionWriting writing, QuestionType type, IReadOnlyList<AuthoredOption>? authored)
    {
        var (options, ids, notes) = writing.Options(authored);
        var right = ids.Where((_, i) => authored![i].Correct == true).ToList();
        if (options.Count > 0 && right.Count != 1)
        {
            writing.Refuse("/options", "needs one right option");
        }

        var prompt = writing.Prompt();
        return writing.IsSound
            ? (writing.Question(type, 0, prompt) with { Options = options }, writing.Key(Response.Of(right[0])) with { Notes = notes })
            : null;
    }

    internal static Judge Prepare(Question question, AnswerKey key, Lexicon lexicon) => response =>
    {
        if (response.Text is not { } id)
        {
            return BadResponse.NotText;
        }

        foreach (var option in question.Options ?? [])
        {
            if (option.Id == id)
            {
                var feedback = key.Notes?.GetValueOrDefault(id) is { } note ? new Feedback(Note: note) : null;
                return new Grade(id == key.Solution.Text ? Verdict.Correct : Verdict.Wrong, key.Solution, feedback);
            }
        }

        return BadResponse.UnknownOption;
    };
}
