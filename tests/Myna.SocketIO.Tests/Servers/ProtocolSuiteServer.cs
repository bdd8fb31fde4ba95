using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Myna.SocketIO.Diagnostics;
using Myna.SocketIO.EngineIO;

namespace Myna.SocketIO.Tests.Servers;

/// <summary>The server that the official protocol suites expect: an Engine.IO echo at /engine.io/ and their Socket.IO server at /socket.io/.</summary>
public static class ProtocolSuiteServer
{
    public static void AddServices(IServiceCollection services, Action<SocketIOOptions>? configure = null)
    {
        services.AddSocketIO(o =>
            {
                Configure(o);
                configure?.Invoke(o);
            })
            .AddNamespace("/", (nsp, _) => Answer(nsp))
            .AddNamespace("/custom", (nsp, _) => Answer(nsp));
    }

    internal static EngineServer Map(WebApplication app, Action<SocketIOOptions>? configure = null)
    {
        app.MapSocketIO("/socket.io");
        var options = new SocketIOOptions();
        Configure(options);
        configure?.Invoke(options);
        var echo = new EngineServer(options, s => new Echo(s), TimeProvider.System, new SocketIOMetrics(null), NullLogger.Instance);
        app.Map("/engine.io/", (RequestDelegate)echo.HandleAsync);
        app.Lifetime.ApplicationStopping.Register(echo.BeginClose);
        return echo;
    }

    private static void Configure(SocketIOOptions options)
    {
        options.PingInterval = TimeSpan.FromMilliseconds(300);
        options.PingTimeout = TimeSpan.FromMilliseconds(200);
        options.ConnectTimeout = TimeSpan.FromMilliseconds(1000);
        options.CorsOrigins.Add("*");
    }

    private static void Answer(SocketIONamespace nsp)
    {
        nsp.UseConnect((socket, next) => next());
        nsp.On("message", (socket, arguments) =>
        {
            socket.Emit("message-back", arguments);
            return ValueTask.FromResult<EventArguments?>(null);
        });
        nsp.On("message-with-ack", (_, arguments) => ValueTask.FromResult<EventArguments?>(arguments));
        nsp.OnConnection(socket =>
        {
            socket.Emit("auth", EventArguments.FromJson(System.Text.Encoding.UTF8.GetBytes($"[{socket.Auth.GetRawText()}]")));
            return ValueTask.CompletedTask;
        });
    }

    private sealed class Echo(EngineSession session) : SessionHandler
    {
        public override bool OnMessage(ReadOnlySpan<byte> message, bool binary)
        {
            session.Send(binary ? EnginePackets.BinaryMessage(message) : EnginePackets.TextMessage(message));
            return true;
        }

        public override void OnClosed(DisconnectReason reason)
        {
        }
    }
}
