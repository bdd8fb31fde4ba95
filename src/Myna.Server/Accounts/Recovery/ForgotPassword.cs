using System.ComponentModel.DataAnnotations;
using Myna.Server.Accounts.Mail;
using Myna.Server.Accounts.Throttling;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Recovery;

/// <summary>POST /auth/forgot-password: an email with a link, if there is such an account. The response is the same if there is none.</summary>
public sealed class ForgotPassword(IDocumentStore store, OutgoingEmails emails, RateLimits limits)
{
    public sealed record Request([property: Required] string? Email);

    public async ValueTask<Outcome<Nothing>> Handle(Call call, Request request)
    {
        if (EmailAddress.Parse(request.Email) is not { } address)
        {
            return Problems.Field("email", "is not an email address");
        }

        if (limits.TakeMail(call) is { } tooMany)
        {
            return tooMany;
        }

        var commit = new Commit();
        emails.Reset(commit, address);
        await store.Commit(commit, call.Cancellation);
        return Nothing.Value;
    }
}
