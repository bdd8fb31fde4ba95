using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Myna.SocketIO.Tests.Servers;

namespace Myna.SocketIO.Tests;

/// <summary>Clients that come back.</summary>
public sealed class RecoveryTests
{
    [Fact]
    public async Task AClientThatComesBackGetsItsIdRoomsDataAndWhatItMissed()
    {
        await using var server = await Start();
        var (id, pid, offset) = await Meet(server);
        server.IO.To("kitchen").Emit("news", 2, ScenarioJson.Default.Int32);
        server.IO.To("hall").Emit("news", 99, ScenarioJson.Default.Int32);
        server.IO.Except("kitchen").Emit("news", 98, ScenarioJson.Default.Int32);
        server.IO.To(id).Emit("news", 3, ScenarioJson.Default.Int32);
        server.IO.Of("/").All.Volatile.Emit("news", 97, ScenarioJson.Default.Int32);

        await using var socket = await Return(server, pid, offset);
        (await socket.Receive()).ShouldBe($"40{{\"sid\":\"{id}\",\"pid\":\"{pid}\"}}");
        (await socket.Receive()).ShouldStartWith("""42["news",2,""");
        (await socket.Receive()).ShouldStartWith("""42["news",3,""");
        server.IO.Of("/").Local.TryGet(id, out var recovered).ShouldBeTrue();
        recovered!.IsRecovered.ShouldBeTrue();
        recovered.Rooms.ShouldBe([id, "lobby", "kitchen"]);
        recovered.GetData(ScenarioJson.Default.String).ShouldBe("cook");
        server.IO.To("kitchen").Emit("news", 4, ScenarioJson.Default.Int32);
        (await socket.Receive()).ShouldStartWith("""42["news",4,""");
    }

    [Theory]
    [InlineData("nobody", null)]
    [InlineData(null, "nothing.0")]
    public async Task AClientWithoutAValidIdOrWithTooManyMissedPacketsStartsAgain(string? pid, string? offset)
    {
        await using var server = await Start();
        var met = await Meet(server);
        await using var socket = await Return(server, pid ?? met.Pid, offset ?? met.Offset);
        var answer = await socket.Receive();
        answer.ShouldStartWith("40{\"sid\":");
        answer.ShouldNotContain(met.Id);
        answer.ShouldNotContain(met.Pid);
    }

    [Fact]
    public async Task ASessionIsRecoveredOnce()
    {
        await using var server = await Start();
        var (id, pid, offset) = await Meet(server);
        await using var first = await Return(server, pid, offset);
        (await first.Receive()).ShouldContain(id);
        first.Vanish();
        await Eventually.True(() => server.IO.ConnectionCount == 0);
        await using var again = await Return(server, pid, offset);
        (await again.Receive()).ShouldContain(id); // it went again, and may come back again
    }

    [Fact]
    public async Task AClientThatChangedNetworksNeedNotWaitForItsOldConnectionToDie()
    {
        await using var server = await Start();
        await using var old = await RawSocket.Open(server);
        var (id, pid, offset) = await Greet(server, old);
        await using var socket = await Return(server, pid, offset); // the old connection still looks alive
        (await socket.Receive()).ShouldContain(id);
        await old.WaitForClose();
        server.IO.Of("/").Local.Count.ShouldBe(1);
    }

    [Fact]
    public async Task AfterTheLimitOfTimeNothingIsRecovered()
    {
        var time = new FakeTimeProvider();
        await using var server = await Start(time: time);
        var (id, pid, offset) = await Meet(server);
        time.Advance(TimeSpan.FromMinutes(3));
        await using var socket = await Return(server, pid, offset);
        (await socket.Receive()).ShouldNotContain(id);
    }

    [Fact]
    public async Task TheKeptPacketsAreBounded()
    {
        await using var server = await Start(o => o.Recovery.MaxPackets = 10);
        var (id, pid, offset) = await Meet(server);
        for (var i = 0; i < 10; i++)
        {
            server.IO.Emit("news", i, ScenarioJson.Default.Int32);
        }

        await using var socket = await Return(server, pid, offset);
        (await socket.Receive()).ShouldNotContain(id);
    }

    [Fact]
    public async Task AClientThatMissedMoreThanMayWaitStartsAgainWithTheRoomsItWasGiven()
    {
        await using var server = await Start(o => o.MaxQueuedPackets = 20);
        var (id, pid, offset) = await Meet(server);
        for (var i = 0; i < 30; i++)
        {
            server.IO.Emit("news", i, ScenarioJson.Default.Int32);
        }

        await using var socket = await Return(server, pid, offset);

        (await socket.Receive()).ShouldNotContain(id);
        (await socket.Receive()).ShouldStartWith("""42["news",1,"""); // greeted as anybody
        server.IO.To("lobby").Emit("news", 4, ScenarioJson.Default.Int32);
        (await socket.Receive()).ShouldStartWith("""42["news",4,""");
    }

    [Fact]
    public async Task WithAStoreItSurvivesARestart()
    {
        var folder = Directory.CreateTempSubdirectory("myna-recovery").FullName;
        var store = new FileRecoveryStore(folder);
        string id, pid, offset;
        await using (var first = await Start(store: store))
        {
            await using var socket = await RawSocket.Open(first);
            (id, pid, offset) = await Greet(first, socket);
            var closed = socket.WaitForClose();
            first.IO.Emit("news", 2, ScenarioJson.Default.Int32);
            await first.Stop();
            await closed;
        }

        await using var second = await Start(store: store);
        await using var returned = await Return(second, pid, offset);
        (await returned.Receive()).ShouldContain(id);
        (await returned.Receive()).ShouldStartWith("""42["news",2,""");
        second.IO.To("kitchen").Emit("news", 3, ScenarioJson.Default.Int32);
        (await returned.Receive()).ShouldStartWith("""42["news",3,""");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task OnConnectingDecidesOverReturningClientsToo()
    {
        var refuse = false;
        await using var server = await TestServer.Start(
            s => s.AddSocketIO(o => o.Recovery.Enabled = true).AddNamespace("/", (nsp, _) =>
            {
                nsp.UseConnect((_, next) => refuse ? new(new ConnectError("revoked")) : next());
                nsp.OnConnection(Prepare);
            }),
            app => app.MapSocketIO());
        var (_, pid, offset) = await Meet(server);
        refuse = true;
        await using var socket = await Return(server, pid, offset);
        (await socket.Receive()).ShouldBe("""44{"message":"revoked"}""");
    }

    private static Task<TestServer> Start(Action<SocketIOOptions>? configure = null, TimeProvider? time = null, IRecoveryStore? store = null) => TestServer.Start(
        s =>
        {
            if (time is not null)
            {
                s.AddSingleton(time);
            }

            if (store is not null)
            {
                s.AddSingleton(store);
            }

            s.AddSocketIO(o =>
            {
                o.Recovery.Enabled = true;
                configure?.Invoke(o);
            }).AddNamespace("/", (nsp, _) =>
            {
                nsp.UseConnect((socket, next) =>
                {
                    if (socket.IsRecovered)
                    {
                        socket.Join("lobby");
                    }

                    return next();
                });
                nsp.OnConnection(Prepare);
            });
        },
        app => app.MapSocketIO());

    private static ValueTask Prepare(SocketIOSocket socket)
    {
        if (socket.IsRecovered)
        {
            return default;
        }

        socket.Join("kitchen");
        socket.SetData("cook", ScenarioJson.Default.String);
        socket.Emit("news", 1, ScenarioJson.Default.Int32);
        return default;
    }

    /// <summary>Connects, hears the first packet and vanishes.</summary>
    private static async Task<(string Id, string Pid, string Offset)> Meet(TestServer server)
    {
        await using var socket = await RawSocket.Open(server);
        var met = await Greet(server, socket);
        socket.Vanish();
        await Eventually.True(() => server.IO.ConnectionCount == 0);
        return met;
    }

    private static async Task<(string Id, string Pid, string Offset)> Greet(TestServer server, RawSocket socket)
    {
        await socket.Receive();
        await socket.Send("40");
        var connect = (await socket.Receive()).Split('"');
        var news = (await socket.Receive()).Split('"');
        news[1].ShouldBe("news");
        return (connect[3], connect[7], news[3]);
    }

    private static async Task<RawSocket> Return(TestServer server, string pid, string offset)
    {
        var socket = await RawSocket.Open(server);
        await socket.Receive();
        await socket.Send($"40{{\"pid\":\"{pid}\",\"offset\":\"{offset}\"}}");
        return socket;
    }
}
