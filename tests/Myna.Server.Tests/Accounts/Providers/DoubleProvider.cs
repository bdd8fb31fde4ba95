using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Myna.Server.Tests.Accounts.Providers;

/// <summary>A provider that answers whatever a test tells it to: discovery, keys, tokens, and GitHub's and Facebook's calls.</summary>
public sealed class DoubleProvider : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TimeProvider _clock;

    private DoubleProvider(WebApplication app, TimeProvider clock) => (_app, _clock) = (app, clock);

    public string Issuer => _app.Urls.First();

    /// <summary>The key that signs; also what is published, unless <see cref="Published"/> says otherwise.</summary>
    public RSA Key { get; set; } = RSA.Create(2048);

    public string Kid { get; set; } = "k1";

    public RSA? Published { get; set; }

    /// <summary>What the discovery document names, when it lies.</summary>
    public string? NamedIssuer { get; set; }

    public bool SaysIssuerInAnswers { get; set; }

    /// <summary>How clients may prove themselves to the token endpoint; null: the document does not say.</summary>
    public string[]? ClientMethods { get; set; }

    /// <summary>The header of the last call of the token endpoint.</summary>
    public string? ClientHeader { get; private set; }

    /// <summary>The token endpoint's answer to a code.</summary>
    public Func<IFormCollection, (int Status, string Body)> Token { get; set; } = _ => (400, """{"error":"invalid_grant"}""");

    public Dictionary<string, string> Api { get; } = [];

    public static async Task<DoubleProvider> Start(TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var provider = new DoubleProvider(app, clock);
        app.Run(provider.Answer);
        await app.StartAsync();
        return provider;
    }

    /// <summary>Claims that Myna accepts, for tests to spoil.</summary>
    public JsonObject Claims(string? nonce = null, string subject = "s1")
    {
        var now = _clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["iss"] = Issuer,
            ["aud"] = "myna",
            ["sub"] = subject,
            ["iat"] = now,
            ["exp"] = now + 300,
            ["email"] = $"{subject}@example.com",
            ["email_verified"] = true,
            ["name"] = "Sam",
        };
        if (nonce is not null)
        {
            claims["nonce"] = nonce;
        }

        return claims;
    }

    public string Sign(JsonObject claims, string algorithm = "RS256")
    {
        var text = $"{Part(new JsonObject { ["alg"] = algorithm, ["kid"] = Kid, ["typ"] = "JWT" })}.{Part(claims)}";
        var bytes = Encoding.ASCII.GetBytes(text);
        var signature = algorithm switch
        {
            "RS256" => Key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            "HS256" => HMACSHA256.HashData(Encoding.ASCII.GetBytes(Key.ExportSubjectPublicKeyInfoPem()), bytes),
            _ => [],
        };
        return $"{text}.{Base64Url.EncodeToString(signature)}";
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Key.Dispose();
    }

    private async Task Answer(HttpContext context)
    {
        if (context.Request.Path == "/token")
        {
            ClientHeader = context.Request.Headers.Authorization;
        }

        var (status, body) = context.Request.Path.Value switch
        {
            "/.well-known/openid-configuration" => (200, Described(new JsonObject
            {
                ["issuer"] = NamedIssuer ?? Issuer,
                ["authorization_endpoint"] = $"{Issuer}/authorize",
                ["token_endpoint"] = $"{Issuer}/token",
                ["jwks_uri"] = $"{Issuer}/jwks",
                ["authorization_response_iss_parameter_supported"] = SaysIssuerInAnswers,
            })),
            "/jwks" => (200, Keys()),
            "/token" => Token(await context.Request.ReadFormAsync()),
            { } path when Api.TryGetValue(path, out var json) && context.Request.Headers.Authorization == "Bearer at" => (200, json),
            _ => (404, "{}"),
        };
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body);
    }

    private string Described(JsonObject document)
    {
        if (ClientMethods is not null)
        {
            document["token_endpoint_auth_methods_supported"] = new JsonArray([.. ClientMethods.Select(method => JsonValue.Create(method))]);
        }

        return document.ToJsonString();
    }

    private string Keys()
    {
        var key = (Published ?? Key).ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["alg"] = "RS256",
                ["kid"] = Kid,
                ["n"] = Base64Url.EncodeToString(key.Modulus),
                ["e"] = Base64Url.EncodeToString(key.Exponent),
            }),
        }.ToJsonString();
    }

    private static string Part(JsonObject json) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(json));
}
