using Myna.Server.Accounts.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Sessions;

/// <summary>
/// POST /auth/logout: ends the session of a refresh token, the newest or an older one, given or kept in a cookie. Nothing tells whether there was one (RFC 7009,
/// section 2.2).
/// </summary>
public sealed class LogOut(IDocumentStore store, RefreshTokens tokens, SessionOpening sessions, SessionCookie cookie)
{
    public sealed record Request(string? RefreshToken, string? Session);

    public async ValueTask<Outcome<Nothing>> Handle(Call call, Request request)
    {
        var token = request.RefreshToken;
        if (request.Session is not null)
        {
            if (cookie.Refuse(call, request.Session) is { } refused)
            {
                return refused;
            }

            token = cookie.Read(call);
            cookie.Clear(call);
        }

        if (RefreshTokens.TryRead(token) is { } presented
            && await store.Load(AccountDocuments.Sessions, presented.SessionId, call.Cancellation) is { } session
            && (presented.Hash == session.Value.TokenHash || tokens.IsOurs(presented, session.Value.Salt)))
        {
            await sessions.End(session.Value.Id, RevocationReasons.LoggedOut, call.Cancellation);
        }

        return Nothing.Value;
    }
}
