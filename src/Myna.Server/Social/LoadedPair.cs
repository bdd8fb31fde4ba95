using Myna.Server.Social.Contracts;
using Myna.Storage;

namespace Myna.Server.Social;

/// <summary>Two learners as they stand with each other, loaded to be changed: both sides, and the counts of both.</summary>
internal sealed record LoadedPair(
    Relation Mine, Document<Relation>? MySide, Document<Relation>? OtherSide, Document<RelationCounts>? MyCountsNow, Document<RelationCounts>? OtherCountsNow)
{
    public RelationCounts MyCounts => MyCountsNow?.Value ?? new RelationCounts(Mine.UserId, 0, 0, 0);

    public static async ValueTask<LoadedPair> Load(IDocumentStore store, string userId, string otherId, CancellationToken cancellation)
    {
        var sides = await store.LoadMany(SocialDocuments.Relations, [Relation.IdOf(userId, otherId), Relation.IdOf(otherId, userId)], cancellation);
        var counts = await store.LoadMany(SocialDocuments.Counts, [userId, otherId], cancellation);
        return new LoadedPair(sides[0]?.Value ?? Relation.None(userId, otherId), sides[0], sides[1], counts[0], counts[1]);
    }

    /// <summary>Adds everything to the commit that makes <paramref name="changed"/> of <see cref="Mine"/>; nothing when it is the same.</summary>
    public void Save(Commit commit, Relation changed)
    {
        if (changed == Mine)
        {
            return;
        }

        Save(commit, changed, MySide);
        Save(commit, changed.Mirrored(), OtherSide);
        Save(commit, MyCounts.After(Mine, changed), MyCountsNow);
        var otherCounts = OtherCountsNow?.Value ?? new RelationCounts(Mine.OtherId, 0, 0, 0);
        Save(commit, otherCounts.After(Mine.Mirrored(), changed.Mirrored()), OtherCountsNow);
        commit.Publish(SocialEvents.RelationChanged, new RelationChanged(Mine.UserId, Mine.OtherId));
    }

    private static void Save(Commit commit, Relation side, Document<Relation>? now)
    {
        if (!side.IsNone)
        {
            commit.Put(SocialDocuments.Relations, side, now);
        }
        else if (now is { } gone)
        {
            commit.Delete(SocialDocuments.Relations, side.Id, gone.Version);
        }
    }

    private static void Save(Commit commit, RelationCounts counts, Document<RelationCounts>? now)
    {
        if (counts != (now?.Value ?? new RelationCounts(counts.Id, 0, 0, 0)))
        {
            commit.Put(SocialDocuments.Counts, counts, now);
        }
    }
}
