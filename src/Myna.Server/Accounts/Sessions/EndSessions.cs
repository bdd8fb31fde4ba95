using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Tokens;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Sessions;

/// <summary>DELETE /auth/sessions (every other device) and DELETE /auth/sessions/{id} (one, also the one that asks).</summary>
public sealed class EndSessions(IDocumentStore store, SessionOpening sessions, Revocations revocations)
{
    public async ValueTask<Outcome<Nothing>> HandleOne(Call call)
    {
        if (await store.Load(AccountDocuments.Sessions, call.Id, call.Cancellation) is not { } session || session.Value.UserId != call.Caller.UserId)
        {
            return Problems.SessionNotFound;
        }

        await sessions.End(session.Value.Id, RevocationReasons.SignedOutElsewhere, call.Cancellation);
        return Nothing.Value;
    }

    public async ValueTask<Outcome<Nothing>> HandleOthers(Call call)
    {
        var (user, own, cancellation) = (call.Caller.UserId, call.Caller.SessionId, call.Cancellation);
        revocations.Apply(await store.Transact(commit => sessions.EndAll(commit, user, butFor: own, RevocationReasons.SignedOutElsewhere, cancellation), cancellation));
        return Nothing.Value;
    }
}
