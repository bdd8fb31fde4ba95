using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Myna.Server.Tests.Scenarios;

/// <summary>HTTP as load balancers, caches and clients of every language use it.</summary>
public sealed class PlainHttp(PlainHttp.Fixture fixture) : IClassFixture<PlainHttp.Fixture>
{
    private readonly ServerProcess _server = fixture.Server;

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/.well-known/jwks.json")]
    [InlineData("/docs/realtime")]
    [InlineData("/docs/index.html")]
    [InlineData("/api/v1/courses")]
    [InlineData("/api/v1/users/me")]
    public async Task HeadGivesTheHeadersOfGetWithoutABody(string path)
    {
        var ana = await _server.SignUp("ana");
        var get = await Send(HttpMethod.Get, path, ana.AccessToken);
        var head = await Send(HttpMethod.Head, path, ana.AccessToken);
        head.Response.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.Body.ShouldBeEmpty();
        head.Response.Content.Headers.ContentType.ShouldBe(get.Response.Content.Headers.ContentType);
        // The swagger page alone has no length of its own before it is written.
        var length = head.Response.Content.Headers.NonValidated.TryGetValues("Content-Length", out var values) ? values.ToString() : null;
        length.ShouldBe(path == "/docs/index.html" ? null : get.Body.Length.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task HeadOfAnAddressWithoutGetIsRefusedAndOfNoAddressIsNotFound()
    {
        (await Send(HttpMethod.Head, "/api/v1/auth/login")).Response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await Send(HttpMethod.Head, "/api/v1/nowhere")).Response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task LargeJsonIsCompressedInTheCodingThatTheClientPrefers()
    {
        var ana = await _server.SignUp("ana");
        var course = $"/api/v1/courses/{(await ana.FirstLesson()).Split('.')[0]}";
        foreach (var path in new[] { "/openapi/v1.json", course, $"/api/v1/lessons/{await ana.FirstLesson()}" })
        {
            var plain = await Send(HttpMethod.Get, path, ana.AccessToken);
            plain.Response.Content.Headers.ContentEncoding.ShouldBeEmpty();
            plain.Response.Headers.Vary.ShouldContain("Accept-Encoding", path);
            foreach (var (accept, coding) in new[] { ("gzip, deflate, br, zstd", "br"), ("gzip", "gzip"), ("br;q=0.5, gzip", "gzip"), ("*", "br"), ("br;q=0, *", "gzip") })
            {
                var compressed = await Send(HttpMethod.Get, path, ana.AccessToken, request => request.Headers.Add("Accept-Encoding", accept));
                compressed.Response.Content.Headers.ContentEncoding.ShouldBe([coding], $"{path} {accept}");
                compressed.Body.Length.ShouldBeLessThan(plain.Body.Length * 6 / 10);
                Decompressed(compressed.Body, coding).ShouldBe(plain.Body);
            }

            foreach (var accept in new[] { "identity", "br;q=0, gzip;q=0", "zstd" })
            {
                (await Send(HttpMethod.Get, path, ana.AccessToken, request => request.Headers.Add("Accept-Encoding", accept))).Body.ShouldBe(plain.Body);
            }
        }

        (await Send(HttpMethod.Get, "/api/v1/streak", ana.AccessToken, request => request.Headers.Add("Accept-Encoding", "br"))).Response.Content.Headers.ContentEncoding.ShouldBeEmpty();
    }

    [Fact]
    public async Task ALessonThatTheClientHasIsNotSentAgainHoweverItNamesIt()
    {
        var ana = await _server.SignUp("ana");
        var path = $"/api/v1/lessons/{await ana.FirstLesson()}";
        var lesson = await Send(HttpMethod.Get, path, ana.AccessToken);
        var tag = lesson.Response.Headers.ETag!.ToString();
        tag.ShouldBe("\"1.1\"");
        var compressed = await Send(HttpMethod.Get, path, ana.AccessToken, request => request.Headers.Add("Accept-Encoding", "br"));
        compressed.Response.Headers.ETag!.IsWeak.ShouldBeTrue();
        foreach (var known in new[] { tag, $"W/{tag}", "*", $"\"x\", {tag}", $"W/\"a,b\" , W/{tag}", compressed.Response.Headers.ETag.ToString() })
        {
            var again = await Send(HttpMethod.Get, path, ana.AccessToken, request => request.Headers.TryAddWithoutValidation("If-None-Match", known));
            again.Response.StatusCode.ShouldBe(HttpStatusCode.NotModified, known);
            again.Response.Headers.ETag!.ToString().ShouldBe(tag);
            again.Body.ShouldBeEmpty();
        }

        foreach (var other in new[] { "\"2\"", "1", "W/\"2\", \"3\"", "\"*\"" })
        {
            (await Send(HttpMethod.Get, path, ana.AccessToken, request => request.Headers.TryAddWithoutValidation("If-None-Match", other))).Response.StatusCode.ShouldBe(HttpStatusCode.OK, other);
        }
    }

    [Theory]
    [InlineData("application/json", true)]
    [InlineData("Application/JSON; charset=UTF-8", true)]
    [InlineData("application/json;charset=\"utf-8\"", true)]
    [InlineData("application/json; charset=utf-16", false)]
    [InlineData("application/json; charset=iso-8859-1", false)]
    [InlineData("application/jsonp", false)]
    [InlineData("text/json", false)]
    public async Task OnlyJsonInUtf8IsRead(string contentType, bool isRead)
    {
        var reply = await Send(HttpMethod.Post, "/api/v1/auth/login", null, request =>
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes("{\"email\":\"nobody@example.com\",\"password\":\"not-the-password\"}"));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        });
        reply.Response.StatusCode.ShouldBe(isRead ? HttpStatusCode.Unauthorized : HttpStatusCode.UnsupportedMediaType);
    }

    [SkippableFact]
    public async Task AMeasuredTimeIsTakenInEveryFormOfANumber()
    {
        var ana = await _server.SignUp("ana");
        var attempt = await ana.Start(await ana.FirstLesson());
        var answers = $"/attempts/{attempt.GetProperty("id").GetString()}/answers";
        var questions = new Queue<string>(attempt.GetProperty("questions").EnumerateArray().Select(question => question.GetProperty("id").GetString()!));
        foreach (var elapsed in new[] { "3000", "3000.0", "3e3", "3124.7", "null" })
        {
            (await ana.PostText(answers, $"{{\"questionId\":\"{questions.Dequeue()}\",\"response\":null,\"elapsedMs\":{elapsed}}}")).ShouldBeOk();
        }

        foreach (var elapsed in new[] { "1e999", "1e12", "\"3000\"", "true", "[3000]" })
        {
            (await ana.PostText(answers, $"{{\"questionId\":\"{questions.Peek()}\",\"elapsedMs\":{elapsed}}}")).ShouldBe(HttpStatusCode.BadRequest, "invalid_request");
        }

        // A socket reads the same body by the same contract.
        await using var device = WatchingDevice.Connect(_server.Address, ana.AccessToken, "websocket");
        await device.Event("connect");
        var id = attempt.GetProperty("id").GetString();
        (await device.Ask("attempt:answer", new { attemptId = id, questionId = questions.Dequeue(), response = (string?)null, elapsedMs = 3124.7 })).GetProperty("ok").GetBoolean().ShouldBeTrue();
        (await device.Ask("leaderboard:watch", new { board = "weekly", limit = 10.4 })).GetProperty("ok").GetBoolean().ShouldBeTrue();
        var refused = await device.Ask("attempt:answer", new { attemptId = id, questionId = questions.Dequeue(), response = "a\uFFFEb" });
        (refused.GetProperty("ok").GetBoolean(), refused.GetProperty("code").GetString()).ShouldBe((false, "invalid_request"));
        refused.GetProperty("errors").TryGetProperty("response", out _).ShouldBeTrue();
    }

    private async Task<(HttpResponseMessage Response, byte[] Body)> Send(HttpMethod method, string path, string? token = null, Action<HttpRequestMessage>? change = null)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = _server.Address };
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        change?.Invoke(request);
        var response = await http.SendAsync(request);
        return (response, await response.Content.ReadAsByteArrayAsync());
    }

    private static byte[] Decompressed(byte[] body, string coding)
    {
        using var source = new MemoryStream(body);
        using Stream decoder = coding == "br" ? new BrotliStream(source, CompressionMode.Decompress) : new GZipStream(source, CompressionMode.Decompress);
        using var target = new MemoryStream();
        decoder.CopyTo(target);
        return target.ToArray();
    }

    /// <summary>One server for all of these tests.</summary>
    public sealed class Fixture : IAsyncLifetime
    {
        public ServerProcess Server { get; private set; } = null!;

        public async Task InitializeAsync() => Server = await ServerProcess.Start(Home.OnSqlite());

        public async Task DisposeAsync() => await Server.DisposeAsync();
    }
}
