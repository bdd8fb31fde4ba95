using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Myna.Server.Accounts.Settings;
using Myna.Server.Shared;

namespace Myna.Server.Accounts.Identity.Tokens;

/// <summary>
/// The one secret that is not in the store. It seals signing keys and derives tokens: a stolen store alone opens neither.
/// </summary>
/// <remarks>Sealed: AES-256-GCM, as nonce (12 bytes), tag (16), ciphertext, in base64url; the purpose is authenticated with it.</remarks>
internal sealed class MasterKey
{
    private const int KeySize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly byte[] _key;
    private readonly byte[]? _previous;

    /// <param name="previous">The one before, while the key is being replaced: it opens its own secrets, and seals nothing.</param>
    public MasterKey(ReadOnlySpan<byte> key, byte[]? previous = null) =>
        (_key, _previous) = (key.Length == KeySize ? key.ToArray() : throw new ArgumentException("A master key is 32 bytes.", nameof(key)), previous);

    /// <summary>The configured key; without one, the key file of the data folder, made now when there is none.</summary>
    /// <exception cref="ConfigurationException">The file holds no key.</exception>
    public static MasterKey Open(AccountOptions options, string dataDir)
    {
        var previous = options.PreviousMasterKey.Length > 0 ? Convert.FromBase64String(options.PreviousMasterKey) : null;
        if (options.MasterKey.Length > 0)
        {
            return new MasterKey(Convert.FromBase64String(options.MasterKey), previous);
        }

        var path = Path.Combine(dataDir, "keys", "master.key");
        if (!File.Exists(path))
        {
            Create(path);
        }

        var text = File.ReadAllText(path).Trim();
        return IsKey(text)
            ? new MasterKey(Convert.FromBase64String(text), previous)
            : throw new ConfigurationException($"{path} must be 32 bytes in base64. Put back the file of a backup, or set {AccountOptions.Section}:MasterKey.");
    }

    /// <summary>Whether the text is 32 bytes in base64.</summary>
    public static bool IsKey(string text) => Convert.TryFromBase64String(text, new byte[KeySize + 3], out var written) && written == KeySize;

    /// <summary>A key of its own for each purpose (HKDF, RFC 5869).</summary>
    public byte[] Derive(string purpose) => Derive(_key, purpose);

    /// <summary>The same of the previous master key; null when there is none.</summary>
    public byte[]? DerivePrevious(string purpose) => _previous is null ? null : Derive(_previous, purpose);

    public string Seal(string purpose, ReadOnlySpan<byte> secret)
    {
        Span<byte> sealed_ = stackalloc byte[NonceSize + TagSize + secret.Length];
        RandomNumberGenerator.Fill(sealed_[..NonceSize]);
        using var aes = new AesGcm(Derive("seal"), TagSize);
        aes.Encrypt(
            sealed_[..NonceSize], secret, sealed_[(NonceSize + TagSize)..], sealed_.Slice(NonceSize, TagSize), Encoding.UTF8.GetBytes(purpose));
        return Base64Url.EncodeToString(sealed_);
    }

    /// <summary>Null when it was sealed with another key or for another purpose, or is damaged.</summary>
    public byte[]? Unseal(string purpose, string text) =>
        Unseal(_key, purpose, text) ?? (_previous is null ? null : Unseal(_previous, purpose, text));

    /// <summary>A secret of the previous key, sealed again by this one; null for anything else.</summary>
    public string? Reseal(string purpose, string text)
    {
        if (_previous is null || Unseal(_previous, purpose, text) is not { } secret)
        {
            return null;
        }

        var resealed = Seal(purpose, secret);
        CryptographicOperations.ZeroMemory(secret);
        return resealed;
    }

    private static byte[] Derive(byte[] key, string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeySize, info: Encoding.UTF8.GetBytes(purpose));

    private static byte[]? Unseal(byte[] key, string purpose, string text)
    {
        if (!Base64Url.IsValid(text) || Base64Url.DecodeFromChars(text) is not { Length: >= NonceSize + TagSize } bytes)
        {
            return null;
        }

        var secret = new byte[bytes.Length - NonceSize - TagSize];
        using var aes = new AesGcm(Derive(key, "seal"), TagSize);
        try
        {
            aes.Decrypt(
                bytes.AsSpan(0, NonceSize), bytes.AsSpan(NonceSize + TagSize), bytes.AsSpan(NonceSize, TagSize), secret, Encoding.UTF8.GetBytes(purpose));
            return secret;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    // Written whole beside its place and moved there, so that no start finds half a key. A move looks whether its place is free and then takes it,
    // so one process at a time is here: those that waited find what the first has made.
    private static void Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var alone = Alone($"{Path.GetDirectoryName(path)}.lock");
        if (File.Exists(path))
        {
            return;
        }

        // Not by the process' id: in containers everybody is the first.
        var fresh = $"{path}.{Guid.NewGuid():N}";
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(fresh, create))
        {
            file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeySize)) + "\n"));
            file.Flush(flushToDisk: true);
        }

        File.Move(fresh, path);
    }

    // The holder is done in milliseconds, and the system closes the file of a process that dies.
    private static FileStream Alone(string path)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (tries < 1000)
            {
                Thread.Sleep(10);
            }
        }
    }
}
