using System.ComponentModel.DataAnnotations;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Identity.Throttling;
using Myna.Server.Accounts.Mail;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.SignIn.Recovery;

/// <summary>
/// POST /auth/change-email: a link to the new address, which changes it when opened, and a notice to the old one. The response does
/// not tell whether the new address has an account.
/// </summary>
internal sealed class ChangeEmail(IDocumentStore store, Reauthentication reauthentication, OutgoingEmails emails, RateLimits limits) : IFeature
{
    public sealed record Request([property: Required] string? Email, string? Password);

    public static void Map(Api api)
    {
        var feature = api.Feature<ChangeEmail>();
        api.Tagged("Accounts").Learner.Post<Request, Nothing>(
                "/auth/change-email", (call, request) => feature.Handle(call.Caller, call.Origin, request, call.Cancellation))
            .Does("Change the email address, once its new owner confirms", "changeEmail")
            .May(AccountProblems.SignUpFirst, AccountProblems.InvalidCredentials, AccountProblems.FreshLoginRequired, AccountProblems.TooManyAttempts, AccountProblems.SignInsBusy);
    }

    public async ValueTask<Outcome<Nothing>> Handle(Caller caller, HttpOrigin origin, Request request, CancellationToken cancellation)
    {
        if (EmailAddress.Parse(request.Email) is not { } address)
        {
            return Problems.Field("email", "is not an email address");
        }

        if (await store.Load(IdentityDocuments.Users, caller.UserId, cancellation) is not { Value: var user })
        {
            return Problems.TokenInvalid;
        }

        if (user.IsGuest)
        {
            return AccountProblems.SignUpFirst;
        }

        if (limits.TakeMail(origin) is { } tooMany)
        {
            return tooMany;
        }

        if (await reauthentication.RequireProof(caller, origin, user, request.Password, "password", cancellation) is { } refused)
        {
            return refused;
        }

        // The account is part of the commit: a reset of the password at this moment must not miss the link that it has to take back.
        var late = await reauthentication.Commit(
            caller,
            origin,
            user,
            request.Password,
            "password",
            (commit, account, session) =>
            {
                commit.Require(SignInDocuments.Sessions, session);
                commit.Replace(IdentityDocuments.Users, account.Value, account.Version);
                emails.Change(commit, account.Value, address);
                return ValueTask.CompletedTask;
            },
            cancellation);
        return late is null ? Nothing.Value : late;
    }
}
