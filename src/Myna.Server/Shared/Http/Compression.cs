using System.Buffers;
using System.IO.Compression;
using Microsoft.Net.Http.Headers;

namespace Myna.Server.Shared.Http;

/// <summary>Content codings of JSON responses: the better one of those that the client takes.</summary>
/// <remarks>
/// A response that mixes a secret with text of an attacker's choice can leak the secret by its compressed length (BREACH). That needs a browser that
/// repeats authenticated requests for another site, and this API takes bearer tokens, which a browser adds to no request by itself. As a second
/// defence nothing that must not be stored is compressed: tokens, problems and the export.
/// </remarks>
internal static class Compression
{
    /// <summary>Below this a response fits into two packets as it is, and compressing costs more than it saves.</summary>
    public const int MinSize = 2048;

    public const string Brotli = "br";

    public const string Gzip = "gzip";

    /// <summary>For bodies that are made for one response: a fraction of the time of the best quality for most of the gain.</summary>
    private const int FastQuality = 1;

    /// <summary>For bodies that are kept.</summary>
    private const int KeptQuality = 9;

    private const int Window = 18;

    /// <summary>Brotli, gzip, or null: neither is accepted (RFC 9110, section 12.5.3).</summary>
    public static string? Accepted(HttpRequest request)
    {
        var header = request.Headers.AcceptEncoding;
        if (header.Count == 0 || !StringWithQualityHeaderValue.TryParseList(header, out var accepted))
        {
            return null;
        }

        double? brotli = null, gzip = null, any = null;
        foreach (var coding in accepted)
        {
            var quality = coding.Quality ?? 1;
            if (coding.Value.Equals(Brotli, StringComparison.OrdinalIgnoreCase))
            {
                brotli = quality;
            }
            else if (coding.Value.Equals(Gzip, StringComparison.OrdinalIgnoreCase))
            {
                gzip = quality;
            }
            else if (coding.Value == "*")
            {
                any = quality;
            }
        }

        var (br, gz) = (brotli ?? any ?? 0, gzip ?? any ?? 0);
        return br > 0 && br >= gz ? Brotli : gz > 0 ? Gzip : null;
    }

    /// <summary>The body in the coding that the client takes, written with its headers; false: it goes as it is.</summary>
    public static bool TryWrite(HttpResponse response, ReadOnlySpan<byte> body)
    {
        if (body.Length < MinSize || response.Headers.CacheControl == "no-store")
        {
            return false;
        }

        VaryByCoding(response);
        if (Accepted(response.HttpContext.Request) is not { } coding)
        {
            return false;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(body.Length));
        try
        {
            var length = coding == Brotli ? Brotlied(body, buffer, FastQuality) : Gzipped(body, buffer, CompressionLevel.Fastest);
            response.Headers.ContentEncoding = coding;
            response.ContentLength = length;
            response.BodyWriter.Write(buffer.AsSpan(0, length));
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Tells caches that another client may get other bytes.</summary>
    public static void VaryByCoding(HttpResponse response)
    {
        if (!response.Headers.Vary.Contains(HeaderNames.AcceptEncoding))
        {
            response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        }
    }

    /// <summary>The body in a coding, to be kept.</summary>
    public static byte[] Compressed(ReadOnlySpan<byte> body, string coding)
    {
        var buffer = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
        return buffer.AsSpan(0, coding == Brotli ? Brotlied(body, buffer, KeptQuality) : Gzipped(body, buffer, CompressionLevel.SmallestSize)).ToArray();
    }

    private static int Brotlied(ReadOnlySpan<byte> body, Span<byte> buffer, int quality) =>
        BrotliEncoder.TryCompress(body, buffer, out var written, quality, Window) ? written : throw new InvalidOperationException("The buffer is as large as Brotli can need.");

    // The buffer is Brotli's bound, which is above deflate's for what cannot be compressed: 5 bytes in each 16 KB, and 18 around it.
    private static int Gzipped(ReadOnlySpan<byte> body, byte[] buffer, CompressionLevel level)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, level, leaveOpen: true))
        {
            gzip.Write(body);
        }

        target.Position = 0;
        return target.Read(buffer);
    }
}
