using System.ComponentModel.DataAnnotations;
using Myna.Server.Exercises.Grading;

namespace Myna.Server.Exercises.Contracts.Types;

/// <summary>The learner types what is missing in a text. Response: the text of the gap, or a list with one for each gap.</summary>
public sealed record ClozeExercise : Exercise
{
    internal static readonly ExerciseType Type = new(QuestionType.Cloze, TypedParts.Prepare, IsTimed: true);

    /// <summary>With gaps that hold their accepted answers: <c>Yo {{como|tomo}} pan.</c></summary>
    [Required]
    public string? Text { get; init; }

    internal override (Question, AnswerKey)? Write(QuestionWriting writing)
    {
        var prompt = writing.Prompt(isNeeded: false);
        var gaps = GapText.Read(writing, Text);
        var parts = new List<KeyPart>(gaps.Count);
        foreach (var gap in gaps)
        {
            var answers = gap.Answers.Select(answer => writing.Text(answer, "/text")).ToList();
            TypedParts.Check(writing, answers, writing.TargetLanguage, "/text");
            parts.Add(new KeyPart(answers));
        }

        return writing.IsSound
            ? (writing.Question(QuestionType.Cloze, 2, prompt) with { Blanks = [.. gaps.Select(gap => new Blank(null, gap.Before, gap.After))] },
                TypedParts.AddTo(writing.Key(TypedParts.Solution([.. parts.Select(part => part.Accepted[0])])), parts, writing.TargetLanguage))
            : null;
    }
}
