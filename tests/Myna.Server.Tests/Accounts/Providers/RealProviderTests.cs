using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Myna.Server.Accounts.Identity.Tokens;
using Myna.Server.Accounts.SignIn;
using Myna.Server.Accounts.SignIn.Providers;
using Myna.Server.Tests.Scenarios;

namespace Myna.Server.Tests.Accounts.Providers;

/// <summary>Logins at a real OpenID Connect provider (npm oidc-provider), through the redirects that a browser follows.</summary>
public sealed class RealProviderTests : IAsyncLifetime
{
    private const string App = "https://app.example/signed-in";

    private AccountsServer _server = null!;
    private NodeProcess? _provider;

    public async Task InitializeAsync()
    {
        if (NodeProcess.Missing is not null)
        {
            return;
        }

        // Each needs the other's address: the callback is fixed first.
        var port = ServerProcess.FreePort();
        _provider = await NodeProcess.Start("provider.mjs", at => [$"{at}", $"http://127.0.0.1:{port}/api/v1/auth/oauth/real/callback"]);
        _server = await AccountsServer.Start(
            new()
            {
                ["Accounts:Providers:real:ClientId"] = "myna",
                ["Accounts:Providers:real:ClientSecret"] = "a secret & more",
                ["Accounts:Providers:real:Name"] = "The Real One",
                ["Accounts:Providers:real:Issuer"] = $"http://127.0.0.1:{_provider.Port}",
                ["Accounts:ReturnTo:0"] = "https://app.example/",
            },
            clock: new Microsoft.Extensions.Time.Testing.FakeTimeProvider(TimeProvider.System.GetUtcNow()),
            port: port);
    }

    public async Task DisposeAsync()
    {
        if (_provider is not null)
        {
            await _server.DisposeAsync();
            await _provider.DisposeAsync();
        }
    }

    [SkippableFact]
    public async Task ALoginAtAProviderMakesAnAccountAndFindsItAgain()
    {
        Skip.If(NodeProcess.Missing is not null, NodeProcess.Missing);

        var first = await LogIn("maria");
        var again = await LogIn("maria");

        again.UserId.ShouldBe(first.UserId);
        var me = (await _server.Get("/users/me", first.AccessToken)).Body;
        me.GetProperty("email").GetString().ShouldBe("maria@example.com");
        me.GetProperty("emailVerified").GetBoolean().ShouldBeTrue();
        me.GetProperty("displayName").GetString().ShouldBe("maria of the provider");
        (await _server.Get("/users/me/identities", first.AccessToken)).Body.GetProperty("items")[0].GetProperty("provider").GetString().ShouldBe("real");
        (await _server.Get("/auth/providers")).Body.GetProperty("items")[0].ToString().ShouldBe("""{"id":"real","name":"The Real One","kind":"oidc"}""");
    }

    [SkippableFact]
    public async Task TheAppFetchesItsTokensByACodeOnce()
    {
        Skip.If(NodeProcess.Missing is not null, NodeProcess.Missing);
        var verifier = RandomToken.New();
        using var browser = new Browser();

        var (end, _) = await browser.Visit(Start($"?returnTo={Uri.EscapeDataString(App)}&challenge={RandomToken.Challenge(verifier)}"), "maria", App);

        var code = QueryHelpers.ParseQuery(end.Query)["code"].ToString();
        end.AbsoluteUri.ShouldNotContain("Token");
        var tokens = (await _server.Post("/auth/oauth/exchange", new { code, verifier })).ShouldBeOk();
        (await _server.Get("/users/me", new SignedIn(tokens.Body).AccessToken)).ShouldBeOk();
        // A code that is shown again was copied: the session that it opened ends. Without the verifier it does not.
        (await _server.Post("/auth/oauth/exchange", new { code, verifier = RandomToken.New() })).ShouldBeProblem(HttpStatusCode.BadRequest, "login_flow_invalid");
        (await _server.Get("/users/me", new SignedIn(tokens.Body).AccessToken)).ShouldBeOk();
        (await _server.Post("/auth/oauth/exchange", new { code, verifier })).ShouldBeProblem(HttpStatusCode.BadRequest, "login_flow_invalid");
        (await _server.Get("/users/me", new SignedIn(tokens.Body).AccessToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "session_revoked");
        (await _server.Refresh(new SignedIn(tokens.Body).RefreshToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "refresh_invalid");
    }

    [SkippableFact]
    public async Task OfManyExchangesOfOneCodeAtOnceNoneIsLeft()
    {
        Skip.If(NodeProcess.Missing is not null, NodeProcess.Missing);
        var code = await CodeFor("maria");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _server.Post("/auth/oauth/exchange", new { code })));

        var signedIn = answers.Where(answer => answer.Status == HttpStatusCode.OK).ShouldHaveSingleItem();
        answers.Where(answer => answer.Status != HttpStatusCode.OK).ShouldAllBe(answer => answer.Code == "login_flow_invalid");
        (await _server.Get("/users/me", new SignedIn(signedIn.Body).AccessToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "session_revoked");
    }

    [SkippableFact]
    public async Task ACodeIsOfNoUseWithoutTheAppsVerifierOrTooLate()
    {
        Skip.If(NodeProcess.Missing is not null, NodeProcess.Missing);
        var verifier = RandomToken.New();
        var code = await CodeFor("maria", $"&challenge={RandomToken.Challenge(verifier)}");
        (await _server.Post("/auth/oauth/exchange", new { code, verifier = RandomToken.New() })).ShouldBeProblem(HttpStatusCode.BadRequest, "login_flow_invalid");
        (await _server.Post("/auth/oauth/exchange", new { code, verifier })).ShouldBeProblem(HttpStatusCode.BadRequest, "login_flow_invalid");

        var late = await CodeFor("maria");
        _server.Clock.Advance(TimeSpan.FromMinutes(2));
        (await _server.Post("/auth/oauth/exchange", new { code = late })).ShouldBeProblem(HttpStatusCode.BadRequest, "login_flow_invalid");
    }

    [SkippableFact]
    public async Task AProviderNeverTakesOverAnAccountOfTheSameAddress()
    {
        Skip.If(NodeProcess.Missing is not null, NodeProcess.Missing);
        var waiting = await _server.SignUp("victim");

        using var browser = new Browser();
        var (_, response) = await browser.Visit(Start(), "victim");

        (await Answer.Of(response)).ShouldBeProblem(HttpStatusCode.Conflict, "account_exists");
        (await _server.Get("/users/me/identities", waiting.AccessToken)).Body.GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [SkippableFact]
    public async Task AnIdentityIsLinkedFromInsideAfterAFreshLogin()
    {
        Skip.If(NodeProcess.Missing is not null, NodeProcess.Missing);
        var ana = await _server.SignUp("ana");
        (await _server.Post("/users/me/identities", new { code = await CodeFor("maria") }, ana.AccessToken)).Status.ShouldBe(HttpStatusCode.Created);

        (await LogIn("maria")).UserId.ShouldBe(ana.UserId);

        var ben = await _server.SignUp("ben");
        (await _server.Post("/users/me/identities", new { code = await CodeFor("maria") }, ben.AccessToken)).ShouldBeProblem(HttpStatusCode.Conflict, "identity_taken");
        (await _server.Post("/users/me/identities", new { code = await CodeFor("other") }, ana.AccessToken)).ShouldBeProblem(HttpStatusCode.Conflict, "provider_linked");
        _server.Clock.Advance(TimeSpan.FromMinutes(16));
        var stale = new SignedIn((await _server.Refresh(ben.RefreshToken)).Body);
        (await _server.Post("/users/me/identities", new { code = "x" }, stale.AccessToken)).ShouldBeProblem(HttpStatusCode.Forbidden, "fresh_login_required");
    }

    [SkippableFact]
    public async Task TheLastWayInCannotBeRemoved()
    {
        Skip.If(NodeProcess.Missing is not null, NodeProcess.Missing);
        var maria = await LogIn("maria");

        (await _server.Delete("/users/me/identities/real", maria.AccessToken)).ShouldBeProblem(HttpStatusCode.Conflict, "last_way_in");
        (await _server.Post("/auth/change-password", new { newPassword = AccountsServer.Password }, maria.AccessToken)).ShouldBeOk();
        (await _server.Delete("/users/me/identities/real", maria.AccessToken)).ShouldBeOk();

        (await _server.Delete("/users/me/identities/real", maria.AccessToken)).ShouldBeProblem(HttpStatusCode.NotFound, "identity_not_found");
        (await _server.LogIn("maria")).ShouldBeOk();
    }

    [SkippableFact]
    public async Task AnUnverifiedAddressOfAProviderIsNotVerifiedHere()
    {
        Skip.If(NodeProcess.Missing is not null, NodeProcess.Missing);
        var user = await LogIn("unverified-lee");

        (await _server.Get("/users/me", user.AccessToken)).Body.GetProperty("emailVerified").GetBoolean().ShouldBeFalse();
    }

    [SkippableFact]
    public async Task ABrowserThatDidNotBeginALoginCannotFinishIt()
    {
        Skip.If(NodeProcess.Missing is not null, NodeProcess.Missing);
        using var attacker = new Browser();
        var callback = $"{_server.Address}api/v1/auth/oauth/real/callback";
        var (address, _) = await attacker.Visit(Start(), "attacker", callback);

        // The victim's browser is sent to the attacker's callback: it has no cookie of that flow.
        using var victim = new Browser();
        var (_, response) = await victim.Visit(address, "victim");
        (await Answer.Of(response)).ShouldBeProblem(HttpStatusCode.BadRequest, "login_flow_invalid");
        // Nor with another flow of its own, or with the state changed.
        await victim.Visit(Start(), "victim", callback);
        (_, response) = await victim.Visit(address, "victim");
        (await Answer.Of(response)).ShouldBeProblem(HttpStatusCode.BadRequest, "login_flow_invalid");

        // The attacker finishes it, once.
        (_, response) = await attacker.Visit(address, "attacker");
        (await Answer.Of(response)).ShouldBeOk();
        (_, response) = await attacker.Visit(address, "attacker");
        (await Answer.Of(response)).ShouldBeProblem(HttpStatusCode.BadRequest, "login_flow_invalid");
    }

    [SkippableFact]
    public async Task ABrowserIsSentNowhereButToTheApp()
    {
        Skip.If(NodeProcess.Missing is not null, NodeProcess.Missing);
        foreach (var elsewhere in new[]
        {
            "https://evil.example/", "//evil.example", "https://app.example.evil.example/", "https://app.example@evil.example/", "http://app.example/",
            "https://app.example:444/", "javascript:alert(1)", "/relative", "https:/\\evil.example", "https://app.example/../..//evil.example", "",
        })
        {
            (await _server.Get($"/auth/oauth/real/start?returnTo={Uri.EscapeDataString(elsewhere)}")).ShouldBeProblem(HttpStatusCode.BadRequest, "return_to_refused");
        }

        (await _server.Get("/auth/oauth/nobody/start")).ShouldBeProblem(HttpStatusCode.NotFound, "provider_not_found");
    }

    private Uri Start(string query = "")
    {
        // The provider has the real time, and the test's must not fall behind it: its tokens would be from the future.
        var behind = TimeProvider.System.GetUtcNow() - _server.Clock.GetUtcNow();
        if (behind > TimeSpan.Zero)
        {
            _server.Clock.Advance(behind);
        }

        return new Uri(_server.Address, $"api/v1/auth/oauth/real/start{query}");
    }

    private async Task<SignedIn> LogIn(string login)
    {
        using var browser = new Browser();
        var (_, response) = await browser.Visit(Start(), login);
        return new SignedIn((await Answer.Of(response)).ShouldBeOk().Body);
    }

    private async Task<string> CodeFor(string login, string query = "")
    {
        using var browser = new Browser();
        var (end, _) = await browser.Visit(Start($"?returnTo={Uri.EscapeDataString(App)}{query}"), login, App);
        return QueryHelpers.ParseQuery(end.Query)["code"].ToString();
    }
}
