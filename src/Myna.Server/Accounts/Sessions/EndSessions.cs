using Myna.Server.Accounts.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Sessions;

/// <summary>DELETE /auth/sessions (every other device) and DELETE /auth/sessions/{id} (one, also the one that asks).</summary>
public sealed class EndSessions(IDocumentStore store, SessionOpening sessions)
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
        await sessions.EndAll(call.Caller.UserId, butFor: call.Caller.SessionId, RevocationReasons.SignedOutElsewhere, call.Cancellation);
        return Nothing.Value;
    }
}
