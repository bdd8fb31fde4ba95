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

        if (limits.Take("mail", RateLimits.NetworkOf(call), new Limit(limits.Limits.MailsPerAddressAnHour, TimeSpan.FromHours(1))) is { } tooMany)
        {
            return tooMany;
        }

        if (await reauthentication.Refuse(call, user, request.Password, "password") is { } refused)
        {
            return refused;
        }

        var commit = new Commit();
        letters.Change(commit, user, address);
        await store.Commit(commit, call.Cancellation);
        letters.Wake();
        return Nothing.Value;
    }
}
