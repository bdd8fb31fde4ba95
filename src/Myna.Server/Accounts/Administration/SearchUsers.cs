using System.Text.Json.Serialization;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Identity.Throttling;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Administration;

/// <summary>GET /admin/users: accounts whose address begins with <c>q</c>, in order of address.</summary>
internal sealed class SearchUsers(IDocumentStore store) : IFeature
{
    public sealed record Response(IReadOnlyList<AdminUserBody> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? NextCursor);

    public static void Map(Api api)
    {
        var feature = api.Feature<SearchUsers>();
        api.Tagged("Administration").Admin.Get("/admin/users", call => feature.Handle(call.Query("q"), call.Page(), call.Cancellation))
            .Does("Find accounts by address", "adminListUsers")
            .Takes("q", "The beginning of the address")
            .Pages(max: 200);
    }

    public async ValueTask<Outcome<Response>> Handle(string? beginning, Page asked, CancellationToken cancellation)
    {
        var prefix = beginning?.Trim().ToLowerInvariant() ?? "";
        if (prefix.Length > EmailAddress.MaxLength || !Limits.IsWellFormed(prefix))
        {
            return Problems.Field("q", $"is at most {EmailAddress.MaxLength} characters");
        }

        var all = IdentityDocuments.UsersByEmail.All();
        // Keys are ASCII: U+FFFF comes after all of them.
        var matching = prefix.Length == 0 ? all : all.From(prefix).Before(prefix + '\uFFFF');
        if (!matching.Take(asked.Limit).TryAfter(asked.Cursor, out var query))
        {
            return Problems.InvalidCursor;
        }

        var page = await store.Find(query, cancellation);
        return new Response([.. page.Items.Select(user => AdminUserBody.Of(user.Value))], page.NextCursor);
    }
}
