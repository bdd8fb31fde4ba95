using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.SignIn.Recovery;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.SignIn.Linking;

/// <summary>DELETE /users/me/identities/{provider}: unlinks a provider account, after a fresh login. The last way into the account stays.</summary>
internal sealed class UnlinkIdentity(IDocumentStore store, Reauthentication reauthentication) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<UnlinkIdentity>();
        api.Tagged("Accounts").Learner.Delete(
                "/users/me/identities/{provider}", call => feature.Handle(call.Caller, call.Route("provider"), call.Cancellation))
            .Does("Unlink a provider account", "unlinkIdentity")
            .May(AccountProblems.FreshLoginRequired, AccountProblems.IdentityNotFound, AccountProblems.LastWayIn);
    }

    public async ValueTask<Outcome<Nothing>> Handle(Caller caller, string provider, CancellationToken cancellation) =>
        await reauthentication.RequireRecentLogin(caller, cancellation) is { } stale
            ? stale
            : await store.Transact(commit => Unlink(commit, caller, provider, cancellation), cancellation);

    private async ValueTask<Outcome<Nothing>> Unlink(Commit commit, Caller caller, string provider, CancellationToken cancellation)
    {
        if (await store.Load(IdentityDocuments.Users, caller.UserId, cancellation) is not { } user)
        {
            return Problems.TokenInvalid;
        }

        var own = (await store.Find(SignInDocuments.IdentitiesByUser.Where(user.Value.Id), cancellation)).Items;
        if (own.FirstOrDefault(identity => identity.Value.Provider == provider) is not { Value: { } unlinked, Version: var version })
        {
            return AccountProblems.IdentityNotFound;
        }

        if (own.Count == 1 && user.Value.PasswordHash is null)
        {
            return AccountProblems.LastWayIn;
        }

        // The account is part of the commit: of two removals at once the second sees what the first has left.
        commit.Replace(IdentityDocuments.Users, user.Value, user.Version);
        commit.Delete(SignInDocuments.Identities, unlinked.Id, version);
        return Nothing.Value;
    }
}
