using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Myna.Server.Accounts.Identity.Tokens;
using Myna.Server.Accounts.Settings;

namespace Myna.Server.Accounts.Contracts;

/// <summary>
/// The links that end an account's reminders, without a login and for ever (RFC 8058). A token is the account's id and, signed, HMAC-SHA256 of it under a key that
/// is not in the store: nobody can end another's reminders, and nothing is stored for it.
/// </summary>
internal sealed class UnsubscribeLinks(MasterKey master, IOptions<AccountOptions> options)
{
    /// <summary>Below the API's root.</summary>
    public const string Path = "/reminders/unsubscribe";

    private const string Purpose = "unsubscribe links";
    private const int MaxLength = 400;

    private readonly byte[] _key = master.Derive(Purpose);
    private readonly byte[]? _previous = master.DerivePrevious(Purpose);

    public string UrlOf(string userId)
    {
        var root = options.Value.PublicUrl is { Length: > 0 } configured ? configured : options.Value.Mail.LinkBase;
        return $"{root.TrimEnd('/')}/api/v1{Path}?token={TokenOf(userId)}";
    }

    public string TokenOf(string userId) => $"{userId}.{Base64Url.EncodeToString(Sign(_key, userId))}";

    /// <summary>Null for a token that was not given here.</summary>
    public string? UserOf(string? token) => token is { Length: <= MaxLength } && token.LastIndexOf('.') is > 0 and var dot
        && Base64Url.IsValid(token.AsSpan(dot + 1)) && Base64Url.DecodeFromChars(token.AsSpan(dot + 1)) is var signature
        && (Fits(_key, token[..dot], signature) || (_previous is not null && Fits(_previous, token[..dot], signature)))
            ? token[..dot]
            : null;

    private static bool Fits(byte[] key, string userId, byte[] signature) => CryptographicOperations.FixedTimeEquals(Sign(key, userId), signature);

    private static byte[] Sign(byte[] key, string userId) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(userId));
}
