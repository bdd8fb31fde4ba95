using System.Net;
using Myna.SocketIO.Tests.Servers;

namespace Myna.SocketIO.Tests;

/// <summary>Which pages' browsers may connect: the origins that are named, with cookies where the host says so.</summary>
public sealed class CorsTests
{
    private const string App = "https://app.example", Elsewhere = "https://evil.example";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ANamedOriginIsAllowedByItsName(bool credentials)
    {
        await using var server = await Start(credentials);
        using var answer = await Send(server, HttpMethod.Get, App);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        Header(answer, "Access-Control-Allow-Origin").ShouldBe(App);
        Header(answer, "Access-Control-Allow-Credentials").ShouldBe(credentials ? "true" : null);
        Header(answer, "Vary").ShouldBe("Origin");
    }

    [Fact]
    public async Task AnotherOriginIsToldNothing()
    {
        await using var server = await Start(credentials: true);
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Options })
        {
            using var answer = await Send(server, method, Elsewhere);
            Header(answer, "Access-Control-Allow-Origin").ShouldBeNull();
            Header(answer, "Access-Control-Allow-Credentials").ShouldBeNull();
            Header(answer, "Vary").ShouldBe("Origin");
        }
    }

    [Fact]
    public async Task APreflightIsAnsweredWithWhatItAskedFor()
    {
        await using var server = await Start(credentials: true);
        using var answer = await Send(server, HttpMethod.Options, App, "x-tenant");
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        Header(answer, "Access-Control-Allow-Origin").ShouldBe(App);
        Header(answer, "Access-Control-Allow-Methods").ShouldBe("GET,POST");
        Header(answer, "Access-Control-Allow-Headers").ShouldBe("x-tenant");
    }

    [Theory]
    [InlineData(App, true)]
    [InlineData(null, true)] // no page: an app, another server
    [InlineData("own", true)]
    [InlineData(Elsewhere, false)]
    public async Task AWebSocketIsOpenedForPagesOfTheSameOrigins(string? origin, bool isAdmitted)
    {
        await using var server = await Start(credentials: true);
        using var webSocket = new System.Net.WebSockets.ClientWebSocket();
        if (origin is not null)
        {
            webSocket.Options.SetRequestHeader("Origin", origin == "own" ? server.Url.GetLeftPart(UriPartial.Authority) : origin);
        }

        webSocket.Options.CollectHttpResponseDetails = true;

        var connecting = webSocket.ConnectAsync(server.WebSocketUrl(), CancellationToken.None);

        if (isAdmitted)
        {
            await connecting;
        }
        else
        {
            await Should.ThrowAsync<System.Net.WebSockets.WebSocketException>(connecting);
        }

        webSocket.HttpStatusCode.ShouldBe(isAdmitted ? HttpStatusCode.SwitchingProtocols : HttpStatusCode.Forbidden);
    }

    private static async Task<HttpResponseMessage> Send(TestServer server, HttpMethod method, string origin, string? asks = null)
    {
        using var http = new HttpClient { BaseAddress = server.Url };
        using var request = new HttpRequestMessage(method, "/socket.io/?EIO=4&transport=polling");
        request.Headers.Add("Origin", origin);
        if (asks is not null)
        {
            request.Headers.Add("Access-Control-Request-Headers", asks);
        }

        return await http.SendAsync(request);
    }

    private static string? Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    private static Task<TestServer> Start(bool credentials) => TestServer.Start(
        s => ScenarioServer.Add(s, o =>
        {
            o.CorsOrigins.Clear();
            o.CorsOrigins.Add(App);
            o.CorsCredentials = credentials;
        }),
        app => app.MapSocketIO());
}
