using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Myna.Server.Shared.Text;

/// <summary>
/// How texts of one language are brought to the form in which they are compared: words in lower case between single spaces,
/// without punctuation, invisible characters or differences of width, quotes and composition.
/// </summary>
/// <remarks>
/// Compatibility composition (NFKC) unites widths and ligatures. An apostrophe inside a word stays, as does a point or comma between
/// digits; a hyphen parts words; digits of any script are those of ASCII. Optional marks go: Hebrew and Arabic vowel points, tatweel. Final
/// sigma is sigma. In scripts without spaces each character is a word (<see cref="Scripts"/>). What one language does differently is in
/// <see cref="LanguageRules"/>.
/// </remarks>
public sealed class Folding
{
    /// <summary>No answer of a course is longer (<c>ImportLimits.MaxTextLength</c> is half of it); what is longer is not looked at.</summary>
    public const int MaxLength = 1000;

    /// <summary>More than any text that was ever found needs to settle; a bound all the same.</summary>
    private const int MaxRounds = 8;

    private static readonly ConcurrentDictionary<LanguageRules, Folding> ByRules = new();

    private readonly LanguageRules _rules;

    private Folding(LanguageRules rules) => _rules = rules;

    public bool IsEnglish => Has(LanguageRules.EnglishContractions);

    /// <summary>True where <c>ae</c> is an accepted way to type <c>ä</c> or <c>æ</c>.</summary>
    public bool WritesOutUmlauts => Has(LanguageRules.WritesOutUmlauts);

    /// <summary>True where a word without its apostrophe is as one without an accent.</summary>
    public bool IsApostropheAMark => Has(LanguageRules.ApostropheIsMark);

    /// <summary>True where an apostrophe ends a word.</summary>
    public bool PartsAtApostrophes => Has(LanguageRules.ApostropheParts);

    /// <param name="languageTag">A BCP 47 tag in any form (<c>ru</c>, <c>rus</c>, <c>ru-RU</c>); null and unknown ones get what all languages share.</param>
    public static Folding For(string? languageTag) => ByRules.GetOrAdd(LanguageTable.RulesOf(languageTag), rules => new Folding(rules));

    public static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or 'ʼ' or 'ʻ' or '′' or '`' or '´' or '׳';

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

        var isAscii = Ascii.IsValid(text);
        if (!isAscii)
        {
            text = Composition.Of(text);
        }

        // A script without spaces parts signs that were typed together, and a sign may be another one at the edge of a word: once more until nothing changes.
        for (var round = 1; ; round++)
        {
            var normal = WriteOnce(text, writesOut, out var isSettled);
            if ((isSettled && (isAscii || normal == text)) || round == MaxRounds)
            {
                return normal;
            }

            text = Composition.Of(normal);
        }
    }

    // A dropped or lowered sign may have parted a letter from its mark, or an apostrophe from the letters that made it one: then once more.
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
        var (length, word, isUnspaced) = (0, 0, false);
        dropped = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (KindAt(text, i))
            {
                case CharKind.Word:
                    if (length > word && Continues(buffer[length - 1], c, isUnspaced) is false)
                    {
                        EndWord();
                    }

                    isUnspaced = length == word || !Scripts.IsMark(c) ? Scripts.IsUnspaced(c) : isUnspaced;
                    var before = length;
                    length = char.IsHighSurrogate(c) ? WritePair(text, i++, buffer, length) : WriteLetter(c, buffer, length);
                    dropped |= length == before;
                    break;
                case CharKind.Dropped:
                    dropped = true;
                    break;
                default:
                    if (length > word)
                    {
                        EndWord();
                    }

                    break;
            }
        }

        if (length > word)
        {
            return writesOut ? EnglishContraction.WriteOut(buffer, word, length) : length;
        }

        return length > 0 ? length - 1 : 0;

        void EndWord()
        {
            length = writesOut ? EnglishContraction.WriteOut(buffer, word, length) : length;
            buffer[length++] = ' ';
            word = length;
        }
    }

    // Whether a character belongs to the word before it.
    private static bool Continues(char before, char c, bool isUnspaced) =>
        c < 0x80 ? !isUnspaced
            : (!isUnspaced && !Scripts.IsUnspaced(c)) || Scripts.IsMark(c) || (Scripts.IsUnspaced(c) && Scripts.IsStacking(before));

    private static int WritePair(string text, int at, char[] buffer, int length)
    {
        if (CharUnicodeInfo.GetDecimalDigitValue(text, at) is var digit and >= 0)
        {
            buffer[length] = (char)('0' + digit);
            return length + 1;
        }

        return length + Rune.ToLowerInvariant(new Rune(text[at], text[at + 1])).EncodeToUtf16(buffer.AsSpan(length));
    }

    private int WriteLetter(char c, char[] buffer, int length)
    {
        if (c < 0x80)
        {
            buffer[length] = c is >= 'A' and <= 'Z' ? (c == 'I' && Has(LanguageRules.DotlessI) ? 'ı' : (char)(c | 0x20)) : c == '`' ? '\'' : c;
            return WithTone(buffer, length);
        }

        switch (c)
        {
            case 'ß' or 'ẞ' when !Has(LanguageRules.KeepsSharpS):
                buffer[length++] = 's';
                buffer[length++] = 's';
                return length;
            case '\u0307' when length > 0 && buffer[length - 1] == 'i':
                return length;
            default:
                buffer[length] = Lower(c);
                if (length > 0 && Scripts.IsMisplaced(buffer[length - 1], c))
                {
                    (buffer[length - 1], buffer[length]) = (c, buffer[length - 1]);
                }

                return WithTone(buffer, length);
        }
    }

    private int WithTone(char[] buffer, int length)
    {
        if (length > 0 && Has(LanguageRules.ToneMoves))
        {
            VietnameseTone.MoveBack(ref buffer[length - 1], ref buffer[length]);
        }

        return length + 1;
    }

    private char Lower(char c) => c switch
    {
        'ẞ' => 'ß',
        'İ' => 'i',
        'ς' => 'σ',
        '٫' => '.',
        '٬' => ',',
        'ё' or 'Ё' when Has(LanguageRules.YoIsYe) => 'е',
        'ي' or 'ى' when Has(LanguageRules.PersianLetters) => 'ی',
        'ك' when Has(LanguageRules.PersianLetters) => 'ک',
        _ when IsApostrophe(c) => '\'',
        _ when CharUnicodeInfo.GetDecimalDigitValue(c) is var digit and >= 0 => (char)('0' + digit),
        _ => char.ToLowerInvariant(c),
    };

    private bool Has(LanguageRules rule) => (_rules & rule) != LanguageRules.None;

    private enum CharKind
    {
        Word,
        Separator,
        Dropped,
    }

    private CharKind KindAt(string text, int at)
    {
        var c = text[at];
        if (char.IsAsciiLetterOrDigit(c))
        {
            return CharKind.Word;
        }

        if (IsApostrophe(c))
        {
            return IsInside(text, at, IsPartOfWord) && !Has(LanguageRules.ApostropheParts) ? CharKind.Word : CharKind.Separator;
        }

        if (Has(LanguageRules.PointJoinsL) && c is '.' or '·' or '•' or '‧' or '∙' or '⋅' or '-' && IsInside(text, at, other => other is 'l' or 'L'))
        {
            return CharKind.Dropped;
        }

        return c switch
        {
            '.' or ',' or '٫' or '٬' => IsInside(text, at, char.IsDigit) ? CharKind.Word : CharKind.Separator,

            // C# is not C.
            '#' => at > 0 && char.IsLetter(text[at - 1]) && IsPartOfWord(text[at - 1]) && (at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1])) ? CharKind.Word : CharKind.Separator,
            '~' => CharKind.Separator,

            // The quotes in a Hebrew abbreviation.
            '"' or '”' or '“' or '״' when IsInside(text, at, Scripts.IsHebrew) => CharKind.Dropped,

            // Persian parts of a word are often typed with a space between; Indic scripts have the same sign for another end.
            '\u200C' when IsInside(text, at, Scripts.IsArabic) => CharKind.Separator,
            _ => KindOf(c),
        };
    }

    private static CharKind KindOf(char c)
    {
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

    private static bool IsPartOfWord(char c) => char.IsLetterOrDigit(c) && !Scripts.IsUnspaced(c);

    private static bool IsInside(string text, int at, Func<char, bool> isPart) =>
        at > 0 && at + 1 < text.Length && isPart(text[at - 1]) && isPart(text[at + 1]);
}
