using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Identity.Passwords;
using Myna.Server.Accounts.SignIn.Sessions;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.SignIn.Recovery;

/// <summary>Asks the signed-in user to prove once more, before a change that cannot be undone, that they are the owner: by the password, or by a recent login.</summary>
internal sealed class Reauthentication(IDocumentStore store, PasswordHashing passwords, LoginThrottle throttle, TimeProvider clock)
{
    /// <summary>How long after it was opened a session counts as a recent login.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(15);

    /// <summary>How often in a row another device may change the hash while this password is checked against it.</summary>
    private const int MaxChecks = 3;

    /// <summary>By the password where the account has one; the guesses count as logins do.</summary>
    public async ValueTask<Problem?> RequireProof(Caller caller, HttpOrigin origin, User user, string? password, string field, CancellationToken cancellation)
    {
        if (user.PasswordHash is null)
        {
            return await RequireRecentLogin(caller, cancellation);
        }

        return string.IsNullOrEmpty(password) ? Problems.Field(field, "is required") : await CheckPassword(origin, user, password, cancellation);
    }

    /// <summary>Compares a password with the account's, counted and slowed down as a login is. Null: it is right.</summary>
    /// <param name="user">Has a password.</param>
    public async ValueTask<Problem?> CheckPassword(HttpOrigin origin, User user, string password, CancellationToken cancellation)
    {
        var begun = await throttle.Begin(user.EmailKey!, user.Id, origin.Network, cancellation);
        if (!begun.IsOk)
        {
            return begun.Problem;
        }

        var check = await passwords.Check(user.PasswordHash, password);
        if (!check.IsOk)
        {
            throttle.Undo(begun.Value);
            return check.Problem;
        }

        if (!check.Value.IsRight)
        {
            throttle.Failed(begun.Value, await throttle.IsKnown(user.Id, origin.Network, cancellation));
            return AccountProblems.InvalidCredentials;
        }

        throttle.Succeeded(begun.Value);
        return null;
    }

    /// <summary>
    /// Commits what <see cref="RequireProof"/> has just allowed, while the caller's session is there: the session is part of the commit, as it is of every
    /// commit that ends it, since without a password only the session entitles. An account with another hash by then has its password checked again: a login of another
    /// device may have stored the same at another cost.
    /// </summary>
    /// <param name="user">As it was when it was allowed.</param>
    /// <param name="work">Adds the change to the commit, and the session with its version: a commit that ends the session at this moment makes this one a conflict.</param>
    public async ValueTask<Problem?> Commit(
        Caller caller,
        HttpOrigin origin,
        User user,
        string? password,
        string field,
        Func<Commit, Document<User>, Document<AuthSession>, ValueTask> work,
        CancellationToken cancellation)
    {
        for (var checks = 1; ; checks++)
        {
            var newest = default(User);
            var problem = await store.Transact<Problem?>(
                async commit =>
                {
                    newest = null;
                    if (await store.Load(SignInDocuments.Sessions, caller.SessionId, cancellation) is not { } session
                        || await store.Load(IdentityDocuments.Users, user.Id, cancellation) is not { } found)
                    {
                        return Problems.SessionRevoked;
                    }

                    if (found.Value.PasswordHash != user.PasswordHash)
                    {
                        newest = found.Value;
                        return null;
                    }

                    await work(commit, found, session);
                    return null;
                },
                cancellation);
            if (newest is null)
            {
                return problem;
            }

            if (checks == MaxChecks)
            {
                return AccountProblems.InvalidCredentials;
            }

            if (await RequireProof(caller, origin, newest, password, field, cancellation) is { } refused)
            {
                return refused;
            }

            user = newest;
        }
    }

    /// <summary>By the age of the caller's session. A guest has no other way in than that: it need not be fresh.</summary>
    public async ValueTask<Problem?> RequireRecentLogin(Caller caller, CancellationToken cancellation) =>
        await store.Load(SignInDocuments.Sessions, caller.SessionId, cancellation) is { } session
            && (clock.Now() - session.Value.CreatedAt <= FreshFor || (await store.Load(IdentityDocuments.Users, session.Value.UserId, cancellation))?.Value.IsGuest == true)
            ? null
            : AccountProblems.FreshLoginRequired;
}
