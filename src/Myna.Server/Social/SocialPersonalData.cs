using System.Text.Json;
using Myna.Server.Accounts.Contracts;
using Myna.Storage;

namespace Myna.Server.Social;

/// <summary>The data that this module keeps of a learner: whom they follow and block, and who follows them. The export does not tell who blocks them.</summary>
internal sealed class SocialPersonalData(IDocumentStore store) : IHoldsPersonalData
{
    /// <summary>Each relation is four writes at most.</summary>
    private const int Chunk = 100;

    public string Module => "social";

    public async ValueTask Export(Utf8JsonWriter json, string userId, CancellationToken cancellation)
    {
        json.WriteStartArray();
        await foreach (var (relation, _) in store.FindAll(SocialDocuments.ByUser.Where(userId), cancellation))
        {
            if (relation with { BlockedBy = null } is { IsNone: false } told)
            {
                JsonSerializer.Serialize(json, told, SocialDocuments.Relations.Json);
            }
        }

        json.WriteEndArray();
    }

    public async ValueTask Erase(string userId, CancellationToken cancellation)
    {
        while (!await store.Transact(commit => EraseSome(commit, userId, cancellation), cancellation))
        {
        }
    }

    /// <summary>True when nothing is left.</summary>
    private async ValueTask<bool> EraseSome(Commit commit, string userId, CancellationToken cancellation)
    {
        var page = await store.Find(SocialDocuments.ByUser.Where(userId).Take(Chunk), cancellation);
        string[] others = [.. page.Items.Select(relation => relation.Value.OtherId)];
        var sides = await store.LoadMany(SocialDocuments.Relations, [.. others.Select(other => Relation.IdOf(other, userId))], cancellation);
        var counts = await store.LoadMany(SocialDocuments.Counts, others, cancellation);
        for (var i = 0; i < others.Length; i++)
        {
            var (relation, version) = page.Items[i];
            commit.Delete(SocialDocuments.Relations, relation.Id, version);
            if (sides[i] is { } side)
            {
                commit.Delete(SocialDocuments.Relations, side.Value.Id, side.Version);
            }

            if (counts[i] is { } count && count.Value.After(relation.Mirrored(), Relation.None(others[i], userId)) is var left && left != count.Value)
            {
                commit.Replace(SocialDocuments.Counts, left, count.Version);
            }
        }

        if (page.NextCursor is null && await store.Load(SocialDocuments.Counts, userId, cancellation) is { } own)
        {
            commit.Delete(SocialDocuments.Counts, userId, own.Version);
        }

        return page.NextCursor is null;
    }
}
