using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Myna.Server.Tests.Scenarios;

namespace Myna.Server.Tests.Accounts.Providers;

/// <summary>Providers that send the browser back by a form: Apple as its documentation says, and a real one.</summary>
public sealed class FormPostTests : IAsyncLifetime
{
    private readonly Microsoft.Extensions.Time.Testing.FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private DoubleProvider _apple = null!;
    private AccountsServer _server = null!;

    public async Task InitializeAsync()
    {
        _apple = await DoubleProvider.Start(_clock);
        _apple.ClientMethods = ["client_secret_post"];
        _server = await AccountsServer.Start(
            new()
            {
                ["Accounts:Providers:apple:Kind"] = "Apple",
                ["Accounts:Providers:apple:ClientId"] = "myna",
                ["Accounts:Providers:apple:Issuer"] = _apple.Issuer,
                ["Accounts:Providers:apple:TeamId"] = "TEAM123456",
                ["Accounts:Providers:apple:KeyId"] = "KEY1234567",
                ["Accounts:Providers:apple:PrivateKey"] = _key.ExportPkcs8PrivateKeyPem(),
                ["Accounts:ReturnTo:0"] = "https://app.example/",
            },
            clock: _clock);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _apple.DisposeAsync();
        _key.Dispose();
    }

    [Fact]
    public async Task ALoginWithAppleTakesTheNameOfTheFirstTime()
    {
        var first = await Begin();
        first.Query["response_mode"].ToString().ShouldBe("form_post");
        first.Query["scope"].ToString().ShouldBe("openid email name");

        var signedIn = (await Return(first, user: """{"name":{"firstName":"Ana","lastName":"Gómez"},"email":"forged@evil.example"}""")).ShouldBeOk();

        var me = signedIn.Body.GetProperty("user");
        (me.GetProperty("displayName").GetString(), me.GetProperty("email").GetString(), me.GetProperty("emailVerified").GetBoolean())
            .ShouldBe(("Ana Gómez", "a1@privaterelay.example", true));

        // Later logins bring no name, and a forged one changes nothing.
        (await Return(await Begin())).ShouldBeOk().Body.GetProperty("user").GetProperty("displayName").GetString().ShouldBe("Ana Gómez");
        (await Return(await Begin(), user: """{"name":{"firstName":"Eve"}}""")).ShouldBeOk().Body.GetProperty("user").GetProperty("displayName").GetString().ShouldBe("Ana Gómez");
    }

    [Fact]
    public async Task TheClientSecretIsSignedByTheConfiguredKey()
    {
        var secret = "";
        (await Return(await Begin(), seen: form => secret = form["client_secret"]!)).ShouldBeOk();

        var valid = await new JsonWebTokenHandler().ValidateTokenAsync(secret, new TokenValidationParameters
        {
            ValidIssuer = "TEAM123456",
            ValidAudience = _apple.Issuer,
            ValidAlgorithms = ["ES256"],
            IssuerSigningKey = new ECDsaSecurityKey(_key) { KeyId = "KEY1234567" },
        });
        valid.IsValid.ShouldBeTrue(valid.Exception?.Message);
        var token = (JsonWebToken)valid.SecurityToken;
        (token.Subject, token.Kid).ShouldBe(("myna", "KEY1234567"));
        (token.ValidTo - token.IssuedAt).ShouldBeLessThan(TimeSpan.FromDays(180));
        _apple.ClientHeader.ShouldBeNull();
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("""{"name":"Ana"}""")]
    [InlineData("""{"name":{"firstName":7,"lastName":["x"]}}""")]
    [InlineData("""{"name":{"firstName":"\ud83d"}}""")]
    [InlineData("""{"name":{"firstName":"\u202e"}}""")]
    public async Task AStrangeNameIsNoName(string user)
    {
        var me = (await Return(await Begin(), user: user)).ShouldBeOk().Body.GetProperty("user");

        me.GetProperty("displayName").GetString().ShouldBeOneOf("Learner", "7");
    }

    [Fact]
    public async Task TheCookieOfTheLoginComesBackWithAnotherSitesForm()
    {
        var start = await _server.Get("/auth/oauth/apple/start");

        var cookie = start.Headers.GetValues("Set-Cookie").Single();

        cookie.ShouldContain("samesite=none", Case.Insensitive);
        cookie.ShouldContain("; secure", Case.Insensitive);
        cookie.ShouldContain("httponly", Case.Insensitive);
    }

    [Fact]
    public async Task AFormOfAnotherBrowsersLoginIsRefused()
    {
        var flow = await Begin();

        (await Return(flow with { Cookie = "a=b" })).ShouldBeProblem(HttpStatusCode.BadRequest, "login_flow_invalid");
        (await Return(flow)).ShouldBeOk();
        (await Return(flow)).ShouldBeProblem(HttpStatusCode.BadRequest, "login_flow_invalid");
        (await _server.Post("/auth/oauth/apple/callback", new { state = flow.State, code = "c" })).ShouldBeProblem(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
    }

    [Fact]
    public async Task AFormThatIsNotOneIsRefused()
    {
        var flow = await Begin();
        using var client = _server.NewClient();
        foreach (var (body, type) in new[] { (new string('a', 5000) + "=1", "application/x-www-form-urlencoded"), ("--x\r\nbroken", "multipart/form-data; boundary=x") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/auth/oauth/apple/callback") { Content = new StringContent(body) };
            request.Content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
            request.Headers.Add("Cookie", flow.Cookie);
            using var response = await client.SendAsync(request);
            (await Answer.Of(response)).ShouldBeProblem(HttpStatusCode.BadRequest, "login_flow_invalid");
        }
    }

    [Fact]
    public async Task ARefusalByFormGoesBackToTheApp()
    {
        var flow = await Begin("?returnTo=https%3A%2F%2Fapp.example%2Fin");

        var answer = await Post(flow, new() { ["state"] = flow.State, ["error"] = "user_cancelled_authorize" });

        answer.Status.ShouldBe(HttpStatusCode.Found);
        answer.Headers.Location!.AbsoluteUri.ShouldBe("https://app.example/in?error=provider_refused");
    }

    [Theory]
    [InlineData("TeamId", "")]
    [InlineData("KeyId", "")]
    [InlineData("PrivateKey", "")]
    [InlineData("PrivateKey", "not a key")]
    public async Task AppleWithoutItsKeyStopsTheStart(string key, string value)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Accounts:Providers:apple:Kind"] = "Apple",
            ["Accounts:Providers:apple:ClientId"] = "myna",
            ["Accounts:Providers:apple:TeamId"] = "TEAM123456",
            ["Accounts:Providers:apple:KeyId"] = "KEY1234567",
            ["Accounts:Providers:apple:PrivateKey"] = Convert.ToBase64String(_key.ExportPkcs8PrivateKey()),
        };
        await (await AccountsServer.Start(settings)).DisposeAsync();
        settings[$"Accounts:Providers:apple:{key}"] = value;

        (await Should.ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>(AccountsServer.Start(settings))).Message.ShouldContain(key);
    }

    [SkippableFact]
    public async Task ARealProviderReturnsByFormAndTakesTheSecretInTheBody()
    {
        Skip.If(NodeProcess.Missing is not null, NodeProcess.Missing);
        var port = ServerProcess.FreePort();
        await using var provider = await NodeProcess.Start("provider.mjs", at => [$"{at}", "--post-only", $"http://127.0.0.1:{port}/api/v1/auth/oauth/real/callback"]);
        await using var server = await AccountsServer.Start(
            new()
            {
                ["Accounts:Providers:real:ClientId"] = "myna",
                ["Accounts:Providers:real:ClientSecret"] = "a secret & more",
                ["Accounts:Providers:real:FormPost"] = "true",
                ["Accounts:Providers:real:Issuer"] = $"http://127.0.0.1:{provider.Port}",
            },
            clock: new Microsoft.Extensions.Time.Testing.FakeTimeProvider(TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(30)),
            port: port);
        using var browser = new Browser();

        var (_, response) = await browser.Visit(new Uri(server.Address, "api/v1/auth/oauth/real/start"), "maria");

        response.RequestMessage!.Method.ShouldBe(HttpMethod.Post);
        (await Answer.Of(response)).ShouldBeOk().Body.GetProperty("user").GetProperty("email").GetString().ShouldBe("maria@example.com");
    }

    private async Task<Flow> Begin(string query = "")
    {
        var start = await _server.Get($"/auth/oauth/apple/start{query}");
        start.Status.ShouldBe(HttpStatusCode.Found, start.Text);
        var sent = QueryHelpers.ParseQuery(start.Headers.Location!.Query);
        return new Flow(sent["state"].ToString(), sent["nonce"].ToString(), start.Headers.GetValues("Set-Cookie").Single().Split(';')[0], sent);
    }

    private Task<Answer> Return(Flow flow, string? user = null, Action<Dictionary<string, string>>? seen = null)
    {
        _apple.Token = form =>
        {
            seen?.Invoke(form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal));
            var claims = _apple.Claims(flow.Nonce, "a1");
            claims.Remove("name");
            claims["email"] = "a1@privaterelay.example";
            // As Apple writes it.
            claims["email_verified"] = "true";
            return (200, new JsonObject { ["id_token"] = _apple.Sign(claims), ["access_token"] = "at", ["token_type"] = "Bearer" }.ToJsonString());
        };
        var fields = new Dictionary<string, string> { ["state"] = flow.State, ["code"] = "c1" };
        if (user is not null)
        {
            fields["user"] = user;
        }

        return Post(flow, fields);
    }

    private Task<Answer> Post(Flow flow, Dictionary<string, string> fields) => _server.Send(HttpMethod.Post, "/auth/oauth/apple/callback", null, null, request =>
    {
        request.Content = new FormUrlEncodedContent(fields);
        request.Headers.Add("Cookie", flow.Cookie);
        // Another site's page submits it.
        request.Headers.Add("Origin", "https://appleid.apple.com");
    });

    private sealed record Flow(string State, string Nonce, string Cookie, Dictionary<string, Microsoft.Extensions.Primitives.StringValues> Query);
}
