using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Identity.Profile;
using Myna.Server.Accounts.Mail;
using Myna.Server.Accounts.SignIn.Sessions;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Accounts.SignIn;

/// <summary>Makes a guest's account the account of a learner with an address and a password.</summary>
internal sealed class GuestAccounts(IDocumentStore store, ITokenAuthority tokens, SessionLifecycle sessions, RefreshTokens refresh, OutgoingEmails emails, TimeProvider clock)
{
    /// <summary>
    /// The guest whose token a sign-up carries, also when a lost response makes them sign up with the same address once more. Null without a token, and
    /// with another learner's. A token that is not accepted is a problem: a new account would leave behind what was learnt.
    /// </summary>
    public async ValueTask<Outcome<Caller>?> CallerOf(string? token, EmailAddress email, CancellationToken cancellation)
    {
        if (token is null)
        {
            return null;
        }

        var caller = await tokens.Authenticate(token);
        if (!caller.IsOk)
        {
            return caller;
        }

        if (await store.Load(IdentityDocuments.Users, caller.Value.UserId, cancellation) is { Value: var user } && (user.IsGuest || user.EmailKey == email.Key))
        {
            return caller;
        }

        return null;
    }

    /// <summary>Null: the account is no guest's any more, or the address has been taken.</summary>
    public async ValueTask<Outcome<SessionTokens>?> SignUp(Caller guest, EmailAddress email, string name, string? zone, string passwordHash, CancellationToken cancellation)
    {
        try
        {
            return await store.Transact(commit => SignUp(commit, guest, email, name, zone, passwordHash, cancellation), cancellation);
        }
        catch (DuplicateException)
        {
            return null;
        }
    }

    private async ValueTask<Outcome<SessionTokens>?> SignUp(Commit commit, Caller guest, EmailAddress email, string name, string? zone, string passwordHash, CancellationToken cancellation)
    {
        if (await store.Load(IdentityDocuments.Users, guest.UserId, cancellation) is not { } found
            || await store.Load(SignInDocuments.Sessions, guest.SessionId, cancellation) is not { } session)
        {
            return Problems.SessionRevoked;
        }

        if (!found.Value.IsGuest)
        {
            return null;
        }

        var now = clock.Now();
        var user = found.Value with
        {
            Email = email.Text,
            EmailKey = email.Key,
            GuestUntil = null,
            DisplayName = name,
            TimeZone = zone ?? found.Value.TimeZone,
            PasswordHash = passwordHash,
        };
        commit.Replace(IdentityDocuments.Users, user, found.Version);
        emails.Verification(commit, user.Id);
        if (user.IsHidden)
        {
            // Lists leave guests out whatever their profile says; from now on it counts.
            commit.Publish(AccountEvents.VisibilityChanged, new VisibilityChanged(user.Id, user.IsHidden));
        }

        commit.Publish(AccountEvents.SignedUp, new SignedUp(user.Id, user.DisplayName, user.TimeZone, now));
        // The device stays signed in, with a new refresh token: the one before was of an account that anyone could make.
        var next = RefreshTokens.HashOf(refresh.Make(session.Value.Id, session.Value.Generation + 1, session.Value.Salt));
        var rotated = RefreshRotation.Rotate(session.Value, next, now, sessions.Terms) with { Method = SessionLifecycle.ByPassword };
        commit.Replace(SignInDocuments.Sessions, rotated, session.Version);
        return (Outcome<SessionTokens>)sessions.TokensOf(user, rotated);
    }
}
