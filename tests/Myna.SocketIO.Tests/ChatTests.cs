using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;

namespace Myna.SocketIO.Tests;

public sealed record Say(string Room, string Text);

public sealed record Said(string From, string Text);

public sealed record Problem(string Code);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Say))]
[JsonSerializable(typeof(Said))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
public sealed partial class ChatJson : JsonSerializerContext;

public sealed class Log
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public void Add(string line)
    {
        lock (_lines)
        {
            _lines.Add(line);
        }
    }
}

public sealed class Chat : SocketIONamespace
{
    private readonly Log _log;

    public Chat(Log log)
    {
        _log = log;
        On("join", ChatJson.Default.String, (socket, room) =>
        {
            socket.Join(room);
            return default;
        });
        On("say", ChatJson.Default.Say, ChatJson.Default.Boolean, async (socket, say) =>
        {
            await Task.Yield();
            socket.Namespace.To(say.Room).Emit("said", new Said(socket.User.Identity!.Name!, say.Text), ChatJson.Default.Said);
            return true;
        });
        On("fail", ChatJson.Default.Boolean, socket => throw new InvalidOperationException("on purpose"));
    }

    public override ValueTask<ConnectError?> OnConnecting(SocketIOSocket socket, JsonElement auth, CancellationToken cancellationToken)
    {
        if (!auth.TryGetProperty("name", out var name))
        {
            return new(ConnectError.With("unauthorized", new Problem("token_missing"), ChatJson.Default.Problem));
        }

        socket.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name.GetString()!)], "test"));
        socket.Join("lobby");
        return new((ConnectError?)null);
    }

    public override ValueTask OnDisconnected(SocketIOSocket socket, DisconnectReason reason)
    {
        _log.Add($"{socket.User.Identity!.Name}: {reason.ToWireName()}");
        return default;
    }

    public override EventArguments? OnError(SocketIOSocket socket, string eventName, Exception error) =>
        EventArguments.Of(new Problem(error is JsonException ? "bad_payload" : "failed"), ChatJson.Default.Problem);
}

/// <summary>The README's chat and its surroundings, over a real socket.</summary>
public sealed class ChatTests
{
    private static Task<TestServer> Start() => TestServer.Start(
        s =>
        {
            s.AddSingleton<Log>();
            s.AddSocketIO().AddNamespace<Chat>("/");
        },
        app => app.MapSocketIO("/socket.io"));

    [Fact]
    public async Task AMessageReachesEveryoneInTheRoomAndIsAcknowledged()
    {
        await using var server = await Start();
        await using var ana = await RawSocket.Connect(server, auth: """{"name":"ana"}""");
        await using var ben = await RawSocket.Connect(server, auth: """{"name":"ben"}""");
        await ana.Send("""42["join","kitchen"]""");
        await ben.Send("""420["say",{"room":"kitchen","text":"Tea?"}]""");
        (await ben.Receive()).ShouldBe("430[true]");
        (await ana.Receive()).ShouldBe("""42["said",{"from":"ben","text":"Tea?"}]""");
    }

    [Fact]
    public async Task ARefusedSocketLearnsWhy()
    {
        await using var server = await Start();
        await using var socket = await RawSocket.Open(server);
        await socket.Receive();
        await socket.Send("40");
        (await socket.Receive()).ShouldBe("""44{"message":"unauthorized","data":{"code":"token_missing"}}""");
    }

    [Fact]
    public async Task ABadPayloadOrAFailingHandlerFailsItsAckAndNotTheConnection()
    {
        await using var server = await Start();
        await using var ana = await RawSocket.Connect(server, auth: """{"name":"ana"}""");
        await ana.Send("""421["say",{"room":7}]""");
        (await ana.Receive()).ShouldBe("""431[{"code":"bad_payload"}]""");
        await ana.Send("""422["fail"]""");
        (await ana.Receive()).ShouldBe("""432[{"code":"failed"}]""");
        await ana.Send("""423["say",{"room":"lobby","text":"still here"}]""");
        (await ana.Receive(2)).ShouldBe(["""42["said",{"from":"ana","text":"still here"}]""", "433[true]"], ignoreOrder: true);
    }

    [Fact]
    public async Task AnyServiceCanSendToARoomAndDisconnectIt()
    {
        await using var server = await Start();
        await using var ana = await RawSocket.Connect(server, auth: """{"name":"ana"}""");
        server.IO.To("lobby").Emit("said", new Said("server", "hello"), ChatJson.Default.Said);
        (await ana.Receive()).ShouldBe("""42["said",{"from":"server","text":"hello"}]""");
        await server.IO.In("lobby").DisconnectSocketsAsync(closeConnection: true);
        (await ana.Receive()).ShouldBe("41");
        await ana.WaitForClose();
        await Eventually.True(() => server.IO.ConnectionCount == 0);
        server.Services.GetRequiredService<Log>().Lines.ShouldBe(["ana: server namespace disconnect"]);
    }

    [Fact]
    public async Task AStoppingServerTellsItsSocketsAndWaitsForTheirGoodbyes()
    {
        var server = await Start();
        await using var ana = await RawSocket.Connect(server, auth: """{"name":"ana"}""");
        var closed = ana.WaitForClose();
        await server.Stop();
        await closed;
        server.Services.GetRequiredService<Log>().Lines.ShouldBe(["ana: server shutting down"]);
        await server.DisposeAsync();
    }
}
