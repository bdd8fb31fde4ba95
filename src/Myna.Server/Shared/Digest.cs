using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Myna.Server.Shared;

/// <summary>Short names made of what they name: the same texts give the same name, on any machine.</summary>
public static class Digest
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

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
