using System.ComponentModel.DataAnnotations;
using Myna.Server.Exercises.Grading;
using Myna.Server.Shared.Text;

namespace Myna.Server.Exercises.Contracts.Types;

/// <summary>
/// The learner gives each character of a script its sound. Response: a list of pairs [leftId, rightId], one for each character; a sound may
/// be that of several (<c>じ</c> and <c>ぢ</c> are both <c>ji</c>). Each right pair earns a part.
/// </summary>
public sealed record CharacterExercise : Exercise
{
    internal static readonly ExerciseType Type = new(QuestionType.Character, Prepare);

    /// <summary>A character and its sound: [left, right].</summary>
    [Required]
    public IReadOnlyList<IReadOnlyList<string>>? Pairs { get; init; }

    internal override (Question, AnswerKey)? Write(QuestionWriting writing) => MatchExercise.Write(writing, QuestionType.Character, Pairs, rightMayRepeat: true);

    private static Judge Prepare(Question question, AnswerKey key, Lexicon lexicon)
    {
        var rights = key.Solution.Pairs!.ToDictionary(pair => pair.Left, pair => pair.Right, StringComparer.Ordinal);
        var sounds = rights.Values.ToHashSet(StringComparer.Ordinal);
        return response =>
        {
            if (response.PairsOrNone is not { } pairs)
            {
                return BadResponse.NotPairs;
            }

            var seen = new HashSet<string>(pairs.Count, StringComparer.Ordinal);
            var wrong = new List<Pair>();
            foreach (var pair in pairs)
            {
                if (!rights.TryGetValue(pair.Left, out var right) || !sounds.Contains(pair.Right))
                {
                    return BadResponse.UnknownTile;
                }

                if (!seen.Add(pair.Left))
                {
                    return BadResponse.TileTwice;
                }

                if (pair.Right != right)
                {
                    wrong.Add(pair);
                }
            }

            var hits = pairs.Count - wrong.Count;
            return hits == rights.Count
                ? new Grade(Verdict.Correct, key.Solution)
                : new Grade(Verdict.Wrong, key.Solution, wrong.Count == 0 ? null : new Feedback(Pairs: wrong)) { Partial = hits / (double)rights.Count };
        };
    }
}
