using System.ComponentModel.DataAnnotations;
using Myna.Server.Accounts.Mail;
using Myna.Server.Accounts.Throttling;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Recovery;

/// <summary>
/// POST /auth/change-email: a link to the new address, which changes it when opened, and a notice to the old one. The response does
/// not tell whether the new address has an account.
/// </summary>
public sealed class ChangeEmail(IDocumentStore store, Reauthentication reauthentication, OutgoingEmails emails, RateLimits limits)
{
    public sealed record Request([property: Required] string? Email, string? Password);

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

        if (user.IsGuest)
        {
            return Problems.SignUpFirst;
        }

        if (limits.TakeMail(call) is { } tooMany)
        {
            return tooMany;
        }

        if (await reauthentication.RequireProof(call, user, request.Password, "password") is { } refused)
        {
            return refused;
        }

        // The account is part of the commit: a reset of the password at this moment must not miss the link that it has to take back.
        var late = await reauthentication.Commit(call, user, request.Password, "password", (commit, account, session) =>
        {
            commit.Require(AccountDocuments.Sessions, session);
            commit.Replace(AccountDocuments.Users, account.Value, account.Version);
            emails.Change(commit, account.Value, address);
            return ValueTask.CompletedTask;
        });
        if (late is not null)
        {
            return late;
        }

        return Nothing.Value;
    }
}
