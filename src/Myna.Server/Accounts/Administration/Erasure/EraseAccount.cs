using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Identity.Tokens;
using Myna.Server.Accounts.Mail;
using Myna.Server.Accounts.Mail.Links;
using Myna.Server.Accounts.SignIn;
using Myna.Server.Accounts.SignIn.Recovery;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Administration.Erasure;

/// <summary>
/// DELETE /users/me: after a fresh login, the account and all that belongs to it. What is in this module goes in one commit, which
/// also notes that the other modules have yet to follow, so that a crash cannot leave half a person.
/// </summary>
internal sealed class EraseAccount(
    IDocumentStore store, Reauthentication reauthentication, Revocations revocations, IEnumerable<IHoldsPersonalData> modules, TimeProvider clock, ILogger<EraseAccount> log)
    : IFeature
{
    /// <summary>After this, nothing that was in flight when the account went can still write.</summary>
    private static readonly TimeSpan SecondLook = TimeSpan.FromMinutes(1);

    private const int Batch = 100;

    public static void Map(Api api)
    {
        var feature = api.Feature<EraseAccount>();
        api.Tagged("Accounts").Learner.Delete("/users/me", call => feature.Handle(call.Caller, call.Cancellation))
            .Does("Erase your account and all that belongs to it", "eraseMe")
            .May(AccountProblems.FreshLoginRequired);
    }

    public async ValueTask<Outcome<Nothing>> Handle(Caller caller, CancellationToken cancellation)
    {
        if (await reauthentication.RequireRecentLogin(caller, cancellation) is { } refused)
        {
            return refused;
        }

        await Erase(caller.UserId, CancellationToken.None);
        return Nothing.Value;
    }

    /// <summary>Erases an account at once. False when there is none, or it is not as it has to be by the moment that it goes.</summary>
    public async ValueTask<bool> Erase(string userId, CancellationToken cancellation, Func<User, bool>? condition = null)
    {
        if (!await store.Transact(commit => Remove(commit, userId, condition, cancellation), cancellation))
        {
            return false;
        }

        await TellModules(userId, cancellation);
        return true;
    }

    /// <summary>Finishes what is pending: what a crash interrupted, and the second look at what was in flight.</summary>
    public async ValueTask Resume(CancellationToken cancellation)
    {
        var due = await store.Find(AdministrationDocuments.ErasuresByTime.All().Before(clock.Now() - SecondLook).Take(Batch), cancellation);
        foreach (var (pending, version) in due.Items)
        {
            await TellModules(pending.Id, cancellation);
            await store.Commit(new Commit().Delete(AdministrationDocuments.Erasures, pending.Id, version), cancellation);
        }
    }

    private async ValueTask<bool> Remove(Commit commit, string userId, Func<User, bool>? condition, CancellationToken cancellation)
    {
        if (await store.Load(IdentityDocuments.Users, userId, cancellation) is not { } user || condition?.Invoke(user.Value) == false)
        {
            return false;
        }

        commit.Delete(IdentityDocuments.Users, userId, user.Version);
        await foreach (var session in store.FindAll(SignInDocuments.SessionsByUser.Where(userId), cancellation))
        {
            commit.Delete(SignInDocuments.Sessions, session.Value.Id, session.Version);
        }

        // Emails before links, as where they are withdrawn.
        var deleted = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var email in store.FindAll(MailDocuments.PendingEmailsByUser.Where(userId), cancellation))
        {
            deleted.Add(email.Value.Id);
            commit.Delete(MailDocuments.PendingEmails, email.Value.Id, email.Version);
        }

        // Asked for a moment ago, by address only; it may have been found to be this account's since.
        if (user.Value.EmailKey is { } address)
        {
            await foreach (var email in store.FindAll(MailDocuments.PendingEmailsByAddress.Where(address), cancellation))
            {
                if ((email.Value.UserId is null || email.Value.UserId == userId) && deleted.Add(email.Value.Id))
                {
                    commit.Delete(MailDocuments.PendingEmails, email.Value.Id, email.Version);
                }
            }
        }

        await foreach (var token in store.FindAll(MailDocuments.EmailTokensByUser.Where(userId), cancellation))
        {
            commit.Delete(MailDocuments.EmailTokens, token.Value.Id, token.Version);
        }

        await foreach (var identity in store.FindAll(SignInDocuments.IdentitiesByUser.Where(userId), cancellation))
        {
            commit.Delete(SignInDocuments.Identities, identity.Value.Id, identity.Version);
        }

        commit.Put(AdministrationDocuments.Erasures, new PendingErasure(userId, clock.Now()), await store.Load(AdministrationDocuments.Erasures, userId, cancellation));
        commit.Publish(AccountEvents.UserErased, new UserErased(userId));
        await revocations.Add(commit, userId, sessionId: null, RevocationReasons.Erased);
        return true;
    }

    private async ValueTask TellModules(string userId, CancellationToken cancellation)
    {
        foreach (var module in modules)
        {
            try
            {
                await module.Erase(userId, cancellation);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The note of the pending erasure stays: the next look tries again.
                log.LogError(e, "{Module} could not erase an account; it is tried again", module.Module);
                throw;
            }
        }
    }
}
