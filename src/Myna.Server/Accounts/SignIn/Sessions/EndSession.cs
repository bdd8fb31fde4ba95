using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.SignIn.Recovery;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.SignIn.Sessions;

/// <summary>
/// DELETE /auth/sessions/{id}: signs out one device, also the one that asks. Ending another device's session needs a fresh login (OWASP ASVS 5.0,
/// 7.5.2): a stranger with an unlocked phone must not sign its owner out elsewhere.
/// </summary>
internal sealed class EndSession(IDocumentStore store, SessionLifecycle sessions, Reauthentication reauthentication) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<EndSession>();
        api.Tagged("Accounts").Learner.Delete("/auth/sessions/{id}", call => feature.Handle(call.Caller, call.Id, call.Cancellation))
            .Does("Sign out one device", "endSession")
            .May(AccountProblems.SessionNotFound, AccountProblems.FreshLoginRequired);
    }

    public async ValueTask<Outcome<Nothing>> Handle(Caller caller, string id, CancellationToken cancellation)
    {
        if (await store.Load(SignInDocuments.Sessions, id, cancellation) is not { } session || session.Value.UserId != caller.UserId)
        {
            return AccountProblems.SessionNotFound;
        }

        if (session.Value.Id != caller.SessionId && await reauthentication.RequireRecentLogin(caller, cancellation) is { } stale)
        {
            return stale;
        }

        await sessions.End(session.Value.Id, RevocationReasons.SignedOutElsewhere, cancellation);
        return Nothing.Value;
    }
}
