using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Myna.Server.Tests.Scenarios;

namespace Myna.Server.Tests.Web;

/// <summary>The pages over the wire, of a small folder as the build leaves it.</summary>
public sealed partial class PagesTests : IAsyncLifetime
{
    private static readonly string Script = string.Concat(Enumerable.Repeat("console.log('myna');\n", 200));

    private readonly string _folder = Directory.CreateTempSubdirectory("myna-pages-").FullName;
    private ServerProcess _server = null!;
    private HttpClient _browser = null!;

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "assets"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "index.html"), "<!doctype html><html><head><meta charset=\"utf-8\"><style>b{}</style></head><body>Myna</body></html>");
        await File.WriteAllTextAsync(Path.Combine(_folder, "assets", "index-4f2a.js"), Script);
        await File.WriteAllTextAsync(Path.Combine(_folder, "sw.js"), "self.skipWaiting();");
        await File.WriteAllTextAsync(Path.Combine(_folder, "build.json"), """{"build":"abc123","inputs":"x"}""");
        _server = await ServerProcess.Start(Home.OnSqlite().With(new Dictionary<string, string> { ["Myna__Web__Folder"] = _folder }));
        _browser = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = _server.Address };
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task EveryPageAddressGivesThePageWithANonceOfItsOwn()
    {
        using var first = await Open("/");
        using var second = await Open("/lessons/spanish-from-english.101?from=path");

        var nonces = new List<string>();
        foreach (var response in new[] { first, second })
        {
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
            response.Headers.CacheControl!.NoCache.ShouldBeTrue();
            var policy = response.Headers.GetValues("Content-Security-Policy").Single();
            policy.ShouldContain("default-src 'none'");
            policy.ShouldContain("require-trusted-types-for 'script'");
            policy.ShouldNotContain("unsafe");
            var nonce = Nonce().Match(policy).Groups["nonce"].Value;
            nonces.Add(nonce);
            var html = await response.Content.ReadAsStringAsync();
            html.ShouldContain($"<meta property=\"csp-nonce\" nonce=\"{nonce}\">");
            html.ShouldContain($"<style nonce=\"{nonce}\"");
        }

        nonces.Distinct().Count().ShouldBe(2);
    }

    [Theory]
    [InlineData("/api/v1/nope")]
    [InlineData("/API/v1/nope")]
    [InlineData("/openapi/nope")]
    [InlineData("/media/nope.mp3")]
    [InlineData("/.well-known/nope")]
    [InlineData("/assets/gone-1234.js")]
    public async Task AnUnknownAddressOfAnotherPartIsNeverThePage(string address)
    {
        using var response = await Open(address);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task OnlyBrowsersThatAskForHtmlGetThePageForAnUnknownAddress()
    {
        (await _browser.GetAsync(new Uri("/lessons", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _browser.PostAsync(new Uri("/lessons", UriKind.Relative), null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _browser.GetAsync(new Uri("/../../etc/passwd", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        // What others serve stays theirs.
        (await (await Open("/docs/index.html")).Content.ReadAsStringAsync()).ShouldContain("swagger-ui");
        (await (await Open("/healthz")).Content.ReadAsStringAsync()).ShouldBe("ok");
    }

    [Fact]
    public async Task AssetsComeAsBrotliAreKeptForEverAndAreNotSentTwice()
    {
        // It is made in the background, within moments of the start.
        var response = await Asset();
        for (var tries = 0; tries < 100 && response.Content.Headers.ContentEncoding.Count == 0; tries++)
        {
            await Task.Delay(50);
            response = await Asset();
        }

        response.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        response.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
        response.Headers.Vary.ShouldContain("Accept-Encoding");
        response.Headers.ETag!.IsWeak.ShouldBeFalse();
        (await response.Content.ReadAsByteArrayAsync()).Length.ShouldBeInRange(1, 200);
        (await Asset(tag: response.Headers.ETag)).StatusCode.ShouldBe(HttpStatusCode.NotModified);

        var plain = await _browser.GetAsync(new Uri("/assets/index-4f2a.js", UriKind.Relative));
        (await plain.Content.ReadAsStringAsync()).ShouldBe(Script);
        plain.Headers.ETag!.Tag.ShouldNotBe(response.Headers.ETag.Tag);
        (await _browser.GetAsync(new Uri("/sw.js", UriKind.Relative))).Headers.CacheControl!.NoCache.ShouldBeTrue();
    }

    [Fact]
    public async Task MetaTellsWhatAClientMustKnowBeforeAnyoneSignsIn()
    {
        var meta = (await _server.Nobody().Get("/meta")).ShouldBeOk();

        meta["version"].GetString()!.ShouldMatch(@"^\d+\.\d+\.\d+$");
        meta["build"].GetString().ShouldBe("abc123");
        meta["languages"].EnumerateArray().Select(language => language.GetString()).ShouldBe(["es"]);
        meta["features"].EnumerateArray().Select(feature => feature.GetString()).ShouldContain("guests");
        meta["providers"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task WithoutPagesTheServerSaysHowToGetThemAndEverythingElseWorks()
    {
        await using var server = await ServerProcess.Start(Home.OnSqlite().With(new Dictionary<string, string> { ["Myna__Web__Folder"] = Path.Combine(_folder, "assets") }));
        using var http = new HttpClient { BaseAddress = server.Address };

        (await (await http.GetAsync(new Uri("/", UriKind.Relative))).Content.ReadAsStringAsync()).ShouldContain("npm");
        server.Output.ShouldContain("npm");
        (await server.Nobody().Get("/meta")).ShouldBeOk().Body.TryGetProperty("build", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task PagesCanBeSwitchedOff()
    {
        await using var server = await ServerProcess.Start(Home.OnSqlite().With(new Dictionary<string, string> { ["Myna__Web__Folder"] = _folder, ["Myna__Web__Enabled"] = "false" }));
        using var http = new HttpClient { BaseAddress = server.Address };

        var response = await http.GetAsync(new Uri("/", UriKind.Relative));

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    private Task<HttpResponseMessage> Open(string address) => Send(address, request => request.Headers.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8"));

    private Task<HttpResponseMessage> Asset(EntityTagHeaderValue? tag = null) => Send("/assets/index-4f2a.js", request =>
    {
        request.Headers.AcceptEncoding.ParseAdd("gzip, deflate, br");
        if (tag is not null)
        {
            request.Headers.IfNoneMatch.Add(tag);
        }
    });

    private async Task<HttpResponseMessage> Send(string address, Action<HttpRequestMessage> change)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        change(request);
        return await _browser.SendAsync(request);
    }

    [GeneratedRegex("style-src 'self' 'nonce-(?<nonce>[^']+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Nonce();
}
