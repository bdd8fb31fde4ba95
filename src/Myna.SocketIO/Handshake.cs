using System.Collections.Concurrent;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features.Authentication;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Myna.SocketIO;

/// <summary>How a connection came in: what its first HTTP request carried.</summary>
public sealed class Handshake
{
    internal Handshake(HttpContext context, DateTimeOffset time)
    {
        var request = context.Request;
        Time = time;
        // HttpContext.User would allocate a user for anonymous requests.
        User = context.Features.Get<IHttpAuthenticationFeature>()?.User ?? Anonymous;
        Address = context.Connection.RemoteIpAddress;
        IsSecure = request.IsHttps;
        _query = SharedText.Of(request.QueryString.Value ?? "");
        Path = SharedText.Of(request.PathBase + request.Path);
        // Kestrel uses a request's header collection again for the next one, so it cannot be kept.
        var headers = new KeyValuePair<string, StringValues>[request.Headers.Count];
        request.Headers.CopyTo(headers, 0);
        foreach (ref var header in headers.AsSpan())
        {
            if (header.Value.Count == 1 && !IsUnique(header.Key))
            {
                header = new KeyValuePair<string, StringValues>(header.Key, SharedText.Of(header.Value.ToString()));
            }
        }

        _headers = headers;
    }

    private static readonly ClaimsPrincipal Anonymous = new(new ClaimsIdentity());

    private readonly KeyValuePair<string, StringValues>[] _headers;
    private readonly string _query;

    /// <summary>When it came in.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The user whom ASP.NET's authentication found on the request; a connection keeps it for its life.</summary>
    public ClaimsPrincipal User { get; }

    /// <summary>The client's address, as the host sees it (behind a proxy: after its forwarded-headers middleware).</summary>
    public IPAddress? Address { get; }

    /// <summary>Whether it came by HTTPS.</summary>
    public bool IsSecure { get; }

    /// <summary>Whether it came from a page of another origin.</summary>
    public bool IsCrossDomain => Header("Origin").Count > 0;

    /// <summary>The path that was asked for.</summary>
    public string Path { get; }

    /// <summary>The query, such as the client's <c>query</c> option.</summary>
    public IQueryCollection Query => new QueryCollection(QueryHelpers.ParseQuery(_query));

    /// <summary>The headers.</summary>
    public IReadOnlyList<KeyValuePair<string, StringValues>> Headers => _headers;

    /// <summary>A header by its name, or no value.</summary>
    public StringValues Header(string name)
    {
        foreach (var (key, value) in _headers)
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return StringValues.Empty;
    }

    /// <summary>No two clients have it in common, or ought to.</summary>
    private static bool IsUnique(string header) =>
        header.Equals("Sec-WebSocket-Key", StringComparison.OrdinalIgnoreCase) || header.Equals("Cookie", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Authorization", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Thousands of handshakes say the same (host, browser, query); it is kept once.</summary>
internal static class SharedText
{
    private const int MaxTexts = 1024, MaxLength = 256;
    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);
    private static int count;

    public static string Of(string text)
    {
        if (text.Length > MaxLength)
        {
            return text;
        }

        if (Known.TryGetValue(text, out var known))
        {
            return known;
        }

        if (count < MaxTexts && Interlocked.Increment(ref count) <= MaxTexts)
        {
            Known.TryAdd(text, text);
        }

        return text;
    }
}
