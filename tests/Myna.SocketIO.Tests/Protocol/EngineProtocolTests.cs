using System.Net;

namespace Myna.SocketIO.Tests.Protocol;

/// <summary>Engine.IO protocol 4 by itself: the server echoes every message.</summary>
public class EngineProtocolTests() : EngineSuite("/engine.io/")
{
    [Theory]
    [InlineData("4hello")]
    [InlineData("4test1\u001e4test2\u001e4test3")]
    [InlineData("4hello\u001ebAQIDBA==")]
    public async Task APayloadComesBackAsItWent(string payload)
    {
        var sid = await OpenPolling();
        using var post = await Post(sid, payload);
        post.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await post.Content.ReadAsStringAsync()).ShouldBe("ok");
        (await GetText(sid)).ShouldBe(payload);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("")]
    [InlineData("4hello\u001e")]
    [InlineData("4hello\u001ebAQIDB")]
    [InlineData("2")]
    public async Task ABrokenPayloadClosesTheSession(string payload)
    {
        var sid = await OpenPolling();
        using var post = await Post(sid, payload);
        post.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var poll = await Get(sid);
        poll.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task TwoPollsAtOnceCloseTheSession()
    {
        var sid = await OpenPolling();
        var polls = await Task.WhenAll(Get(sid), Get(sid));
        polls.Select(p => p.StatusCode).ShouldBe([HttpStatusCode.OK, HttpStatusCode.BadRequest], ignoreOrder: true);
        (await polls.Single(p => p.StatusCode == HttpStatusCode.OK).Content.ReadAsStringAsync()).ShouldBe("1");
        using var after = await Get(sid);
        after.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        foreach (var poll in polls)
        {
            poll.Dispose();
        }
    }

    [Fact]
    public async Task ACancelledPollClosesTheSession()
    {
        var sid = await OpenPolling();
        using var cancel = new CancellationTokenSource();
        var poll = Http.GetAsync(new Uri($"{Path}?EIO=4&transport=polling&sid={sid}", UriKind.Relative), cancel.Token);
        await Eventually.True(() => Requests == 2, "the poll at the server");
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => poll);
        await Eventually.True(() => Echo!.Count == 0, "the end of the session");
        using var after = await Get(sid);
        after.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task WebSocketMessagesComeBackAsTheyWent()
    {
        await using var socket = await RawSocket.Open(Server, path: Path);
        await socket.Receive();
        await socket.Send("4hello");
        (await socket.Receive()).ShouldBe("4hello");
        await socket.Send([1, 2, 3, 4]);
        (await socket.Receive()).ShouldBe("bin:01020304");
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("")]
    public async Task ABrokenPacketClosesTheWebSocket(string packet)
    {
        await using var socket = await RawSocket.Open(Server, path: Path);
        await socket.Receive();
        await socket.Send(packet);
        await socket.WaitForClose();
    }

    [Fact]
    public async Task EventsSentDuringAnUpgradeArriveOnceAndInOrder()
    {
        var sid = await OpenPolling();
        var seen = new List<string>();
        var upgraded = false;
        var polling = Task.Run(async () =>
        {
            while (!Volatile.Read(ref upgraded))
            {
                var payload = await GetText(sid);
                seen.AddRange(payload.Split('\u001e').Where(p => p[0] == '4'));
            }
        });
        for (var i = 0; i < 20; i++)
        {
            (await Post(sid, $"4{i}")).Dispose();
        }

        await using var socket = await Probe(sid);
        for (var i = 20; i < 40; i++)
        {
            (await Post(sid, $"4{i}")).Dispose();
        }

        Volatile.Write(ref upgraded, true);
        await polling;
        await socket.Send("5");
        for (var i = 40; i < 60; i++)
        {
            await socket.Send($"4{i}");
        }

        while (seen.Count < 60)
        {
            seen.Add(await socket.Receive());
        }

        seen.ShouldBe(Enumerable.Range(0, 60).Select(i => $"4{i}"));
    }

    protected override async Task ExpectAlive(RawSocket socket)
    {
        await socket.Send("4hello");
        (await socket.Receive()).ShouldBe("4hello");
    }
}

/// <summary>All of it again, with WebSockets that leave the HTTP pipeline.</summary>
public sealed class EngineProtocolOutsideHttpTests : EngineProtocolTests
{
    protected override bool LeavesHttp => true;
}
