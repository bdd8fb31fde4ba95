using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Myna.Server.Shared;

/// <summary>Short names made of what they name: the same texts give the same name, on any machine.</summary>
public static class Digest
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>The first 16 bytes of SHA-256: 32 lower-case hexadecimal digits.</summary>
    public static string Hex(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        return Convert.ToHexStringLower(digest[..16]);
    }

    /// <summary>The same of a text in UTF-8.</summary>
    public static string Hex(string text) => Hex(Encoding.UTF8.GetBytes(text));

    /// <summary>The first 8 bytes of SHA-256 of a text in UTF-8, as a number that orders texts as their digests do.</summary>
    public static ulong Number(string text)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), digest);
        return BinaryPrimitives.ReadUInt64BigEndian(digest);
    }

    /// <summary>A digest of texts in lower-case base 32: <paramref name="length"/> characters of 5 bits.</summary>
    public static string Of(int length, params ReadOnlySpan<string> parts)
    {
        var bytes = parts.Length;
        foreach (var part in parts)
        {
            bytes += Encoding.UTF8.GetMaxByteCount(part.Length);
        }

        // Each part ends in a zero, which no text of a course holds.
        var buffer = ArrayPool<byte>.Shared.Rent(bytes);
        var written = 0;
        foreach (var part in parts)
        {
            written += Encoding.UTF8.GetBytes(part, buffer.AsSpan(written));
            buffer[written++] = 0;
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.AsSpan(0, written), digest);
        ArrayPool<byte>.Shared.Return(buffer);
        Span<char> text = stackalloc char[length];
        for (var i = 0; i < length; i++)
        {
            text[i] = Alphabet[digest[i] & 31];
        }

        return new string(text);
    }
}
