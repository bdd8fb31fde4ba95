using System.Text;

namespace Myna.Server.Shared.Text;

/// <summary>Unicode normalisation of text that a client chose.</summary>
public static class UnicodeText
{
    /// <summary>U+FFFE is the byte order mark read the wrong way round: .NET refuses to normalise text that contains it.</summary>
    private const char ReversedByteOrderMark = '\uFFFE';

    /// <summary>Whether <see cref="string.Normalize(NormalizationForm)"/> accepts the text: it has no lone surrogate and no U+FFFE.</summary>
    public static bool CanNormalize(string text) => Storage.Limits.IsWellFormed(text) && !text.Contains(ReversedByteOrderMark, StringComparison.Ordinal);

    /// <summary>The normalised text; null where <see cref="CanNormalize"/> is false.</summary>
    public static string? TryNormalize(string text, NormalizationForm form) => CanNormalize(text) ? text.Normalize(form) : null;
}
