using Myna.Server.Accounts.Mail;
using Myna.Server.Accounts.Throttling;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Recovery;

/// <summary>POST /auth/verify-email/send: the email with the link once more.</summary>
public sealed class SendVerification(IDocumentStore store, OutgoingEmails emails, RateLimits limits)
{
    public async ValueTask<Outcome<Nothing>> Handle(Call call)
    {
        if ((await store.Load(AccountDocuments.Users, call.Caller.UserId, call.Cancellation))?.Value.IsGuest == true)
        {
            return Problems.SignUpFirst;
        }

        if (limits.TakeMail(call) is { } tooMany)
        {
            return tooMany;
        }

        var commit = new Commit();
        emails.Verification(commit, call.Caller.UserId);
        await store.Commit(commit, call.Cancellation);
        return Nothing.Value;
    }
}
