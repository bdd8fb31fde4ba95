using System.Text.Json.Serialization;
using Myna.Server.Accounts.Identity.Throttling;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.SignIn.Sessions;

/// <summary>GET /auth/sessions: the devices on which this account is signed in, the newest first.</summary>
internal sealed class ListSessions(IDocumentStore store) : IFeature
{
    public sealed record Response(IReadOnlyList<Item> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? NextCursor);

    /// <param name="Current">The one that asks.</param>
    /// <param name="Method"><c>password</c>, or the provider that it was opened with.</param>
    public sealed record Item(string Id, bool Current, string Method, string? UserAgent, string? Address, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt)
    {
        public static Item Of(AuthSession session, string currentId) =>
            new(session.Id, session.Id == currentId, session.Method, session.UserAgent, session.Address, session.CreatedAt, session.RotatedAt);
    }

    public static void Map(Api api)
    {
        var feature = api.Feature<ListSessions>();
        api.Tagged("Accounts").Learner.Get("/auth/sessions", call => feature.Handle(call.Caller, call.Page(), call.Cancellation))
            .Does("The devices on which you are signed in", "listSessions")
            .Pages();
    }

    public async ValueTask<Outcome<Response>> Handle(Caller caller, Page asked, CancellationToken cancellation)
    {
        if (!SignInDocuments.SessionsByUser.Where(caller.UserId).Descending().Take(asked.Limit).TryAfter(asked.Cursor, out var query))
        {
            return Problems.InvalidCursor;
        }

        var page = await store.Find(query, cancellation);
        return new Response([.. page.Items.Select(session => Item.Of(session.Value, caller.SessionId))], page.NextCursor);
    }
}
