using System.ComponentModel.DataAnnotations;
using Myna.Server.Exercises.Grading;
using Myna.Server.Shared.Text;

namespace Myna.Server.Exercises.Contracts.Types;

/// <summary>Each tile of the left side has one partner on the right. Response: a list of pairs [leftId, rightId].</summary>
public sealed record MatchExercise : Exercise
{
    internal static readonly ExerciseType Type = new(QuestionType.Match, Prepare);

    /// <summary>Texts that belong together: [left, right].</summary>
    [Required]
    public IReadOnlyList<IReadOnlyList<string>>? Pairs { get; init; }

    internal override (Question, AnswerKey)? Write(QuestionWriting writing) => Write(writing, QuestionType.Match, Pairs, rightMayRepeat: false);

    /// <summary>Of every type whose question has two sides.</summary>
    internal static (Question, AnswerKey)? Write(
        QuestionWriting writing, QuestionType type, IReadOnlyList<IReadOnlyList<string>>? authored, bool rightMayRepeat)
    {
        var pairs = writing.Pairs(authored, rightMayRepeat);
        var prompt = writing.Prompt(isNeeded: false);
        return writing.IsSound
            ? (writing.Question(type, 0, prompt) with
            {
                Left = [.. pairs.Select(pair => pair.Left).OrderBy(tile => tile.Id, StringComparer.Ordinal)],
                Right = [.. pairs.Select(pair => pair.Right).Distinct().OrderBy(tile => tile.Id, StringComparer.Ordinal)],
            }, writing.Key(Response.OfPairs([.. pairs.Select(pair => new Pair(pair.Left.Id, pair.Right.Id))])))
            : null;
    }

    private static Judge Prepare(Question question, AnswerKey key, Lexicon lexicon) => response =>
    {
        if (response.PairsOrNone is not { } pairs)
        {
            return BadResponse.NotPairs;
        }

        var used = new HashSet<string>(2 * pairs.Count, StringComparer.Ordinal);
        var wrong = new List<Pair>();
        foreach (var pair in pairs)
        {
            if (!Has(question.Left, pair.Left) || !Has(question.Right, pair.Right))
            {
                return BadResponse.UnknownTile;
            }

            if (!used.Add(pair.Left) || !used.Add(pair.Right))
            {
                return BadResponse.TileTwice;
            }

            if (!key.Solution.Pairs!.Contains(pair))
            {
                wrong.Add(pair);
            }
        }

        var isRight = wrong.Count == 0 && pairs.Count == key.Solution.Pairs!.Count;
        return new Grade(isRight ? Verdict.Correct : Verdict.Wrong, key.Solution, wrong.Count == 0 ? null : new Feedback(Pairs: wrong));
    };

    private static bool Has(IReadOnlyList<Tile>? side, string id) => side?.Any(tile => tile.Id == id) ?? false;
}
