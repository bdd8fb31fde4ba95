using Myna.SocketIO.Tests.Servers;

namespace Myna.SocketIO.Tests.Adapters;

/// <summary>
/// What every adapter must do, told through two clients. Where the adapter makes a cluster they are on two servers, which must look like one;
/// where it does not, on one.
/// </summary>
public abstract class AdapterContract : IAsyncLifetime
{
    private TestServer? _first, _second;

    protected abstract bool IsCluster { get; }

    private TestServer First => _first!;

    private TestServer Second => _second!;

    protected abstract Task<(TestServer First, TestServer Second)> Start(Action<SocketIOBuilder> add);

    public async Task InitializeAsync() => (_first, _second) = await Start(builder => builder
        .AddNamespace("/", (nsp, _) =>
        {
            nsp.On("join", ScenarioJson.Default.String, ScenarioJson.Default.String, (socket, room) =>
            {
                socket.Join(room);
                return new(socket.Id);
            });
            nsp.OnServerSide("load?", arguments => new(arguments));
        })
        .AddNamespace("/other", (nsp, _) => nsp.On("who", ScenarioJson.Default.String, socket => new(socket.Id))));

    public async Task DisposeAsync()
    {
        if (_first is not null)
        {
            await _first.DisposeAsync();
        }

        if (_second is not null && !ReferenceEquals(_first, _second))
        {
            await _second.DisposeAsync();
        }

        await Stop();
    }

    /// <summary>Stops what the cluster stands on.</summary>
    protected virtual Task Stop() => Task.CompletedTask;

    [SkippableFact]
    public async Task ABroadcastReachesEveryServer()
    {
        await using var a = await RawSocket.Connect(First);
        await using var b = await RawSocket.Connect(Second);
        First.IO.Emit("news", 1, ScenarioJson.Default.Int32);
        (await a.Receive()).ShouldBe("""42["news",1]""");
        (await b.Receive()).ShouldBe("""42["news",1]""");
    }

    [SkippableFact]
    public async Task ARoomSpansServersAndCountsASocketOnce()
    {
        await using var a = await RawSocket.Connect(First);
        await using var b = await RawSocket.Connect(Second);
        await Join(a, "kitchen");
        await Join(b, "kitchen");
        await Join(b, "hall");
        First.IO.To("kitchen", "hall").Emit("said", "tea", ScenarioJson.Default.String);
        First.IO.Emit("end");
        (await b.Receive(2)).ShouldBe(["""42["said","tea"]""", """42["end"]"""]);
        (await a.Receive(2)).ShouldBe(["""42["said","tea"]""", """42["end"]"""]);
    }

    [SkippableFact]
    public async Task ExceptedRoomsHearNothing()
    {
        await using var a = await RawSocket.Connect(First);
        await using var b = await RawSocket.Connect(Second);
        await Join(b, "muted");
        First.IO.Except("muted").Emit("said");
        First.IO.Emit("end");
        (await b.Receive()).ShouldBe("""42["end"]""");
        (await a.Receive(2)).ShouldBe(["""42["said"]""", """42["end"]"""]);
    }

    [SkippableFact]
    public async Task ASocketsIdIsARoom()
    {
        await using var a = await RawSocket.Connect(First);
        await using var b = await RawSocket.Connect(Second);
        var id = await Join(b, "any");
        First.IO.To(id).Emit("direct");
        (await b.Receive()).ShouldBe("""42["direct"]""");
        First.IO.Except(id).Emit("rest");
        (await a.Receive()).ShouldBe("""42["rest"]""");
    }

    [SkippableFact]
    public async Task BinaryCrossesServers()
    {
        await using var b = await RawSocket.Connect(Second);
        First.IO.Emit("bytes", EventArguments.None.With(new Binary(new byte[] { 1, 2, 3 })));
        (await b.Receive(2)).ShouldBe(["""451-["bytes",{"_placeholder":true,"num":0}]""", "bin:010203"]);
    }

    [SkippableFact]
    public async Task OtherNamespacesHearNothing()
    {
        await using var a = await RawSocket.Connect(Second, "/other");
        First.IO.Emit("news");
        First.IO.Of("/other").Emit("end");
        (await a.Receive()).ShouldBe("""42/other,["end"]""");
    }

    [SkippableFact]
    public async Task LocalStaysOnItsServer()
    {
        await using var a = await RawSocket.Connect(First);
        await using var b = await RawSocket.Connect(Second);
        First.IO.Of("/").All.Local.Emit("here");
        First.IO.Emit("end");
        (await a.Receive(2)).ShouldBe(["""42["here"]""", """42["end"]"""]);
        (await b.Receive(IsCluster ? 1 : 2))[^1].ShouldBe("""42["end"]""");
    }

    [SkippableFact]
    public async Task AcknowledgementsAreGatheredFromEveryServer()
    {
        await using var a = await RawSocket.Connect(First);
        await using var b = await RawSocket.Connect(Second);
        var asked = First.IO.Of("/").All.Timeout(TimeSpan.FromSeconds(20)).EmitWithAckAsync("vote", EventArguments.None);
        foreach (var (socket, vote) in ((RawSocket, int)[])[(a, 1), (b, 2)])
        {
            var question = await socket.Receive();
            question.ShouldEndWith("""["vote"]""");
            await socket.Send($"43{question[2..question.IndexOf('[', StringComparison.Ordinal)]}[{vote}]");
        }

        var acks = await asked;
        acks.IsComplete.ShouldBeTrue();
        acks.Responses.Select(r => r[0].GetInt32()).ShouldBe([1, 2], ignoreOrder: true);
    }

    [SkippableFact]
    public async Task ASilentSocketIsReportedAfterTheTimeOut()
    {
        await using var a = await RawSocket.Connect(First);
        await using var b = await RawSocket.Connect(Second);
        var acks = await First.IO.Of("/").All.Timeout(TimeSpan.FromMilliseconds(100)).EmitWithAckAsync("vote", EventArguments.None);
        acks.Expected.ShouldBe(2);
        acks.IsComplete.ShouldBeFalse();
    }

    [SkippableFact]
    public async Task SocketsAreFetchedWithTheirRoomsAndData()
    {
        await using var a = await RawSocket.Connect(First);
        await using var b = await RawSocket.Connect(Second);
        var id = await Join(b, "kitchen");
        Second.IO.Of("/").Local.TryGet(id, out var socket).ShouldBeTrue();
        socket!.SetData("cook", ScenarioJson.Default.String);
        (await First.IO.FetchSocketsAsync()).Count.ShouldBe(2);
        var found = (await First.IO.In("kitchen").FetchSocketsAsync()).ShouldHaveSingleItem();
        found.Id.ShouldBe(id);
        found.Rooms.ShouldBe([id, "kitchen"]);
        found.Data.GetString().ShouldBe("cook");
    }

    [SkippableFact]
    public async Task SocketsJoinAndLeaveFromAfar()
    {
        await using var a = await RawSocket.Connect(First);
        await using var b = await RawSocket.Connect(Second);
        await First.IO.Of("/").All.SocketsJoinAsync(["kitchen", "hall"]);
        await Eventually.True(() => Second.IO.Of("/").Local.Rooms.Contains("hall"));
        await First.IO.In("kitchen").SocketsLeaveAsync(["hall"]);
        (await First.IO.In("kitchen").FetchSocketsAsync()).Count.ShouldBe(2);
        (await First.IO.In("hall").FetchSocketsAsync()).ShouldBeEmpty();
        (await First.IO.Of("/").Adapter.RoomsAsync(default)).ShouldContain("kitchen");
    }

    [SkippableFact]
    public async Task SocketsAreDisconnectedFromAfar()
    {
        await using var a = await RawSocket.Connect(First);
        await using var b = await RawSocket.Connect(Second);
        await Join(b, "kitchen");
        await First.IO.In("kitchen").DisconnectSocketsAsync(closeConnection: true);
        await b.WaitForClose();
        First.IO.Emit("still here");
        (await a.Receive()).ShouldBe("""42["still here"]""");
    }

    [SkippableFact]
    public async Task AServerSideEventReachesTheOthersAndBringsTheirAnswers()
    {
        (await First.IO.Of("/").Adapter.ServerCountAsync(default)).ShouldBe(IsCluster ? 2 : 1);
        var acks = await First.IO.Of("/").ServerSideEmitWithAckAsync("load?", EventArguments.FromJson("[7]"u8), TimeSpan.FromSeconds(20));
        acks.Responses.Select(r => r[0].GetInt32()).ShouldBe(IsCluster ? [7] : []);
    }

    private static async Task<string> Join(RawSocket socket, string room)
    {
        await socket.Send($"420[\"join\",\"{room}\"]");
        var answer = await socket.Receive();
        answer.ShouldStartWith("430[\"");
        return answer[5..^2];
    }
}

public sealed class InMemoryAdapterTests : AdapterContract
{
    protected override bool IsCluster => false;

    protected override async Task<(TestServer First, TestServer Second)> Start(Action<SocketIOBuilder> add)
    {
        var server = await TestServer.Start(add);
        return (server, server);
    }
}

public sealed class LoopbackAdapterTests : AdapterContract
{
    protected override bool IsCluster => true;

    protected override async Task<(TestServer First, TestServer Second)> Start(Action<SocketIOBuilder> add)
    {
        var bus = new LoopbackBus();
        void AddBoth(SocketIOBuilder builder)
        {
            add(builder);
            builder.UseAdapter((_, nsp) => new LoopbackAdapter(nsp, bus));
        }

        return (await TestServer.Start(AddBoth), await TestServer.Start(AddBoth));
    }
}
