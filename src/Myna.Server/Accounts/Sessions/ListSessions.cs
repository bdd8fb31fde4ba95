using System.Text.Json.Serialization;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Sessions;

/// <summary>GET /auth/sessions: the devices on which this account is signed in, the newest first.</summary>
public sealed class ListSessions(IDocumentStore store)
{
    public sealed record Response(IReadOnlyList<Item> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? NextCursor);

    /// <param name="Current">The one that asks.</param>
    /// <param name="Method"><c>password</c>, or the provider that it was opened with.</param>
    public sealed record Item(string Id, bool Current, string Method, string? UserAgent, string? Address, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt)
    {
        public static Item Of(AuthSession session, string currentId) =>
            new(session.Id, session.Id == currentId, session.Method, session.UserAgent, session.Address, session.CreatedAt, session.RotatedAt);
    }

    public async ValueTask<Outcome<Response>> Handle(Call call)
    {
        var asked = call.Page();
        if (!AccountDocuments.SessionsByUser.Where(call.Caller.UserId).Descending().Take(asked.Limit).TryAfter(asked.Cursor, out var query))
        {
            return Problems.InvalidCursor;
        }

        var current = call.Caller.SessionId;
        var page = await store.Find(query, call.Cancellation);
        return new Response([.. page.Items.Select(session => Item.Of(session.Value, current))], page.NextCursor);
    }
}
