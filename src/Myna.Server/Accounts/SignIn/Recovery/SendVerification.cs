using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Identity.Throttling;
using Myna.Server.Accounts.Mail;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.SignIn.Recovery;

/// <summary>POST /auth/verify-email/send: the email with the link once more.</summary>
internal sealed class SendVerification(IDocumentStore store, OutgoingEmails emails, RateLimits limits) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<SendVerification>();
        api.Tagged("Accounts").Learner.Post("/auth/verify-email/send", call => feature.Handle(call.Caller, call.Origin, call.Cancellation))
            .Does("Send the confirming link again", "sendVerification")
            .May(AccountProblems.TooManyAttempts, AccountProblems.SignUpFirst);
    }

    public async ValueTask<Outcome<Nothing>> Handle(Caller caller, HttpOrigin origin, CancellationToken cancellation)
    {
        if ((await store.Load(IdentityDocuments.Users, caller.UserId, cancellation))?.Value.IsGuest == true)
        {
            return AccountProblems.SignUpFirst;
        }

        if (limits.TakeMail(origin) is { } tooMany)
        {
            return tooMany;
        }

        var commit = new Commit();
        emails.Verification(commit, caller.UserId);
        await store.Commit(commit, cancellation);
        return Nothing.Value;
    }
}
