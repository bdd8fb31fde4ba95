using System.Globalization;
using System.Text;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Shared.Text;

namespace Myna.Server.Accounts.Identity.Profile;

/// <summary>The name that others see: 1 to 50 visible characters that cannot hide, reorder or pile up.</summary>
internal static class DisplayName
{
    public const int MaxLength = 50;

    /// <summary>Characters may be made of several units (a flag, a letter with marks); this bounds what is stored.</summary>
    private const int MaxUnits = 200;

    /// <summary>More marks on one letter climb over their neighbours' lines.</summary>
    private const int MaxMarks = 4;

    /// <summary>The name to store (NFC, single spaces), or why it is refused.</summary>
    public static string? Parse(string? text, out string? why)
    {
        why = null;
        if (text is null)
        {
            why = "is required";
        }
        else if (text.Length > MaxUnits || !UnicodeText.CanNormalize(text))
        {
            why = $"must be 1 to {MaxLength} visible characters";
        }

        if (why is not null)
        {
            return null;
        }

        var name = OneSpace(text!.Normalize(NormalizationForm.FormC));
        var length = new StringInfo(name).LengthInTextElements;
        why = length is 0 or > MaxLength || name.Length > MaxUnits ? $"must be 1 to {MaxLength} visible characters"
            : !IsVisible(name) ? "has characters that cannot be seen or that change the direction of text"
            : null;
        return why is null ? name : null;
    }

    private static string OneSpace(string text)
    {
        var name = new StringBuilder(text.Length);
        foreach (var character in text.Trim())
        {
            var isSpace = char.GetUnicodeCategory(character) == UnicodeCategory.SpaceSeparator;
            if (!isSpace || name.Length == 0 || name[^1] != ' ')
            {
                name.Append(isSpace ? ' ' : character);
            }
        }

        return name.ToString();
    }

    private static bool IsVisible(string name)
    {
        var marks = 0;
        var any = false;
        Rune previous = default;
        foreach (var rune in name.EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Format when IsJoiner(rune) && any && previous.Value != ' ' && !IsJoiner(previous):
                    break;
                case UnicodeCategory.Format:
                case UnicodeCategory.Control:
                case UnicodeCategory.LineSeparator:
                case UnicodeCategory.ParagraphSeparator:
                case UnicodeCategory.Surrogate:
                case UnicodeCategory.PrivateUse:
                case UnicodeCategory.OtherNotAssigned:
                    return false;
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark when ++marks > MaxMarks || !any:
                    return false;
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpaceSeparator:
                    break;
                default:
                    if (IsBlank(rune))
                    {
                        return false;
                    }

                    (any, marks) = (true, 0);
                    break;
            }

            previous = rune;
        }

        return any && !IsJoiner(previous);
    }

    // ZERO WIDTH (NON-)JOINER: Persian and Indic words and composed emoji need them, between visible characters.
    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D;

    // Letters and symbols by category that show nothing: Hangul fillers and the empty braille pattern.
    private static bool IsBlank(Rune rune) => rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800;
}
