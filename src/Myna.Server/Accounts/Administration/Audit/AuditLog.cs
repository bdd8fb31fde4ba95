using Myna.Server.Accounts.Identity;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Accounts.Administration.Audit;

/// <summary>The append-only log of the actions of admins.</summary>
internal sealed class AuditLog(IDocumentStore store, TimeProvider clock)
{
    /// <summary>The account that acts, if it is an admin's at this moment: the token that said so may be older.</summary>
    public async ValueTask<Document<User>?> Admin(string id, CancellationToken cancellation) =>
        await store.Load(IdentityDocuments.Users, id, cancellation) is { Value.SuspendedAt: null } found && found.Value.Roles.Contains(RoleNames.Admin) ? found : null;

    /// <summary>
    /// Adds an entry to the commit of the action, and requires that the admin still is one: of two who take the role from each other at
    /// once, one no longer has it.
    /// </summary>
    /// <param name="admin">Null: the operator.</param>
    public void Add(Commit commit, Document<User>? admin, string action, string targetId, string? detail = null)
    {
        var now = clock.Now();
        if (admin is { } actor)
        {
            commit.Require(IdentityDocuments.Users, actor);
        }

        commit.Insert(AdministrationDocuments.Audit, new AuditEntry(Ids.New(now), now, admin?.Value.Id ?? AuditEntry.Operator, action, targetId, detail));
    }
}
