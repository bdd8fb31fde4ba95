using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Sessions;
using Myna.Server.Accounts.Tokens;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Admin;

/// <summary>POST /admin/users/{id}/suspend, /restore, /logout: each with its entry in the audit log, in the same commit.</summary>
public sealed class Moderation(IDocumentStore store, AuditLog audit, SessionOpening sessions, Revocations revocations, TimeProvider clock)
{
    private const int MaxReasonLength = 200;

    /// <param name="Reason">For the audit log; at most 200 characters.</param>
    public sealed record Request(string? Reason);

    public ValueTask<Outcome<AdminUserBody>> HandleSuspend(Call call, Request request) => Change(
        call, request, "user.suspend", user => user.SuspendedAt is null ? user with { SuspendedAt = clock.Now() } : user, RevocationReasons.Suspended);

    public ValueTask<Outcome<AdminUserBody>> HandleRestore(Call call, Request request) =>
        Change(call, request, "user.restore", user => user.SuspendedAt is null ? user : user with { SuspendedAt = null }, endSessions: null);

    public ValueTask<Outcome<AdminUserBody>> HandleLogOut(Call call, Request request) =>
        Change(call, request, "user.logout", user => user, RevocationReasons.ByAdmin);

    /// <param name="endSessions">Why every session ends; null: they stay.</param>
    private async ValueTask<Outcome<AdminUserBody>> Change(Call call, Request request, string action, Func<User, User> change, string? endSessions)
    {
        if (request.Reason is { } reason && (reason.Length > MaxReasonLength || !Limits.IsWellFormed(reason)))
        {
            return Problems.Field("reason", $"is at most {MaxReasonLength} characters");
        }

        if (call.Id == call.Caller.UserId)
        {
            return Problems.NotOnYourself;
        }

        IReadOnlyList<Revocation> ended = [];
        var outcome = await store.Transact<Outcome<AdminUserBody>>(
            async commit =>
            {
                ended = [];
                if (await audit.Admin(call.Caller.UserId, call.Cancellation) is not { } admin)
                {
                    return Problems.Forbidden;
                }

                if (await store.Load(AccountDocuments.Users, call.Id, call.Cancellation) is not { } found)
                {
                    return Problems.UserNotFound;
                }

                var changed = change(found.Value);
                if (!ReferenceEquals(changed, found.Value))
                {
                    commit.Replace(AccountDocuments.Users, changed, found.Version);
                    commit.Publish(AccountEvents.SuspensionChanged, new SuspensionChanged(changed.Id, changed.SuspendedAt is not null));
                }

                ended = endSessions is null ? [] : await sessions.EndAll(commit, changed.Id, butFor: null, endSessions, call.Cancellation);
                if (changed.SuspendedAt is not null)
                {
                    // Also tokens of sessions that are being opened at this moment.
                    ended = [.. ended, await revocations.Add(commit, changed.Id, sessionId: null, RevocationReasons.Suspended)];
                }

                audit.Add(commit, admin, action, changed.Id, request.Reason);
                return AdminUserBody.Of(changed);
            },
            call.Cancellation);
        await revocations.Apply(ended);
        return outcome;
    }
}
