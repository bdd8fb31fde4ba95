using System.Net;
using Microsoft.AspNetCore.WebUtilities;

namespace Myna.Server.Tests.Accounts.Providers;

/// <summary>GitHub and Facebook, as their documentation says that they answer.</summary>
public sealed class OAuth2ProviderTests : IAsyncLifetime
{
    private readonly Microsoft.Extensions.Time.Testing.FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private DoubleProvider _provider = null!;
    private AccountsServer _server = null!;

    public async Task InitializeAsync()
    {
        _provider = await DoubleProvider.Start(_clock);
        _provider.Token = form => form["code"] == "good" && form["client_secret"] == "s" && form["code_verifier"].ToString().Length == 43
            ? (200, """{"access_token":"at","token_type":"bearer","scope":"read:user,user:email"}""")
            : (200, """{"error":"bad_verification_code"}""");
        var settings = new Dictionary<string, string?>();
        foreach (var (id, kind) in new[] { ("github", "GitHub"), ("facebook", "Facebook") })
        {
            settings[$"Accounts:Providers:{id}:Kind"] = kind;
            settings[$"Accounts:Providers:{id}:ClientId"] = "c";
            settings[$"Accounts:Providers:{id}:ClientSecret"] = "s";
            settings[$"Accounts:Providers:{id}:AuthorizeUrl"] = $"{_provider.Issuer}/authorize";
            settings[$"Accounts:Providers:{id}:TokenUrl"] = $"{_provider.Issuer}/token";
            settings[$"Accounts:Providers:{id}:ApiUrl"] = _provider.Issuer;
        }

        _server = await AccountsServer.Start(settings, clock: _clock);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task GitHubVouchesForItsPrimaryAddress()
    {
        _provider.Api["/user"] = """{"id":583231,"login":"octocat","name":null,"email":"whatever@i.wrote","avatar_url":"https://avatars.example/1"}""";
        _provider.Api["/user/emails"] = """[{"email":"old@example.com","primary":false,"verified":true},{"email":"octo@example.com","primary":true,"verified":true}]""";

        var user = (await LogIn("github")).ShouldBeOk().Body.GetProperty("user");

        user.GetProperty("email").GetString().ShouldBe("octo@example.com");
        user.GetProperty("emailVerified").GetBoolean().ShouldBeTrue();
        user.GetProperty("displayName").GetString().ShouldBe("octocat");
        user.GetProperty("avatar").GetString().ShouldBe("https://avatars.example/1");
        (await LogIn("github")).ShouldBeOk().Body.GetProperty("user").GetProperty("id").GetString().ShouldBe(user.GetProperty("id").GetString());
    }

    [Fact]
    public async Task AnAddressThatGitHubHasNotVerifiedIsNotTaken()
    {
        _provider.Api["/user"] = """{"id":1,"login":"x","email":"victim@example.com"}""";
        _provider.Api["/user/emails"] = """[{"email":"victim@example.com","primary":true,"verified":false}]""";

        (await LogIn("github")).ShouldBeProblem(HttpStatusCode.BadRequest, "provider_email_missing");
    }

    [Fact]
    public async Task FacebooksAddressIsNotVerified()
    {
        _provider.Api["/me"] = """{"id":"77","name":"Fay Book","email":"fay@example.com"}""";

        var user = (await LogIn("facebook")).ShouldBeOk().Body.GetProperty("user");

        user.GetProperty("emailVerified").GetBoolean().ShouldBeFalse();
        user.GetProperty("displayName").GetString().ShouldBe("Fay Book");
    }

    [Fact]
    public async Task ABadCodeIsRefused()
    {
        (await LogIn("github", "bad")).ShouldBeProblem(HttpStatusCode.BadRequest, "provider_refused");
        (await _server.Post("/auth/oauth/github/token", new { idToken = "x" })).ShouldBeProblem(HttpStatusCode.NotFound, "provider_not_found");
    }

    private async Task<Answer> LogIn(string provider, string code = "good")
    {
        var start = await _server.Get($"/auth/oauth/{provider}/start");
        var state = QueryHelpers.ParseQuery(start.Headers.Location!.Query)["state"].ToString();
        var cookie = start.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        return await _server.Send(HttpMethod.Get, $"/auth/oauth/{provider}/callback?state={state}&code={code}", null, null, request => request.Headers.Add("Cookie", cookie));
    }
}
