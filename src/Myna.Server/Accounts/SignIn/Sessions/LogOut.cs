using Myna.Server.Accounts.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.SignIn.Sessions;

/// <summary>
/// POST /auth/logout: ends the session of a refresh token, the newest or an older one, given or kept in a cookie. Nothing tells whether there was one (RFC 7009,
/// section 2.2).
/// </summary>
internal sealed class LogOut(IDocumentStore store, RefreshTokens tokens, SessionLifecycle sessions) : IFeature
{
    public sealed record Request(string? RefreshToken, string? Session);

    public static void Map(Api api)
    {
        var (feature, cookie) = (api.Feature<LogOut>(), api.Feature<SessionCookie>());
        api.Tagged("Accounts").Everybody.Post<Request, Nothing>("/auth/logout", (call, request) =>
                cookie.End(call, request.Session, request.RefreshToken, token => feature.Handle(token, call.Cancellation)))
            .Does("End the session of a refresh token", "logOut")
            .May(SessionCookie.Refusals);
    }

    public async ValueTask<Outcome<Nothing>> Handle(string? token, CancellationToken cancellation)
    {
        if (RefreshTokens.TryRead(token) is { } presented
            && await store.Load(SignInDocuments.Sessions, presented.SessionId, cancellation) is { } session
            && (presented.Hash == session.Value.TokenHash || tokens.IsOurs(presented, session.Value.Salt)))
        {
            await sessions.End(session.Value.Id, RevocationReasons.LoggedOut, cancellation);
        }

        return Nothing.Value;
    }
}
