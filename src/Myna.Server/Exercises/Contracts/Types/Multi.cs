using System.ComponentModel.DataAnnotations;
using Myna.Server.Exercises.Grading;
using Myna.Server.Shared.Text;

namespace Myna.Server.Exercises.Contracts.Types;

/// <summary>Several options may be right. Response: a list of their ids. A wrong choice takes away what a right one gives.</summary>
public sealed record MultiExercise : Exercise
{
    internal static readonly ExerciseType Type = new(QuestionType.Multi, Prepare);

    [Required]
    public IReadOnlyList<AuthoredOption>? Options { get; init; }

    internal override (Question, AnswerKey)? Write(QuestionWriting writing)
    {
        var (options, ids, notes) = writing.Options(Options);
        var right = ids.Where((_, i) => Options![i].Correct == true).ToList();
        if (options.Count > 0 && right.Count == 0)
        {
            writing.Refuse("/options", "needs a right option");
        }

        var prompt = writing.Prompt();
        return writing.IsSound
            ? (writing.Question(QuestionType.Multi, 0, prompt) with { Options = options }, writing.Key(Response.OfParts(right)) with { Notes = notes })
            : null;
    }

    private static Judge Prepare(Question question, AnswerKey key, Lexicon lexicon)
    {
        var ids = (question.Options ?? []).Select(option => option.Id).ToHashSet(StringComparer.Ordinal);
        return response => ChosenParts.Grade(response, ids, BadResponse.UnknownOption, key);
    }
}
