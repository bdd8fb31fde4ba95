using Microsoft.Extensions.Options;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Identity.Tokens;
using Myna.Server.Accounts.Mail;
using Myna.Server.Accounts.Settings;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.SignIn.Sessions;

/// <summary>The response to a sign-in of any kind.</summary>
/// <param name="RefreshToken">Absent where the session is kept in a cookie.</param>
/// <param name="ExpiresIn">Seconds that the access token lives.</param>
internal sealed record SessionTokens(UserBody User, string AccessToken, string? RefreshToken, string TokenType, int ExpiresIn);

/// <summary>Opens and ends sessions: what sign-up, login, provider logins and password changes share.</summary>
internal sealed class SessionLifecycle(
    IDocumentStore store, AccessTokens access, RefreshTokens refresh, Revocations revocations, OutgoingEmails emails, IOptions<AccountOptions> options, TimeProvider clock)
{
    /// <summary>The method of a session that was opened by a password.</summary>
    public const string ByPassword = "password";

    /// <summary>The method of a guest's session.</summary>
    public const string AsGuest = "guest";

    public SessionTerms Terms { get; } = new(options.Value.SessionIdle, options.Value.SessionLifetime);

    /// <summary>
    /// Adds a new session to a commit, and a notice to the owner when it is a new device's. Its tokens are <see cref="TokensOf"/>; call
    /// <see cref="Opened"/> when it is committed.
    /// </summary>
    /// <remarks>
    /// The account is part of the commit: a session that is opened while the password changes, or the account is suspended or erased, is either
    /// seen and ended by that or refused because of it. Otherwise an attacker with the old password could log in just then, and stay.
    /// </remarks>
    /// <param name="account">As it was when it was found to be entitled; its value is stored.</param>
    public async ValueTask<AuthSession> Open(Commit commit, Document<User> account, string method, HttpOrigin origin, CancellationToken cancellation)
    {
        var user = account.Value;
        commit.Replace(IdentityDocuments.Users, user, account.Version);
        if (await IsNew(user.Id, origin, cancellation))
        {
            emails.Notice(commit, user, EmailKind.NewDevice, $"{origin.UserAgent}\n{origin.Address}");
        }

        return Add(commit, user, method, origin);
    }

    /// <summary>The same for an account that the commit itself makes.</summary>
    public AuthSession OpenFirst(Commit commit, User user, string method, HttpOrigin origin)
    {
        commit.Insert(IdentityDocuments.Users, user);
        return Add(commit, user, method, origin);
    }

    private AuthSession Add(Commit commit, User user, string method, HttpOrigin origin)
    {
        var now = clock.Now();
        var id = Ids.New(now);
        var salt = RefreshTokens.NewSalt();
        var session = new AuthSession
        {
            Id = id,
            UserId = user.Id,
            Generation = 0,
            Salt = salt,
            TokenHash = RefreshTokens.HashOf(refresh.Make(id, 0, salt)),
            RotatedAt = now,
            Method = method,
            UserAgent = origin.UserAgent,
            Address = origin.Address,
            CreatedAt = now,
            ExpiresAt = Terms.ExpiryAt(now, now),
        };
        commit.Insert(SignInDocuments.Sessions, session);
        return session;
    }

    /// <summary>The newest tokens of a session.</summary>
    public SessionTokens TokensOf(User user, AuthSession session) => new(
        UserBody.Of(user), access.Issue(user, session.Id), refresh.Newest(session), "Bearer", access.LifetimeSeconds);

    /// <summary>Ends the oldest sessions of an account that has more than it may. Sessions are opened one at a time: this is a bound, not a rule.</summary>
    public async ValueTask Opened(AuthSession opened, CancellationToken cancellation)
    {
        var newest = await store.Find(SignInDocuments.SessionsByUser.Where(opened.UserId).Descending().Take(options.Value.MaxSessions + 10), cancellation);
        foreach (var session in newest.Items.Skip(options.Value.MaxSessions))
        {
            await End(session.Value.Id, RevocationReasons.TooManySessions, cancellation);
        }
    }

    /// <summary>Ends one session, at once in this process. False when there is none.</summary>
    public async ValueTask<bool> End(string sessionId, string reason, CancellationToken cancellation)
    {
        return await store.Transact(
            async commit =>
            {
                if (await store.Load(SignInDocuments.Sessions, sessionId, cancellation) is not { } session)
                {
                    return false;
                }

                await End(commit, session, reason);
                return true;
            },
            cancellation);
    }

    /// <summary>Adds the end of a session to a commit.</summary>
    public ValueTask End(Commit commit, Document<AuthSession> session, string reason)
    {
        commit.Delete(SignInDocuments.Sessions, session.Value.Id, session.Version);
        return revocations.Add(commit, session.Value.UserId, session.Value.Id, reason);
    }

    /// <summary>
    /// Adds the end of every session of an account, but for one that may stay, to the commit that is the reason for it.
    /// </summary>
    public async ValueTask EndAll(Commit commit, string userId, string? butFor, string reason, CancellationToken cancellation)
    {
        await foreach (var session in store.FindAll(SignInDocuments.SessionsByUser.Where(userId), cancellation))
        {
            if (session.Value.Id != butFor)
            {
                await End(commit, session, reason);
            }
        }
    }

    // An account without any session has nothing to compare with: its owner is the likeliest to sign in.
    private async ValueTask<bool> IsNew(string userId, HttpOrigin origin, CancellationToken cancellation)
    {
        var others = (await store.Find(SignInDocuments.SessionsByUser.Where(userId).Descending(), cancellation)).Items;
        return others.Count > 0 && !others.Any(other => other.Value.UserAgent == origin.UserAgent && other.Value.Address == origin.Address);
    }
}
