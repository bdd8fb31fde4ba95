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
            context.Features.Set(AskedByHead.Instance);
        }

        return next(context);
    });

    /// <summary>
    /// For a GET that uses something up: HEAD is refused. Link checkers, mail programs and browsers that look ahead ask by HEAD, and it must change nothing.
    /// </summary>
    public static IEndpointConventionBuilder WithoutHead(this IEndpointConventionBuilder endpoint)
    {
        endpoint.Add(builder =>
        {
            var next = builder.RequestDelegate!;
            builder.RequestDelegate = context =>
            {
                if (context.Features.Get<AskedByHead>() is null)
                {
                    return next(context);
                }

                context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                context.Response.Headers.Allow = HttpMethods.Get;
                return Task.CompletedTask;
            };
        });
        return endpoint;
    }

    private sealed class AskedByHead
    {
        public static readonly AskedByHead Instance = new();
    }
}
