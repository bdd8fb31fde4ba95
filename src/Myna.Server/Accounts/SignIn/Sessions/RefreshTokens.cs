using System.Buffers.Binary;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Myna.Server.Accounts.Identity.Tokens;

namespace Myna.Server.Accounts.SignIn.Sessions;

/// <summary>
/// Makes and reads refresh tokens. To clients opaque; here: the session's id (16 bytes), the generation (4), a secret of 256 bits,
/// in base64url.
/// </summary>
/// <remarks>
/// The secret is HMAC-SHA256 of id and generation and the session's random salt under a key that is not in the store. So the same
/// successor can be given twice although only its hash is stored, an old token is told from a guess without keeping old hashes, and a
/// stolen store gives no token.
/// </remarks>
internal sealed class RefreshTokens(MasterKey master)
{
    private const int IdSize = 16;
    private const int SecretSize = 32;
    private const int Size = IdSize + sizeof(int) + SecretSize;
    private const int TextLength = ((Size * 4) + 2) / 3;

    private const string Purpose = "refresh tokens";

    private readonly byte[] _key = master.Derive(Purpose);
    private readonly byte[]? _previousKey = master.DerivePrevious(Purpose);

    public static string NewSalt() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public string Make(string sessionId, int generation, string salt) => Make(_key, sessionId, generation, salt);

    /// <summary>The newest token of a session, by the master key that it was made with.</summary>
    public string Newest(AuthSession session)
    {
        var token = Make(session.Id, session.Generation, session.Salt);
        return _previousKey is null || HashOf(token) == session.TokenHash ? token : Make(_previousKey, session.Id, session.Generation, session.Salt);
    }

    private static string Make(byte[] key, string sessionId, int generation, string salt)
    {
        Span<byte> token = stackalloc byte[Size];
        Convert.FromHexString(sessionId, token, out _, out _);
        BinaryPrimitives.WriteInt32BigEndian(token[IdSize..], generation);
        Secret(key, token[..(IdSize + sizeof(int))], salt, token[(IdSize + sizeof(int))..]);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>The stored form of a token that <see cref="Make"/> gave.</summary>
    public static string HashOf(string token) => TryRead(token)!.Hash;

    public bool IsOurs(PresentedToken presented, string salt) =>
        IsOf(_key, presented, salt) || (_previousKey is not null && IsOf(_previousKey, presented, salt));

    private static bool IsOf(byte[] key, PresentedToken presented, string salt) => CryptographicOperations.FixedTimeEquals(
        MemoryMarshal.AsBytes(Make(key, presented.SessionId, presented.Generation, salt).AsSpan()), MemoryMarshal.AsBytes(presented.Text.AsSpan()));

    /// <summary>Null for what has not the form of a refresh token.</summary>
    public static PresentedToken? TryRead(string? text)
    {
        Span<byte> token = stackalloc byte[Size];
        if (text is not { Length: TextLength } || !Base64Url.TryDecodeFromChars(text, token, out var written) || written != Size)
        {
            return null;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(token[(IdSize + sizeof(int))..], hash);
        return new PresentedToken(
            text,
            Convert.ToHexStringLower(token[..IdSize]),
            BinaryPrimitives.ReadInt32BigEndian(token[IdSize..]),
            Base64Url.EncodeToString(hash));
    }

    private static void Secret(byte[] key, ReadOnlySpan<byte> idAndGeneration, string salt, Span<byte> secret)
    {
        Span<byte> input = stackalloc byte[IdSize + sizeof(int) + 32];
        idAndGeneration.CopyTo(input);
        Base64Url.DecodeFromChars(salt, input[idAndGeneration.Length..]);
        HMACSHA256.HashData(key, input, secret);
    }
}

/// <param name="Hash">SHA-256 of the secret in base64url.</param>
internal sealed record PresentedToken(string Text, string SessionId, int Generation, string Hash);
