using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Myna.SocketIO.Tests;

/// <summary>What may happen while a socket is being let in.</summary>
public sealed class AdmissionTests
{
    private readonly Door _door = new();

    [Fact]
    public async Task ADynamicNamespaceStaysWhileItsNextSocketIsLetIn()
    {
        await using var server = await Start();
        await using var first = await RawSocket.Connect(server, "/room-1");
        _door.Closed = true;
        await using var second = await Knock(server);
        await first.Send("41/room-1");
        await Eventually.True(() => server.IO.Of("/room-1").Local.Count == 0, "the first socket's end");
        _door.Open.SetResult();
        (await second.Receive()).ShouldStartWith("40/room-1,{\"sid\":");
        server.IO.Of("/room-1").Emit("news");
        (await second.Receive()).ShouldBe("""42/room-1,["news"]""");
        await second.Send("41/room-1");
        await Eventually.True(() => server.IO.Namespaces.Count == 0, "the namespace's end");
    }

    [Fact]
    public async Task AClientThatGoesWhileItIsLetInCancelsItsAdmission()
    {
        await using var server = await Start();
        _door.Closed = true;
        await using var socket = await Knock(server);
        socket.Vanish();
        await Eventually.True(() => _door.Cancellation.IsCancellationRequested, "the cancellation");
        await Eventually.True(() => server.IO.Namespaces.Count == 0, "the namespace's end");
    }

    private Task<TestServer> Start() => TestServer.Start(
        services => services.AddSingleton(_door).AddSocketIO()
            .AddNamespace<Guarded>(name => name.StartsWith("/room-", StringComparison.Ordinal)),
        app => app.MapSocketIO());

    private async Task<RawSocket> Knock(TestServer server)
    {
        var socket = await RawSocket.Open(server);
        await socket.Receive();
        await socket.Send("40/room-1");
        await Eventually.True(() => _door.HasGuest, "somebody at the door");
        return socket;
    }

    public sealed class Door
    {
        public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Closed { get; set; }

        public bool HasGuest { get; set; }

        public CancellationToken Cancellation { get; set; }
    }

    public sealed class Guarded(Door door) : SocketIONamespace
    {
        public override async ValueTask<ConnectError?> OnConnecting(SocketIOSocket socket, JsonElement auth, CancellationToken cancellationToken)
        {
            if (!door.Closed)
            {
                return null;
            }

            door.Cancellation = cancellationToken;
            door.HasGuest = true;
            await door.Open.Task.WaitAsync(cancellationToken);
            return null;
        }
    }
}
