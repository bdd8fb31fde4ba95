using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features.Authentication;
using Microsoft.Extensions.Primitives;

namespace Myna.SocketIO;

/// <summary>How a connection came in: what its first HTTP request carried.</summary>
public sealed class Handshake
{
    internal Handshake(HttpContext context, DateTimeOffset time)
    {
        var request = context.Request;
        Time = time;
        // Asking the context for its user makes one where nobody was found.
        User = context.Features.Get<IHttpAuthenticationFeature>()?.User ?? Nobody;
        Address = context.Connection.RemoteIpAddress;
        IsSecure = request.IsHttps;
        Query = request.Query;
        Path = request.PathBase + request.Path;
        // Kestrel uses a request's header collection again for the next one, so it cannot be kept.
        var headers = new KeyValuePair<string, StringValues>[request.Headers.Count];
        request.Headers.CopyTo(headers, 0);
        _headers = headers;
    }

    static readonly ClaimsPrincipal Nobody = new(new ClaimsIdentity());

    readonly KeyValuePair<string, StringValues>[] _headers;

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
    public IQueryCollection Query { get; }

    /// <summary>The headers.</summary>
    public IReadOnlyList<KeyValuePair<string, StringValues>> Headers => _headers;

    /// <summary>A header by its name, or no value.</summary>
    public StringValues Header(string name)
    {
        foreach (var (key, value) in _headers)
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
                return value;
        return StringValues.Empty;
    }
}
