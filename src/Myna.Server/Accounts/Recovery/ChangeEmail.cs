using Myna.Server.Accounts.Mail;
using Myna.Server.Accounts.Throttling;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Recovery;

/// <summary>
/// POST /auth/change-email: a link to the new address, which changes it when opened, and a notice to the old one. The answer does
/// not tell whether the new address has an account.
/// </summary>
public sealed class ChangeEmail(IDocumentStore store, Reauthentication reauthentication, Letters letters, RateLimits limits)
{
    public sealed record Request(string? Email, string? Password);

    public async ValueTask<Outcome<Nothing>> Handle(Call call, Request request)
    {
        if (EmailAddress.Parse(request.Email) is not { } address)
        {
            return Problems.Field("email", "is not an email address");
        }

        if (await store.Load(AccountDocuments.Users, call.Caller.UserId, call.Cancellation) is not { Value: var user })
        {
            return Problems.TokenInvalid;
        }

        if (limits.TakeMail(call) is { } tooMany)
        {
            return tooMany;
        }

        if (await reauthentication.Refuse(call, user, request.Password, "password") is { } refused)
        {
            return refused;
        }

        if (await store.Transact(commit => Ask(commit, call, user, address), call.Cancellation) is { } late)
        {
            return late;
        }

        letters.Wake();
        return Nothing.Value;
    }

    // The account is part of the commit: a reset of the password at this moment must not miss the link that it has to take back.
    private async ValueTask<Problem?> Ask(Commit commit, Call call, User asked, EmailAddress address)
    {
        if (await store.Load(AccountDocuments.Users, asked.Id, call.Cancellation) is not { } user || user.Value.PasswordHash != asked.PasswordHash
            || await store.Load(AccountDocuments.Sessions, call.Caller.SessionId, call.Cancellation) is null)
        {
            return Problems.SessionRevoked;
        }

        commit.Replace(AccountDocuments.Users, user.Value, user.Version);
        letters.Change(commit, user.Value, address);
        return null;
    }
}
