using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Myna.SocketIO.Tests.Servers;

namespace Myna.SocketIO.Tests;

/// <summary>Upgrades that meet each other, or come to nothing.</summary>
public sealed class UpgradeRaceTests
{
    readonly FakeTimeProvider _time = new();

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
        foreach (var (socket, _) in racers) await socket.DisposeAsync();
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

    static async Task<(RawSocket Socket, string? Answer)> Race(TestServer server, string sid)
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

    static async Task Polls(HttpClient http, string sid)
    {
        await Post(http, sid, "420[\"echo\",7]");
        (await http.GetStringAsync(Polling(sid))).ShouldBe("430[7]");
    }

    static async Task<string> Join(HttpClient http)
    {
        var open = await http.GetStringAsync(new Uri("/socket.io/?EIO=4&transport=polling", UriKind.Relative));
        var sid = open[9..29];
        await Post(http, sid, "40");
        (await http.GetStringAsync(Polling(sid))).ShouldStartWith("40{");
        return sid;
    }

    static async Task Post(HttpClient http, string sid, string packet)
    {
        using var answer = await http.PostAsync(Polling(sid), new StringContent(packet, Encoding.UTF8, "text/plain"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    static Uri Polling(string sid) => new($"/socket.io/?EIO=4&transport=polling&sid={sid}", UriKind.Relative);

    Task<TestServer> Start() => TestServer.Start(
        s => ScenarioServer.Add(s.AddSingleton<TimeProvider>(_time), o => o.Recovery.Enabled = false), app => app.MapSocketIO());
}
