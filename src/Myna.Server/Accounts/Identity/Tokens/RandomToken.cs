using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Myna.Server.Accounts.Identity.Tokens;

/// <summary>Texts of 256 random bits, and what is kept or shown of them instead.</summary>
internal static class RandomToken
{
    /// <summary>In characters; also of a <see cref="Challenge"/>.</summary>
    public const int Length = 43;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>PKCE's S256.</summary>
    public static string Challenge(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(verifier)));
}
