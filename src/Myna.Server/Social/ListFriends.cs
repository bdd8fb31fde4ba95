using System.Text.Json.Serialization;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Server.Social.Contracts;
using Myna.Storage;

namespace Myna.Server.Social;

/// <summary>
/// The people around a learner, the newest first: friends, who follow each other, or one direction alone. Friends are asked for most; one list with
/// both directions would mix people who chose each other with people who did not.
/// </summary>
internal sealed class ListFriends(IDocumentStore store, Profiles profiles, FindGameSummaries summaries) : IFeature
{
    private const string Parameter = "list", FollowingList = "following", FollowersList = "followers";

    public static void Map(Api api)
    {
        var feature = api.Feature<ListFriends>();
        api.Tagged("Social").Learner.Get("/users/me/friends", call => feature.Handle(call.Caller, call.Query(Parameter), call.Page(), call.Cancellation))
            .Does("Friends, who follow each other; or those whom you follow, or who follow you", "listFriends")
            .Takes(QueryParameter.OneOf(
                Parameter, "following: those whom you follow; followers: those who follow you; absent: friends, who do both", FollowingList, FollowersList))
            .Pages();
    }

    public async ValueTask<Outcome<FriendPage>> Handle(Caller caller, string? list, Page asked, CancellationToken cancellation)
    {
        var (index, since) = list switch
        {
            FollowingList => (SocialDocuments.Following, (Func<Relation, DateTimeOffset?>)(relation => relation.Following)),
            FollowersList => (SocialDocuments.Followers, relation => relation.FollowedBy),
            _ => (SocialDocuments.Friends, relation => relation.Friends),
        };
        if (!index.Where(caller.UserId).Descending().Take(asked.Limit).TryAfter(asked.Cursor, out var query))
        {
            return Problems.InvalidCursor;
        }

        var page = await store.Find(query, cancellation);
        string[] ids = [.. page.Items.Select(relation => relation.Value.OtherId)];
        var found = await profiles.GetMany(ids, cancellation);
        var games = await summaries(ids, cancellation);
        var items = new List<Friend>(ids.Length);
        for (var i = 0; i < ids.Length; i++)
        {
            var relation = page.Items[i].Value;
            if (found[i] is { } profile && relation.Sees(profile))
            {
                items.Add(new Friend(PublicUser.Of(profile, games[i]), since(relation)!.Value, relation.Following is not null, relation.FollowedBy is not null));
            }
        }

        return new FriendPage(items, page.NextCursor);
    }

    /// <param name="Items">Fewer than the limit where somebody is not to be seen at this moment, such as a suspended account.</param>
    public sealed record FriendPage(IReadOnlyList<Friend> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? NextCursor);

    /// <param name="Since">When they came onto this list.</param>
    /// <param name="Following">Whether you follow them.</param>
    /// <param name="FollowsYou">Whether they follow you.</param>
    public sealed record Friend(PublicUser User, DateTimeOffset Since, bool Following, bool FollowsYou);
}
