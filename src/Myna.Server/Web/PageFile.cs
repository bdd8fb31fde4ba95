using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Myna.Server.Web;

/// <summary>One built file, in memory: its bytes, and its brotli form once that is made.</summary>
public sealed class PageFile
{
    /// <summary>Files below this folder carry a hash of their content in their name.</summary>
    private const string HashedFolder = "/assets/";

    private const int BrotliQuality = 9;
    private const int BrotliWindow = 22;

    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".mjs"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".json"] = "application/json",
        [".webmanifest"] = "application/manifest+json",
        [".txt"] = "text/plain; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".ico"] = "image/x-icon",
        [".webp"] = "image/webp",
        [".woff2"] = "font/woff2",
        [".mp3"] = "audio/mpeg",
        [".wasm"] = "application/wasm",
    };

    private readonly byte[] _plain;
    private readonly string _hash;
    private volatile byte[]? _brotli;

    /// <param name="path">As requested, such as <c>/assets/index-4f2a.js</c>.</param>
    public PageFile(string path, byte[] content)
    {
        _plain = content;
        _hash = Convert.ToHexStringLower(SHA256.HashData(content))[..32];
        ContentType = Types.GetValueOrDefault(Path.GetExtension(path), "application/octet-stream");
        CacheControl = path.StartsWith(HashedFolder, StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
    }

    public string ContentType { get; }

    public string CacheControl { get; }

    // Pictures, fonts and sound are compressed already.
    private bool IsText => ContentType.StartsWith("text/", StringComparison.Ordinal) || ContentType.StartsWith("application/", StringComparison.Ordinal) || ContentType == "image/svg+xml";

    /// <summary>Makes the smaller form; a file that does not get smaller has none.</summary>
    public void Compress()
    {
        if (!IsText)
        {
            return;
        }

        var buffer = new byte[BrotliEncoder.GetMaxCompressedLength(_plain.Length)];
        if (BrotliEncoder.TryCompress(_plain, buffer, out var length, BrotliQuality, BrotliWindow) && length < _plain.Length)
        {
            _brotli = buffer[..length];
        }
    }

    public Task Send(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var compressed = _brotli is { } brotli && TakesBrotli(request) ? brotli : null;
        // Two forms are two representations: each has its own tag.
        var tag = compressed is null ? $"\"{_hash}\"" : $"\"{_hash}-br\"";
        response.Headers.ETag = tag;
        response.Headers.CacheControl = CacheControl;
        response.Headers.ContentSecurityPolicy = PagePolicy.OfFiles;
        if (IsText)
        {
            response.Headers.Vary = HeaderNames.AcceptEncoding;
        }

        if (HasTag(request, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var body = compressed ?? _plain;
        response.ContentType = ContentType;
        response.ContentLength = body.Length;
        if (compressed is not null)
        {
            response.Headers.ContentEncoding = "br";
        }

        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    private static bool TakesBrotli(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var encodings)
        && encodings.Any(encoding => encoding.Value.Equals("br", StringComparison.OrdinalIgnoreCase) && encoding.Quality is not 0);

    private static bool HasTag(HttpRequest request, string tag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var tags)
        && tags.Any(held => held.Tag == "*" || held.Compare(EntityTagHeaderValue.Parse(tag), useStrongComparison: false));
}
