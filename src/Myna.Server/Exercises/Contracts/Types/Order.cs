using System.ComponentModel.DataAnnotations;
using Myna.Server.Exercises.Grading;
using Myna.Server.Shared.Text;

namespace Myna.Server.Exercises.Contracts.Types;

/// <summary>The learner puts all items in order. Response: a list of tile ids. Each neighbour that follows as it should earns a part.</summary>
public sealed record OrderExercise : Exercise
{
    internal static readonly ExerciseType Type = new(QuestionType.Order, Prepare);

    /// <summary>In the right order.</summary>
    [Required]
    public IReadOnlyList<string>? Items { get; init; }

    internal override (Question, AnswerKey)? Write(QuestionWriting writing)
    {
        const int MaxItems = 12;
        var prompt = writing.Prompt(isNeeded: false);
        var tiles = new List<Tile>();
        foreach (var (i, item) in writing.List(Items, "/items", 2, MaxItems).Index())
        {
            var text = writing.Text(item, $"/items/{i}");
            if (tiles.Exists(tile => tile.Text == text))
            {
                writing.Refuse($"/items/{i}", "is there twice");
            }

            tiles.Add(new Tile(writing.PartId(text), text));
        }

        return writing.IsSound
            ? (writing.Question(QuestionType.Order, 1, prompt) with { Tiles = [.. tiles.OrderBy(tile => tile.Id, StringComparer.Ordinal)] },
                writing.Key(Response.OfParts([.. tiles.Select(tile => tile.Id)])))
            : null;
    }

    private static Judge Prepare(Question question, AnswerKey key, Lexicon lexicon)
    {
        var places = key.Solution.Parts!.Index().ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
        return response =>
        {
            if (response.Parts is not { } ids)
            {
                return BadResponse.NotParts;
            }

            var seen = new HashSet<string>(ids.Count, StringComparer.Ordinal);
            var kept = 0;
            for (var i = 0; i < ids.Count; i++)
            {
                if (!places.TryGetValue(ids[i], out var place))
                {
                    return BadResponse.UnknownTile;
                }

                if (!seen.Add(ids[i]))
                {
                    return BadResponse.TileTwice;
                }

                kept += i > 0 && places[ids[i - 1]] == place - 1 ? 1 : 0;
            }

            return kept == places.Count - 1
                ? new Grade(Verdict.Correct, key.Solution)
                : new Grade(Verdict.Wrong, key.Solution) { Partial = kept / (double)(places.Count - 1) };
        };
    }
}
