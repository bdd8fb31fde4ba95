using Microsoft.AspNetCore.Http;

namespace Myna.SocketIO.EngineIO;

/// <summary>Cross-origin requests, for hosts that do not use ASP.NET's own policies on the endpoint.</summary>
internal static class Cors
{
    /// <summary>
    /// Whether a page may open a WebSocket. Browsers send its <c>Origin</c> but do not check it, so the server applies the rule of polling: where
    /// origins are named, the others are refused. Clients outside a browser send no origin.
    /// </summary>
    public static bool Admits(HttpContext context, SocketIOOptions options)
    {
        var origin = context.Request.Headers.Origin.ToString();
        return origin.Length == 0
            || options.CorsOrigins.Count == 0
            || IsNamed(origin, options)
            // Behind a proxy that ends TLS the request's own scheme is not the page's.
            || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Authority.Equals(context.Request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Writes the headers; true when the request was a preflight and is answered.</summary>
    public static bool Apply(HttpContext context, SocketIOOptions options)
    {
        if (options.CorsOrigins.Count == 0)
        {
            return false;
        }

        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length == 0)
        {
            return false;
        }

        var headers = context.Response.Headers;
        var any = options.CorsOrigins.Contains("*");
        if (!any)
        {
            headers.Vary = "Origin";
        }

        if (IsNamed(origin, options))
        {
            headers.AccessControlAllowOrigin = any ? "*" : origin;
            if (options.CorsCredentials)
            {
                headers.AccessControlAllowCredentials = "true";
            }
        }

        if (!HttpMethods.IsOptions(context.Request.Method))
        {
            return false;
        }

        headers.AccessControlAllowMethods = "GET,POST";
        if (context.Request.Headers.AccessControlRequestHeaders is { Count: > 0 } asked)
        {
            headers.AccessControlAllowHeaders = asked;
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return true;
    }

    private static bool IsNamed(string origin, SocketIOOptions options) =>
        options.CorsOrigins.Contains("*") || options.CorsOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase);
}
