using Myna.Server.Accounts.Administration.Audit;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Identity.Tokens;
using Myna.Server.Accounts.SignIn.Sessions;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Accounts.Administration;

/// <summary>The body of an admin's action on an account.</summary>
/// <param name="Reason">For the audit log; at most 200 characters.</param>
internal sealed record ModerationRequest(string? Reason);

/// <summary>Changes somebody else's account, with an entry in the audit log in the same commit: the part that all actions of admins share.</summary>
internal sealed class Moderation(IDocumentStore store, AuditLog audit, SessionLifecycle sessions, Revocations revocations)
{
    private const int MaxReasonLength = 200;

    /// <param name="action">As in the audit log.</param>
    /// <param name="change">Gives the same instance when there is nothing to change.</param>
    /// <param name="endSessions">Why every session ends; null: they stay.</param>
    public async ValueTask<Outcome<AdminUserBody>> Change(
        Caller caller, string userId, ModerationRequest request, string action, Func<User, User> change, string? endSessions, CancellationToken cancellation)
    {
        if (request.Reason is { } reason && (reason.Length > MaxReasonLength || !Limits.IsWellFormed(reason)))
        {
            return Problems.Field("reason", $"is at most {MaxReasonLength} characters");
        }

        if (userId == caller.UserId)
        {
            return AccountProblems.NotOnYourself;
        }

        return await store.Transact<Outcome<AdminUserBody>>(
            async commit =>
            {
                if (await audit.Admin(caller.UserId, cancellation) is not { } admin)
                {
                    return Problems.Forbidden;
                }

                if (await store.Load(IdentityDocuments.Users, userId, cancellation) is not { } found)
                {
                    return AccountProblems.UserNotFound;
                }

                var changed = change(found.Value);
                if (!ReferenceEquals(changed, found.Value))
                {
                    commit.Replace(IdentityDocuments.Users, changed, found.Version);
                    commit.Publish(AccountEvents.VisibilityChanged, new VisibilityChanged(changed.Id, changed.IsHidden));
                }

                if (endSessions is not null)
                {
                    await sessions.EndAll(commit, changed.Id, butFor: null, endSessions, cancellation);
                }

                if (changed.SuspendedAt is not null)
                {
                    // Also tokens of sessions that are being opened at this moment.
                    await revocations.Add(commit, changed.Id, sessionId: null, RevocationReasons.Suspended);
                }

                audit.Add(commit, admin, action, changed.Id, request.Reason);
                return AdminUserBody.Of(changed);
            },
            cancellation);
    }
}
