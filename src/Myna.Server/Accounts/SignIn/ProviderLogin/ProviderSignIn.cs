using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Identity.Profile;
using Myna.Server.Accounts.SignIn.Linking;
using Myna.Server.Accounts.SignIn.Providers;
using Myna.Server.Accounts.SignIn.Sessions;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.SignIn.ProviderLogin;

/// <summary>
/// Signs in the person a provider vouches for: to the account that the identity is linked to, or to a new one. Never to an account that merely has
/// the same address: its owner has to link the identity from inside, or an attacker could open the account in advance.
/// </summary>
internal sealed class ProviderSignIn(IDocumentStore store, SessionLifecycle sessions, TimeProvider clock)
{
    private const string FallbackDisplayName = "Learner";

    private sealed record Entry(User User, AuthSession Session);

    /// <param name="code">What is used up by it, if anything.</param>
    public async ValueTask<Outcome<SessionTokens>> SignIn(HttpOrigin origin, string provider, ProviderAccount account, Document<LoginCode>? code, CancellationToken cancellation)
    {
        var opened = await Open(origin, provider, account, code, cancellation);
        if (!opened.IsOk)
        {
            return opened.Problem;
        }

        await sessions.Opened(opened.Value.Session, cancellation);
        return sessions.TokensOf(opened.Value.User, opened.Value.Session);
    }

    private async ValueTask<Outcome<Entry>> Open(
        HttpOrigin origin, string provider, ProviderAccount account, Document<LoginCode>? code, CancellationToken cancellation)
    {
        ValueTask<Outcome<Entry>> Once() => store.Transact(commit => SignIn(commit, origin, provider, account, code, cancellation), cancellation);
        try
        {
            return await Once();
        }
        catch (DuplicateException)
        {
            // The address was stored since it was looked for, perhaps by the same person on another device: now it is found.
            return await Once();
        }
    }

    private async ValueTask<Outcome<Entry>> SignIn(
        Commit commit, HttpOrigin origin, string provider, ProviderAccount account, Document<LoginCode>? code, CancellationToken cancellation)
    {
        // Two may show it at once: the first has it.
        if (code is { } shown && (await store.Load(SignInDocuments.LoginCodes, shown.Value.Id, cancellation))?.Version != shown.Version)
        {
            return AccountProblems.LoginFlowInvalid;
        }

        var entry = await Enter(commit, origin, provider, account, cancellation);
        if (entry.IsOk && code is { } used)
        {
            commit.Replace(SignInDocuments.LoginCodes, used.Value with { Account = null, SessionId = entry.Value.Session.Id }, used.Version);
        }

        return entry;
    }

    private async ValueTask<Outcome<Entry>> Enter(
        Commit commit, HttpOrigin origin, string provider, ProviderAccount account, CancellationToken cancellation)
    {
        // The address before the identity: a first login stores both in one commit, so a reader that finds the address of one that ends just now
        // finds its identity as well.
        var email = EmailAddress.Parse(account.Email);
        var addressTaken = email is not null && await store.FindByEmail(email.Key, cancellation) is not null;
        if (await store.Load(SignInDocuments.Identities, ProviderIdentity.IdOf(provider, account.Subject), cancellation) is { } identity)
        {
            if (await store.Load(IdentityDocuments.Users, identity.Value.UserId, cancellation) is not { } linked)
            {
                return AccountProblems.AccountExists;
            }

            if (linked.Value.SuspendedAt is not null)
            {
                return AccountProblems.AccountSuspended;
            }

            return new Entry(linked.Value, await sessions.Open(commit, linked, provider, origin, cancellation));
        }

        if (email is null)
        {
            return AccountProblems.ProviderEmailMissing;
        }

        if (addressTaken)
        {
            return AccountProblems.AccountExists;
        }

        var user = NewUser(account, email);
        commit.Insert(SignInDocuments.Identities, NewIdentity(user.Id, provider, account));
        commit.Publish(AccountEvents.SignedUp, new SignedUp(user.Id, user.DisplayName, user.TimeZone, user.CreatedAt));
        return new Entry(user, sessions.OpenFirst(commit, user, provider, origin));
    }

    /// <summary>Makes a guest's account a learner's, by the address that the provider gives.</summary>
    public async ValueTask<Outcome<User>> SignUpGuest(Commit commit, User guest, ProviderAccount account, CancellationToken cancellation)
    {
        if (EmailAddress.Parse(account.Email) is not { } email)
        {
            return AccountProblems.ProviderEmailMissing;
        }

        if (await store.FindByEmail(email.Key, cancellation) is not null)
        {
            return AccountProblems.AccountExists;
        }

        var user = guest with
        {
            Email = email.Text,
            EmailKey = email.Key,
            EmailVerified = account.EmailVerified,
            GuestUntil = null,
            DisplayName = DisplayName.Parse(account.Name, out _) ?? FallbackDisplayName,
        };
        if (user.IsHidden)
        {
            // Lists leave guests out whatever their profile says; from now on it counts.
            commit.Publish(AccountEvents.VisibilityChanged, new VisibilityChanged(user.Id, user.IsHidden));
        }

        commit.Publish(AccountEvents.SignedUp, new SignedUp(user.Id, user.DisplayName, user.TimeZone, clock.Now()));
        return user;
    }

    /// <summary>An identity as it is stored for an account.</summary>
    public ProviderIdentity NewIdentity(string userId, string provider, ProviderAccount account) =>
        new(ProviderIdentity.IdOf(provider, account.Subject), userId, provider, account.Subject, account.Email, clock.Now());

    private User NewUser(ProviderAccount account, EmailAddress email)
    {
        var now = clock.Now();
        var errors = new FieldErrors();
        return new User
        {
            Id = Ids.New(now),
            Email = email.Text,
            EmailKey = email.Key,
            EmailVerified = account.EmailVerified,
            DisplayName = DisplayName.Parse(account.Name, out _) ?? FallbackDisplayName,
            Avatar = account.Picture is { } picture ? ProfileRules.Avatar(picture, errors) : null,
            TimeZone = TimeZones.Default,
            Roles = [RoleNames.Learner],
            Preferences = ProfileRules.NoPreferences,
            CreatedAt = now,
        };
    }
}
