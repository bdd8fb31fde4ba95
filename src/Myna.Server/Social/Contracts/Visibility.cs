using Myna.Server.Accounts.Contracts;
using Myna.Storage;

namespace Myna.Server.Social.Contracts;

/// <summary>Who sees whom: every list of people that learners read asks here.</summary>
public sealed class Visibility(IDocumentStore store, Profiles profiles)
{
    /// <summary>The profile of a learner as another one sees it; null where they see none.</summary>
    public async ValueTask<Profile?> Find(string viewerId, string userId, CancellationToken cancellation = default) =>
        (await FindMany(viewerId, [userId], cancellation))[0];

    /// <summary>The profiles of these learners as one of them or another one sees them, in their order; null where they see none. Everybody sees themselves.</summary>
    /// <exception cref="ArgumentException">More than <see cref="Limits.MaxPageSize"/> ids.</exception>
    public async ValueTask<IReadOnlyList<Profile?>> FindMany(string viewerId, IReadOnlyList<string> userIds, CancellationToken cancellation = default)
    {
        var found = await profiles.GetMany(userIds, cancellation);
        var counts = (await store.Load(SocialDocuments.Counts, viewerId, cancellation))?.Value;

        // Nearly always nobody is private here and nobody is blocked: the relations need not be read.
        var relations = counts is { HasBlocks: true } || found.Any(profile => profile is { IsPrivate: true })
            ? await store.LoadMany(SocialDocuments.Relations, [.. userIds.Select(userId => Relation.IdOf(viewerId, userId))], cancellation)
            : null;
        return [.. found.Select((profile, i) => Seen(viewerId, profile, relations?[i]?.Value))];
    }

    /// <summary>Those whom a learner follows, whether they see them now or not: at most 1,000.</summary>
    public async ValueTask<IReadOnlyList<string>> Followed(string userId, CancellationToken cancellation = default) =>
        [.. (await store.Find(SocialDocuments.Following.Where(userId).Take(RelationLimits.MaxFollowed), cancellation)).Items.Select(relation => relation.Value.OtherId)];

    /// <summary>
    /// The blocks of these people with anybody: for lists that are read once and sent to many. By the reader's id: those of these people whom they do not see.
    /// </summary>
    public async ValueTask<IReadOnlyDictionary<string, HashSet<string>>> Blocks(IReadOnlyList<string> userIds, CancellationToken cancellation = default)
    {
        var blocks = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var counts in await store.LoadMany(SocialDocuments.Counts, userIds, cancellation))
        {
            if (counts is not { Value: { HasBlocks: true, Id: var userId } })
            {
                continue;
            }

            foreach (var kind in new[] { SocialDocuments.Blocking, SocialDocuments.BlockedBy })
            {
                await foreach (var (relation, _) in store.FindAll(kind.Where(userId), cancellation))
                {
                    if (!blocks.TryGetValue(relation.OtherId, out var unseen))
                    {
                        blocks[relation.OtherId] = unseen = new(StringComparer.Ordinal);
                    }

                    unseen.Add(userId);
                }
            }
        }

        return blocks;
    }

    private static Profile? Seen(string viewerId, Profile? profile, Relation? relation) =>
        profile is null || profile.Id == viewerId || (relation ?? Relation.None(viewerId, profile.Id)).Sees(profile) ? profile : null;
}
