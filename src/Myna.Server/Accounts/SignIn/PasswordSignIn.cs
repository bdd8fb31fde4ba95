using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Identity.Passwords;
using Myna.Server.Accounts.SignIn.Sessions;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.SignIn;

/// <summary>Opens a session for a right password: for a login and for a retried sign-up.</summary>
internal sealed class PasswordSignIn(IDocumentStore store, PasswordHashing passwords, SessionLifecycle sessions, LoginThrottle throttle)
{
    /// <summary>How often in a row another device may change the hash while this password is checked against it.</summary>
    private const int MaxChecks = 3;

    private sealed record Entry(User User, AuthSession Session);

    /// <param name="account">What the account is called, whether there is one or not.</param>
    /// <param name="user">Null: there is no such account, which must cost as much.</param>
    public async ValueTask<Outcome<SessionTokens>> SignIn(HttpOrigin origin, string account, User? user, string? password, CancellationToken cancellation)
    {
        var begun = await throttle.Begin(account, user?.Id, origin.Network, cancellation);
        if (!begun.IsOk)
        {
            return begun.Problem;
        }

        for (var checks = 1; checks <= MaxChecks; checks++)
        {
            // The query that only a wrong password needs runs beside the hashing in every case: none takes longer than another.
            var checking = passwords.Check(user?.PasswordHash, password).AsTask();
            var isKnown = await throttle.IsKnown(user?.Id, origin.Network, cancellation);
            var check = await checking;
            if (!check.IsOk)
            {
                throttle.Undo(begun.Value);
                return check.Problem;
            }

            if (user is null || !check.Value.IsRight)
            {
                throttle.Failed(begun.Value, isKnown);
                return AccountProblems.InvalidCredentials;
            }

            var opened = await store.Transact(commit => Open(commit, origin, user, check.Value.NewHash, cancellation), cancellation);
            if (opened is not { } entry)
            {
                // Another password by now, or the same at another cost.
                user = (await store.Load(IdentityDocuments.Users, user.Id, cancellation))?.Value;
                continue;
            }

            throttle.Succeeded(begun.Value);
            if (!entry.IsOk)
            {
                return entry.Problem;
            }

            await sessions.Opened(entry.Value.Session, cancellation);
            return sessions.TokensOf(entry.Value.User, entry.Value.Session);
        }

        return AccountProblems.InvalidCredentials;
    }

    // Null when the account has not the password any more that was checked.
    private async ValueTask<Outcome<Entry>?> Open(Commit commit, HttpOrigin origin, User user, string? rehashed, CancellationToken cancellation)
    {
        if (await store.Load(IdentityDocuments.Users, user.Id, cancellation) is not { } account || account.Value.PasswordHash != user.PasswordHash)
        {
            return null;
        }

        if (account.Value.SuspendedAt is not null)
        {
            return AccountProblems.AccountSuspended;
        }

        var signedIn = rehashed is null ? account.Value : account.Value with { PasswordHash = rehashed };
        return (Outcome<Entry>)new Entry(
            signedIn, await sessions.Open(commit, account with { Value = signedIn }, SessionLifecycle.ByPassword, origin, cancellation));
    }
}
