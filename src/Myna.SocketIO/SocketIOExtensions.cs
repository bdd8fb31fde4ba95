using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Myna.SocketIO.EngineIO;

namespace Myna.SocketIO;

/// <summary>The doors of the library.</summary>
public static class SocketIOExtensions
{
    /// <summary>Adds the server; namespaces are added to what is returned.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Settings; wrong ones stop the start.</param>
    public static SocketIOBuilder AddSocketIO(this IServiceCollection services, Action<SocketIOOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var registrations = new NamespaceRegistrations();
        var options = services.AddOptions<SocketIOOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SocketIOOptions>, SocketIOOptionsValidator>());
        services.AddSingleton(s => new SocketIOServer(
            registrations,
            s,
            s.GetRequiredService<IOptions<SocketIOOptions>>(),
            s.GetService<TimeProvider>() ?? TimeProvider.System,
            s.GetService<IMeterFactory>(),
            s.GetRequiredService<ILogger<SocketIOServer>>()));
        services.AddHostedService<SocketIOLifetime>();
        return new SocketIOBuilder(services, registrations);
    }

    /// <summary>Maps the server's endpoint, with and without a slash at its end.</summary>
    /// <param name="routes">The host's routes.</param>
    /// <param name="pattern">Its path; clients look for <c>/socket.io</c>.</param>
    public static IEndpointConventionBuilder MapSocketIO(this IEndpointRouteBuilder routes, string pattern = "/socket.io")
    {
        ArgumentNullException.ThrowIfNull(routes);
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        var server = routes.ServiceProvider.GetService<SocketIOServer>()
            ?? throw new InvalidOperationException("MapSocketIO needs services.AddSocketIO(…).");
        return routes.Map($"{pattern.TrimEnd('/')}/{{file?}}", (RequestDelegate)(context =>
            context.Request.RouteValues["file"] is string file ? ClientBundle.ServeAsync(context, server.Options, file) : server.HandleAsync(context)));
    }

    /// <summary>
    /// Lets WebSockets of Socket.IO leave the HTTP pipeline once their handshake has been answered: an idle connection then keeps less than
    /// half of its memory. The request ends with the handshake, for the server's logs, metrics and limits too; the connection goes on.
    /// Put it behind <c>UseHttps</c> and any other middleware that changes bytes.
    /// Experimental: it may break with a servicing release of ASP.NET Core; run the suite on each SDK patch.
    /// </summary>
    /// <param name="endpoint">An endpoint of Kestrel, as in <c>kestrel.ConfigureEndpointDefaults(e =&gt; e.UseSocketIO())</c>.</param>
    public static ListenOptions UseSocketIO(this ListenOptions endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        endpoint.Use(HttpExit.Middleware);
        return endpoint;
    }
}

/// <summary>Starts and stops the server with its host.</summary>
internal sealed class SocketIOLifetime(SocketIOServer server, IHostApplicationLifetime lifetime) : IHostedService
{
    private CancellationTokenRegistration _stopping;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // The web server stops before hosted services do and waits for its connections, so they must begin to close earlier.
        _stopping = lifetime.ApplicationStopping.Register(server.BeginClose);
        return server.StartAsync(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.DisposeAsync();
        await server.CloseAsync(cancellationToken);
    }
}
