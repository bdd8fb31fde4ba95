using System.Text.Json.Serialization;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Admin;

/// <summary>The append-only log of what admins do. GET /admin/audit reads it, the newest first; <c>userId</c> narrows it to one account.</summary>
public sealed class AuditLog(IDocumentStore store, TimeProvider clock)
{
    public sealed record Response(IReadOnlyList<AuditEntry> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? NextCursor);

    /// <summary>The account that acts, if it is an admin's at this moment: the token that said so may be older.</summary>
    public async ValueTask<Document<User>?> Admin(string id, CancellationToken cancellation) =>
        await store.Load(AccountDocuments.Users, id, cancellation) is { Value.SuspendedAt: null } found && found.Value.Roles.Contains(RoleNames.Admin) ? found : null;

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
            commit.Require(AccountDocuments.Users, actor);
        }

        commit.Insert(AccountDocuments.Audit, new AuditEntry(Ids.New(now), now, admin?.Value.Id ?? AuditEntry.Operator, action, targetId, detail));
    }

    public async ValueTask<Outcome<Response>> Handle(Call call)
    {
        var asked = call.Page();
        var all = call.Query("userId") is { } user ? AccountDocuments.AuditByTarget.Where(user) : AccountDocuments.AuditByTime.All();
        if (!all.Descending().Take(asked.Limit).TryAfter(asked.Cursor, out var query))
        {
            return Problems.InvalidCursor;
        }

        var page = await store.Find(query, call.Cancellation);
        return new Response([.. page.Items.Select(entry => entry.Value)], page.NextCursor);
    }
}
