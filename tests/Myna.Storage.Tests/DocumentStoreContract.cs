namespace Myna.Storage.Tests;

/// <summary>
/// What every adapter of the document store does, by whatever means. An adapter's tests inherit this and supply the store.
/// </summary>
/// <remarks>Each test opens its own store, empty, so that a store that is not there can skip it with a reason.</remarks>
public abstract partial class DocumentStoreContract
{
    /// <summary>An empty store for <see cref="Cards.All"/>. Call <c>Skip.If</c> here when what the adapter needs is absent.</summary>
    protected abstract Task<IDocumentStore> OpenStore();

    /// <summary>Closes the store and opens it again on the same data, as the next process would.</summary>
    protected abstract Task<IDocumentStore> Reopen(IDocumentStore store);

    [SkippableFact]
    public async Task AReadSeesEveryCommitBeforeItAlsoAfterTheStoreWasAskedForItsHealth()
    {
        await using var store = await OpenStore();
        await store.Ping();
        (await Ids(store, Cards.ByOwner.Where("ana"))).ShouldBeEmpty();
        for (var i = 0; i < 20; i++)
        {
            (await Insert(store, Some($"card{i:00}"))).IsCommitted.ShouldBeTrue();
            await store.Ping();
            (await Ids(store, Cards.ByOwner.Where("ana"))).Count.ShouldBe(i + 1);
        }
    }

    protected static Card Some(string id) => new(id) { Owner = "ana", Rank = 1, Text = "a cat sleeps" };

    protected static async Task<CommitResult> Insert(IDocumentStore store, params Card[] cards)
    {
        var commit = new Commit();
        foreach (var card in cards)
        {
            commit.Insert(Cards.Collection, card);
        }

        return await store.Commit(commit);
    }

    protected static async Task<IReadOnlyList<string>> Ids(IDocumentStore store, Query<Card> query) =>
        [.. (await store.Find(query)).Items.Select(document => document.Value.Id)];

    protected static async Task<List<string>> AllIds(IDocumentStore store, Query<Card> query, int pageSize)
    {
        var ids = new List<string>();
        query = query.Take(pageSize);
        while (true)
        {
            var page = await store.Find(query);
            page.Items.Count.ShouldBeLessThanOrEqualTo(pageSize);
            ids.AddRange(page.Items.Select(document => document.Value.Id));
            if (page.NextCursor is null)
            {
                return ids;
            }

            page.Items.Count.ShouldBe(pageSize);
            query.TryAfter(page.NextCursor, out query).ShouldBeTrue();
        }
    }

    protected static async Task<List<Document<Card>>> Everything(IDocumentStore store, Collection<Card> collection)
    {
        var all = new List<Document<Card>>();
        await foreach (var document in store.Scan(collection))
        {
            all.Add(document);
        }

        return all;
    }
}
