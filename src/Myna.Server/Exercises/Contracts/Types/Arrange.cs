using System.ComponentModel.DataAnnotations;
using Myna.Server.Exercises.Grading;
using Myna.Server.Shared.Text;

namespace Myna.Server.Exercises.Contracts.Types;

/// <summary>The learner puts tiles in order. Response: a list of tile ids.</summary>
public sealed record ArrangeExercise : Exercise
{
    internal static readonly ExerciseType Type = new(QuestionType.Arrange, Prepare);

    /// <summary>Accepted sentences, the preferred one first; their words make the tiles.</summary>
    [Required]
    public IReadOnlyList<string>? Solutions { get; init; }

    /// <summary>Tiles that belong to no solution.</summary>
    public IReadOnlyList<string>? ExtraTiles { get; init; }

    internal override (Question, AnswerKey)? Write(QuestionWriting writing)
    {
        const int MaxTiles = 40;
        var prompt = writing.Prompt();
        var solutions = writing.List(Solutions, "/solutions", 1, QuestionWriting.MaxAnswers).Select((text, i) => writing.Text(text, $"/solutions/{i}")).ToList();
        var extra = writing.List(ExtraTiles, "/extraTiles", 0, QuestionWriting.MaxOptions).Select((text, i) => writing.Text(text, $"/extraTiles/{i}")).ToList();
        if (!writing.IsSound)
        {
            return null;
        }

        // Each word as often as the solution has it that has it most often.
        var words = solutions.ConvertAll(SurfaceWords.Of);
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Count < 2)
            {
                writing.Refuse($"/solutions/{i}", "needs two words to put in order");
            }
        }

        var texts = words.SelectMany(sentence => sentence.CountBy(word => word)).GroupBy(count => count.Key, StringComparer.Ordinal)
            .SelectMany(word => Enumerable.Repeat(word.Key, word.Max(count => count.Value))).Concat(extra);
        var tiles = texts.GroupBy(text => text, StringComparer.Ordinal).SelectMany(group => group.Select((text, i) => new Tile(writing.PartId(text, i), text)))
            .OrderBy(tile => tile.Id, StringComparer.Ordinal).ToList();
        if (tiles.Count > MaxTiles)
        {
            writing.Refuse("/solutions", $"make more than {MaxTiles} tiles");
        }

        if (!writing.IsSound)
        {
            return null;
        }

        var first = words[0].Select((word, i) => writing.PartId(word, words[0].Take(i).Count(other => other == word))).ToList();
        return (
            writing.Question(QuestionType.Arrange, 1, prompt) with { Tiles = tiles },
            writing.Key(Response.OfParts(first)) with { Language = writing.AnswerLanguage, Accepted = solutions });
    }

    // Tiles are arranged, not typed: any order whose text is accepted is right, and nothing but that is.
    private static Judge Prepare(Question question, AnswerKey key, Lexicon lexicon)
    {
        var answer = TypedAnswers.Stored(key, lexicon);
        return response =>
        {
            if (response.Parts is not { } ids)
            {
                return BadResponse.NotParts;
            }

            var used = new HashSet<string>(ids.Count, StringComparer.Ordinal);
            var texts = new string[ids.Count];
            for (var i = 0; i < ids.Count; i++)
            {
                if (question.Tiles?.FirstOrDefault(tile => tile.Id == ids[i]) is not { } tile)
                {
                    return BadResponse.UnknownTile;
                }

                if (!used.Add(tile.Id))
                {
                    return BadResponse.TileTwice;
                }

                texts[i] = tile.Text;
            }

            var (verdict, feedback) = answer.Grade(string.Join(' ', texts));
            return verdict == Verdict.Correct
                ? new Grade(Verdict.Correct, key.Solution)
                : new Grade(Verdict.Wrong, key.Solution, verdict == Verdict.Wrong ? feedback : null);
        };
    }
}
