using System.Text.Json.Serialization;
using Myna.SocketIO;
using Myna.SocketIO.Tests;

namespace Myna.Redis.Tests;

/// <summary>One cluster of an official Node server and ours: whatever one does reaches the sockets of the other.</summary>
public abstract class MixedClusterTests(string adapter) : IAsyncLifetime
{
    private RedisServer? _redis;
    private NodeServer? _node;
    private TestServer? _server;
    private RawSocket? _there, _here;
    private int _heard;

    private NodeServer Node => _node!;

    private TestServer Ours => _server!;

    /// <summary>A client of the Node server.</summary>
    private RawSocket There => _there!;

    /// <summary>A client of our server.</summary>
    private RawSocket Here => _here!;

    /// <summary>Whether packets carry an offset as their last argument.</summary>
    protected virtual bool Recovers => false;

    public async Task InitializeAsync()
    {
        _redis = await RedisServer.Start();
        _node = await NodeServer.Start(adapter, _redis);
        _server = await TestServer.Start(
            io => Use(io.AddNamespace("/", (nsp, _) =>
            {
                nsp.On("join", RedisJson.Default.String, RedisJson.Default.String, (socket, room) =>
                {
                    socket.Join(room);
                    return new(socket.Id);
                });
                nsp.OnConnection(socket =>
                {
                    socket.SetData(new Dictionary<string, string> { ["from"] = "dotnet" }, RedisJson.Default.DictionaryStringString);
                    return default;
                });
                nsp.OnServerSide("load?", arguments =>
                {
                    Interlocked.Add(ref _heard, arguments[0].GetInt32());
                    return new(EventArguments.Of(arguments[0].GetInt32() * 3, RedisJson.Default.Int32));
                });
            }), _redis.Configuration),
            options => options.Recovery.Enabled = Recovers);
        _there = await Node.Connect();
        _here = await RawSocket.Connect(Ours);
        await Eventually.True(() => Ours.IO.Of("/").Adapter.ServerCountAsync(default).GetAwaiter().GetResult() == 2);
    }

    public async Task DisposeAsync()
    {
        foreach (var resource in (IAsyncDisposable?[])[_here, _there, _server, _node, _redis])
        {
            if (resource is not null)
            {
                await resource.DisposeAsync();
            }
        }
    }

    protected abstract void Use(SocketIOBuilder builder, string redis);

    [SkippableFact]
    public async Task BroadcastsReachTheOther()
    {
        Ours.IO.Emit("news", 1, RedisJson.Default.Int32);
        (await Next(There)).ShouldBe("""["news",1]""");
        (await Next(Here)).ShouldBe("""["news",1]""");
        await Node.Do("""{"do":"emit","event":["news",{"a":["é😀",null,1.5]}]}""");
        (await Next(There)).ShouldBe("""["news",{"a":["é😀",null,1.5]}]""");
        (await Next(Here)).ShouldBe("""["news",{"a":["é😀",null,1.5]}]""");
    }

    [SkippableFact]
    public async Task RoomsAndExceptionsHoldOnBothSides()
    {
        await Join(There, "kitchen");
        await Join(Here, "kitchen");
        await Join(Here, "muted");
        // Broadcasts of two servers have no order between them: each side's are seen before the other side goes on.
        Ours.IO.To("kitchen").Except("muted").Emit("first");
        (await Next(There)).ShouldBe("""["first"]""");
        await Node.Do("""{"do":"emit","rooms":["kitchen"],"except":["muted"],"event":["second"]}""");
        await Node.Do("""{"do":"emit","rooms":["hall"],"event":["no member"]}""");
        await Node.Do("""{"do":"emit","rooms":["muted"],"event":["third"]}""");
        (await Next(There)).ShouldBe("""["second"]""");
        (await Next(Here)).ShouldBe("""["third"]""");
        Ours.IO.To("kitchen").Emit("fourth");
        (await Next(There)).ShouldBe("""["fourth"]""");
        (await Next(Here)).ShouldBe("""["fourth"]""");
    }

    [SkippableFact]
    public async Task BinaryCrossesBothWays()
    {
        Ours.IO.Emit("bytes", EventArguments.None.With(new Binary(new byte[] { 1, 2, 3 })));
        (await Next(There)).ShouldBe("""["bytes",{"_placeholder":true,"num":0}]""");
        (await There.Receive()).ShouldBe("bin:010203");
        (await Next(Here)).ShouldBe("""["bytes",{"_placeholder":true,"num":0}]""");
        (await Here.Receive()).ShouldBe("bin:010203");
        await Node.Do("""{"do":"emit","event":["bytes",7,{"base64":"/wD+"}]}""");
        (await Next(Here)).ShouldBe("""["bytes",7,{"_placeholder":true,"num":0}]""");
        (await Here.Receive()).ShouldBe("bin:FF00FE");
    }

    [SkippableFact]
    public async Task AcknowledgementsAreGatheredFromBothSides()
    {
        var asked = Ours.IO.Of("/").All.Timeout(TimeSpan.FromSeconds(20)).EmitWithAckAsync("vote", EventArguments.None);
        await Answer(There, 1);
        await Answer(Here, 2);
        var acks = await asked;
        acks.IsComplete.ShouldBeTrue();
        acks.Responses.Select(r => r[0].GetInt32()).ShouldBe([1, 2], ignoreOrder: true);

        var fromNode = Node.Do("""{"do":"ask","event":["vote"]}""");
        await Answer(Here, 3);
        await Answer(There, 4);
        (await fromNode).EnumerateArray().Select(r => r.GetInt32()).ShouldBe([3, 4], ignoreOrder: true);
    }

    [SkippableFact]
    public async Task SocketsAreFetchedFromBothSides()
    {
        var there = await Join(There, "kitchen");
        var here = await Join(Here, "kitchen");
        var sockets = await Ours.IO.In("kitchen").FetchSocketsAsync();
        sockets.Select(s => s.Id).ShouldBe([there, here], ignoreOrder: true);
        var remote = sockets.Single(s => s.Id == there);
        remote.Rooms.ShouldBe([there, "kitchen"]);
        remote.Data.GetRawText().ShouldBe("""{"from":"node"}""");
        var fetched = (await Node.Do("""{"do":"fetch","rooms":["kitchen"]}""")).EnumerateArray().Select(s => s.GetRawText()).ToArray();
        fetched.ShouldBe(
            [
                $$$"""{"id":"{{{there}}}","rooms":["{{{there}}}","kitchen"],"data":{"from":"node"}}""",
                $$$"""{"id":"{{{here}}}","rooms":["{{{here}}}","kitchen"],"data":{"from":"dotnet"}}""",
            ],
            ignoreOrder: true);
    }

    [SkippableFact]
    public async Task SocketsJoinAndLeaveFromTheOtherSide()
    {
        await Ours.IO.Of("/").All.SocketsJoinAsync(["ours"]);
        await Node.Do("""{"do":"join","join":["theirs","left"]}""");
        await Eventually.True(() => Ours.IO.In("theirs").FetchSocketsAsync().GetAwaiter().GetResult().Count == 2);
        (await Ours.IO.In("ours").FetchSocketsAsync()).Count.ShouldBe(2);
        await Node.Do("""{"do":"leave","rooms":["theirs"],"leave":["left"]}""");
        await Eventually.True(() => Ours.IO.In("left").FetchSocketsAsync().GetAwaiter().GetResult().Count == 0);
        await Ours.IO.Of("/").All.SocketsLeaveAsync(["ours"]);
        await Eventually.True(() => Node.Do("""{"do":"fetch","rooms":["ours"]}""").GetAwaiter().GetResult().GetArrayLength() == 0);
    }

    [SkippableFact]
    public async Task SocketsAreDisconnectedFromTheOtherSide()
    {
        var there = await Join(There, "banned");
        await Ours.IO.In(there).DisconnectSocketsAsync(closeConnection: true);
        await There.WaitForClose();
        await Join(Here, "banned");
        await Node.Do("""{"do":"disconnect","rooms":["banned"]}""");
        await Here.WaitForClose();
    }

    [SkippableFact]
    public async Task ServerSideEventsReachTheOtherAndBringItsAnswer()
    {
        await Ours.IO.Of("/").ServerSideEmitAsync("load?", EventArguments.FromJson("[7]"u8));
        await Eventually.True(() => Node.Do("""{"do":"heard"}""").GetAwaiter().GetResult().GetRawText() == "[7]");
        var acks = await Ours.IO.Of("/").ServerSideEmitWithAckAsync("load?", EventArguments.FromJson("[5]"u8), TimeSpan.FromSeconds(20));
        acks.Responses.ShouldHaveSingleItem()[0].GetInt32().ShouldBe(10);

        await Node.Do("""{"do":"serverSide","event":["load?",100]}""");
        await Eventually.True(() => Volatile.Read(ref _heard) == 100);
        (await Node.Do("""{"do":"serverSideAsk","event":["load?",5]}""")).GetRawText().ShouldBe("[15]");
    }

    /// <summary>The next event, as its JSON; without its offset.</summary>
    private async Task<string> Next(RawSocket socket)
    {
        var packet = await socket.Receive();
        packet.ShouldMatch("^4[25]");
        var json = packet[packet.IndexOf('[', StringComparison.Ordinal)..];
        return Recovers ? System.Text.RegularExpressions.Regex.Replace(json, ",\"[0-9]+-[0-9]+\"\\]$", "]") : json;
    }

    private static async Task Answer(RawSocket socket, int vote)
    {
        var question = await socket.Receive();
        question.ShouldEndWith("""["vote"]""");
        await socket.Send($"43{question[2..question.IndexOf('[', StringComparison.Ordinal)]}[{vote}]");
    }

    private static async Task<string> Join(RawSocket socket, string room)
    {
        await socket.Send($"420[\"join\",\"{room}\"]");
        var answer = await socket.Receive();
        answer.ShouldStartWith("430[\"");
        return answer[5..^2];
    }
}

public sealed class MixedStreamsClusterTests() : MixedClusterTests("streams")
{
    protected override bool Recovers => true;

    protected override void Use(SocketIOBuilder builder, string redis) => builder.UseRedisStreams(redis);
}

[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(Dictionary<string, string>))]
public sealed partial class RedisJson : JsonSerializerContext;
