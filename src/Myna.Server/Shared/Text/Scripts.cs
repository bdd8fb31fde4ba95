using System.Globalization;

namespace Myna.Server.Shared.Text;

/// <summary>The properties of a script's words.</summary>
internal static class Scripts
{
    /// <summary>
    /// True in scripts that need no spaces between words, and in Korean, whose spaces native writers disagree on: each character is compared for
    /// itself, so that spaces never decide and a changed character is another word.
    /// </summary>
    public static bool IsUnspaced(char c) => c >= '\u0E00' && !char.IsDigit(c) && c is
        <= '\u0EFF' // Thai, Lao
        or (>= '\u1000' and <= '\u109F') // Burmese
        or (>= '\u1100' and <= '\u11FF') // Hangul letters
        or (>= '\u1780' and <= '\u17FF') // Khmer
        or (>= '\u1950' and <= '\u19DF') // Tai Le, New Tai Lue
        or (>= '\u1A20' and <= '\u1AAF') // Tai Tham
        or (>= '\u2E80' and <= '\u2FDF') // Han radicals
        or (>= '\u3005' and <= '\u3007') or (>= '\u3021' and <= '\u303B') // Han iteration marks and numerals
        or (>= '\u3040' and <= '\uA4CF') // kana, Bopomofo, Hangul letters, Han, Yi
        or (>= '\uA960' and <= '\uA97F') // Hangul letters
        or (>= '\uA9E0' and <= '\uA9FF') or (>= '\uAA60' and <= '\uAA7F') // Burmese
        or (>= '\uAC00' and <= '\uD7FF') // Hangul
        or (>= '\uD840' and <= '\uD88F') // Han beyond the first plane, by the first half of a pair
        or (>= '\uF900' and <= '\uFAFF'); // Han for compatibility

    /// <summary>True for what belongs to the character before it: a vowel sign, a tone mark.</summary>
    public static bool IsMark(char c) =>
        c >= '\u0300' && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>True for signs that stack the next consonant under the one before: Khmer coeng, Burmese virama.</summary>
    public static bool IsStacking(char c) => c is '\u17D2' or '\u1039';

    /// <summary>True for a Thai or Lao tone mark after a vowel sign that is written above it, whichever is typed first.</summary>
    public static bool IsMisplaced(char before, char mark) =>
        (before == '\u0E4D' && mark is >= '\u0E48' and <= '\u0E4B') || (before == '\u0ECD' && mark is >= '\u0EC8' and <= '\u0ECB');

    public static bool IsHebrew(char c) => c is >= '\u0591' and <= '\u05F2';

    public static bool IsArabic(char c) => c is (>= '\u0620' and <= '\u06FF') or (>= '\u0750' and <= '\u077F') or (>= '\u08A0' and <= '\u08FF');
}
