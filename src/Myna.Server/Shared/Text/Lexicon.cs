using System.Collections.Frozen;

namespace Myna.Server.Shared.Text;

/// <summary>The words of one language that a course uses: a slip of the finger is none of them.</summary>
public sealed class Lexicon
{
    public static readonly Lexicon Empty = new([]);

    private readonly FrozenSet<string> _words;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <param name="words">As <see cref="Folding.Normalise"/> gives them.</param>
    public Lexicon(IEnumerable<string> words)
    {
        _words = words.ToFrozenSet(StringComparer.Ordinal);
        _lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int Count => _words.Count;

    public bool Contains(ReadOnlySpan<char> word) => _lookup.Contains(word);

    /// <summary>The words of texts, normalised and sorted; a hyphenated one also as one word (<c>t-shirt</c> is <c>t</c>, <c>shirt</c> and <c>tshirt</c>).</summary>
    public static IReadOnlyList<string> WordsOf(IEnumerable<string> texts, Folding folding)
    {
        var words = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var chunk in texts.SelectMany(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            var normal = folding.Normalise(chunk);
            words.UnionWith(normal.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            if (normal.Contains('\'', StringComparison.Ordinal))
            {
                // "mans" is how "man's" comes out of a hurried keyboard, not a slip for "man".
                words.UnionWith(normal.Replace("'", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }

            if (normal.Contains(' ', StringComparison.Ordinal) && chunk.Contains('-', StringComparison.Ordinal))
            {
                words.Add(normal.Replace(" ", "", StringComparison.Ordinal));
            }
        }

        return [.. words];
    }
}
