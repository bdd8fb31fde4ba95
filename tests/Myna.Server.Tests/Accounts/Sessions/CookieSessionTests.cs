using System.Net;

namespace Myna.Server.Tests.Accounts.Sessions;

/// <summary>Sessions of this server's own pages: the refresh token is in a cookie that no script sees.</summary>
public sealed class CookieSessionTests : IAsyncLifetime
{
    private static readonly object Cookie = new { session = "cookie" };

    private AccountsServer _server = null!;

    private string Origin => _server.Address.GetLeftPart(UriPartial.Authority);

    public async Task InitializeAsync() => _server = await AccountsServer.Start();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task APageIsSignedInWithoutEverSeeingItsRefreshToken()
    {
        var signUp = await Send("/auth/signup", new { email = "ana@example.com", password = AccountsServer.Password, displayName = "Ana", session = "cookie" });

        signUp.Status.ShouldBe(HttpStatusCode.Created, signUp.Text);
        signUp.Body.TryGetProperty("refreshToken", out _).ShouldBeFalse();
        var attributes = SetCookie(signUp).Split("; ").Select(part => part.ToLowerInvariant()).ToList();
        attributes[0].ShouldStartWith("myna-session=");
        attributes.ShouldContain("httponly");
        attributes.ShouldContain("samesite=strict");
        attributes.ShouldContain("path=/");
        attributes.ShouldContain($"max-age={60 * 24 * 60 * 60}");
        attributes.ShouldNotContain(attribute => attribute.StartsWith("domain", StringComparison.Ordinal));

        var refreshed = (await Send("/auth/refresh", Cookie, CookieOf(signUp))).ShouldBeOk();

        refreshed.Body.TryGetProperty("refreshToken", out _).ShouldBeFalse();
        CookieOf(refreshed).ShouldNotBe(CookieOf(signUp));
        (await _server.Get("/users/me", refreshed.Body.GetProperty("accessToken").GetString())).ShouldBeOk();
    }

    [Fact]
    public async Task OverHttpsTheCookieBelongsToThisHostAlone()
    {
        await using var server = await AccountsServer.Start(new() { ["Accounts:PublicUrl"] = "https://learn.example", ["Http:KnownProxies:0"] = "127.0.0.1" });

        var signUp = await server.Send(HttpMethod.Post, "/auth/guest", Cookie, null, request =>
        {
            request.Headers.Host = "learn.example";
            request.Headers.Add("X-Forwarded-Proto", "https");
            request.Headers.Add("Origin", "https://learn.example");
        });

        signUp.Status.ShouldBe(HttpStatusCode.Created, signUp.Text);
        var attributes = SetCookie(signUp).Split("; ").Select(part => part.ToLowerInvariant()).ToList();
        attributes[0].ShouldStartWith("__host-myna-session=");
        attributes.ShouldContain("secure");
        attributes.ShouldContain("path=/");
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://127.0.0.1.evil.example")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("file://")]
    [InlineData(null)]
    public async Task ACookieIsOfNoUseToAnotherOrigin(string? origin)
    {
        var signUp = await Send("/auth/guest", Cookie);

        (await Send("/auth/refresh", Cookie, CookieOf(signUp), origin)).ShouldBeProblem(HttpStatusCode.Forbidden, "origin_refused");
        (await Send("/auth/logout", Cookie, CookieOf(signUp), origin)).ShouldBeProblem(HttpStatusCode.Forbidden, "origin_refused");
        (await Send("/auth/guest", Cookie, null, origin)).ShouldBeProblem(HttpStatusCode.Forbidden, "origin_refused");

        // Nothing has been used up.
        (await Send("/auth/refresh", Cookie, CookieOf(signUp))).ShouldBeOk();
    }

    [Fact]
    public async Task WithoutTlsACookieIsKeptOnTheLoopbackOnly()
    {
        var refused = await _server.Send(HttpMethod.Post, "/auth/guest", Cookie, null, request =>
        {
            request.Headers.Host = "learn.example";
            request.Headers.Add("Origin", "http://learn.example");
        });

        refused.ShouldBeProblem(HttpStatusCode.BadRequest, "https_required");
    }

    [Fact]
    public async Task ACookieThatIsNotGoodAnyMoreIsTakenAway()
    {
        var signUp = await Send("/auth/guest", Cookie);
        _server.Clock.Advance(TimeSpan.FromMinutes(2));
        (await Send("/auth/refresh", Cookie, CookieOf(signUp))).ShouldBeOk();
        _server.Clock.Advance(TimeSpan.FromMinutes(2));

        var reused = await Send("/auth/refresh", Cookie, CookieOf(signUp));

        reused.ShouldBeProblem(HttpStatusCode.Unauthorized, "refresh_reused");
        SetCookie(reused).ShouldStartWith("myna-session=;");
        (await Send("/auth/refresh", Cookie)).ShouldBeProblem(HttpStatusCode.Unauthorized, "refresh_invalid");
    }

    [Fact]
    public async Task LoggingOutEndsTheSessionAndTakesTheCookieAway()
    {
        var signUp = await Send("/auth/guest", Cookie);

        var loggedOut = (await Send("/auth/logout", Cookie, CookieOf(signUp))).ShouldBeOk();

        SetCookie(loggedOut).ShouldStartWith("myna-session=;");
        (await Send("/auth/refresh", Cookie, CookieOf(signUp))).ShouldBeProblem(HttpStatusCode.Unauthorized, "refresh_invalid");
        (await _server.Get("/users/me", signUp.Body.GetProperty("accessToken").GetString())).ShouldBeProblem(HttpStatusCode.Unauthorized, "session_revoked");
    }

    [Fact]
    public async Task AppsKeepTheirPairAndAreGivenNoCookie()
    {
        var ana = await _server.SignUp("ana");

        var refreshed = (await _server.Refresh(ana.RefreshToken)).ShouldBeOk();

        refreshed.Headers.Contains("Set-Cookie").ShouldBeFalse();
        refreshed.Body.GetProperty("refreshToken").GetString().ShouldNotBeNullOrEmpty();
        (await Send("/auth/login", new { email = "ana@example.com", password = AccountsServer.Password, session = "header" }))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "invalid_request");
    }

    private Task<Answer> Send(string path, object body, string? cookie = null) => Send(path, body, cookie, Origin);

    private Task<Answer> Send(string path, object body, string? cookie, string? origin) => _server.Send(HttpMethod.Post, path, body, null, request =>
    {
        if (origin is not null)
        {
            request.Headers.TryAddWithoutValidation("Origin", origin);
        }

        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }
    });

    private static string SetCookie(Answer answer) => answer.Headers.GetValues("Set-Cookie").Single();

    private static string CookieOf(Answer answer) => SetCookie(answer).Split(';')[0];
}
