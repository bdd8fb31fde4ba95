using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Myna.Server.Shared.Text;

/// <summary>
/// How texts of one language are brought to the form in which they are compared: words in lower case between single spaces,
/// without punctuation, invisible characters or differences of width, quotes and composition.
/// </summary>
/// <remarks>
/// Compatibility composition (NFKC) unites widths and ligatures. An apostrophe inside a word stays, as does a point or comma between
/// digits; a hyphen parts words. Optional marks go: Hebrew and Arabic vowel points, tatweel. <c>ß</c> is <c>ss</c>, final sigma is sigma,
/// Russian <c>ё</c> is <c>е</c>; Turkish and Azeri have their own dotless i. English contractions that have one reading are written out.
/// </remarks>
public sealed class Folding
{
    /// <summary>No answer of a course is longer (<c>ImportLimits.MaxTextLength</c> is half of it); what is longer is not looked at.</summary>
    public const int MaxLength = 1000;

    /// <summary>More than any text that was ever found needs to settle; a bound all the same.</summary>
    private const int MaxRounds = 8;

    private static readonly Folding Common = new("");

    // The languages that have rules of their own.
    private static readonly FrozenDictionary<string, Folding> ByLanguage =
        new[] { "tr", "az", "crh", "ru", "en", "de", "da", "nb", "nn", "no" }.ToFrozenDictionary(code => code, code => new Folding(code));

    private readonly bool _dotlessI;
    private readonly bool _yoIsYe;

    private Folding(string language)
    {
        Language = language;
        _dotlessI = language is "tr" or "az" or "crh";
        _yoIsYe = language is "ru";
        IsEnglish = language is "en";
        WritesOutUmlauts = language is "de" or "da" or "nb" or "nn" or "no";
    }

    /// <summary>The primary subtag, or empty for a language without rules of its own.</summary>
    public string Language { get; }

    public bool IsEnglish { get; }

    /// <summary>True where <c>ae</c> is an accepted way to type <c>ä</c> or <c>æ</c>.</summary>
    public bool WritesOutUmlauts { get; }

    /// <param name="languageTag">A BCP 47 tag; null and unknown ones get what all languages share.</param>
    public static Folding For(string? languageTag)
    {
        var primary = languageTag.AsSpan();
        primary = primary.IndexOf('-') is var dash and >= 0 ? primary[..dash] : primary;
        return ByLanguage.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(primary, out var folding) ? folding : Common;
    }

    /// <summary>The words of a text between single spaces; empty when it has none or is longer than <see cref="MaxLength"/>.</summary>
    public string Normalise(string text) => Normalise(text, IsEnglish);

    /// <summary>The same, but leaves contractions as they are typed.</summary>
    public string NormaliseAsTyped(string text) => Normalise(text, writesOut: false);

    private string Normalise(string text, bool writesOut)
    {
        if (text.Length > MaxLength)
        {
            return "";
        }

        if (!Ascii.IsValid(text))
        {
            text = Compose(text);
        }

        for (var round = 1; ; round++)
        {
            var normal = WriteOnce(text, writesOut, out var isSettled);
            if (isSettled || round == MaxRounds)
            {
                return normal;
            }

            text = Compose(normal);
        }
    }

    // What was dropped or lowered may have parted a letter from its mark, or an apostrophe from what made it one: then once more.
    private string WriteOnce(string text, bool writesOut, out bool isSettled)
    {
        // Nothing below makes more than three characters of one (won't) or two of one at most (ß).
        var buffer = ArrayPool<char>.Shared.Rent((3 * text.Length) + 16);
        try
        {
            var normal = new string(buffer, 0, Write(text, buffer, writesOut, out var dropped));
            isSettled = !dropped && (Ascii.IsValid(normal) || normal.IsNormalized(NormalizationForm.FormKC));
            return normal;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    private int Write(string text, char[] buffer, bool writesOut, out bool dropped)
    {
        var (length, word) = (0, 0);
        dropped = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (Kind(text, i))
            {
                case CharKind.Word:
                    var before = length;
                    length = WriteLetter(c, buffer, length);
                    dropped |= length == before;
                    break;
                case CharKind.Dropped:
                    dropped = true;
                    break;
                default:
                    if (length > word)
                    {
                        length = writesOut ? EnglishContraction.WriteOut(buffer, word, length) : length;
                        buffer[length++] = ' ';
                        word = length;
                    }

                    break;
            }
        }

        if (length > word)
        {
            return writesOut ? EnglishContraction.WriteOut(buffer, word, length) : length;
        }

        return length > 0 ? length - 1 : 0;
    }

    private int WriteLetter(char c, char[] buffer, int length)
    {
        if (c < 0x80)
        {
            buffer[length] = c is >= 'A' and <= 'Z' ? (c == 'I' && _dotlessI ? 'ı' : (char)(c | 0x20)) : c;
            return length + 1;
        }

        switch (c)
        {
            case 'ß' or 'ẞ':
                buffer[length++] = 's';
                buffer[length++] = 's';
                return length;
            case 'İ':
                buffer[length] = 'i';
                return length + 1;
            case 'ς':
                buffer[length] = 'σ';
                return length + 1;
            case 'ё' or 'Ё' when _yoIsYe:
                buffer[length] = 'е';
                return length + 1;
            case '\u0307' when length > 0 && buffer[length - 1] == 'i':
                return length;
            default:
                buffer[length] = IsApostrophe(c) ? '\'' : char.ToLowerInvariant(c);
                return length + 1;
        }
    }

    private enum CharKind
    {
        Word,
        Separator,
        Dropped,
    }

    private static CharKind Kind(string text, int at)
    {
        var c = text[at];
        if (char.IsAsciiLetterOrDigit(c))
        {
            return CharKind.Word;
        }

        if (IsApostrophe(c))
        {
            return IsInside(text, at, char.IsLetterOrDigit) ? CharKind.Word : CharKind.Separator;
        }

        if (c is '.' or ',')
        {
            return IsInside(text, at, char.IsDigit) ? CharKind.Word : CharKind.Separator;
        }

        if (c is (>= '\uFE00' and <= '\uFE0F') or (>= '\u064B' and <= '\u0652') or '\u0670' or '\u0640' or '·'
            or (>= '\u0591' and <= '\u05BD') or '\u05BF' or '\u05C1' or '\u05C2' or '\u05C4' or '\u05C5' or '\u05C7')
        {
            return CharKind.Dropped;
        }

        if (char.IsSurrogate(c))
        {
            return CharKind.Word;
        }

        if (char.IsWhiteSpace(c))
        {
            return CharKind.Separator;
        }

        return char.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format => CharKind.Dropped,
            >= UnicodeCategory.ConnectorPunctuation and <= UnicodeCategory.OtherPunctuation => CharKind.Separator,
            _ => CharKind.Word,
        };
    }

    private static bool IsInside(string text, int at, Func<char, bool> isPart) =>
        at > 0 && at + 1 < text.Length && isPart(text[at - 1]) && isPart(text[at + 1]);

    private static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or 'ʼ' or 'ʻ' or '′' or '`' or '´' or '׳';

    private static string Compose(string text)
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
