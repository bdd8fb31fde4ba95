using System.Text.Json.Serialization;
using Myna.Server.Accounts.Identity.Throttling;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Administration.Audit;

/// <summary>GET /admin/audit: the audit log, newest first; <c>userId</c> narrows it to one account.</summary>
internal sealed class ListAudit(IDocumentStore store) : IFeature
{
    public sealed record Response(IReadOnlyList<AuditEntry> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? NextCursor);

    public static void Map(Api api)
    {
        var feature = api.Feature<ListAudit>();
        api.Tagged("Administration").Admin.Get("/admin/audit", call => feature.Handle(call.Query("userId"), call.Page(), call.Cancellation))
            .Does("The actions of admins, newest first", "adminListAudit")
            .Takes("userId", "Only actions on this account")
            .Pages(max: 200);
    }

    public async ValueTask<Outcome<Response>> Handle(string? userId, Page asked, CancellationToken cancellation)
    {
        var all = userId is null ? AdministrationDocuments.AuditByTime.All() : AdministrationDocuments.AuditByTarget.Where(userId);
        if (!all.Descending().Take(asked.Limit).TryAfter(asked.Cursor, out var query))
        {
            return Problems.InvalidCursor;
        }

        var page = await store.Find(query, cancellation);
        return new Response([.. page.Items.Select(entry => entry.Value)], page.NextCursor);
    }
}
