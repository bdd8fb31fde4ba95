using Myna.Server.Shared.Text;

namespace Myna.Server.Exercises.Grading;

/// <summary>A word of an accepted answer, in the form in which words are compared, and as it is shown.</summary>
internal sealed record ExpectedWord(string Text, string Display)
{
    /// <summary>Without its accents; the same reference when it has none.</summary>
    public required string Bare { get; init; }

    /// <summary>With its umlauts written out, where the language does so and it has any.</summary>
    public string? WrittenOut { get; init; }

    /// <summary>How it comes out when its apostrophe is left out; null when it has none.</summary>
    public string? WithoutApostrophe { get; } = Text.Contains('\'', StringComparison.Ordinal) ? Text.Replace("'", "", StringComparison.Ordinal) : null;

    /// <summary>A wrong digit is a wrong number, one letter of two is half the word, C# is not C, and a Chinese character is a word.</summary>
    public bool MayHaveTypo { get; } = Text.Length >= 3 && !Text.AsSpan().ContainsAnyInRange('0', '9') && !Text.AsSpan().ContainsAny('#', '+') && !Scripts.IsUnspaced(Text[0]);

    public static ExpectedWord Of(string text, string display, Folding folding)
    {
        var writtenOut = folding.WritesOutUmlauts ? Diacritics.WriteOut(text) : text;
        return new ExpectedWord(text, display) { Bare = BareOf(text, folding), WrittenOut = writtenOut == text ? null : writtenOut };
    }

    /// <summary>A normalised word without what a learner may leave out at the price of a remark.</summary>
    public static string BareOf(string text, Folding folding) =>
        Diacritics.Remove(folding.IsApostropheAMark ? text.Replace("'", "", StringComparison.Ordinal) : text);
}
