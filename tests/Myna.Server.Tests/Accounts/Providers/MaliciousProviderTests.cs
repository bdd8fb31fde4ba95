using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Myna.Server.Tests.Accounts.Mail;

namespace Myna.Server.Tests.Accounts.Providers;

/// <summary>Attacks by a provider, or by an attacker between.</summary>
public sealed class MaliciousProviderTests : IAsyncLifetime
{
    private readonly Microsoft.Extensions.Time.Testing.FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private DoubleProvider _evil = null!;
    private DoubleProvider _honest = null!;
    private AccountsServer _server = null!;

    public static TheoryData<string> Forgeries => new(
        "wrong issuer", "wrong audience", "expired", "alg none", "HS256 with the public key", "wrong nonce", "no nonce", "azp of another", "several audiences",
        "from the future", "no subject", "no expiry", "another key", "tampered", "not a token");

    public async Task InitializeAsync()
    {
        _evil = await DoubleProvider.Start(_clock);
        _honest = await DoubleProvider.Start(_clock);
        _server = await AccountsServer.Start(
            new()
            {
                ["Accounts:Providers:evil:ClientId"] = "myna",
                ["Accounts:Providers:evil:Issuer"] = _evil.Issuer,
                ["Accounts:Providers:honest:ClientId"] = "myna",
                ["Accounts:Providers:honest:Issuer"] = _honest.Issuer,
                ["Accounts:Providers:honest:AppClientIds:0"] = "the-phone-app",
                ["Accounts:ReturnTo:0"] = "https://app.example/",
            },
            clock: _clock);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _evil.DisposeAsync();
        await _honest.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task AForgedTokenIsRefused(string forgery)
    {
        var flow = await Begin("evil");
        _evil.Token = _ => (200, Tokens(Forge(forgery, flow.Nonce)));

        (await flow.Return("code=c1")).ShouldBeProblem(HttpStatusCode.BadRequest, "provider_refused");
    }

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task AForgedTokenOfAnAppIsRefused(string forgery) =>
        (await _server.Post("/auth/oauth/evil/token", new { idToken = Forge(forgery, "n1"), nonce = "n1" })).ShouldBeProblem(HttpStatusCode.Unauthorized, "id_token_invalid");

    [Fact]
    public async Task AnHonestTokenSignsIn()
    {
        // The forgeries above are refused for what is wrong with them.
        var flow = await Begin("evil");
        _evil.Token = form =>
        {
            form["code_verifier"].ToString().Length.ShouldBe(43);
            return (200, Tokens(_evil.Sign(_evil.Claims(flow.Nonce))));
        };
        (await flow.Return("code=c1")).ShouldBeOk();
        (await _server.Post("/auth/oauth/evil/token", new { idToken = _evil.Sign(_evil.Claims("n1")), nonce = "n1" })).ShouldBeOk();
        (await _server.Post("/auth/oauth/evil/token", new { idToken = _evil.Sign(_evil.Claims()) })).ShouldBeOk();
    }

    [Fact]
    public async Task ANewDeviceIsAnnouncedHoweverItSignsIn()
    {
        var phone = new SignedIn((await _server.Post("/auth/oauth/honest/token", new { idToken = _honest.Sign(_honest.Claims("n1")), nonce = "n1" })).ShouldBeOk().Body);
        var address = (await _server.Get("/users/me", phone.AccessToken)).Body.GetProperty("email").GetString()!;
        (await _server.Send(HttpMethod.Post, "/auth/oauth/honest/token", new { idToken = _honest.Sign(_honest.Claims("n2")), nonce = "n2" }, null, request =>
            request.Headers.TryAddWithoutValidation("User-Agent", "Pear Tablet 3"))).ShouldBeOk();

        (await _server.EmailTo(address, "A new device signed in")).TextBody!.ShouldContain("Pear Tablet 3");
    }

    [Fact]
    public async Task AProviderOpensNoMoreSessionsThanAnAccountMayHave()
    {
        await using var server = await AccountsServer.Start(
            new() { ["Accounts:Providers:honest:ClientId"] = "myna", ["Accounts:Providers:honest:Issuer"] = _honest.Issuer, ["Accounts:MaxSessions"] = "2" }, clock: _clock);
        var devices = new List<SignedIn>();
        for (var i = 0; i < 3; i++)
        {
            devices.Add(new SignedIn((await server.Post("/auth/oauth/honest/token", new { idToken = _honest.Sign(_honest.Claims($"n{i}")), nonce = $"n{i}" })).ShouldBeOk().Body));
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        (await server.Get("/users/me", devices[0].AccessToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "session_revoked");
        (await server.Get("/auth/sessions", devices[2].AccessToken)).Body.GetProperty("items").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task AnAppsOwnClientIdIsAcceptedWhereItIsConfigured()
    {
        var claims = _honest.Claims();
        claims["aud"] = "the-phone-app";
        (await _server.Post("/auth/oauth/honest/token", new { idToken = _honest.Sign(claims) })).ShouldBeOk();
        claims["iss"] = _evil.Issuer;
        (await _server.Post("/auth/oauth/evil/token", new { idToken = _evil.Sign(claims) })).ShouldBeProblem(HttpStatusCode.Unauthorized, "id_token_invalid");
    }

    [Fact]
    public async Task ATokenOfOneProviderIsNothingAtAnother() =>
        (await _server.Post("/auth/oauth/evil/token", new { idToken = _honest.Sign(_honest.Claims()) })).ShouldBeProblem(HttpStatusCode.Unauthorized, "id_token_invalid");

    [Fact]
    public async Task TheSameSubjectAtTwoProvidersIsTwoPeople()
    {
        var one = new SignedIn((await _server.Post("/auth/oauth/honest/token", new { idToken = _honest.Sign(_honest.Claims()) })).ShouldBeOk().Body);
        var claims = _evil.Claims();
        claims["email"] = "other@example.com";
        var two = new SignedIn((await _server.Post("/auth/oauth/evil/token", new { idToken = _evil.Sign(claims) })).ShouldBeOk().Body);

        two.UserId.ShouldNotBe(one.UserId);
        // Nor does the address of the first help the second.
        (await _server.Post("/auth/oauth/evil/token", new { idToken = _evil.Sign(_evil.Claims(subject: "s1")) })).ShouldBeOk();
        new SignedIn((await _server.Post("/auth/oauth/evil/token", new { idToken = _evil.Sign(_evil.Claims(subject: "s1")) })).Body).UserId.ShouldBe(two.UserId);
        var taken = _evil.Claims(subject: "s9");
        taken["email"] = "s1@example.com";
        (await _server.Post("/auth/oauth/evil/token", new { idToken = _evil.Sign(taken) })).ShouldBeProblem(HttpStatusCode.Conflict, "account_exists");
    }

    [Fact]
    public async Task AStateOfOneProviderIsNothingAtAnother()
    {
        // Mix-up: the login was begun at the honest provider; the evil one has its code brought to itself.
        var flow = await Begin("honest");
        var codes = new List<string>();
        _evil.Token = form =>
        {
            codes.Add(form["code"].ToString());
            return (200, Tokens(_evil.Sign(_evil.Claims(flow.Nonce))));
        };

        (await flow.Return("code=honest-code", at: "evil")).ShouldBeProblem(HttpStatusCode.BadRequest, "login_flow_invalid");

        codes.ShouldBeEmpty();
    }

    [Fact]
    public async Task AnAnswerThatNamesAnotherIssuerIsRefused()
    {
        var flow = await Begin("honest");
        _honest.Token = _ => (200, Tokens(_honest.Sign(_honest.Claims(flow.Nonce))));

        (await flow.Return($"code=c&iss={Uri.EscapeDataString(_evil.Issuer)}")).ShouldBeProblem(HttpStatusCode.BadRequest, "provider_refused");
    }

    [Fact]
    public async Task AProviderThatPromisesToNameItselfMustDoSo()
    {
        _honest.SaysIssuerInAnswers = true;
        var flow = await Begin("honest");
        _honest.Token = _ => (200, Tokens(_honest.Sign(_honest.Claims(flow.Nonce))));
        (await flow.Return("code=c")).ShouldBeProblem(HttpStatusCode.BadRequest, "provider_refused");

        var named = await Begin("honest");
        _honest.Token = _ => (200, Tokens(_honest.Sign(_honest.Claims(named.Nonce))));
        (await named.Return($"code=c&iss={Uri.EscapeDataString(_honest.Issuer)}")).ShouldBeOk();
    }

    [Fact]
    public async Task AStateComesBackOnce()
    {
        var flow = await Begin("honest");
        _honest.Token = _ => (200, Tokens(_honest.Sign(_honest.Claims(flow.Nonce))));

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => flow.Return("code=c")));

        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Where(answer => answer.Status != HttpStatusCode.OK).ShouldAllBe(answer => answer.Code == "login_flow_invalid");
    }

    [Fact]
    public async Task AFlowExpiresAndAStateCannotBeSwapped()
    {
        var mine = await Begin("honest");
        var theirs = await Begin("honest");
        (await (mine with { State = theirs.State }).Return("code=c")).ShouldBeProblem(HttpStatusCode.BadRequest, "login_flow_invalid");
        (await (mine with { State = new string('A', 43) }).Return("code=c")).ShouldBeProblem(HttpStatusCode.BadRequest, "login_flow_invalid");
        // The cookie of one flow under the name of another.
        (await (mine with { State = theirs.State, Cookie = theirs.Cookie.Split('=')[0] + "=" + mine.Cookie.Split('=', 2)[1] }).Return("code=c"))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "login_flow_invalid");

        _clock.Advance(TimeSpan.FromMinutes(10));
        (await mine.Return("code=c")).ShouldBeProblem(HttpStatusCode.BadRequest, "login_flow_invalid");
    }

    [Fact]
    public async Task ARefusalGoesBackToTheApp()
    {
        var flow = await Begin("honest", "?returnTo=https%3A%2F%2Fapp.example%2Fin");

        var answer = await flow.Return("error=access_denied");

        answer.Status.ShouldBe(HttpStatusCode.Found);
        answer.Headers.Location!.AbsoluteUri.ShouldBe("https://app.example/in?error=provider_refused");
    }

    [Theory]
    [InlineData(200, "{}")]
    [InlineData(200, "not json")]
    [InlineData(200, """{"id_token":""}""")]
    [InlineData(200, """{"id_token":{"a":1}}""")]
    [InlineData(500, "{}")]
    [InlineData(302, "{}")]
    public async Task NonsenseFromAProviderIsARefusal(int status, string body)
    {
        var flow = await Begin("evil");
        _evil.Token = _ => (status, body);

        (await flow.Return("code=c")).ShouldBeProblem(HttpStatusCode.BadRequest, "provider_refused");
    }

    [Fact]
    public async Task AnEndlessAnswerIsARefusal()
    {
        var flow = await Begin("evil");
        _evil.Token = _ => (200, $$"""{"id_token":"{{new string('x', 3_000_000)}}"}""");

        (await flow.Return("code=c")).ShouldBeProblem(HttpStatusCode.BadRequest, "provider_refused");
    }

    [Fact]
    public async Task AProviderThatIsDiscoveredUnderAnotherNameIsNotUsed()
    {
        _evil.NamedIssuer = "https://accounts.google.com";

        (await _server.Get("/auth/oauth/evil/start")).ShouldBeProblem(HttpStatusCode.BadGateway, "provider_unavailable");
    }

    [Fact]
    public async Task KeysOfAProviderTurnOver()
    {
        (await _server.Post("/auth/oauth/honest/token", new { idToken = _honest.Sign(_honest.Claims()) })).ShouldBeOk();
        _honest.Key = RSA.Create(2048);
        _honest.Kid = "k2";

        (await _server.Post("/auth/oauth/honest/token", new { idToken = _honest.Sign(_honest.Claims()) })).ShouldBeOk();
    }

    private string Forge(string forgery, string nonce)
    {
        var claims = _evil.Claims(nonce);
        var algorithm = "RS256";
        switch (forgery)
        {
            case "wrong issuer": claims["iss"] = "https://accounts.google.com"; break;
            case "wrong audience": claims["aud"] = "another-app"; break;
            case "expired": claims["exp"] = claims["iat"]!.GetValue<long>() - 61; break;
            case "alg none": algorithm = "none"; break;
            case "HS256 with the public key": algorithm = "HS256"; break;
            case "wrong nonce": claims["nonce"] = "another"; break;
            case "no nonce": claims.Remove("nonce"); break;
            case "azp of another": claims["azp"] = "another-app"; break;
            case "several audiences": claims["aud"] = new JsonArray("myna", "another-app"); break;
            case "from the future": claims["iat"] = claims["iat"]!.GetValue<long>() + 3600; break;
            case "no subject": claims.Remove("sub"); break;
            case "no expiry": claims.Remove("exp"); break;
            case "another key": (_evil.Published, _evil.Key) = (_evil.Key, RSA.Create(2048)); break;
            case "not a token": return "a.b.c";
        }

        var token = _evil.Sign(claims, algorithm);
        if (forgery != "tampered")
        {
            return token;
        }

        var other = _evil.Claims(nonce, "somebody-else");
        var parts = token.Split('.');
        return $"{parts[0]}.{_evil.Sign(other).Split('.')[1]}.{parts[2]}";
    }

    private async Task<Flow> Begin(string provider, string query = "")
    {
        var answer = await _server.Get($"/auth/oauth/{provider}/start{query}");
        answer.Status.ShouldBe(HttpStatusCode.Found, answer.Text);
        var sent = QueryHelpers.ParseQuery(answer.Headers.Location!.Query);
        sent["code_challenge_method"].ToString().ShouldBe("S256");
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=lax", Case.Insensitive);
        return new Flow(_server, provider, sent["state"].ToString(), sent["nonce"].ToString(), cookie.Split(';')[0]);
    }

    private static string Tokens(string idToken) => new JsonObject { ["id_token"] = idToken, ["access_token"] = "at", ["token_type"] = "Bearer" }.ToJsonString();

    private sealed record Flow(AccountsServer Server, string Provider, string State, string Nonce, string Cookie)
    {
        public Task<Answer> Return(string query, string? at = null) => Server.Send(
            HttpMethod.Get, $"/auth/oauth/{at ?? Provider}/callback?state={State}&{query}", null, null, request => request.Headers.Add("Cookie", Cookie));
    }
}
