using Myna.Server.Accounts.Recovery;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Providers;

/// <summary>
/// GET, POST and DELETE /users/me/identities: a learner's linked provider accounts. Linking and unlinking need a fresh login; the last
/// way into the account stays. A guest who links one has signed up by it.
/// </summary>
public sealed class Identities(IDocumentStore store, Reauthentication reauthentication, ExchangeCode codes, IdTokenSignIn idTokens, ProviderSignIn signIn)
{
    private const int MaxIdentities = 20;

    public sealed record Response(IReadOnlyList<Item> Items);

    public sealed record Item(string Provider, string? Email, DateTimeOffset LinkedAt);

    /// <summary>Either a code with which a provider login came back, or a provider and its ID token.</summary>
    public sealed record Request(string? Code, string? Verifier, string? Provider, string? IdToken, string? Nonce);

    public async ValueTask<Outcome<Response>> HandleList(Call call)
    {
        var found = await store.Find(AccountDocuments.IdentitiesByUser.Where(call.Caller.UserId).Take(MaxIdentities), call.Cancellation);
        return new Response([.. found.Items.Select(identity => ItemOf(identity.Value))]);
    }

    public async ValueTask<Outcome<Item>> HandleLink(Call call, Request request)
    {
        if (await reauthentication.RequireRecentLogin(call) is { } stale)
        {
            return stale;
        }

        if (request.Code is null)
        {
            var read = await idTokens.Read(request.Provider ?? "", request.IdToken, request.Nonce, call.Cancellation);
            return read.IsOk ? await Link(call, signIn.NewIdentity(call.Caller.UserId, request.Provider!, read.Value), read.Value, code: null) : read.Problem;
        }

        if (await codes.Find(request.Code, request.Verifier, call.Cancellation) is not { Value: var code })
        {
            return Problems.LoginFlowInvalid;
        }

        if (code.Account is not { } account)
        {
            return await LinkedBefore(call, code);
        }

        var outcome = await Link(call, signIn.NewIdentity(call.Caller.UserId, code.Provider, account), account, code.Id);
        if (!outcome.IsOk)
        {
            await store.DeleteOne(AccountDocuments.LoginCodes, code.Id, call.Cancellation);
        }

        return outcome;
    }

    private ValueTask<Outcome<Item>> Link(Call call, Identity identity, ProviderAccount account, string? code) => store.Transact(
        async commit =>
        {
            // Two calls may show one code at once: the second finds what the first has made of it.
            var shown = code is null ? null : await store.Load(AccountDocuments.LoginCodes, code, call.Cancellation);
            if (code is not null && shown is not { Value.Account: not null })
            {
                return shown is { Value: var used } ? await LinkedBefore(call, used) : Problems.LoginFlowInvalid;
            }

            var outcome = await Link(commit, call, identity, account);
            if (outcome.IsOk && shown is { } found)
            {
                commit.Replace(AccountDocuments.LoginCodes, found.Value with { Account = null, IdentityId = identity.Id }, found.Version);
            }

            return outcome;
        },
        call.Cancellation);

    // The response to the first try was lost. Only the account that it was linked to learns anything by its code.
    private async ValueTask<Outcome<Item>> LinkedBefore(Call call, LoginCode code) =>
        code.IdentityId is { } id && await store.Load(AccountDocuments.Identities, id, call.Cancellation) is { } linked && linked.Value.UserId == call.Caller.UserId
            ? ItemOf(linked.Value)
            : Problems.LoginFlowInvalid;

    public async ValueTask<Outcome<Nothing>> HandleUnlink(Call call) => await reauthentication.RequireRecentLogin(call) is { } stale
        ? stale
        : await store.Transact(commit => Unlink(commit, call), call.Cancellation);

    private async ValueTask<Outcome<Item>> Link(Commit commit, Call call, Identity identity, ProviderAccount account)
    {
        // A session that ends at this moment, by a reset of the password perhaps, must leave no way in behind: the account and its session are
        // looked at again, and the account is part of the commit, as it is of whatever ends sessions for such a reason.
        if (await store.Load(AccountDocuments.Users, identity.UserId, call.Cancellation) is not { } user
            || await store.Load(AccountDocuments.Sessions, call.Caller.SessionId, call.Cancellation) is null)
        {
            return Problems.SessionRevoked;
        }

        // The account's own before this one: the second tap on one button finds what the first has linked since, not a stranger in its place.
        var own = await store.Find(AccountDocuments.IdentitiesByUser.Where(identity.UserId), call.Cancellation);
        if (await store.Load(AccountDocuments.Identities, identity.Id, call.Cancellation) is { } linked)
        {
            return linked.Value.UserId == identity.UserId ? ItemOf(linked.Value) : Problems.IdentityTaken;
        }

        if (own.Items.Count >= MaxIdentities || own.Items.Any(other => other.Value.Provider == identity.Provider))
        {
            return Problems.ProviderLinked;
        }

        var owner = user.Value.IsGuest ? await signIn.SignUpGuest(commit, user.Value, account, call.Cancellation) : user.Value;
        if (!owner.IsOk)
        {
            return owner.Problem;
        }

        commit.Replace(AccountDocuments.Users, owner.Value, user.Version);
        commit.Insert(AccountDocuments.Identities, identity);
        return ItemOf(identity);
    }

    private async ValueTask<Outcome<Nothing>> Unlink(Commit commit, Call call)
    {
        if (await store.Load(AccountDocuments.Users, call.Caller.UserId, call.Cancellation) is not { } user)
        {
            return Problems.TokenInvalid;
        }

        var own = (await store.Find(AccountDocuments.IdentitiesByUser.Where(user.Value.Id), call.Cancellation)).Items;
        if (own.FirstOrDefault(identity => identity.Value.Provider == call.Route("provider")) is not { Value: { } unlinked, Version: var version })
        {
            return Problems.IdentityNotFound;
        }

        if (own.Count == 1 && user.Value.PasswordHash is null)
        {
            return Problems.LastWayIn;
        }

        // The account is part of the commit: of two removals at once the second sees what the first has left.
        commit.Replace(AccountDocuments.Users, user.Value, user.Version);
        commit.Delete(AccountDocuments.Identities, unlinked.Id, version);
        return Nothing.Value;
    }

    private static Item ItemOf(Identity identity) => new(identity.Provider, identity.Email, identity.LinkedAt);
}
