using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Myna.SocketIO.Tests;

/// <summary>A real server on a port of its own.</summary>
public sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestServer(WebApplication app)
    {
        _app = app;
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Url = new Uri(addresses.First());
    }

    public Uri Url { get; }

    /// <summary>What its clients speak.</summary>
    public Version HttpVersion { get; private init; } = System.Net.HttpVersion.Version11;

    public SocketIOServer IO => _app.Services.GetRequiredService<SocketIOServer>();

    public IServiceProvider Services => _app.Services;

    public static Task<TestServer> Start(Action<SocketIOBuilder> add, Action<SocketIOOptions>? configure = null) =>
        Start(s => add(s.AddSocketIO(configure)), app => app.MapSocketIO());

    public static async Task<TestServer> Start(
        Action<IServiceCollection> services, Action<WebApplication> map, Action<Microsoft.AspNetCore.Server.Kestrel.Core.ListenOptions>? listen = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var version = System.Net.HttpVersion.Version11;
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, o =>
        {
            listen?.Invoke(o);
            if (o.Protocols == Microsoft.AspNetCore.Server.Kestrel.Core.HttpProtocols.Http2)
            {
                version = System.Net.HttpVersion.Version20;
            }
        }));
        services(builder.Services);
        var app = builder.Build();
        map(app);
        await app.StartAsync();
        return new TestServer(app) { HttpVersion = version };
    }

    public Uri WebSocketUrl(string query = "EIO=4&transport=websocket", string path = "/socket.io/") =>
        new($"{(Url.Scheme == "https" ? "wss" : "ws")}://{Url.Authority}{path}?{query}");

    public Task Stop() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await _app.StopAsync(limit.Token);
        await _app.DisposeAsync();
    }
}
