using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Myna.SocketIO.Tests.Clients;

namespace Myna.SocketIO.Tests;

/// <summary>Every line of C# in the documentation is a line of this file, and so compiles.</summary>
public sealed class DocsTests
{
    public static TheoryData<string> Documents => ["src/Myna.SocketIO/README.md", "docs/socketio/operators.md"];

    [Theory]
    [MemberData(nameof(Documents))]
    public void ExamplesAreCompiled(string document)
    {
        var source = File.ReadAllLines(Path.Combine(ClientProcess.Root, "tests", "Myna.SocketIO.Tests", "DocsTests.cs"))
            .Select(l => l.Trim()).ToHashSet(StringComparer.Ordinal);
        var inside = false;
        var examples = 0;
        foreach (var line in File.ReadAllLines(Path.Combine(ClientProcess.Root, document)).Select(l => l.Trim()))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                inside = line == "```csharp";
            }
            else if (inside && line.Length > 0)
            {
                examples++;
                source.ShouldContain(line, $"{document}: {line}");
            }
        }

        examples.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task TheReadmesChatRuns()
    {
        await using var server = await Readme.Serve();
        await using var ana = await RawSocket.Connect(server);
        await using var ben = await RawSocket.Connect(server);
        await ana.Send("""42["join","kitchen"]""");
        await ana.Send("""420["say",{"room":"kitchen","text":"Tea?"}]""");
        (await ana.Receive(2)).ShouldContain("430[true]");
        await ben.Send("""421["say",{"room":"kitchen","text":"Yes"}]""");
        (await ben.Receive()).ShouldBe("431[true]");
        (await ana.Receive()).ShouldEndWith(""","text":"Yes"}]""");
        await ana.Send("""422["whisper"]""");
        (await ana.Receive()).ShouldBe("""432[{"code":"unknown_event"}]""");
    }

    internal static async Task Operators(
        SocketIOServer io, SocketIOSocket socket, SocketIONamespace nsp, DocsSaid said, byte[] bytes, ILogger logger)
    {
        socket.Emit("said", said, DocsJson.Default.Said);
        io.Emit("said", said, DocsJson.Default.Said);
        socket.Broadcast.Emit("said", said, DocsJson.Default.Said);
        socket.Emit("ready");
        socket.Emit("moved", EventArguments.Of(3, DocsJson.Default.Int32).With("north", DocsJson.Default.String));
        socket.Emit("picture", new Picture("cat", new Binary(bytes)), DocsJson.Default.Picture);
        io.To("kitchen", "hall").Emit("said", said, DocsJson.Default.Said);
        io.To(socket.Id).Emit("direct");
        socket.To("kitchen").Emit("said", said, DocsJson.Default.Said);
        io.Except("muted").Emit("said", said, DocsJson.Default.Said);
        io.To("kitchen").Except("muted", socket.Id).Emit("said", said, DocsJson.Default.Said);
        io.To("kitchen").Local.Emit("restart soon");
        io.To("map").Volatile.Emit("position", 17, DocsJson.Default.Int32);
        socket.Volatile.Emit("position", 17, DocsJson.Default.Int32);
        socket.Compress(false).Emit("random", EventArguments.None.With(new Binary(bytes)));
        var answer = await socket.Timeout(TimeSpan.FromSeconds(5)).EmitWithAckAsync("ask", 7, DocsJson.Default.Int32, DocsJson.Default.String);
        var votes = await io.To("jury").Timeout(TimeSpan.FromSeconds(5)).EmitWithAckAsync("vote", EventArguments.None);
        logger.LogInformation("{Answer}: {Count} of {Expected} voted", answer, votes.Responses.Count, votes.Expected);
        foreach (var member in await io.In("kitchen").FetchSocketsAsync())
        {
            logger.LogInformation("{Id} is in {Rooms}", member.Id, member.Rooms);
        }

        await io.In("kitchen").SocketsJoinAsync(["tea"]);
        await io.In("kitchen").SocketsLeaveAsync(["hall"]);
        await io.In("banned").DisconnectSocketsAsync(closeConnection: true);
        await io.Of("/").ServerSideEmitAsync("cache changed", EventArguments.Of("lessons", DocsJson.Default.String));
        var loads = await io.Of("/").ServerSideEmitWithAckAsync("load?", EventArguments.None, TimeSpan.FromSeconds(2));
        logger.LogInformation("{Count} servers answered", loads.Responses.Count);
        nsp.UseConnect(async (s, next) => s.Auth.TryGetProperty("token", out _) ? await next() : new ConnectError("unauthorized"));
        nsp.UseEvent(async (context, next) =>
        {
            logger.LogInformation("{Event}", context.EventName);
            await next();
        });
        nsp.OnAny(context => default);
        nsp.OnUnhandled(context => new(EventArguments.Of($"no such event: {context.EventName}", DocsJson.Default.String)));
    }
}

public sealed record DocsSaid(string From, string Text);

public sealed record Picture(string Name, Binary Bytes);

[JsonSerializable(typeof(DocsSaid), TypeInfoPropertyName = "Said")]
[JsonSerializable(typeof(Picture))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(string))]
public sealed partial class DocsJson : JsonSerializerContext;

/// <summary>The README's examples.</summary>
public static class Readme
{
    internal static void Start(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSocketIO().AddNamespace<Chat>("/");
        var app = builder.Build();
        app.MapSocketIO("/socket.io");
        app.Run();
    }

    /// <summary>The same on a port of its own.</summary>
    internal static Task<TestServer> Serve() => TestServer.Start(builder => builder.AddNamespace<Chat>("/"));

    internal static async Task Send(SocketIOServer io, SocketIOSocket socket, Said said)
    {
        socket.Emit("said", said, ChatJson.Default.Said);
        socket.To("kitchen").Emit("said", said, ChatJson.Default.Said); // everyone there but this socket
        io.To("kitchen", "hall").Except("muted").Emit("said", said, ChatJson.Default.Said);
        io.Of("/admin").Emit("alarm");
        await io.In("kitchen").DisconnectSocketsAsync(closeConnection: true);
    }

    internal sealed class Chat : SocketIONamespace
    {
        public Chat()
        {
            On("join", ChatJson.Default.String, (socket, room) => { socket.Join(room); return default; });
            On("say", ChatJson.Default.Say, ChatJson.Default.Boolean, (socket, say) =>
            {
                socket.Namespace.To(say.Room).Emit("said", new Said(socket.Id, say.Text), ChatJson.Default.Said);
                return new(true); // the acknowledgement
            });
            OnUnhandled(context => new(EventArguments.Of(new Problem("unknown_event"), ChatJson.Default.Problem)));
        }
    }

    internal sealed class Guarded(Tokens tokens) : SocketIONamespace
    {
        public override async ValueTask<ConnectError?> OnConnecting(SocketIOSocket socket, JsonElement auth, CancellationToken cancellationToken)
        {
            if (!auth.TryGetProperty("token", out var token) || await tokens.Check(token.GetString(), cancellationToken) is not { } user)
            {
                return ConnectError.With("unauthorized", new Problem("token_invalid"), ChatJson.Default.Problem); // err.message, err.data
            }

            socket.User = user;
            socket.Join($"user:{user.Identity!.Name}");
            return null;
        }
    }

    internal sealed class Tokens
    {
        private readonly Dictionary<string, ClaimsPrincipal> _known = [];

        public ValueTask<ClaimsPrincipal?> Check(string? token, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new(token is null ? null : _known.GetValueOrDefault(token));
        }
    }
}
