using System.ComponentModel.DataAnnotations;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Identity.Throttling;
using Myna.Server.Accounts.Mail;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.SignIn.Recovery;

/// <summary>POST /auth/forgot-password: an email with a link, if there is such an account. The response is the same if there is none.</summary>
internal sealed class ForgotPassword(IDocumentStore store, OutgoingEmails emails, RateLimits limits) : IFeature
{
    public sealed record Request([property: Required] string? Email);

    public static void Map(Api api)
    {
        var feature = api.Feature<ForgotPassword>();
        api.Tagged("Accounts").Everybody.Post<Request, Nothing>(
                "/auth/forgot-password", (call, request) => feature.Handle(call.Origin, request, call.Cancellation))
            .Does("Ask for a link to choose a new password", "requestPasswordReset")
            .May(AccountProblems.TooManyAttempts);
    }

    public async ValueTask<Outcome<Nothing>> Handle(HttpOrigin origin, Request request, CancellationToken cancellation)
    {
        if (EmailAddress.Parse(request.Email) is not { } address)
        {
            return Problems.Field("email", "is not an email address");
        }

        if (limits.TakeMail(origin) is { } tooMany)
        {
            return tooMany;
        }

        var commit = new Commit();
        emails.Reset(commit, address);
        await store.Commit(commit, cancellation);
        return Nothing.Value;
    }
}
