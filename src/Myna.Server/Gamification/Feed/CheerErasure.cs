using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Gamification.Feed;

/// <summary>Removes the cheers of an erased learner and those that their milestones got.</summary>
internal static class CheerErasure
{
    private const int Chunk = 200;

    public static async ValueTask EraseCheers(this IDocumentStore store, string userId, CancellationToken cancellation)
    {
        while (await store.Transact(commit => EraseSome(store, commit, userId, cancellation), cancellation))
        {
        }

        await store.DeleteAll(Cheer.ByOwner.Where(userId), cancellation);
        await store.DeleteAll(CheerCount.ByOwner.Where(userId), cancellation);
    }

    /// <summary>Counts stay the numbers of cheers: both change in one commit. False when none was left.</summary>
    private static async ValueTask<bool> EraseSome(IDocumentStore store, Commit commit, string userId, CancellationToken cancellation)
    {
        var cheers = (await store.Find(Cheer.ByUser.Where(userId).Take(Chunk), cancellation)).Items;
        var counts = await store.LoadMany(CheerCount.Collection, [.. cheers.Select(cheer => cheer.Value.MilestoneId)], cancellation);
        for (var i = 0; i < cheers.Count; i++)
        {
            commit.Delete(Cheer.Collection, cheers[i].Value.Id, cheers[i].Version);
            if (counts[i] is { } count)
            {
                commit.Replace(CheerCount.Collection, count.Value with { Cheers = count.Value.Cheers - 1 }, count.Version);
            }
        }

        return cheers.Count > 0;
    }
}
