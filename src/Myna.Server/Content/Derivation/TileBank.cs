using System.Numerics;
using Myna.Server.Shared.Text;

namespace Myna.Server.Content.Derivation;

/// <summary>
/// Chooses the words that stand among a solution's tiles without belonging there: for each word of the solution in turn, the nearest
/// other word of the course's phrases in that language. (LibreLingo sums the distances over all words, which favours short words
/// that resemble none.)
/// </summary>
internal sealed class TileBank
{
    /// <summary>Neighbours kept for a word; more than these are never needed beside one word of a solution.</summary>
    private const int Nearest = 8;

    /// <summary>Comparing every word with every other is quadratic: of a very large course the words that are met first are enough.</summary>
    private const int MaxWords = 8000;

    private readonly Folding _folding;
    private readonly List<(string Shown, string Folded, ulong Letters)> _words = [];
    private readonly Dictionary<string, (string Shown, string Folded)[]> _nearest = new(StringComparer.Ordinal);

    /// <param name="texts">The preferred forms of all phrases, in the order of the course.</param>
    /// <param name="folding">Of their language.</param>
    public TileBank(IEnumerable<string> texts, Folding folding)
    {
        _folding = folding;
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in texts.SelectMany(SurfaceWords.Of))
        {
            var folded = folding.Normalise(word);
            if (folded.Length > 0 && known.Add(folded) && _words.Count < MaxWords)
            {
                _words.Add((word, folded, Letters(folded)));
            }
        }
    }

    /// <summary>max(n − 1, 2) words for a solution of n, fewer only where the course has no more.</summary>
    public IReadOnlyList<string> DistractorsFor(IReadOnlyList<string> solution)
    {
        var wanted = Math.Max(solution.Count - 1, 2);
        var folded = solution.Select(_folding.Normalise).ToArray();
        var used = new HashSet<string>(folded, StringComparer.Ordinal);
        var chosen = new List<string>(wanted);
        for (var rank = 0; rank < Nearest && chosen.Count < wanted; rank++)
        {
            foreach (var word in folded)
            {
                var near = NearestTo(word);
                if (rank < near.Length && chosen.Count < wanted && used.Add(near[rank].Folded))
                {
                    chosen.Add(near[rank].Shown);
                }
            }
        }

        return chosen;
    }

    private (string Shown, string Folded)[] NearestTo(string word)
    {
        if (_nearest.TryGetValue(word, out var known))
        {
            return known;
        }

        var letters = Letters(word);
        var best = new List<(int Distance, int Index)>(Nearest + 1);
        for (var i = 0; i < _words.Count; i++)
        {
            var (_, other, otherLetters) = _words[i];
            var worst = best.Count < Nearest ? int.MaxValue : best[^1].Distance;

            // Every letter that only one of them has costs an edit, and one edit can settle a letter on each side.
            var atLeast = Math.Max(BitOperations.PopCount(letters & ~otherLetters), BitOperations.PopCount(otherLetters & ~letters));
            if (atLeast >= worst || Math.Abs(other.Length - word.Length) >= worst || other == word)
            {
                continue;
            }

            var distance = EditDistance.Levenshtein(word, other);
            if (distance < worst)
            {
                // Of equally near words the one that is met first in the course goes before.
                var at = best.FindIndex(kept => kept.Distance > distance);
                best.Insert(at < 0 ? best.Count : at, (distance, i));
                if (best.Count > Nearest)
                {
                    best.RemoveAt(Nearest);
                }
            }
        }

        return _nearest[word] = [.. best.Select(entry => (_words[entry.Index].Shown, _words[entry.Index].Folded))];
    }

    private static ulong Letters(string word)
    {
        var letters = 0UL;
        foreach (var c in word)
        {
            letters |= 1UL << (c & 63);
        }

        return letters;
    }
}
