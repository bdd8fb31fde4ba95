using System.Text;

namespace Myna.Server.Shared.Text;

/// <summary>Compatibility composition (NFKC) of any text, also of one that <see cref="string.Normalize(NormalizationForm)"/> refuses.</summary>
internal static class Composition
{
    public static string Of(string text)
    {
        // Compatibility composition would make a space and an accent of the acute that is typed for an apostrophe, and refuses U+FFFE.
        text = text.Replace('´', '\'').Replace('\uFFFE', '\uFFFD');
        if (!IsWellFormed(text))
        {
            text = string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
        }

        return text.IsNormalized(NormalizationForm.FormKC) ? text : text.Normalize(NormalizationForm.FormKC);
    }

    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAnyInRange('\uD800', '\uDFFF');
            if (plain < 0)
            {
                return true;
            }

            text = text[plain..];
            if (text.Length < 2 || !char.IsSurrogatePair(text[0], text[1]))
            {
                return false;
            }

            text = text[2..];
        }

        return true;
    }
}
