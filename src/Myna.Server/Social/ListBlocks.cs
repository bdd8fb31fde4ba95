using System.Text.Json.Serialization;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Social;

/// <summary>Those whom a learner blocks, the newest first, so that they can take a block back. By whom they are blocked is told nobody.</summary>
internal sealed class ListBlocks(IDocumentStore store, Profiles profiles) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<ListBlocks>();
        api.Tagged("Social").Learner.Get("/users/me/blocks", call => feature.Handle(call.Caller, call.Page(), call.Cancellation))
            .Does("Those whom you block", "listBlocks").Pages();
    }

    public async ValueTask<Outcome<BlockPage>> Handle(Caller caller, Page asked, CancellationToken cancellation)
    {
        if (!SocialDocuments.Blocking.Where(caller.UserId).Descending().Take(asked.Limit).TryAfter(asked.Cursor, out var query))
        {
            return Problems.InvalidCursor;
        }

        var page = await store.Find(query, cancellation);
        var found = await profiles.GetMany([.. page.Items.Select(relation => relation.Value.OtherId)], cancellation);
        return new BlockPage(
            [.. page.Items.Zip(found).Where(block => block.Second is not null).Select(block => new Blocked(block.Second!.Id, block.Second.DisplayName, block.First.Value.Blocking!.Value))],
            page.NextCursor);
    }

    public sealed record BlockPage(IReadOnlyList<Blocked> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? NextCursor);

    public sealed record Blocked(string Id, string DisplayName, DateTimeOffset Since);
}
