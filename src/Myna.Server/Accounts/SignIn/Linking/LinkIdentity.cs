using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.SignIn.ProviderLogin;
using Myna.Server.Accounts.SignIn.Providers;
using Myna.Server.Accounts.SignIn.Recovery;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.SignIn.Linking;

/// <summary>
/// POST /users/me/identities: links a provider account, after a fresh login. A guest who links one has signed up by it.
/// </summary>
internal sealed class LinkIdentity(IDocumentStore store, Reauthentication reauthentication, ExchangeCode codes, IdTokenSignIn idTokens, ProviderSignIn signIn) : IFeature
{
    /// <summary>Either a code with which a provider login came back, or a provider and its ID token.</summary>
    public sealed record Request(string? Code, string? Verifier, string? Provider, string? IdToken, string? Nonce);

    public static void Map(Api api)
    {
        var feature = api.Feature<LinkIdentity>();
        api.Tagged("Accounts").Learner.Post<Request, LinkedIdentity>(
                "/users/me/identities", (call, request) => feature.Handle(call.Caller, request, call.Cancellation), StatusCodes.Status201Created)
            .Does("Link a provider account", "linkIdentity")
            .May(AccountProblems.ProviderNotFound, Problems.SessionRevoked, AccountProblems.FreshLoginRequired, AccountProblems.IdTokenInvalid, AccountProblems.LoginFlowInvalid)
            .May(AccountProblems.IdentityTaken, AccountProblems.ProviderLinked, AccountProblems.AccountExists, AccountProblems.ProviderEmailMissing);
    }

    public async ValueTask<Outcome<LinkedIdentity>> Handle(Caller caller, Request request, CancellationToken cancellation)
    {
        if (await reauthentication.RequireRecentLogin(caller, cancellation) is { } stale)
        {
            return stale;
        }

        if (request.Code is null)
        {
            var read = await idTokens.Read(request.Provider ?? "", request.IdToken, request.Nonce, cancellation);
            return read.IsOk ? await Link(caller, signIn.NewIdentity(caller.UserId, request.Provider!, read.Value), read.Value, code: null, cancellation) : read.Problem;
        }

        if (await codes.Find(request.Code, request.Verifier, cancellation) is not { Value: var code })
        {
            return AccountProblems.LoginFlowInvalid;
        }

        if (code.Account is not { } account)
        {
            return await LinkedBefore(caller, code, cancellation);
        }

        var outcome = await Link(caller, signIn.NewIdentity(caller.UserId, code.Provider, account), account, code.Id, cancellation);
        if (!outcome.IsOk)
        {
            await store.DeleteOne(SignInDocuments.LoginCodes, code.Id, cancellation);
        }

        return outcome;
    }

    private ValueTask<Outcome<LinkedIdentity>> Link(
        Caller caller, ProviderIdentity identity, ProviderAccount account, string? code, CancellationToken cancellation) => store.Transact(
        async commit =>
        {
            // Two calls may show one code at once: the second finds what the first has made of it.
            var shown = code is null ? null : await store.Load(SignInDocuments.LoginCodes, code, cancellation);
            if (code is not null && shown is not { Value.Account: not null })
            {
                return shown is { Value: var used } ? await LinkedBefore(caller, used, cancellation) : AccountProblems.LoginFlowInvalid;
            }

            var outcome = await Link(commit, caller, identity, account, cancellation);
            if (outcome.IsOk && shown is { } found)
            {
                commit.Replace(SignInDocuments.LoginCodes, found.Value with { Account = null, IdentityId = identity.Id }, found.Version);
            }

            return outcome;
        },
        cancellation);

    // The response to the first try was lost. Only the account that it was linked to learns anything by its code.
    private async ValueTask<Outcome<LinkedIdentity>> LinkedBefore(Caller caller, LoginCode code, CancellationToken cancellation) =>
        code.IdentityId is { } id && await store.Load(SignInDocuments.Identities, id, cancellation) is { } linked && linked.Value.UserId == caller.UserId
            ? LinkedIdentity.Of(linked.Value)
            : AccountProblems.LoginFlowInvalid;

    private async ValueTask<Outcome<LinkedIdentity>> Link(
        Commit commit, Caller caller, ProviderIdentity identity, ProviderAccount account, CancellationToken cancellation)
    {
        // A session that ends at this moment, by a reset of the password perhaps, must leave no way in behind: the account and its session are
        // looked at again, and the account is part of the commit, as it is of whatever ends sessions for such a reason.
        if (await store.Load(IdentityDocuments.Users, identity.UserId, cancellation) is not { } user
            || await store.Load(SignInDocuments.Sessions, caller.SessionId, cancellation) is null)
        {
            return Problems.SessionRevoked;
        }

        // The account's own before this one: the second tap on one button finds what the first has linked since, not a stranger in its place.
        var own = await store.Find(SignInDocuments.IdentitiesByUser.Where(identity.UserId), cancellation);
        if (await store.Load(SignInDocuments.Identities, identity.Id, cancellation) is { } linked)
        {
            return linked.Value.UserId == identity.UserId ? LinkedIdentity.Of(linked.Value) : AccountProblems.IdentityTaken;
        }

        if (own.Items.Count >= LinkedIdentity.Max || own.Items.Any(other => other.Value.Provider == identity.Provider))
        {
            return AccountProblems.ProviderLinked;
        }

        var owner = user.Value.IsGuest ? await signIn.SignUpGuest(commit, user.Value, account, cancellation) : user.Value;
        if (!owner.IsOk)
        {
            return owner.Problem;
        }

        commit.Replace(IdentityDocuments.Users, owner.Value, user.Version);
        commit.Insert(SignInDocuments.Identities, identity);
        return LinkedIdentity.Of(identity);
    }
}
