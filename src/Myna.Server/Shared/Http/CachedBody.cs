using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Myna.Server.Shared.Http;

/// <summary>A JSON body that is made once and sent often, with its ETag; compressed once for each coding that a client asks for.</summary>
internal sealed class CachedBody(byte[] utf8, string tag)
{
    private readonly Lazy<byte[]> _brotli = new(() => Compression.Compressed(utf8, Compression.Brotli));
    private readonly Lazy<byte[]> _gzip = new(() => Compression.Compressed(utf8, Compression.Gzip));

    private readonly string _strong = $"\"{tag}\"";
    private readonly string _weak = $"W/\"{tag}\"";

    /// <summary>200, or 304 where <c>If-None-Match</c> names this version.</summary>
    public void Write(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var coding = utf8.Length >= Compression.MinSize ? Compression.Accepted(request) : null;
        // A strong ETag names these very bytes (RFC 9110, section 8.8.1): compressed ones get the weak form.
        response.Headers.ETag = coding is null ? _strong : _weak;
        Compression.VaryByCoding(response);
        if (Names(request.Headers.IfNoneMatch, _strong))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.Headers.ContentEncoding = coding;
        JsonWire.WriteBytes(response, StatusCodes.Status200OK, coding switch
        {
            Compression.Brotli => _brotli.Value,
            Compression.Gzip => _gzip.Value,
            _ => utf8,
        });
    }

    /// <summary>Whether an <c>If-None-Match</c> (a list, or <c>*</c>) names this ETag, by weak comparison (RFC 9110, section 13.1.2).</summary>
    public static bool Names(StringValues ifNoneMatch, string etag)
    {
        if (ifNoneMatch.Count == 0)
        {
            return false;
        }

        if (ifNoneMatch is [{ } only] && only == etag)
        {
            return true;
        }

        var current = EntityTagHeaderValue.Parse(etag);
        return EntityTagHeaderValue.TryParseList(ifNoneMatch, out var known)
            && known.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(current, useStrongComparison: false));
    }
}
