using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Identity.Tokens;
using Myna.Server.Accounts.SignIn;

namespace Myna.Server.Tests.Accounts;

/// <summary>What is accepted as an access token, and all that is not.</summary>
public sealed class TokenTests : IAsyncLifetime
{
    private AccountsServer _server = null!;
    private SignedIn _ana = null!;

    public async Task InitializeAsync()
    {
        _server = await AccountsServer.Start();
        _ana = await _server.SignUp("ana");
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public void ATokenSaysWhatTheContractSays()
    {
        var (header, claims, _) = Open(_ana.AccessToken);

        header["alg"]!.GetValue<string>().ShouldBe("ES256");
        header["kid"]!.GetValue<string>().ShouldNotBeEmpty();
        claims["iss"]!.GetValue<string>().ShouldBe("myna");
        claims["aud"]!.GetValue<string>().ShouldBe("myna");
        claims["sub"]!.GetValue<string>().ShouldBe(_ana.UserId);
        claims["sid"]!.GetValue<string>().ShouldNotBeEmpty();
        claims["jti"]!.GetValue<string>().ShouldNotBeEmpty();
        claims["roles"]!.AsArray().Select(role => role!.GetValue<string>()).ShouldBe(["learner"]);
        (claims["exp"]!.GetValue<long>() - claims["iat"]!.GetValue<long>()).ShouldBe(900);
        claims["iat"]!.GetValue<long>().ShouldBe(_server.Clock.GetUtcNow().ToUnixTimeSeconds());
    }

    [Fact]
    public async Task AnybodyCanVerifyATokenByThePublishedKeys()
    {
        var answer = (await _server.Get("/.well-known/jwks.json")).ShouldBeOk();
        var (header, _, signature) = Open(_ana.AccessToken);
        var key = answer.Body.GetProperty("keys").EnumerateArray().Single(key => key.GetProperty("kid").GetString() == header["kid"]!.GetValue<string>());
        using var ecdsa = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Base64Url.DecodeFromChars(key.GetProperty("x").GetString()), Y = Base64Url.DecodeFromChars(key.GetProperty("y").GetString()) },
        });

        ecdsa.VerifyData(Encoding.ASCII.GetBytes(_ana.AccessToken[.._ana.AccessToken.LastIndexOf('.')]), signature, HashAlgorithmName.SHA256).ShouldBeTrue();
        key.EnumerateObject().Select(field => field.Name).ShouldBe(["kty", "crv", "use", "alg", "kid", "x", "y"]);
    }

    [Fact]
    public async Task AnExpiredTokenIsToldSo()
    {
        _server.Clock.Advance(TimeSpan.FromMinutes(15));

        (await _server.Get("/users/me", _ana.AccessToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "token_expired");
        (await _server.Get("/users/me", await Verified(_ana.AccessToken))).ShouldBeProblem(HttpStatusCode.Unauthorized, "token_expired");
    }

    [Fact]
    public async Task AnUnsignedTokenIsRefused()
    {
        var (header, claims, _) = Open(_ana.AccessToken);
        foreach (var none in new[] { "none", "None", "NONE", "" })
        {
            header["alg"] = none;
            await Refused(Close(header, claims, []));
            await Refused(Close(header, claims, [1, 2, 3]));
        }
    }

    [Fact]
    public async Task ATokenSignedByAnotherKeyIsRefused()
    {
        var (header, claims, _) = Open(_ana.AccessToken);
        using var mine = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        await Refused(Signed(header, claims, mine));
        // Keys that a header brings along or points to.
        header["jwk"] = JsonNode.Parse("""{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}""");
        header["jku"] = "https://evil.example/jwks.json";
        header["x5u"] = "https://evil.example/cert.pem";
        await Refused(Signed(header, claims, mine));
        header["kid"] = "unknown";
        await Refused(Signed(header, claims, mine));
        header.Remove("kid");
        await Refused(Signed(header, claims, mine));
        header["kid"] = "../../etc/passwd";
        await Refused(Signed(header, claims, mine));
    }

    [Fact]
    public async Task APublicKeyIsNoSecret()
    {
        var (header, claims, _) = Open(_ana.AccessToken);
        var published = (await _server.Get("/.well-known/jwks.json")).Text;
        var stored = (await _server.Store.Load(IdentityDocuments.SigningKeys, KeyRing.DocumentId))!.Value.Value.Keys.Single();
        header["alg"] = "HS256";
        foreach (var secret in new[]
        {
            Convert.FromBase64String(stored.PublicKey),
            Encoding.ASCII.GetBytes(stored.PublicKey),
            Encoding.ASCII.GetBytes("-----BEGIN PUBLIC KEY-----\n" + stored.PublicKey + "\n-----END PUBLIC KEY-----\n"),
            Encoding.UTF8.GetBytes(published),
        })
        {
            var text = $"{Part(header)}.{Part(claims)}";
            await Refused($"{text}.{Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(text)))}");
        }
    }

    [Theory]
    [InlineData("iss", "other")]
    [InlineData("aud", "other")]
    [InlineData("iss", null)]
    [InlineData("aud", null)]
    [InlineData("sub", null)]
    [InlineData("sid", null)]
    [InlineData("exp", null)]
    [InlineData("roles", null)]
    public async Task ATokenOfOursThatWasMeantForSomethingElseIsRefused(string claim, string? value)
    {
        var (header, claims, _) = Open(_ana.AccessToken);
        if (value is null)
        {
            claims.Remove(claim);
        }
        else
        {
            claims[claim] = value;
        }

        await Refused(Signed(header, claims, OurKey()));
    }

    [Fact]
    public async Task OurKeySignsOtherTypesOfTokensWithoutHarm()
    {
        var (header, claims, _) = Open(_ana.AccessToken);
        header["typ"] = "JWT";
        await Refused(Signed(header, claims, OurKey()));
        // The same with nothing changed is accepted: the tests above refuse for the right reason.
        header["typ"] = "at+jwt";
        (await _server.Get("/users/me", Signed(header, claims, OurKey()))).ShouldBeOk();
    }

    [Fact]
    public async Task ChangedClaimsBreakTheSignature()
    {
        var (header, claims, signature) = Open(_ana.AccessToken);
        claims["roles"] = new JsonArray("learner", "admin");

        await Refused(Close(header, claims, signature));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("a.b.c")]
    [InlineData("....")]
    [InlineData("eyJhbGciOiJFUzI1NiJ9..")]
    [InlineData("eyJhbGciOiJFUzI1NiJ9.e30.AAAA")]
    public async Task TextThatIsNoTokenIsRefused(string token) => await Refused(token);

    [Fact]
    public async Task AnEncryptedTokenIsRefused() =>
        await Refused($"{Base64Url.EncodeToString("""{"alg":"dir","enc":"A128GCM"}"""u8)}..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA");

    [Fact]
    public async Task NoTokenIsToldApartFromABadOne()
    {
        (await _server.Get("/users/me")).ShouldBeProblem(HttpStatusCode.Unauthorized, "token_missing");
        (await _server.Send(HttpMethod.Get, "/users/me", null, null, request => request.Headers.TryAddWithoutValidation("Authorization", $"Basic {_ana.AccessToken}")))
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "token_missing");
        (await _server.Get($"/users/me?access_token={_ana.AccessToken}")).ShouldBeProblem(HttpStatusCode.Unauthorized, "token_missing");
        (await _server.Send(HttpMethod.Get, "/users/me", null, null, request => request.Headers.Add("Cookie", $"access_token={_ana.AccessToken}")))
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "token_missing");
    }

    [Fact]
    public async Task TokensOutliveTheKeyThatSignedThemButKeysDoNotOutliveTheirTokens()
    {
        var first = Kids(await _server.Get("/.well-known/jwks.json")).ShouldHaveSingleItem();
        // A day before its turn the next key is announced.
        _server.Clock.Advance(TimeSpan.FromDays(29) + TimeSpan.FromMinutes(1));
        var announced = await KidsWhen(kids => kids.Count == 2);
        var next = announced.Single(kid => kid != first);
        var before = new SignedIn((await _server.LogIn("ana")).Body);
        Kid(before.AccessToken).ShouldBe(first);

        _server.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromMinutes(1) - TimeSpan.FromMinutes(5));
        var last = new SignedIn((await _server.LogIn("ana")).Body);
        Kid(last.AccessToken).ShouldBe(first);
        _server.Clock.Advance(TimeSpan.FromMinutes(8));
        var after = new SignedIn((await _server.LogIn("ana")).Body);
        Kid(after.AccessToken).ShouldBe(next);
        (await _server.Get("/users/me", await Verified(last.AccessToken))).ShouldBeOk();

        _server.Clock.Advance(TimeSpan.FromMinutes(17));
        (await KidsWhen(kids => kids.Count == 1)).ShouldBe([next]);
    }

    [Fact]
    public async Task SigningKeysAreSealedAtRest()
    {
        var stored = (await _server.Store.Load(IdentityDocuments.SigningKeys, KeyRing.DocumentId))!.Value.Value.Keys.Single();
        using var key = ECDsa.Create();

        Should.Throw<CryptographicException>(() => key.ImportPkcs8PrivateKey(Base64Url.DecodeFromChars(stored.SealedPrivateKey), out _));
        new MasterKey(RandomNumberGenerator.GetBytes(32)).Unseal($"signing key {stored.Kid}", stored.SealedPrivateKey).ShouldBeNull();
        _server.Services.GetRequiredService<MasterKey>().Unseal("signing key other", stored.SealedPrivateKey).ShouldBeNull();
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(_server.Folder, "keys", "master.key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private async Task Refused(string token) => (await _server.Get("/users/me", token)).ShouldBeProblem(HttpStatusCode.Unauthorized, "token_invalid");

    // The same claims under a new signature: a token that this process has not seen.
    private Task<string> Verified(string token)
    {
        var (header, claims, _) = Open(token);
        return Task.FromResult(Signed(header, claims, OurKey(header["kid"]!.GetValue<string>())));
    }

    private ECDsa OurKey(string? kid = null)
    {
        var ring = _server.Store.Load(IdentityDocuments.SigningKeys, KeyRing.DocumentId).AsTask().GetAwaiter().GetResult()!.Value.Value;
        var stored = kid is null ? ring.Keys[0] : ring.Keys.Single(key => key.Kid == kid);
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(_server.Services.GetRequiredService<MasterKey>().Unseal($"signing key {stored.Kid}", stored.SealedPrivateKey), out _);
        return key;
    }

    private async Task<List<string>> KidsWhen(Func<List<string>, bool> condition)
    {
        List<string> kids = [];
        await Wait.Until(
            async () => condition(kids = Kids(await _server.Get("/.well-known/jwks.json"))), meanwhile: () => _server.Clock.Advance(TimeSpan.FromMilliseconds(1)));
        return kids;
    }

    private static List<string> Kids(Answer jwks) => [.. jwks.ShouldBeOk().Body.GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("kid").GetString()!)];

    private static string Kid(string token) => Open(token).Header["kid"]!.GetValue<string>();

    private static (JsonObject Header, JsonObject Claims, byte[] Signature) Open(string token)
    {
        var parts = token.Split('.');
        return (Json(parts[0]), Json(parts[1]), Base64Url.DecodeFromChars(parts[2]));

        static JsonObject Json(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part))!.AsObject();
    }

    private static string Part(JsonObject json) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(json));

    private static string Close(JsonObject header, JsonObject claims, byte[] signature) => $"{Part(header)}.{Part(claims)}.{Base64Url.EncodeToString(signature)}";

    private static string Signed(JsonObject header, JsonObject claims, ECDsa key) =>
        Close(header, claims, key.SignData(Encoding.ASCII.GetBytes($"{Part(header)}.{Part(claims)}"), HashAlgorithmName.SHA256));
}
