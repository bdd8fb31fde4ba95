using System.Text;

namespace Myna.Server.Shared.Text;

/// <summary>
/// Marks that a learner may leave out at the price of a remark. Letters that merely look marked keep their mark: Cyrillic <c>й</c>,
/// Japanese voiced kana, Indic vowel signs are no accents.
/// </summary>
public static class Diacritics
{
    /// <summary>A normalised word without its marks, decomposed; the same reference when it has none.</summary>
    public static string Remove(string word)
    {
        if (Ascii.IsValid(word))
        {
            return word;
        }

        var bare = new StringBuilder(word.Length + 4);
        var letter = '\0';
        foreach (var c in word.Normalize(NormalizationForm.FormD))
        {
            if (IsMarkOn(letter, c))
            {
                continue;
            }

            letter = c;
            _ = c switch
            {
                'ı' => bare.Append('i'),
                'ø' => bare.Append('o'),
                'đ' or 'ð' => bare.Append('d'),
                'ł' => bare.Append('l'),
                'ħ' => bare.Append('h'),
                'æ' => bare.Append("ae"),
                'œ' => bare.Append("oe"),
                'þ' => bare.Append("th"),
                'ß' => bare.Append("ss"),
                _ => bare.Append(c),
            };
        }

        return bare.ToString();
    }

    /// <summary>A normalised word with <c>ä</c> as <c>ae</c> and so on, as it is typed without the keyboard for it.</summary>
    public static string WriteOut(string word)
    {
        var written = new StringBuilder(word.Length + 4);
        foreach (var c in word)
        {
            _ = c switch
            {
                'ä' or 'æ' => written.Append("ae"),
                'ö' or 'ø' or 'œ' => written.Append("oe"),
                'ü' => written.Append("ue"),
                'å' => written.Append("aa"),
                _ => written.Append(c),
            };
        }

        return Remove(written.ToString());
    }

    private static bool IsMarkOn(char letter, char mark) => mark switch
    {
        // Stress marks, in any script.
        '\u0300' or '\u0301' => letter != '\0',

        // Latin and Greek, with their extended blocks.
        >= '\u0302' and <= '\u036F' => letter is (> '\0' and < '\u0400') or (>= '\u1E00' and <= '\u1FFF'),

        // Madda and hamza, as on alef.
        >= '\u0653' and <= '\u0655' => letter is >= '\u0620' and <= '\u06FF',
        _ => false,
    };
}
