using System.Text.Json.Serialization;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Admin;

/// <summary>GET /admin/users: accounts whose address begins with <c>q</c>, in order of address. GET /admin/users/{id}: one.</summary>
public sealed class SearchUsers(IDocumentStore store)
{
    public sealed record Response(IReadOnlyList<AdminUserBody> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? NextCursor);

    public async ValueTask<Outcome<Response>> Handle(Call call)
    {
        var asked = call.Page();
        var prefix = call.Query("q")?.Trim().ToLowerInvariant() ?? "";
        if (prefix.Length > EmailAddress.MaxLength || !Limits.IsWellFormed(prefix))
        {
            return Problems.Field("q", $"is at most {EmailAddress.MaxLength} characters");
        }

        var all = AccountDocuments.UsersByEmail.All();
        // Keys are ASCII: U+FFFF comes after all of them.
        var matching = prefix.Length == 0 ? all : all.From(prefix).Before(prefix + '\uFFFF');
        if (!matching.Take(asked.Limit).TryAfter(asked.Cursor, out var query))
        {
            return Problems.InvalidCursor;
        }

        var page = await store.Find(query, call.Cancellation);
        return new Response([.. page.Items.Select(user => AdminUserBody.Of(user.Value))], page.NextCursor);
    }

    public async ValueTask<Outcome<AdminUserBody>> HandleOne(Call call) =>
        await store.Load(AccountDocuments.Users, call.Id, call.Cancellation) is { } user ? AdminUserBody.Of(user.Value) : Problems.UserNotFound;
}
