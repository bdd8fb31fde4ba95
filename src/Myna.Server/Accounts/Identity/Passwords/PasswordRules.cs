using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Myna.Server.Shared.Text;

namespace Myna.Server.Accounts.Identity.Passwords;

/// <summary>
/// The rules for passwords: 8 to 128 characters of any kind, and none that attackers try first (NIST SP 800-63B, section 3.1.1.2;
/// OWASP ASVS 5.0, V6.2). There are no rules of composition.
/// </summary>
internal static class PasswordRules
{
    public const int MinLength = 8;
    public const int MaxLength = 128;

    /// <summary>Before normalisation: a bound on the work.</summary>
    private const int MaxUnits = 4 * MaxLength;

    /// <summary>Measured in breaches, and patterns of the same kind that a breach of another year would have. Lines of <c># </c> say where from.</summary>
    private static readonly string[] Lists = ["breached-passwords.txt", "common-passwords.txt"];

    private static readonly FrozenSet<string> Common = Load();

    /// <summary>
    /// The form that is hashed: NFKC, so that the same keys on another keyboard give the same password. Null for what cannot be a
    /// password at all (empty, over the bound, not text).
    /// </summary>
    public static string? Normalise(string? password) =>
        password is { Length: > 0 and <= MaxUnits } ? UnicodeText.TryNormalize(password, NormalizationForm.FormKC) : null;

    /// <summary>Why a new password is refused, or null.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="known">What anybody knows of the owner: email, name.</param>
    public static string? Refuse(string? password, params ReadOnlySpan<string?> known)
    {
        if (string.IsNullOrEmpty(password))
        {
            return "is required";
        }

        if (Normalise(password) is not { } normalised || Count(normalised) is < MinLength or > MaxLength)
        {
            return $"must be {MinLength} to {MaxLength} characters";
        }

        var folded = normalised.ToLower(CultureInfo.InvariantCulture);
        if (Common.Contains(folded) || IsOneCharacter(folded))
        {
            return "is one of the passwords that attackers try first";
        }

        foreach (var text in known)
        {
            if (text is not null && UnicodeText.CanNormalize(text) && (Same(folded, text) || (text.IndexOf('@') is > 0 and var at && Same(folded, text[..at]))))
            {
                return "must not be your email address or your name";
            }
        }

        return null;
    }

    private static bool Same(string folded, string known) => known.Normalize(NormalizationForm.FormKC).Equals(folded, StringComparison.OrdinalIgnoreCase);

    private static bool IsOneCharacter(string text) => text.AsSpan().IndexOfAnyExcept(text[0]) < 0;

    private static int Count(string text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    private static FrozenSet<string> Load() => Lists.SelectMany(Read).ToFrozenSet(StringComparer.Ordinal);

    private static IEnumerable<string> Read(string list)
    {
        var name = $"{typeof(PasswordRules).Namespace}.{list}";
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line is not ['#'] and not ['#', ' ', ..])
            {
                yield return line;
            }
        }
    }
}
