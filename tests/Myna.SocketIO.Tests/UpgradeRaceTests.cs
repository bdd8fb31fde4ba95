using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Myna.SocketIO.Tests.Servers;

namespace Myna.SocketIO.Tests;

/// <summary>Upgrades that meet each other, or come to nothing.</summary>
public sealed class UpgradeRaceTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task OfManyUpgradesAtOnceOneTakesOverAndTheOthersAreClosed()
    {
        await using var server = await Start();
        using var http = new HttpClient { BaseAddress = server.Url };
        var sid = await Join(http);
        var racers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Race(server, sid)));
        var winner = racers.Where(one => one.Answer == "3probe").ShouldHaveSingleItem().Socket;
        await winner.Send("5");
        await winner.Send("420[\"echo\",1]");
        (await winner.Receive()).ShouldBe("430[1]");
        server.IO.ConnectionCount.ShouldBe(1);
        foreach (var (socket, _) in racers)
        {
            await socket.DisposeAsync();
        }
    }

    [Fact]
    public async Task AnUpgradeThatIsNeverFinishedRunsOutAndPollingGoesOn()
    {
        await using var server = await Start();
        using var http = new HttpClient { BaseAddress = server.Url };
        var sid = await Join(http);
        await using (var idle = await RawSocket.Open(server, $"EIO=4&transport=websocket&sid={sid}"))
        {
            await idle.Send("2probe");
            (await idle.Receive()).ShouldBe("3probe");
            _time.Advance(TimeSpan.FromSeconds(11)); // the upgrade's ten seconds, less than a heartbeat
            await idle.WaitForClose();
        }

        await Polls(http, sid);

        // Nor does it stand in the way of the next one.
        var (second, answer) = await Race(server, sid);
        answer.ShouldBe("3probe");
        await second.Send("5");
        await second.Send("420[\"echo\",2]");
        (await second.Receive()).ShouldBe("430[2]");
        await second.DisposeAsync();
    }

    [Fact]
    public async Task AWebSocketThatVanishesAfterItsProbeLeavesPollingAsItWas()
    {
        await using var server = await Start();
        using var http = new HttpClient { BaseAddress = server.Url };
        var sid = await Join(http);
        var (gone, answer) = await Race(server, sid);
        answer.ShouldBe("3probe");
        gone.Vanish();
        await gone.DisposeAsync();
        await Polls(http, sid);
    }

    [Fact]
    public async Task AClientDisconnectedInMidUpgradeStillGetsTheEarlierEvents()
    {
        await using var server = await Start();
        using var http = new HttpClient { BaseAddress = server.Url };
        var sid = await Join(http);
        var (socket, answer) = await Race(server, sid);
        answer.ShouldBe("3probe"); // the client polls no more

        var member = server.IO.Of("/").Local.Select(BroadcastTarget.Everyone).ShouldHaveSingleItem();
        member.Emit("banned");
        member.Disconnect(closeConnection: true);
        await socket.Send("5");

        (await socket.Receive(2)).ShouldBe(["42[\"banned\"]", "41"]);
        (await socket.ReceiveOrClose()).ShouldBeNull();
        await Eventually.True(() => server.IO.ConnectionCount == 0);
        await socket.DisposeAsync();
    }

    [Theory]
    [InlineData("1")]
    [InlineData("42[\"x\"]")] // for a namespace that was not joined
    public async Task ASessionThatEndsInMidUpgradeGivesItsPlaceBack(string last)
    {
        await using var server = await Start(o => o.MaxConnections = 1);
        using var http = new HttpClient { BaseAddress = server.Url };
        var sid = (await http.GetStringAsync(new Uri("/socket.io/?EIO=4&transport=polling", UriKind.Relative)))[9..29];
        await using var candidate = await RawSocket.Open(server, $"EIO=4&transport=websocket&sid={sid}");

        await Post(http, sid, last);
        for (var i = 0; i < 4; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(10)); // and nobody polls again
        }

        server.IO.ConnectionCount.ShouldBe(0);
        await Join(http);
    }

    [Fact]
    public async Task APostThatIsOvertakenByTheUpgradeIsHandledNoMore()
    {
        await using var server = await Start();
        using var http = new HttpClient { BaseAddress = server.Url };
        var sid = await Join(http);
        using var body = new HeldBody("420[\"echo\",\"by post\"]");
        var post = http.PostAsync(Polling(sid), body);
        await body.Begun;

        var (socket, answer) = await Race(server, sid);
        answer.ShouldBe("3probe");
        await socket.Send("5");
        await socket.Send("421[\"echo\",1]");
        (await socket.Receive()).ShouldBe("431[1]");
        body.GoOn();
        (await post).StatusCode.ShouldBe(HttpStatusCode.OK);
        await socket.Send("422[\"echo\",2]");
        (await socket.Receive()).ShouldBe("432[2]");
        await socket.DisposeAsync();
    }

    private static async Task<(RawSocket Socket, string? Answer)> Race(TestServer server, string sid)
    {
        var socket = await RawSocket.Open(server, $"EIO=4&transport=websocket&sid={sid}");
        try
        {
            await socket.Send("2probe");
        }
        catch (System.Net.WebSockets.WebSocketException)
        {
            return (socket, null); // refused before it could ask
        }

        return (socket, await socket.ReceiveOrClose());
    }

    private static async Task Polls(HttpClient http, string sid)
    {
        await Post(http, sid, "420[\"echo\",7]");
        (await http.GetStringAsync(Polling(sid))).ShouldBe("430[7]");
    }

    private static async Task<string> Join(HttpClient http)
    {
        var open = await http.GetStringAsync(new Uri("/socket.io/?EIO=4&transport=polling", UriKind.Relative));
        var sid = open[9..29];
        await Post(http, sid, "40");
        (await http.GetStringAsync(Polling(sid))).ShouldStartWith("40{");
        return sid;
    }

    private static async Task Post(HttpClient http, string sid, string packet)
    {
        using var answer = await http.PostAsync(Polling(sid), new StringContent(packet, Encoding.UTF8, "text/plain"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static Uri Polling(string sid) => new($"/socket.io/?EIO=4&transport=polling&sid={sid}", UriKind.Relative);

    private Task<TestServer> Start(Action<SocketIOOptions>? configure = null) => TestServer.Start(
        s => ScenarioServer.Add(s.AddSingleton<TimeProvider>(_time), o =>
        {
            o.Recovery.Enabled = false;
            configure?.Invoke(o);
        }),
        app => app.MapSocketIO());

    /// <summary>A body whose headers and first byte are sent long before the rest.</summary>
    private sealed class HeldBody(string text) : HttpContent
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously), _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Begun => _begun.Task;

        public void GoOn() => _goOn.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            await stream.WriteAsync(bytes.AsMemory(0, 1));
            await stream.FlushAsync();
            _begun.SetResult();
            await _goOn.Task;
            await stream.WriteAsync(bytes.AsMemory(1));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = Encoding.UTF8.GetByteCount(text);
            return true;
        }
    }
}
