using System.Collections.Frozen;

namespace Myna.Server.Shared.Text;

/// <summary>
/// English contractions. Those that have one reading are written out before texts are compared; <c>'s</c> and <c>'d</c> have several, which
/// the automaton of answers and the search in it keep apart.
/// </summary>
internal static class EnglishContraction
{
    private static readonly FrozenDictionary<string, string> Whole = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["cannot"] = "can not",
        ["can't"] = "can not",
        ["won't"] = "will not",
        ["shan't"] = "shall not",
        ["let's"] = "let us",

        // Without their apostrophe these are still no other word (cant, wont, well, were, ill, its and lets are).
        ["im"] = "i am",
        ["ive"] = "i have",
        ["youre"] = "you are",
        ["youve"] = "you have",
        ["theyre"] = "they are",
        ["theyve"] = "they have",
        ["weve"] = "we have",
        ["dont"] = "do not",
        ["doesnt"] = "does not",
        ["didnt"] = "did not",
        ["isnt"] = "is not",
        ["arent"] = "are not",
        ["wasnt"] = "was not",
        ["werent"] = "were not",
        ["hasnt"] = "has not",
        ["havent"] = "have not",
        ["hadnt"] = "had not",
        ["couldnt"] = "could not",
        ["wouldnt"] = "would not",
        ["shouldnt"] = "should not",
        ["mustnt"] = "must not",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> WholeBySpan =
        Whole.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Writes out the word that ends at <paramref name="length"/> where it is a contraction, and gives the new length: at most five more.</summary>
    public static int WriteOut(char[] buffer, int start, int length)
    {
        var word = buffer.AsSpan(start, length - start);
        if (word.Length > 10)
        {
            return length;
        }

        if (WholeBySpan.TryGetValue(word, out var written))
        {
            written.CopyTo(buffer.AsSpan(start));
            return start + written.Length;
        }

        var (cut, rest) = word switch
        {
            [.., _, 'n', '\'', 't'] => (3, " not"),
            [.., _, '\'', 'm'] => (2, " am"),
            [.., _, '\'', 'r', 'e'] => (3, " are"),
            [.., _, '\'', 'v', 'e'] => (3, " have"),
            [.., _, '\'', 'l', 'l'] => (3, " will"),
            _ => (0, ""),
        };
        rest.CopyTo(buffer.AsSpan(length - cut));
        return length - cut + rest.Length;
    }

    /// <summary>True when <paramref name="typed"/> is the contraction of two words. What follows <c>has</c> is up to <see cref="EnglishVerb"/>.</summary>
    public static bool IsOf(ReadOnlySpan<char> typed, ReadOnlySpan<char> first, ReadOnlySpan<char> second) =>
        typed.Length == first.Length + 2 && typed[first.Length] == '\'' && typed.StartsWith(first)
        && (typed[^1] == 's' ? second is "is" or "has" : typed[^1] == 'd' && second is "would" or "had" or "did");
}
