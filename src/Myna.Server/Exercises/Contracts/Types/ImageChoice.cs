using System.ComponentModel.DataAnnotations;
using Myna.Server.Exercises.Grading;

namespace Myna.Server.Exercises.Contracts.Types;

/// <summary>One of several pictures is right. Response: its id. The text of an option is what a screen reader says.</summary>
public sealed record ImageChoiceExercise : Exercise
{
    internal static readonly ExerciseType Type = new(QuestionType.ImageChoice, ChoiceExercise.Prepare);

    [Required]
    public IReadOnlyList<AuthoredOption>? Options { get; init; }

    internal override (Question, AnswerKey)? Write(QuestionWriting writing)
    {
        for (var i = 0; i < (Options?.Count ?? 0) && i < QuestionWriting.MaxOptions; i++)
        {
            if (Options![i] is { Image: null })
            {
                writing.Refuse($"/options/{i}/image", "is needed");
            }
        }

        return ChoiceExercise.Write(writing, QuestionType.ImageChoice, Options);
    }
}
