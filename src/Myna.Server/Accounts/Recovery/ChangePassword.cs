using System.ComponentModel.DataAnnotations;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Mail;
using Myna.Server.Accounts.Passwords;
using Myna.Server.Accounts.Sessions;
using Myna.Server.Accounts.Tokens;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Recovery;

/// <summary>
/// POST /auth/change-password: needs the current one; an account without a password sets its first one after a fresh login. Every
/// other device is signed out.
/// </summary>
public sealed class ChangePassword(IDocumentStore store, PasswordHashing passwords, SessionOpening sessions, Revocations revocations, Reauthentication reauthentication, OutgoingEmails emails, TimeProvider clock)
{
    /// <summary>How long the session that changed the password is told so again.</summary>
    private static readonly TimeSpan RetryWindow = TimeSpan.FromMinutes(10);

    public sealed record Request(string? CurrentPassword, [property: Required] string? NewPassword);

    public async ValueTask<Outcome<Nothing>> Handle(Call call, Request request)
    {
        if (await store.Load(AccountDocuments.Users, call.Caller.UserId, call.Cancellation) is not { } found)
        {
            return Problems.TokenInvalid;
        }

        if (found.Value.IsGuest)
        {
            return Problems.SignUpFirst;
        }

        if (PasswordRules.Refuse(request.NewPassword, found.Value.Email, found.Value.DisplayName) is { } why)
        {
            return Problems.Field("newPassword", why);
        }

        var problem = await Change(call, request, found.Value);
        return problem is null || await IsRetry(call, request, problem) ? Nothing.Value : problem;
    }

    private async ValueTask<Problem?> Change(Call call, Request request, User found)
    {
        var cancellation = call.Cancellation;
        if (await reauthentication.RequireProof(call, found, request.CurrentPassword, "currentPassword") is { } refused)
        {
            return refused;
        }

        var hash = await passwords.Hash(request.NewPassword!);
        if (!hash.IsOk)
        {
            return hash.Problem;
        }

        IReadOnlyList<Revocation> ended = [];
        var late = await reauthentication.Commit(call, found, request.CurrentPassword, "currentPassword", async (commit, user, session) =>
        {
            commit.Replace(AccountDocuments.Sessions, session.Value with { PasswordChangedAt = clock.Now() }, session.Version);
            commit.Replace(AccountDocuments.Users, user.Value with { PasswordHash = hash.Value }, user.Version);
            await emails.Withdraw(commit, user.Value.Id, purpose => purpose != EmailToken.Verify, cancellation);
            emails.Notice(commit, user.Value, EmailKind.PasswordChanged);
            ended = await sessions.EndAll(commit, user.Value.Id, butFor: call.Caller.SessionId, RevocationReasons.PasswordChanged, cancellation);
        });
        if (late is not null)
        {
            return late;
        }

        await revocations.Apply(ended);
        return null;
    }

    // The response to the first try was lost: the current password is the new one by now. It is compared as a guess of its own, counted and
    // slowed down as a login is, so that this session is no quicker way to try passwords.
    private async ValueTask<bool> IsRetry(Call call, Request request, Problem problem) =>
        (problem == Problems.InvalidCredentials || string.IsNullOrEmpty(request.CurrentPassword))
        && await store.Load(AccountDocuments.Sessions, call.Caller.SessionId, call.Cancellation) is { Value.PasswordChangedAt: { } at } && clock.Now() - at <= RetryWindow
        && await store.Load(AccountDocuments.Users, call.Caller.UserId, call.Cancellation) is { Value: { PasswordHash: not null } user }
        && await reauthentication.RequireProof(call, user, request.NewPassword, "newPassword") is null;
}
