using System.Net;
using Myna.Server.Shared;

namespace Myna.Server.Tests.Accounts;

public sealed class EdgeTests
{
    private const string Wrong = "not-the-password-7";

    [Fact]
    public async Task AKnownProxysWordOnTheClientsAddressCounts()
    {
        await using var server = await AccountsServer.Start(new() { ["Http:KnownProxies:0"] = "127.0.0.0/8", ["Accounts:Limits:FailedLoginsPerAddressAnHour"] = "3" });
        for (var i = 0; i < 3; i++)
        {
            (await Guess(server, $"victim{i}", "198.51.100.1, 203.0.113.1")).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
        }

        // What the client itself claims, before the proxy's entry, changes nothing; another client is not affected.
        (await Guess(server, "victim9", "192.0.2.7, 203.0.113.1")).ShouldBeProblem(HttpStatusCode.TooManyRequests, "too_many_attempts");
        (await Guess(server, "victim9", "203.0.113.2")).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
    }

    [Fact]
    public async Task AnUnknownProxyIsNotBelieved()
    {
        await using var server = await AccountsServer.Start(new() { ["Http:KnownProxies:0"] = "10.1.2.3", ["Accounts:Limits:FailedLoginsPerAddressAnHour"] = "3" });
        for (var i = 0; i < 3; i++)
        {
            (await Guess(server, $"victim{i}", $"203.0.113.{i}")).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
        }

        (await Guess(server, "victim9", "203.0.113.9")).ShouldBeProblem(HttpStatusCode.TooManyRequests, "too_many_attempts");
    }

    [Fact]
    public async Task OnlyListedOriginsMayCallFromABrowser()
    {
        await using var server = await AccountsServer.Start(new() { ["Http:AllowedOrigins:0"] = "https://app.example" });

        var listed = await Preflight(server, "https://app.example");
        var other = await Preflight(server, "https://evil.example");

        listed.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["https://app.example"]);
        listed.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse();
        other.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Fact]
    public async Task EveryResponseTellsBrowsersNotToGuess()
    {
        await using var server = await AccountsServer.Start(new() { ["Http:KnownProxies:0"] = "127.0.0.1" });

        foreach (var path in new[] { "/.well-known/jwks.json", "/nothing", "/users/me" })
        {
            var answer = await server.Send(HttpMethod.Get, path, null, null, request => request.Headers.Add("X-Forwarded-Proto", "https"));
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
            answer.Headers.Contains("Content-Security-Policy").ShouldBe(!path.StartsWith("/.", StringComparison.Ordinal));
            answer.Headers.GetValues("Strict-Transport-Security").Single().ShouldStartWith("max-age=31536000");
        }

        (await server.Get("/nothing")).Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
    }

    [Fact]
    public async Task ADeviceMayCallItselfAnything()
    {
        await using var server = await AccountsServer.Start();
        await server.SignUp("ana");
        foreach (var name in new[] { new string('a', 255) + "😀😀", "😀".PadLeft(2_000, 'b'), "é中" })
        {
            var answer = await server.Send(HttpMethod.Post, "/auth/login", new { email = "ana@example.com", password = AccountsServer.Password }, null, request =>
                request.Headers.TryAddWithoutValidation("User-Agent", name));
            answer.ShouldBeOk();
            (await server.Get("/auth/sessions", new SignedIn(answer.Body).AccessToken)).ShouldBeOk();
        }
    }

    [Theory]
    [InlineData("Http:KnownProxies:0", "not an address")]
    [InlineData("Http:AllowedOrigins:0", "*")]
    [InlineData("Http:AllowedOrigins:0", "https://app.example/path")]
    [InlineData("Accounts:RefreshGrace", "01:00:00")]
    [InlineData("Accounts:MasterKey", "c2hvcnQ=")]
    [InlineData("Accounts:PreviousMasterKey", "c2hvcnQ=")]
    [InlineData("Accounts:PublicUrl", "api.example")]
    [InlineData("Accounts:Limits:FirstWait", "00:00:00")]
    [InlineData("Accounts:Mail:From", "nobody")]
    [InlineData("Accounts:Limits:FreeFailures", "0")]
    [InlineData("Accounts:Providers:real:ClientId", "x")]
    [InlineData("Accounts:ReturnTo:0", "not an address")]
    public async Task AWrongValueStopsTheStartAndNamesItsKey(string key, string value)
    {
        var refusal = await Should.ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>(AccountsServer.Start(new() { [key] = value }));

        refusal.Message.ShouldContain(key.Split(':') is [.., { } last, "0"] ? last : key.Split(':') is [_, "Providers", ..] ? "Providers" : key.Split(':')[^1]);
    }

    [Theory]
    [InlineData("Accounts:MaxSessions", "many")]
    [InlineData("Accounts:AccessTokenLifetime", "15 minutes")]
    [InlineData("Accounts:Limits:FreeFailures", "1.5")]
    [InlineData("Accounts:Mail:Security", "Perhaps")]
    [InlineData("Accounts:Providers:real:Kind", "Gogle")]
    [InlineData("Accounts:MaxSesions", "5")]
    [InlineData("Accounts:Limits:LoginsPerHour", "5")]
    [InlineData("Accounts:Providers:real:ClientID2", "x")]
    [InlineData("Http:AllowedOrigin", "https://app.example")]
    public async Task AKeyOrAValueThatCannotBeReadStopsTheStartAndIsNamed(string key, string value)
    {
        var refusal = await Should.ThrowAsync<ConfigurationException>(AccountsServer.Start(new()
        {
            ["Accounts:Providers:real:ClientId"] = "x",
            ["Accounts:Providers:real:Issuer"] = "https://real.example",
            [key] = value,
        }));

        refusal.Message.ShouldContain($"Myna:{key}");
        refusal.Message.ShouldNotContain("\n");
    }

    private static Task<Answer> Guess(AccountsServer server, string name, string forwarded) => server.Send(
        HttpMethod.Post, "/auth/login", new { email = $"{name}@example.com", password = Wrong }, null, request => request.Headers.Add("X-Forwarded-For", forwarded));

    private static Task<Answer> Preflight(AccountsServer server, string origin) => server.Send(HttpMethod.Options, "/auth/login", null, null, request =>
    {
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "content-type,authorization");
    });
}
