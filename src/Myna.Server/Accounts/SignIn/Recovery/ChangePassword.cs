using System.ComponentModel.DataAnnotations;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Identity.Passwords;
using Myna.Server.Accounts.Identity.Profile;
using Myna.Server.Accounts.Identity.Tokens;
using Myna.Server.Accounts.Mail;
using Myna.Server.Accounts.Mail.Links;
using Myna.Server.Accounts.SignIn.Sessions;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.SignIn.Recovery;

/// <summary>
/// POST /auth/change-password: needs the current one; an account without a password sets its first one after a fresh login. Every
/// other device is signed out.
/// </summary>
internal sealed class ChangePassword(
    IDocumentStore store, PasswordHashing passwords, SessionLifecycle sessions, Reauthentication reauthentication, OutgoingEmails emails, TimeProvider clock)
    : IFeature
{
    /// <summary>How long the session that changed the password is told so again.</summary>
    private static readonly TimeSpan RetryWindow = TimeSpan.FromMinutes(10);

    public sealed record Request(string? CurrentPassword, [property: Required] string? NewPassword);

    public static void Map(Api api)
    {
        var feature = api.Feature<ChangePassword>();
        api.Tagged("Accounts").Learner.Post<Request, Nothing>(
                "/auth/change-password", (call, request) => feature.Handle(call.Caller, call.Origin, request, call.Cancellation))
            .Does("Change the password; signs out other devices", "changePassword")
            .May(AccountProblems.SignUpFirst, AccountProblems.InvalidCredentials, AccountProblems.FreshLoginRequired, AccountProblems.TooManyAttempts, AccountProblems.SignInsBusy);
    }

    public async ValueTask<Outcome<Nothing>> Handle(Caller caller, HttpOrigin origin, Request request, CancellationToken cancellation)
    {
        if (await store.Load(IdentityDocuments.Users, caller.UserId, cancellation) is not { } found)
        {
            return Problems.TokenInvalid;
        }

        if (found.Value.IsGuest)
        {
            return AccountProblems.SignUpFirst;
        }

        if (PasswordRules.Refuse(request.NewPassword, found.Value.Email, found.Value.DisplayName) is { } why)
        {
            return Problems.Field("newPassword", why);
        }

        var problem = await Change(caller, origin, request, found.Value, cancellation);
        return problem is null || await IsRetry(caller, origin, request, problem, cancellation) ? Nothing.Value : problem;
    }

    private async ValueTask<Problem?> Change(Caller caller, HttpOrigin origin, Request request, User found, CancellationToken cancellation)
    {
        if (await reauthentication.RequireProof(caller, origin, found, request.CurrentPassword, "currentPassword", cancellation) is { } refused)
        {
            return refused;
        }

        var hash = await passwords.Hash(request.NewPassword!);
        if (!hash.IsOk)
        {
            return hash.Problem;
        }

        return await reauthentication.Commit(
            caller,
            origin,
            found,
            request.CurrentPassword,
            "currentPassword",
            async (commit, user, session) =>
            {
                commit.Replace(SignInDocuments.Sessions, session.Value with { PasswordChangedAt = clock.Now() }, session.Version);
                commit.Replace(IdentityDocuments.Users, user.Value with { PasswordHash = hash.Value }, user.Version);
                await emails.Withdraw(commit, user.Value.Id, purpose => purpose != EmailToken.Verify, cancellation);
                emails.Notice(commit, user.Value, EmailKind.PasswordChanged);
                await sessions.EndAll(commit, user.Value.Id, butFor: caller.SessionId, RevocationReasons.PasswordChanged, cancellation);
            },
            cancellation);
    }

    // The response to the first try was lost: the current password is the new one by now. It is compared as a guess of its own, counted and
    // slowed down as a login is, so that this session is no quicker way to try passwords.
    private async ValueTask<bool> IsRetry(Caller caller, HttpOrigin origin, Request request, Problem problem, CancellationToken cancellation) =>
        (problem == AccountProblems.InvalidCredentials || string.IsNullOrEmpty(request.CurrentPassword))
        && await store.Load(SignInDocuments.Sessions, caller.SessionId, cancellation) is { Value.PasswordChangedAt: { } at } && clock.Now() - at <= RetryWindow
        && await store.Load(IdentityDocuments.Users, caller.UserId, cancellation) is { Value: { PasswordHash: not null } user }
        && await reauthentication.RequireProof(caller, origin, user, request.NewPassword, "newPassword", cancellation) is null;
}
