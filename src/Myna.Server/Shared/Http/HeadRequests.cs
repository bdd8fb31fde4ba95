namespace Myna.Server.Shared.Http;

/// <summary>
/// HEAD wherever GET is: load balancers and caches ask by it (RFC 9110, section 9.3.2). The request is routed as its GET; Kestrel knows the method
/// from the wire and sends no body.
/// </summary>
public static class HeadRequests
{
    /// <param name="app">Before routing.</param>
    /// <param name="except">Paths where a GET is no plain read: a poll takes what is waiting.</param>
    public static IApplicationBuilder UseHead(this IApplicationBuilder app, PathString except) => app.Use((context, next) =>
    {
        if (HttpMethods.IsHead(context.Request.Method) && !context.Request.Path.StartsWithSegments(except, StringComparison.Ordinal))
        {
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    });
}
