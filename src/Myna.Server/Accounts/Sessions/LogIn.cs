using Myna.Server.Accounts.Passwords;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Sessions;

/// <summary>POST /auth/login: a session for an email address and its password.</summary>
public sealed class LogIn(IDocumentStore store, PasswordHashing passwords, SessionOpening sessions)
{
    public sealed record Request(string? Email, string? Password);

    public async ValueTask<Outcome<TokenAnswer>> Handle(Call call, Request request)
    {
        var user = EmailAddress.Parse(request.Email) is { } email
            ? (await store.Find(AccountDocuments.UsersByEmail.Where(email.Key).Take(1), call.Cancellation)).Items is [var found] ? found.Value : null
            : null;
        var check = await passwords.Check(user?.PasswordHash, request.Password);
        if (!check.IsOk)
        {
            return check.Problem;
        }

        if (user is null || !check.Value.IsRight)
        {
            return Problems.InvalidCredentials;
        }

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
        var session = sessions.Open(commit, user.Id, SessionOpening.ByPassword, Device.Of(call));
        await store.Commit(commit, call.Cancellation);
        await sessions.Trim(user.Id, call.Cancellation);
        return sessions.Answer(user, session);
    }
}
