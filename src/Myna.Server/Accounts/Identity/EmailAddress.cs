using System.Buffers;
using System.Globalization;

namespace Myna.Server.Accounts.Identity;

/// <summary>
/// An address that mail can be sent to (RFC 5321's dot-string form: no quotes, no comments), and the form in which two are compared.
/// </summary>
/// <remarks>
/// The part before the @ is ASCII: two addresses that look alike or fold alike in Unicode can then never meet in one account.
/// International domains are compared in their ASCII form (RFC 5891).
/// </remarks>
/// <param name="Text">As written, without surrounding space.</param>
/// <param name="Key">Lower case, domain in ASCII.</param>
internal sealed record EmailAddress(string Text, string Key)
{
    /// <summary>RFC 5321, section 4.5.3.1.3, less the angle brackets.</summary>
    public const int MaxLength = 254;

    private const int MaxLocalLength = 64;

    private static readonly SearchValues<char> LocalCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~.");

    private static readonly IdnMapping Idn = new() { AllowUnassigned = false, UseStd3AsciiRules = true };

    /// <summary>Null when it is not an address.</summary>
    public static EmailAddress? Parse(string? text)
    {
        text = text?.Trim();
        if (text is null or { Length: < 3 or > MaxLength } || text.LastIndexOf('@') is not (> 0 and <= MaxLocalLength and var at))
        {
            return null;
        }

        var local = text.AsSpan(0, at);
        if (local.ContainsAnyExcept(LocalCharacters) || local[0] == '.' || local[^1] == '.' || local.Contains("..", StringComparison.Ordinal))
        {
            return null;
        }

        if (Domain(text[(at + 1)..]) is not { } domain)
        {
            return null;
        }

        var key = $"{local}@{domain}".ToLowerInvariant();
        return key.Length <= MaxLength ? new EmailAddress(text, key) : null;
    }

    private static string? Domain(string text)
    {
        try
        {
            // GetAscii checks lengths, hyphens and characters of each label.
            var domain = Idn.GetAscii(text);
            return domain.Contains('.') && domain[^1] != '.' ? domain : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
