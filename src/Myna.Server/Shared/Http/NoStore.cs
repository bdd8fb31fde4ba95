namespace Myna.Server.Shared.Http;

public static class NoStore
{
    /// <summary>Responses with tokens stay in no cache (RFC 6749, section 5.1).</summary>
    public static IEndpointConventionBuilder WithNoStore(this IEndpointConventionBuilder endpoint)
    {
        endpoint.Add(builder =>
        {
            var next = builder.RequestDelegate!;
            builder.RequestDelegate = context =>
            {
                context.Response.Headers.CacheControl = "no-store";
                return next(context);
            };
        });
        return endpoint;
    }
}
