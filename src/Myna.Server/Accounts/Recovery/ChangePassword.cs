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
public sealed class ChangePassword(IDocumentStore store, PasswordHashing passwords, SessionOpening sessions, Revocations revocations, Reauthentication reauthentication, Letters letters)
{
    public sealed record Request(string? CurrentPassword, [property: Required] string? NewPassword);

    public async ValueTask<Outcome<Nothing>> Handle(Call call, Request request)
    {
        var cancellation = call.Cancellation;
        if (await store.Load(AccountDocuments.Users, call.Caller.UserId, cancellation) is not { } found)
        {
            return Problems.TokenInvalid;
        }

        if (PasswordRules.Refuse(request.NewPassword, found.Value.Email, found.Value.DisplayName) is { } why)
        {
            return Problems.Field("newPassword", why);
        }

        if (await reauthentication.Refuse(call, found.Value, request.CurrentPassword, "currentPassword") is { } refused)
        {
            return refused;
        }

        var hash = await passwords.Hash(request.NewPassword!);
        if (!hash.IsOk)
        {
            return hash.Problem;
        }

        IReadOnlyList<Revocation> ended = [];
        var late = await reauthentication.Commit(call, found.Value, request.CurrentPassword, "currentPassword", async (commit, user) =>
        {
            commit.Replace(AccountDocuments.Users, user.Value with { PasswordHash = hash.Value }, user.Version);
            await letters.Withdraw(commit, user.Value.Id, purpose => purpose != EmailToken.Verify, cancellation);
            letters.Notice(commit, user.Value, LetterKind.PasswordChanged);
            ended = await sessions.EndAll(commit, user.Value.Id, butFor: call.Caller.SessionId, RevocationReasons.PasswordChanged, cancellation);
        });
        if (late is not null)
        {
            return late;
        }

        letters.Wake();
        await revocations.Apply(ended);
        return Nothing.Value;
    }
}
