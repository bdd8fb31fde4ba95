using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Settings;
using Myna.Server.Shared;

namespace Myna.Server.Accounts.Identity.Tokens;

/// <summary>Issues access tokens and tells whose a token is. JWTs signed with ES256 (RFC 7519, RFC 7518 section 3.4).</summary>
internal sealed class AccessTokens : ITokenAuthority
{
    /// <summary>Distinguishes access tokens from any other JWT that a key of ours may sign one day (RFC 9068, section 2.1).</summary>
    private const string TokenType = "at+jwt";

    private const int CacheCapacity = 65_536;
    private const int MaxTokenLength = 4096;

    private readonly SigningKeys _keys;
    private readonly Revocations _revocations;
    private readonly TimeProvider _clock;
    private readonly AccountOptions _options;
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, SetDefaultTimesOnTokenCreation = false, MaximumTokenSizeInBytes = MaxTokenLength };
    private readonly TokenValidationParameters _parameters;
    private readonly TokenCache _cache = new(CacheCapacity);

    public AccessTokens(SigningKeys keys, Revocations revocations, IOptions<AccountOptions> options, TimeProvider clock)
    {
        (_keys, _revocations, _options, _clock) = (keys, revocations, options.Value, clock);
        _parameters = new TokenValidationParameters
        {
            ValidIssuer = _options.Issuer,
            ValidAudience = _options.Audience,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            ValidTypes = [TokenType],
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            TryAllIssuerSigningKeys = false,
            IssuerSigningKeyResolver = (_, _, kid, _) => _keys.Find(kid) is { } key ? [key] : [],
            LifetimeValidator = (_, expires, _, _) =>
                (expires ?? throw new SecurityTokenNoExpirationException()) > _clock.GetUtcNow().UtcDateTime,
        };
    }

    /// <summary>In whole seconds, as responses state it.</summary>
    public int LifetimeSeconds => (int)_options.AccessTokenLifetime.TotalSeconds;

    public string Issue(User user, string sessionId)
    {
        var now = _clock.Now();
        var second = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
        var expires = second + _options.AccessTokenLifetime;
        var token = _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = _options.Issuer,
            Audience = _options.Audience,
            TokenType = TokenType,
            IssuedAt = second.UtcDateTime,
            Expires = expires.UtcDateTime,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                [JwtRegisteredClaimNames.Sub] = user.Id,
                [JwtRegisteredClaimNames.Sid] = sessionId,
                [JwtRegisteredClaimNames.Jti] = Ids.New(now),
                ["roles"] = user.Roles.ToArray(),
            },
            SigningCredentials = _keys.Signer,
        });
        // Signed here: it needs no verification.
        _cache.Add(token, new CachedToken(new Caller(user.Id, sessionId, RoleNames.Of(user.Roles)), now, expires));
        return token;
    }

    public ValueTask<Outcome<Caller>> Authenticate(string token) =>
        _cache.Find(token) is { } known ? ValueTask.FromResult(Judge(known)) : new ValueTask<Outcome<Caller>>(Verify(token));

    private Outcome<Caller> Judge(CachedToken token)
    {
        if (token.ExpiresAt <= _clock.GetUtcNow())
        {
            return Problems.TokenExpired;
        }

        var version = _revocations.Version;
        if (token.CheckedAt != version)
        {
            if (_revocations.Reason(token.Caller.UserId, token.Caller.SessionId, token.IssuedAt, token.Caller.Roles) is { } reason)
            {
                // New roles come with a new token: the client only has to refresh.
                return reason == RevocationReasons.RolesChanged ? Problems.TokenExpired : Problems.SessionRevoked;
            }

            token.CheckedAt = version;
        }

        return token.Caller;
    }

    private async Task<Outcome<Caller>> Verify(string token)
    {
        if (token.Length > MaxTokenLength)
        {
            return Problems.TokenInvalid;
        }

        var result = await _handler.ValidateTokenAsync(token, _parameters);
        if (result.Exception is SecurityTokenInvalidSignatureException && await _keys.Reload())
        {
            result = await _handler.ValidateTokenAsync(token, _parameters);
        }

        if (!result.IsValid)
        {
            return result.Exception is SecurityTokenInvalidLifetimeException ? Problems.TokenExpired : Problems.TokenInvalid;
        }

        if (Read((JsonWebToken)result.SecurityToken) is not { } verified)
        {
            return Problems.TokenInvalid;
        }

        _cache.Add(token, verified);
        return Judge(verified);
    }

    // `iat` is in whole seconds; the id tells the millisecond, which tells a token of the new password from one of the old.
    private static CachedToken? Read(JsonWebToken token)
    {
        if (token.Subject is not { Length: > 0 } user || !token.TryGetPayloadValue<string>(JwtRegisteredClaimNames.Sid, out var session) || session is null
            || !token.TryGetPayloadValue<string[]>("roles", out var roles) || roles is null || Ids.TimeOf(token.Id) is not { } issuedAt)
        {
            return null;
        }

        return new CachedToken(
            new Caller(user, session, RoleNames.Of(roles)), issuedAt, new DateTimeOffset(token.ValidTo, TimeSpan.Zero));
    }
}
