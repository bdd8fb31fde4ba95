using System.Text.Json.Serialization.Metadata;
using Myna.Tests;

namespace Myna.SocketIO.Tests;

/// <summary>A broadcast is encoded once; each further recipient must cost next to nothing.</summary>
public sealed class AllocationTests
{
    private const int Broadcasts = 200;

    [Fact]
    public async Task ABroadcastToAHundredSocketsStaysWithinItsBudget()
    {
        await using var server = await TestServer.Start(io => io.AddNamespace("/", (_, _) => { }));
        var sockets = new List<RawSocket>();
        for (var i = 0; i < 100; i++)
        {
            sockets.Add(await RawSocket.Connect(server));
        }

        var total = 0L;
        for (var i = 0; i < Broadcasts; i++)
        {
            total += Allocations.Of(() => server.IO.Emit("news"));
            foreach (var socket in sockets)
            {
                (await socket.Receive()).ShouldBe("""42["news"]""");
            }
        }

        (total / Broadcasts).ShouldBeLessThanOrEqualTo(400);
        foreach (var socket in sockets)
        {
            await socket.DisposeAsync();
        }
    }
}
