using System.Globalization;
using System.Text;

namespace Myna.Server.Exercises.Grading;

/// <summary>Numbers as people write them: digits of any script, point or comma, groups of three, a fraction.</summary>
internal static class NumberText
{
    private const int MaxLength = 60;

    /// <summary>Every number that the text can mean; none where it is no number. <c>1.500</c> is 1500 where groups are parted by points, and 1.5.</summary>
    public static IReadOnlyList<decimal> Read(string text)
    {
        if (text.Length > MaxLength || Plain(text) is not { Length: > 0 } plain)
        {
            return [];
        }

        var isNegative = plain[0] == '-';
        var digits = plain.TrimStart('+', '-');
        if (plain.Length - digits.Length > 1)
        {
            return [];
        }

        var read = digits.Split('/') switch
        {
            [var whole] => Numbers(whole),
            [var over, var under] when Whole(over) is { } a && Whole(under) is { } b && b != 0 => [a / b],
            _ => [],
        };
        return isNegative ? read.ConvertAll(number => -number) : read;
    }

    // Digits as those of ASCII, signs likewise, without spaces; null where anything else is there.
    private static string? Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.Trim().EnumerateRunes())
        {
            var digit = Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber ? (int)Rune.GetNumericValue(rune) : -1;
            var sign = rune.Value switch
            {
                '-' or '−' or '－' or '–' => '-',
                '+' or '＋' => '+',
                '.' or '．' or '。' => '.',
                ',' or '，' or '٫' => ',',
                '/' or '⁄' or '／' => '/',
                '\'' or '’' or '٬' => '\'',
                _ => '\0',
            };
            if (digit >= 0)
            {
                plain.Append((char)('0' + digit));
            }
            else if (sign != '\0')
            {
                plain.Append(sign);
            }
            else if (!Rune.IsWhiteSpace(rune))
            {
                return null;
            }
        }

        return plain.ToString();
    }

    private static List<decimal> Numbers(string text)
    {
        var numbers = new List<decimal>(2);
        foreach (var (group, point) in new[] { (',', '.'), ('.', ','), ('\'', '.'), ('\'', ',') })
        {
            var parts = text.Split(point);
            if (parts.Length <= 2 && Grouped(parts[0], group) is { } whole && (parts.Length == 1 || Fraction(parts[1]) is not null))
            {
                var number = Parse($"{whole}.{(parts.Length == 2 ? parts[1] : "0")}");
                if (number is { } value && !numbers.Contains(value))
                {
                    numbers.Add(value);
                }
            }
        }

        return numbers;
    }

    // Without its groups of three; null where they are not of three.
    private static string? Grouped(string text, char sign)
    {
        var groups = text.Split(sign);
        var isSound = groups.Length == 1
            ? groups[0].All(char.IsAsciiDigit)
            : groups[0].Length is >= 1 and <= 3 && groups[0].All(char.IsAsciiDigit) && groups.Skip(1).All(group => group.Length == 3 && group.All(char.IsAsciiDigit));
        return isSound ? string.Concat(groups) is { Length: > 0 } whole ? whole : "0" : null;
    }

    private static string? Fraction(string text) => text.Length > 0 && text.All(char.IsAsciiDigit) ? text : null;

    private static decimal? Whole(string text) => text.Length > 0 && text.All(char.IsAsciiDigit) ? Parse(text) : null;

    private static decimal? Parse(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
