using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Myna.Server.Accounts.Identity.Tokens;
using Myna.Server.Accounts.Settings;
using Myna.Server.Accounts.SignIn.ProviderLogin;

namespace Myna.Server.Accounts.SignIn.Providers;

/// <summary>
/// An OpenID Connect provider, found by discovery (OpenID Connect Core 1.0 and Discovery 1.0): authorization code with PKCE, state and
/// nonce; keys are cached and fetched again when one is unknown.
/// </summary>
internal sealed class OidcProvider : IProvider
{
    /// <summary>How far clocks may differ.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    private const int MaxIdToken = 16 * 1024;

    /// <summary>Signatures by keys that only the provider has. Neither "none" nor anything with a shared secret.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private readonly ProviderOptions _options;
    private readonly ProviderHttp _http;
    private readonly TimeProvider _clock;
    private readonly Discovery _discovery;
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MaxIdToken };

    public OidcProvider(string id, ProviderOptions options, ProviderHttp http, TimeProvider clock)
    {
        (Id, _options, _http, _clock) = (id, options, http, clock);
        _discovery = new Discovery(options.Issuer, http, clock);
    }

    public string Id { get; }

    public string Name => _options.Name.Length > 0 ? _options.Name : Id;

    public bool HasIdTokens => true;

    public bool ReturnsByForm => _options.FormPost;

    public async ValueTask<Uri> AuthorizeUrl(LoginFlow flow, Uri callback, CancellationToken cancellation)
    {
        var provider = await _discovery.Get(cancellation);
        return new Uri(new OpenIdConnectMessage
        {
            IssuerAddress = provider.AuthorizationEndpoint,
            ClientId = _options.ClientId,
            RedirectUri = callback.ToString(),
            ResponseType = OpenIdConnectResponseType.Code,
            Scope = _options.Kind == ProviderKind.Apple ? "openid email name" : "openid email profile",
            ResponseMode = _options.FormPost ? OpenIdConnectResponseMode.FormPost : null,
            State = flow.State,
            Nonce = flow.Nonce,
            Parameters = { ["code_challenge"] = flow.Challenge, ["code_challenge_method"] = "S256" },
            EnableTelemetryParameters = false,
        }.CreateAuthenticationRequestUrl());
    }

    public async ValueTask<ProviderAccount> Exchange(LoginFlow flow, string code, string? issuer, Uri callback, CancellationToken cancellation)
    {
        var provider = await _discovery.Get(cancellation);
        // A provider that promises to name itself in its responses must do so: otherwise the response may be another provider's (RFC 9207).
        if (issuer is null ? provider.AuthorizationResponseIssParameterSupported : issuer != _options.Issuer)
        {
            throw new ProviderException($"The response names the issuer {issuer ?? "(none)"}, not {_options.Issuer}.");
        }

        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = callback.ToString(),
            ["code_verifier"] = flow.Verifier,
        };
        var client = Authenticate(form, ClientSecret.Of(_options, _clock.GetUtcNow()), provider);
        var response = await _http.Post(new Uri(provider.TokenEndpoint), form, client, cancellation);
        var idToken = response.ValueKind == JsonValueKind.Object && response.TryGetProperty("id_token", out var token) && token.ValueKind == JsonValueKind.String ? token.GetString() : null;
        return await Validate(idToken ?? throw new ProviderException("The response has no ID token."), flow.Nonce, [_options.ClientId], cancellation);
    }

    public ValueTask<ProviderAccount> Read(string idToken, string? nonce, CancellationToken cancellation) =>
        Validate(idToken, nonce, [_options.ClientId, .. _options.AppClientIds], cancellation);

    /// <summary>Adds who this client is to the form, or gives the header that says so.</summary>
    private AuthenticationHeaderValue? Authenticate(Dictionary<string, string> form, string secret, OpenIdConnectConfiguration provider)
    {
        if (secret.Length > 0 && TakesBasic(provider))
        {
            // RFC 6749, section 2.3.1: both are form-encoded first.
            return new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(_options.ClientId)}:{Uri.EscapeDataString(secret)}")));
        }

        form["client_id"] = _options.ClientId;
        if (secret.Length > 0)
        {
            form["client_secret"] = secret;
        }

        return null;
    }

    // OpenID Connect Discovery 1.0, section 3: a provider that names no method takes client_secret_basic.
    private static bool TakesBasic(OpenIdConnectConfiguration provider) =>
        provider.TokenEndpointAuthMethodsSupported is not { Count: > 0 } methods
        || methods.Contains("client_secret_basic", StringComparer.Ordinal) || !methods.Contains("client_secret_post", StringComparer.Ordinal);

    private async ValueTask<ProviderAccount> Validate(string idToken, string? nonce, IReadOnlyList<string> audiences, CancellationToken cancellation)
    {
        var provider = await _discovery.Get(cancellation);
        var result = await Validate(idToken, provider, audiences);
        if (result.Exception is SecurityTokenInvalidSignatureException && await _discovery.Refresh(cancellation) is { } refreshed)
        {
            // Its keys have turned over, perhaps.
            result = await Validate(idToken, refreshed, audiences);
        }

        if (!result.IsValid)
        {
            throw new ProviderException($"The ID token is refused: {result.Exception.Message}", result.Exception);
        }

        var token = (JsonWebToken)result.SecurityToken;
        Check(token, nonce, audiences);
        return new ProviderAccount(
            token.Subject,
            Claim(token, "email"),
            token.TryGetPayloadValue<object>("email_verified", out var verified) && verified is true or "true",
            Claim(token, "name"),
            Claim(token, "picture"));
    }

    private Task<TokenValidationResult> Validate(string idToken, OpenIdConnectConfiguration provider, IReadOnlyList<string> audiences) =>
        _handler.ValidateTokenAsync(idToken, new TokenValidationParameters
        {
            ValidIssuer = _options.Issuer,
            ValidAudiences = audiences,
            ValidAlgorithms = Algorithms,
            IssuerSigningKeyResolver = (_, _, kid, _) => provider.SigningKeys.Where(key => string.IsNullOrEmpty(kid) || key.KeyId == kid),
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (from, until, _, _) =>
                until > (_clock.GetUtcNow() - Skew).UtcDateTime && (from is null || from <= (_clock.GetUtcNow() + Skew).UtcDateTime),
        });

    // OpenID Connect Core, section 3.1.3.7: what the library leaves to its caller.
    private void Check(JsonWebToken token, string? nonce, IReadOnlyList<string> audiences)
    {
        var party = Claim(token, "azp");
        if (party is null ? token.Audiences.Count() > 1 : !audiences.Contains(party, StringComparer.Ordinal))
        {
            throw new ProviderException("The ID token was made for another client.");
        }

        if (nonce is null ? Claim(token, "nonce") is not null : Claim(token, "nonce") != nonce)
        {
            throw new ProviderException("The ID token has another nonce.");
        }

        if (string.IsNullOrEmpty(token.Subject) || token.Subject.Length > 255)
        {
            throw new ProviderException("The ID token has no subject.");
        }

        if (token.IssuedAt == DateTime.MinValue || token.IssuedAt > (_clock.GetUtcNow() + Skew).UtcDateTime)
        {
            throw new ProviderException("The ID token is from the future.");
        }
    }

    private static string? Claim(JsonWebToken token, string name) =>
        token.TryGetPayloadValue<string>(name, out var value) && value is { Length: > 0 and <= 1000 } ? value : null;
}
