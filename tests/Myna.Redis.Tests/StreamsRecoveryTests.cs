using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Myna.SocketIO;
using Myna.SocketIO.Tests;

namespace Myna.Redis.Tests;

/// <summary>Clients that come back to another server, and a Redis that goes and comes back.</summary>
public sealed class StreamsRecoveryTests : IAsyncLifetime
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RedisServer? _redis;
    private TestServer? _first, _second;

    private TestServer First => _first!;

    private TestServer Second => _second!;

    public async Task InitializeAsync()
    {
        _redis = await RedisServer.Start();
        _first = await Start();
        _second = await Start();
    }

    public async Task DisposeAsync()
    {
        foreach (var resource in (IAsyncDisposable?[])[_first, _second, _redis])
        {
            if (resource is not null)
            {
                await resource.DisposeAsync();
            }
        }
    }

    [SkippableFact]
    public async Task AClientThatComesBackToAnotherServerGetsItsIdRoomsDataAndWhatItMissed()
    {
        var (id, pid, offset) = await Meet(First);
        First.IO.To("kitchen").Emit("news", 2, RedisJson.Default.Int32);
        await First.IO.In("nobody").SocketsJoinAsync(["nowhere"]); // it comes back after the broadcast has; two servers' broadcasts have no order
        Second.IO.To("hall").Emit("news", 99, RedisJson.Default.Int32);
        Second.IO.Except("kitchen").Emit("news", 98, RedisJson.Default.Int32);
        Second.IO.To(id).Emit("bytes", EventArguments.None.With(new Binary(new byte[] { 1, 2 })));

        await using var socket = await Return(Second.WebSocketUrl(), pid, offset);
        (await socket.Receive()).ShouldBe($"40{{\"sid\":\"{id}\",\"pid\":\"{pid}\"}}");
        (await socket.Receive()).ShouldStartWith("""42["news",2,""");
        (await socket.Receive()).ShouldStartWith("""451-["bytes",{"_placeholder":true,"num":0},""");
        (await socket.Receive()).ShouldBe("bin:0102");
        Second.IO.Of("/").Local.TryGet(id, out var recovered).ShouldBeTrue();
        recovered!.IsRecovered.ShouldBeTrue();
        recovered.Rooms.ShouldBe([id, "lobby", "kitchen"]);
        recovered.GetData(RedisJson.Default.String).ShouldBe("cook");
        First.IO.To("kitchen").Emit("news", 4, RedisJson.Default.Int32);
        (await socket.Receive()).ShouldStartWith("""42["news",4,""");
    }

    [SkippableTheory]
    [InlineData("nobody", null)]
    [InlineData(null, "nothing")]
    [InlineData(null, "1-1")]
    public async Task AClientThatCannotProveItselfOrMissedTooMuchGetsANewSession(string? pid, string? offset)
    {
        var met = await Meet(First);
        await using var socket = await Return(Second.WebSocketUrl(), pid ?? met.Pid, offset ?? met.Offset);
        var answer = await socket.Receive();
        answer.ShouldStartWith("40{\"sid\":");
        answer.ShouldNotContain(met.Id);
        answer.ShouldNotContain(met.Pid);
    }

    [SkippableFact]
    public async Task ClientsMoveBetweenNodeAndOurs()
    {
        await using var node = await NodeServer.Start("streams", _redis!);
        var (id, pid, offset) = await Meet(First);
        First.IO.To("kitchen").Emit("news", 2, RedisJson.Default.Int32);
        await using (var socket = await Return(node.WebSocketUrl, pid, offset))
        {
            // The official server sends what was missed before its CONNECT; clients take both orders.
            var received = await socket.Receive(2);
            received.ShouldContain($"40{{\"sid\":\"{id}\",\"pid\":\"{pid}\"}}");
            var news = received.Single(packet => packet.StartsWith("""42["news",2,""", StringComparison.Ordinal));
            offset = news.Split('"')[^2];
            socket.Vanish();
        }

        await node.Do("""{"do":"emit","rooms":["kitchen"],"event":["news",3]}""");
        await using var back = await Return(Second.WebSocketUrl(), pid, offset);
        (await back.Receive()).ShouldBe($"40{{\"sid\":\"{id}\",\"pid\":\"{pid}\"}}");
        (await back.Receive()).ShouldStartWith("""42["news",3,""");
    }

    [SkippableFact]
    public async Task ADisconnectionDoesNotWaitForRedis()
    {
        await using var socket = await RawSocket.Connect(First);
        await _redis!.Kill();
        await Eventually.True(() => First.IO.Of("/").Local.Count == 1);
        await First.IO.Of("/").All.DisconnectSocketsAsync(closeConnection: true);
        await socket.WaitForClose();
    }

    /// <summary>Two servers send numbers while Redis is killed and started again and a client is cut off and comes back to either of them.</summary>
    [SkippableFact]
    public async Task WhileRedisIsKilledARecoveringClientMissesNothing()
    {
        var isLong = Environment.GetEnvironmentVariable("MYNA_TEST_LONG") == "1";
        var count = isLong ? 50_000 : 1_500; // from each of two servers
        var kills = isLong ? 20 : 2;
        var next = new ConcurrentDictionary<string, int>(StringComparer.Ordinal) { ["first"] = 0, ["second"] = 0 };
        var sending = Task.WhenAll(Send(First, "first", count, next), Send(Second, "second", count, next));
        var killing = Kill(sending, kills);
        var random = new Random(1);
        string? pid = null, id = null, offset = null;
        var returns = 0;
        while (next.Values.Any(n => n < count))
        {
            var server = random.Next(2) == 0 ? First : Second;
            await using var socket = pid is null ? await RawSocket.Open(server) : await Return(server.WebSocketUrl(), pid, offset!);
            if (pid is null)
            {
                await socket.Receive();
                await socket.Send("40");
            }

            using (var connected = JsonDocument.Parse((await socket.Receive())[2..]))
            {
                pid ??= connected.RootElement.GetProperty("pid").GetString();
                id ??= connected.RootElement.GetProperty("sid").GetString();
                connected.RootElement.GetProperty("sid").GetString().ShouldBe(id, $"after {returns} returns");
            }

            _started.TrySetResult();
            for (var stay = random.Next(1, count / 5); stay > 0 && next.Values.Any(n => n < count); stay--)
            {
                using var packet = JsonDocument.Parse((await socket.Receive())[2..]);
                var (name, number) = (packet.RootElement[0].GetString()!, packet.RootElement[1].GetInt32());
                number.ShouldBe(next[name], $"from {name}, after {returns} returns"); // neither a gap nor a double
                next[name]++;
                offset = packet.RootElement[2].GetString();
            }

            socket.Vanish();
            returns++;
            await Task.Delay(random.Next(20, 200)); // as clients wait before they come back
        }

        await sending;
        await killing;
        returns.ShouldBeGreaterThan(3);
    }

    /// <summary>Sends numbers, at most a thousand ahead of the client: a client that misses more than is kept may not recover.</summary>
    private async Task Send(TestServer server, string name, int count, ConcurrentDictionary<string, int> next)
    {
        await _started.Task;
        for (var i = 0; i < count; i++)
        {
            server.IO.Emit(name, i, RedisJson.Default.Int32);
            do
            {
                await Task.Delay(i % 5 == 0 ? 5 : 0);
            }
            while (i - next[name] > 1_000);
        }
    }

    private async Task Kill(Task sending, int kills)
    {
        await _started.Task;
        for (var i = 0; i < kills && !sending.IsCompleted; i++)
        {
            await Task.Delay(i == 0 ? 500 : 2_000);
            await _redis!.Kill();
            await Task.Delay(300);
            await _redis.Run();
        }
    }

    private Task<TestServer> Start() => TestServer.Start(
        io => io.UseRedisStreams(_redis!.Configuration).AddNamespace("/", (nsp, _) => nsp.OnConnection(socket =>
        {
            if (!socket.IsRecovered)
            {
                socket.SetData("cook", RedisJson.Default.String);
                socket.Join("lobby", "kitchen");
            }

            return default;
        })),
        options => options.Recovery.Enabled = true);

    private static async Task<(string Id, string Pid, string Offset)> Meet(TestServer server)
    {
        await using var socket = await RawSocket.Open(server);
        await socket.Receive();
        await socket.Send("40");
        using var connected = JsonDocument.Parse((await socket.Receive())[2..]);
        var id = connected.RootElement.GetProperty("sid").GetString()!;
        await Eventually.True(() => server.IO.Of("/").Local.TryGet(id, out var joined) && joined.Rooms.Count == 3);
        server.IO.To(id).Emit("news", 1, RedisJson.Default.Int32);
        using var news = JsonDocument.Parse((await socket.Receive())[2..]);
        news.RootElement[1].GetInt32().ToString(CultureInfo.InvariantCulture).ShouldBe("1");
        socket.Vanish();
        await Eventually.True(() => server.IO.ConnectionCount == 0);
        return (id, connected.RootElement.GetProperty("pid").GetString()!, news.RootElement[2].GetString()!);
    }

    private static async Task<RawSocket> Return(Uri url, string pid, string offset)
    {
        var socket = await RawSocket.Open(url);
        await socket.Receive();
        await socket.Send($"40{{\"pid\":\"{pid}\",\"offset\":\"{offset}\"}}");
        return socket;
    }
}
