using Microsoft.Extensions.Options;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Identity.Throttling;
using Myna.Server.Accounts.Identity.Tokens;
using Myna.Server.Accounts.Settings;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.SignIn.Sessions;

/// <summary>POST /auth/refresh: a new pair of tokens for a refresh token, which is used up by it. The rule is <see cref="RefreshRotation"/>.</summary>
internal sealed class RotateRefreshToken(
    IDocumentStore store, SessionLifecycle sessions, RefreshTokens tokens, RateLimits limits, IOptions<AccountOptions> options, TimeProvider clock)
    : IFeature
{
    /// <param name="Session"><c>cookie</c>: the token is read from there, and its successor kept there.</param>
    public sealed record Request(string? RefreshToken, string? Session);

    private sealed record RotationResult(RefreshVerdict? Verdict, AuthSession? Session = null, User? User = null, Problem? TooMany = null)
    {
        public static readonly RotationResult Unknown = new(RefreshVerdict.Unknown);
    }

    public static void Map(Api api)
    {
        var (feature, cookie) = (api.Feature<RotateRefreshToken>(), api.Feature<SessionCookie>());
        api.Tagged("Accounts").Everybody.Post<Request, SessionTokens>("/auth/refresh", (call, request) =>
                cookie.Renew(call, request.Session, request.RefreshToken, token => feature.Handle(call.Origin, token, call.Cancellation)))
            .Does("Exchange a refresh token for a new pair", "refreshTokens")
            .May(SessionCookie.Refusals)
            .May(AccountProblems.RefreshInvalid, AccountProblems.RefreshReused, AccountProblems.TooManyAttempts)
            .WithNoStore();
    }

    public async ValueTask<Outcome<SessionTokens>> Handle(HttpOrigin origin, string? token, CancellationToken cancellation)
    {
        if (RefreshTokens.TryRead(token) is not { } presented)
        {
            return AccountProblems.RefreshInvalid;
        }

        if (limits.Take("refresh", origin.Network, new Limit(limits.Limits.RefreshesPerAddressAMinute, TimeSpan.FromMinutes(1))) is { } tooMany)
        {
            return tooMany;
        }

        var isCounted = false;
        var result = await store.Transact(
            async commit =>
            {
                var taken = await Take(commit, presented, origin, isCounted, cancellation);
                isCounted = true;
                return taken;
            },
            cancellation);
        switch (result.Verdict)
        {
            case null:
                return result.TooMany!;
            case RefreshVerdict.Rotate or RefreshVerdict.Repeat:
                return sessions.TokensOf(result.User!, result.Session!);
            case RefreshVerdict.Reused:
                return AccountProblems.RefreshReused;
            default:
                return AccountProblems.RefreshInvalid;
        }
    }

    private async ValueTask<RotationResult> Take(Commit commit, PresentedToken presented, HttpOrigin origin, bool isCounted, CancellationToken cancellation)
    {
        if (await store.Load(SignInDocuments.Sessions, presented.SessionId, cancellation) is not { } found
            || await store.Load(IdentityDocuments.Users, found.Value.UserId, cancellation) is not { Value: { SuspendedAt: null } user })
        {
            return RotationResult.Unknown;
        }

        var (session, now) = (found.Value, clock.Now());
        var verdict = RefreshRotation.Judge(
            session, presented.Generation, presented.Hash, tokens.IsOurs(presented, session.Salt), now, options.Value.RefreshGrace);
        // Only tokens of the session count: access tokens contain its id, and a thief of one must not use up its refreshes.
        if (verdict is RefreshVerdict.Rotate or RefreshVerdict.Repeat && !isCounted
            && limits.Take("refresh of", session.Id, new Limit(limits.Limits.RefreshesPerSessionAMinute, TimeSpan.FromMinutes(1))) is { } tooMany)
        {
            return new RotationResult(null, TooMany: tooMany);
        }

        switch (verdict)
        {
            case RefreshVerdict.Rotate:
                var next = RefreshTokens.HashOf(tokens.Make(session.Id, session.Generation + 1, session.Salt));
                var rotated = RefreshRotation.Rotate(session, next, now, sessions.Terms) with
                {
                    UserAgent = origin.UserAgent ?? session.UserAgent,
                    Address = origin.Address ?? session.Address,
                };
                commit.Replace(SignInDocuments.Sessions, rotated, found.Version);
                return new RotationResult(verdict, rotated, user);
            case RefreshVerdict.Repeat:
                return new RotationResult(verdict, session, user);
            case RefreshVerdict.Reused:
                await sessions.End(commit, found, RevocationReasons.RefreshReused);
                return new RotationResult(verdict);
            default:
                return RotationResult.Unknown;
        }
    }
}
