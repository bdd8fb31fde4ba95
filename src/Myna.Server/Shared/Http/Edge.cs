using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace Myna.Server.Shared.Http;

/// <summary>The <c>Myna:Http</c> section: the proxies and the browsers' rules between this server and its clients.</summary>
public sealed class EdgeOptions
{
    public const string Section = "Myna:Http";

    /// <summary>Proxies whose word on a client's address and scheme counts: addresses or networks such as <c>10.0.0.0/8</c>. Nobody else's does.</summary>
    public IList<string> KnownProxies { get; } = [];

    /// <summary>Origins whose pages may call the API from a browser, such as <c>https://app.example</c>.</summary>
    public IList<string> AllowedOrigins { get; } = [];
}

/// <summary>Checks that each entry means what it says.</summary>
public sealed class EdgeOptionsCheck : IValidateOptions<EdgeOptions>
{
    public ValidateOptionsResult Validate(string? name, EdgeOptions options)
    {
        if (options.KnownProxies.FirstOrDefault(proxy => !IPNetwork.TryParse(proxy, out _) && !IPAddress.TryParse(proxy, out _)) is { } notAProxy)
        {
            return ValidateOptionsResult.Fail($"{EdgeOptions.Section}:KnownProxies has {notAProxy}, which is neither an address nor a network.");
        }

        // An origin has no path; "*" would let any page act for a signed-in learner.
        return options.AllowedOrigins.FirstOrDefault(origin => !Uri.TryCreate(origin, UriKind.Absolute, out var url) || url.GetLeftPart(UriPartial.Authority) != origin) is { } notAnOrigin
            ? ValidateOptionsResult.Fail($"{EdgeOptions.Section}:AllowedOrigins has {notAnOrigin}, which is not an origin such as https://app.example.")
            : ValidateOptionsResult.Success;
    }
}

/// <summary>Proxies, browsers' origins, and the headers that keep browsers from guessing.</summary>
public static class Edge
{
    private static readonly TimeSpan PreflightLifetime = TimeSpan.FromHours(1);

    public static IServiceCollection AddEdge(this IServiceCollection services)
    {
        services.AddOptions<EdgeOptions>().BindStrictly(EdgeOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EdgeOptions>, EdgeOptionsCheck>();
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<EdgeOptions>>((forwarded, edge) =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // As many steps as there are known proxies in a row: a client's own entries stand before the first of them.
            forwarded.ForwardLimit = null;
            forwarded.KnownIPNetworks.Clear();
            forwarded.KnownProxies.Clear();
            foreach (var proxy in edge.Value.KnownProxies)
            {
                forwarded.KnownIPNetworks.Add(IPNetwork.TryParse(proxy, out var network) ? network : new IPNetwork(IPAddress.Parse(proxy), IPAddress.Parse(proxy).GetAddressBytes().Length * 8));
            }
        });
        services.AddCors();
        return services;
    }

    /// <summary>Sets what keeps browsers from guessing at an answer. Also for one that was begun and taken back.</summary>
    public static void Guard(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            // Data, never a page: nothing in it may run or load anything, wherever it is opened.
            headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        }

        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }
    }

    /// <summary>Before everything that reads the client's address or answers it.</summary>
    public static IApplicationBuilder UseEdge(this IApplicationBuilder app)
    {
        var edge = app.ApplicationServices.GetRequiredService<IOptions<EdgeOptions>>().Value;
        if (edge.KnownProxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        app.Use((context, next) =>
        {
            Guard(context);
            return next(context);
        });
        if (edge.AllowedOrigins.Count > 0)
        {
            // No credentials: a session in a cookie is for this server's own pages only.
            app.UseCors(cors => cors.WithOrigins([.. edge.AllowedOrigins])
                .AllowAnyMethod()
                .WithHeaders("Authorization", "Content-Type", "Idempotency-Key", "If-Match", "If-None-Match")
                .WithExposedHeaders("ETag", "Location", "Retry-After")
                .SetPreflightMaxAge(PreflightLifetime));
        }

        return app;
    }
}
