using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity.Tokens;
using Myna.Server.Accounts.SignIn.Recovery;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.SignIn.Sessions;

/// <summary>DELETE /auth/sessions: signs out every other device. Needs a fresh login, as <see cref="EndSession"/> does for one.</summary>
internal sealed class EndOtherSessions(IDocumentStore store, SessionLifecycle sessions, Reauthentication reauthentication) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<EndOtherSessions>();
        api.Tagged("Accounts").Learner.Delete("/auth/sessions", call => feature.Handle(call.Caller, call.Cancellation))
            .Does("Sign out every other device", "endOtherSessions")
            .May(AccountProblems.FreshLoginRequired);
    }

    public async ValueTask<Outcome<Nothing>> Handle(Caller caller, CancellationToken cancellation)
    {
        if (await reauthentication.RequireRecentLogin(caller, cancellation) is { } stale)
        {
            return stale;
        }

        return await store.Transact(
            async commit =>
            {
                await sessions.EndAll(commit, caller.UserId, butFor: caller.SessionId, RevocationReasons.SignedOutElsewhere, cancellation);
                return Nothing.Value;
            },
            cancellation);
    }
}
