using System.ComponentModel.DataAnnotations;
using Myna.Server.Exercises.Grading;

namespace Myna.Server.Exercises.Contracts.Types;

/// <summary>The learner fills in a grammar table. Response: a list with a text for each row.</summary>
public sealed record TableExercise : Exercise
{
    internal static readonly ExerciseType Type = new(QuestionType.Table, TypedParts.Prepare, IsTimed: true);

    [Required]
    public IReadOnlyList<AuthoredRow>? Rows { get; init; }

    internal override (Question, AnswerKey)? Write(QuestionWriting writing)
    {
        const int MaxRows = 30;
        var prompt = writing.Prompt(isNeeded: false);
        var rows = writing.List(Rows, "/rows", 1, MaxRows);
        var (blanks, parts, solution) = (new List<Blank>(), new List<KeyPart>(), new List<string>());
        for (var i = 0; i < rows.Count; i++)
        {
            var label = writing.Text(rows[i].Label, $"/rows/{i}/label");
            var before = rows[i].Prompt is { } asked ? writing.Text(asked, $"/rows/{i}/prompt") : null;
            blanks.Add(new Blank(label, before, null));
            if (writing.Answers(rows[i].Answers, null, writing.TargetLanguage, $"/rows/{i}") is { } answers)
            {
                parts.Add(new KeyPart(answers.Accepted, answers.Patterns));
                solution.Add(answers.Solution);
            }
        }

        return writing.IsSound
            ? (writing.Question(QuestionType.Table, 2, prompt) with { Blanks = blanks },
                TypedParts.AddTo(writing.Key(TypedParts.Solution(solution)), parts, writing.TargetLanguage))
            : null;
    }
}

public sealed record AuthoredRow
{
    /// <summary>Such as a person: <c>yo</c>.</summary>
    [Required]
    public string? Label { get; init; }

    /// <summary>The text before the field.</summary>
    public string? Prompt { get; init; }

    /// <summary>Accepted answers, the preferred one first: texts, or the grammar of alternatives.</summary>
    [Required]
    public IReadOnlyList<string>? Answers { get; init; }
}
