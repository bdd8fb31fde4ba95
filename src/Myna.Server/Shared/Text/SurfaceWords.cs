using System.Globalization;

namespace Myna.Server.Shared.Text;

/// <summary>The words of a text as they are written, for tiles: parted at white space, punctuation trimmed at both ends.</summary>
public static class SurfaceWords
{
    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        foreach (var range in text.AsSpan().SplitAny(' ', '\t', '\n', '\u00A0', '\u3000'))
        {
            var word = text.AsSpan()[range];
            while (!word.IsEmpty && IsPunctuation(word[0]))
            {
                word = word[1..];
            }

            while (!word.IsEmpty && IsPunctuation(word[^1]) && !EndsInApostrophe(word))
            {
                word = word[..^1];
            }

            if (word.ContainsAnyExcept('\'', '’'))
            {
                words.Add(word.ToString());
            }
        }

        return words;
    }

    // The friends' horse: part of the word. What opens with a quote has lost it by now, so a closing quote may stay: no harm on a tile.
    private static bool EndsInApostrophe(ReadOnlySpan<char> word) => word.Length > 1 && word[^1] is '\'' or '’' && char.IsLetter(word[^2]);

    private static bool IsPunctuation(char c) => char.GetUnicodeCategory(c) is
        UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
        or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation;
}
