using Myna.Storage;

namespace Myna.Server.Shared;

/// <summary>Deletes and exports whole queries: the erasure and the export of a learner are made of these.</summary>
public static class DocumentStoreBulk
{
    private const int Chunk = 500;

    /// <summary>Deletes every document of a query, a bounded number in each commit. Doing it again finds nothing more.</summary>
    public static async ValueTask DeleteAll<T>(this IDocumentStore store, Query<T> query, CancellationToken cancellation = default)
        where T : class
    {
        while (true)
        {
            var isEmpty = await store.Transact(
                async commit =>
                {
                    var page = await store.Find(query.Take(Chunk), cancellation);
                    foreach (var document in page.Items)
                    {
                        commit.Delete(query.Index.Collection, query.Index.Collection.Id(document.Value), document.Version);
                    }

                    return page.Items.Count == 0;
                },
                cancellation);
            if (isEmpty)
            {
                return;
            }
        }
    }

    /// <summary>Deletes one document, if it is there.</summary>
    public static ValueTask<bool> DeleteOne<T>(this IDocumentStore store, Collection<T> collection, string id, CancellationToken cancellation = default)
        where T : class => store.Transact(
            async commit =>
            {
                if (await store.Load(collection, id, cancellation) is not { } found)
                {
                    return false;
                }

                commit.Delete(collection, id, found.Version);
                return true;
            },
            cancellation);

    /// <summary>Writes every document of a query as one JSON array.</summary>
    public static async ValueTask ExportAll<T>(
        this IDocumentStore store, Query<T> query, System.Text.Json.Utf8JsonWriter json, CancellationToken cancellation = default)
        where T : class
    {
        json.WriteStartArray();
        await foreach (var document in store.FindAll(query, cancellation))
        {
            System.Text.Json.JsonSerializer.Serialize(json, document.Value, query.Index.Collection.Json);
        }

        json.WriteEndArray();
    }
}
