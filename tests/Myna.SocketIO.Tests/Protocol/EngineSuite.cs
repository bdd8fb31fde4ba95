using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Myna.SocketIO.Tests.Servers;

namespace Myna.SocketIO.Tests.Protocol;

/// <summary>
/// What the official suites expect of Engine.IO, told in our own words; both suites hold the same tests of it, so both of ours inherit them.
/// </summary>
public abstract class EngineSuite(string path) : IAsyncLifetime
{
    private TestServer? _server;
    private HttpClient? _http;
    private int _requests;

    protected TestServer Server => _server!;

    protected string Path => path;

    protected HttpClient Http => _http!;

    /// <summary>Requests that have reached the server.</summary>
    protected int Requests => Volatile.Read(ref _requests);

    /// <summary>The echo at <c>/engine.io/</c>.</summary>
    private protected EngineIO.EngineServer? Echo { get; private set; }

    /// <summary>Whether WebSockets leave the HTTP pipeline.</summary>
    protected virtual bool LeavesHttp => false;

    public async Task InitializeAsync()
    {
        // The suites' own times are kept for the tests of heartbeats and time-outs: in any other a slow machine must not meet a ping.
        static void Patient(SocketIOOptions options)
        {
            options.PingInterval = TimeSpan.FromSeconds(100);
            options.PingTimeout = options.ConnectTimeout = TimeSpan.FromSeconds(60);
        }

        _server = await TestServer.Start(
            s => ProtocolSuiteServer.AddServices(s, Patient),
            app =>
            {
                app.Use((context, next) =>
                {
                    Interlocked.Increment(ref _requests);
                    return next(context);
                });
                app.UseRouting();
                Echo = ProtocolSuiteServer.Map(app, Patient);
            },
            listen => _ = LeavesHttp ? listen.UseSocketIO() : listen);
        _http = new HttpClient { BaseAddress = _server.Url, Timeout = TimeSpan.FromSeconds(60) };
    }

    public async Task DisposeAsync()
    {
        _http!.Dispose();
        await _server!.DisposeAsync();
    }

    [Fact]
    public async Task PollingOpensASessionThatOffersTheUpgrade() => IsHandshake(await GetText("EIO=4&transport=polling"), "[\"websocket\"]");

    [Fact]
    public async Task WebSocketOpensASessionThatOffersNothingMore()
    {
        await using var socket = await RawSocket.Open(Server, path: Path);
        IsHandshake(await socket.Receive(), "[]");
    }

    [Theory]
    [InlineData("transport=polling", """{"code":5,"message":"Unsupported protocol version"}""")]
    [InlineData("EIO=abc&transport=polling", """{"code":5,"message":"Unsupported protocol version"}""")]
    [InlineData("EIO=3&transport=polling", """{"code":5,"message":"Unsupported protocol version"}""")]
    [InlineData("EIO=4", """{"code":0,"message":"Transport unknown"}""")]
    [InlineData("EIO=4&transport=abc", """{"code":0,"message":"Transport unknown"}""")]
    [InlineData("EIO=4&transport=polling&sid=abc", """{"code":1,"message":"Session ID unknown"}""")]
    [InlineData("EIO=4&transport=websocket", """{"code":3,"message":"Bad request"}""")]
    public async Task AWrongRequestIsRefusedWithItsCode(string query, string body)
    {
        using var response = await Get(query);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldBe(body);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    public async Task AHandshakeIsAGet(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{Path}?EIO=4&transport=polling");
        using var response = await Http.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"code":2,"message":"Bad handshake method"}""");
    }

    [Theory]
    [InlineData("transport=websocket")]
    [InlineData("EIO=abc&transport=websocket")]
    [InlineData("EIO=4")]
    [InlineData("EIO=4&transport=abc")]
    public async Task AWrongWebSocketHandshakeFails(string query) =>
        await Should.ThrowAsync<WebSocketException>(() => RawSocket.Open(Server, query, Path));

    [Fact]
    public async Task PollingCarriesPingAndPong()
    {
        await using var beating = await Beating();
        using var http = new HttpClient { BaseAddress = beating.Url };
        var url = new Uri($"{Path}?EIO=4&transport=polling&sid={Sid(await http.GetStringAsync(new Uri($"{Path}?EIO=4&transport=polling", UriKind.Relative)))}", UriKind.Relative);
        for (var i = 0; i < 3; i++)
        {
            (await http.GetStringAsync(url)).ShouldBe("2");
            using var pong = await http.PostAsync(url, new StringContent("3"));
            pong.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task AnUnansweredPingClosesAPollingSession()
    {
        await using var hasty = await Hasty();
        using var http = new HttpClient { BaseAddress = hasty.Url };
        var sid = Sid(await http.GetStringAsync(new Uri($"{Path}?EIO=4&transport=polling", UriKind.Relative)));
        // Half a second after the handshake; .NET's timers may fire a tick of the clock early, the suite's own never do.
        await Task.Delay(500 + 20);
        using var response = await http.GetAsync(new Uri($"{Path}?EIO=4&transport=polling&sid={sid}", UriKind.Relative));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task WebSocketCarriesPingAndPong()
    {
        await using var beating = await Beating();
        await using var socket = await RawSocket.Open(beating, path: Path, answersPings: false);
        await socket.Receive();
        for (var i = 0; i < 3; i++)
        {
            (await socket.Receive()).ShouldBe("2");
            await socket.Send("3");
        }
    }

    [Fact]
    public async Task AnUnansweredPingClosesAWebSocket()
    {
        await using var hasty = await Hasty();
        await using var socket = await RawSocket.Open(hasty, path: Path, answersPings: false);
        await socket.WaitForClose();
    }

    [Fact]
    public async Task AClosePacketEndsAPollingSessionAndItsPoll()
    {
        var sid = await OpenPolling();
        var poll = Get(sid);
        using var close = await Post(sid, "1");
        close.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var ended = await poll;
        (await ended.Content.ReadAsStringAsync()).ShouldBe("6");
        using var after = await Get(sid);
        after.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task AClosePacketEndsAWebSocket()
    {
        await using var socket = await RawSocket.Open(Server, path: Path);
        await socket.Receive();
        await socket.Send("1");
        await socket.WaitForClose();
    }

    [Fact]
    public async Task AfterTheProbeAPollEndsAndTheUpgradeTakesOver()
    {
        var sid = await OpenPolling();
        await using var socket = await Probe(sid);
        (await GetText(sid)).ShouldBe("6");
        await socket.Send("5");
        await ExpectAlive(socket);
    }

    [Fact]
    public async Task HttpRequestsOfAnUpgradedSessionAreRefused()
    {
        var sid = await OpenPolling();
        await using var socket = await Probe(sid);
        await socket.Send("5");
        await ExpectAlive(socket);
        using var poll = await Get(sid);
        poll.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await ExpectAlive(socket);
    }

    [Fact]
    public async Task ASecondWebSocketOfAnUpgradedSessionIsClosed()
    {
        var sid = await OpenPolling();
        await using var socket = await Probe(sid);
        await socket.Send("5");
        await using var second = await RawSocket.Open(Server, $"EIO=4&transport=websocket&sid={sid}", Path);
        await second.WaitForClose();
        await ExpectAlive(socket);
    }

    [Fact]
    public async Task ARequestFromAnotherOriginIsAllowedHere()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, $"{Path}?EIO=4&transport=polling");
        request.Headers.Add("Origin", "https://elsewhere.example");
        using var response = await Http.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
    }

    /// <summary>A server with the suites' own heartbeat that gives its peers time to answer.</summary>
    protected static Task<TestServer> Beating()
    {
        static void Patient(SocketIOOptions options) => options.PingTimeout = options.ConnectTimeout = TimeSpan.FromSeconds(60);
        return TestServer.Start(s => ProtocolSuiteServer.AddServices(s, Patient), app => ProtocolSuiteServer.Map(app, Patient));
    }

    /// <summary>A server with the suites' own time-outs.</summary>
    protected static Task<TestServer> Hasty() => TestServer.Start(s => ProtocolSuiteServer.AddServices(s), app => ProtocolSuiteServer.Map(app));

    /// <summary>Sends something that the server must answer, and takes the answer.</summary>
    protected abstract Task ExpectAlive(RawSocket socket);

    protected async Task<string> OpenPolling() => Sid(await GetText("EIO=4&transport=polling"));

    private static string Sid(string open)
    {
        using var handshake = JsonDocument.Parse(open[1..]);
        return handshake.RootElement.GetProperty("sid").GetString()!;
    }

    protected async Task<RawSocket> Probe(string sid)
    {
        var socket = await RawSocket.Open(Server, $"EIO=4&transport=websocket&sid={sid}", Path);
        await socket.Send("2probe");
        (await socket.Receive()).ShouldBe("3probe");
        return socket;
    }

    protected Task<HttpResponseMessage> Get(string query) => Http.GetAsync(new Uri(Query(query), UriKind.Relative));

    protected async Task<string> GetText(string query)
    {
        using var response = await Get(query);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.Content.ReadAsStringAsync();
    }

    protected Task<HttpResponseMessage> Post(string sid, string body) =>
        Http.PostAsync(new Uri(Query(sid), UriKind.Relative), new StringContent(body, Encoding.UTF8, "text/plain"));

    private string Query(string sidOrQuery) =>
        sidOrQuery.Contains('=', StringComparison.Ordinal) ? $"{Path}?{sidOrQuery}" : $"{Path}?EIO=4&transport=polling&sid={sidOrQuery}";

    private static void IsHandshake(string packet, string upgrades)
    {
        packet[0].ShouldBe('0');
        using var json = JsonDocument.Parse(packet[1..]);
        var handshake = json.RootElement;
        handshake.EnumerateObject().Select(p => p.Name).ShouldBe(["sid", "upgrades", "pingInterval", "pingTimeout", "maxPayload"]);
        handshake.GetProperty("sid").GetString()!.Length.ShouldBe(20);
        handshake.GetProperty("upgrades").GetRawText().ShouldBe(upgrades);
        handshake.GetProperty("pingInterval").GetInt32().ShouldBe(100_000);
        handshake.GetProperty("pingTimeout").GetInt32().ShouldBe(60_000);
        handshake.GetProperty("maxPayload").GetInt32().ShouldBe(1_000_000);
    }
}
