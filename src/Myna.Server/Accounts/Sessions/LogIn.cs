using Myna.Server.Accounts.Passwords;
using Myna.Server.Accounts.Throttling;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Sessions;

/// <summary>POST /auth/login: a session for an email address and its password.</summary>
public sealed class LogIn(IDocumentStore store, PasswordHashing passwords, SessionOpening sessions, LoginThrottle throttle)
{
    public sealed record Request(string? Email, string? Password);

    public async ValueTask<Outcome<TokenAnswer>> Handle(Call call, Request request)
    {
        var email = EmailAddress.Parse(request.Email);
        var user = email is null ? null : await Find(email, call.Cancellation);
        var (account, network) = (email?.Key ?? "", RateLimits.NetworkOf(call));
        if (await throttle.Refuse(account, user?.Id, network, call.Cancellation) is { } tooMany)
        {
            return tooMany;
        }

        var check = await passwords.Check(user?.PasswordHash, request.Password);
        if (!check.IsOk)
        {
            return check.Problem;
        }

        if (user is null || !check.Value.IsRight)
        {
            await throttle.Failed(account, user?.Id, network, call.Cancellation);
            return Problems.InvalidCredentials;
        }

        throttle.Succeeded(account, network);
        if (user.SuspendedAt is not null)
        {
            return Problems.AccountSuspended;
        }

        if (check.Value.NewHash is { } costlier)
        {
            // Only if the password is still the one that was checked.
            await store.Update(
                AccountDocuments.Users, user.Id, now => now.PasswordHash == user.PasswordHash ? now with { PasswordHash = costlier } : now, call.Cancellation);
        }

        var commit = new Commit();
        var session = await sessions.Open(commit, user, SessionOpening.ByPassword, Device.Of(call), call.Cancellation);
        await store.Commit(commit, call.Cancellation);
        await sessions.Opened(session, call.Cancellation);
        return sessions.Answer(user, session);
    }

    private async ValueTask<User?> Find(EmailAddress email, CancellationToken cancellation) =>
        (await store.Find(AccountDocuments.UsersByEmail.Where(email.Key).Take(1), cancellation)).Items is [var found] ? found.Value : null;
}
