using System.Collections.Frozen;

namespace Myna.Server.Shared.Text;

/// <summary>The words of one language that a course uses, with their meanings where it tells them: a slip of the finger is none of them.</summary>
public sealed class Lexicon
{
    public static readonly Lexicon Empty = new([]);

    private readonly FrozenSet<string> _words;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly FrozenDictionary<string, string> _meanings;

    /// <param name="words">As <see cref="Folding.Normalise"/> gives them.</param>
    /// <param name="meanings">Of words and short phrases, which are normalised likewise.</param>
    public Lexicon(IEnumerable<string> words, IReadOnlyDictionary<string, string>? meanings = null)
    {
        _meanings = (meanings ?? FrozenDictionary<string, string>.Empty).ToFrozenDictionary(StringComparer.Ordinal);
        _words = words.ToFrozenSet(StringComparer.Ordinal);
        _lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int Count => _words.Count;

    public bool Contains(ReadOnlySpan<char> word) => _lookup.Contains(word);

    /// <summary>The meaning that the course gives for a word or phrase; null when it gives none.</summary>
    public string? MeaningOf(string words) => _meanings.GetValueOrDefault(words);

    /// <summary>The words of texts, normalised and sorted; a hyphenated one also as one word (<c>t-shirt</c> is <c>t</c>, <c>shirt</c> and <c>tshirt</c>), one with an apostrophe also without.</summary>
    public static IReadOnlyList<string> WordsOf(IEnumerable<string> texts, Folding folding)
    {
        var words = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var chunk in texts.SelectMany(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            var normal = folding.Normalise(chunk);
            words.UnionWith(normal.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            if (folding.NormaliseAsTyped(chunk) is var asTyped && asTyped.Contains('\'', StringComparison.Ordinal))
            {
                // "mans" and "wont" are how "man's" and "won't" come out of a hurried keyboard, not slips for "man" and "want".
                words.UnionWith(asTyped.Replace("'", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }

            if (normal.Contains(' ', StringComparison.Ordinal) && chunk.AsSpan().ContainsAny('-', '\u200C'))
            {
                words.Add(normal.Replace(" ", "", StringComparison.Ordinal));
            }
        }

        return [.. words];
    }
}
