using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Recovery;
using Myna.Server.Accounts.Tokens;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Sessions;

/// <summary>
/// DELETE /auth/sessions (every other device) and DELETE /auth/sessions/{id} (one, also the one that asks). Ending another device's needs a
/// fresh login (OWASP ASVS 5.0, 7.5.2): a stranger with an unlocked phone must not sign its owner out elsewhere.
/// </summary>
public sealed class EndSessions(IDocumentStore store, SessionOpening sessions, Reauthentication reauthentication, Revocations revocations)
{
    public async ValueTask<Outcome<Nothing>> HandleOne(Call call)
    {
        if (await store.Load(AccountDocuments.Sessions, call.Id, call.Cancellation) is not { } session || session.Value.UserId != call.Caller.UserId)
        {
            return Problems.SessionNotFound;
        }

        if (session.Value.Id != call.Caller.SessionId && await reauthentication.RequireRecentLogin(call) is { } stale)
        {
            return stale;
        }

        await sessions.End(session.Value.Id, RevocationReasons.SignedOutElsewhere, call.Cancellation);
        return Nothing.Value;
    }

    public async ValueTask<Outcome<Nothing>> HandleOthers(Call call)
    {
        if (await reauthentication.RequireRecentLogin(call) is { } stale)
        {
            return stale;
        }

        var (user, own, cancellation) = (call.Caller.UserId, call.Caller.SessionId, call.Cancellation);
        await revocations.Apply(await store.Transact(commit => sessions.EndAll(commit, user, butFor: own, RevocationReasons.SignedOutElsewhere, cancellation), cancellation));
        return Nothing.Value;
    }
}
