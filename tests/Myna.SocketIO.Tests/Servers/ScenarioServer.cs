using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;

namespace Myna.SocketIO.Tests.Servers;

/// <summary>What every client library is tried against.</summary>
public static class ScenarioServer
{
    public static void Add(IServiceCollection services, Action<SocketIOOptions>? configure = null) => services
        .AddSocketIO(o =>
        {
            o.Recovery.Enabled = true;
            configure?.Invoke(o);
        })
        .AddNamespace("/", (nsp, _) => Common(nsp))
        .AddNamespace("/admin", (nsp, _) => Common(nsp))
        .AddNamespace("/recovering", (nsp, _) => Common(nsp))
        .AddNamespace<Room>(name => name.StartsWith("/room-", StringComparison.Ordinal))
        .AddNamespace("/guarded", (nsp, _) =>
        {
            Common(nsp);
            nsp.UseConnect((socket, next) => socket.Auth.TryGetProperty("token", out var token) && token.GetString() == "sesame"
                ? next()
                : new(ConnectError.With("unauthorized", new Dictionary<string, string> { ["code"] = "token_missing" }, ScenarioJson.Default.DictionaryStringString)));
        });

    private static void Common(SocketIONamespace nsp)
    {
        nsp.On("echo", (_, arguments) => new(arguments));
        nsp.On("who", ScenarioJson.Default.String, socket => new(socket.Namespace.Name));
        nsp.On("count", ScenarioJson.Default.Int32, async (socket, n) =>
        {
            if (n % 7 == 0)
            {
                await Task.Yield();
            }

            socket.Emit("counted", n, ScenarioJson.Default.Int32);
        });
        nsp.On("ask me", ScenarioJson.Default.Int32, ScenarioJson.Default.Int32, async (socket, n) =>
            await socket.Timeout(TimeSpan.FromSeconds(60)).EmitWithAckAsync("question", n, ScenarioJson.Default.Int32, ScenarioJson.Default.Int32));
        nsp.On("join", ScenarioJson.Default.String, ScenarioJson.Default.Boolean, (socket, room) =>
        {
            socket.Join(room);
            return new(true);
        });
        nsp.On("say", (socket, arguments) =>
        {
            socket.To(arguments[0].GetString()!).Emit("said", arguments[1].GetString()!, ScenarioJson.Default.String);
            return new((EventArguments?)null);
        });
        nsp.On("publish", ScenarioJson.Default.Int32, ScenarioJson.Default.Boolean, (socket, n) =>
        {
            socket.Namespace.Emit("news", n, ScenarioJson.Default.Int32);
            return new(true);
        });
        nsp.On("kick me", socket =>
        {
            socket.Disconnect();
            return default;
        });
    }

    public sealed class Room : SocketIONamespace
    {
        public Room() => Common(this);
    }
}

[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(Dictionary<string, string>))]
public sealed partial class ScenarioJson : JsonSerializerContext;
