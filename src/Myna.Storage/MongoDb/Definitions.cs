using Microsoft.Extensions.Logging;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Myna.Storage.MongoDb;

/// <summary>Creates and updates collections and indexes to match their declarations. Several processes may do it at once.</summary>
internal sealed class Definitions(MongoLink link, TimeProvider time, ILogger log)
{
    private const int IndexNotFound = 27, NamespaceExists = 48, IndexOptionsConflict = 85, IndexKeySpecsConflict = 86, IndexBuildAborted = 276;

    private const int MaxTries = 5;

    private static readonly TimeSpan PauseAfterAbort = TimeSpan.FromMilliseconds(200);

    // The default needs every voting member; a start must not wait for one that is down.
    private static readonly CreateOneIndexOptions ByMajority = new() { CommitQuorum = CreateIndexCommitQuorum.Majority };

    public async Task Apply(IEnumerable<CollectionAdapter> adapters, CancellationToken cancellation)
    {
        var existing = await link.Run(
            link.Database,
            async (database, token) => await (await database.ListCollectionNamesAsync(cancellationToken: token)).ToListAsync(token),
            cancellation);
        foreach (var adapter in adapters)
        {
            var isNew = !existing.Contains(adapter.Name, StringComparer.Ordinal);
            if (isNew)
            {
                // Not left to the first write, which may be part of a transaction.
                await Create(adapter, cancellation);
            }

            var present = isNew ? [] : await Names(adapter, cancellation);
            foreach (var index in adapter.Indexes())
            {
                if (!isNew && !present.Contains(index.Options.Name))
                {
                    log.LogInformation("The index {Collection}.{Index} is made; over many documents this takes its time", adapter.Name, index.Options.Name);
                }

                await Index(adapter, index, cancellation);
            }
        }
    }

    private async Task Create(CollectionAdapter adapter, CancellationToken cancellation)
    {
        try
        {
            await link.Database.CreateCollectionAsync(adapter.Name, cancellationToken: cancellation);
        }
        catch (MongoCommandException e) when (e.Code == NamespaceExists)
        {
            // Another process was first.
        }
        catch (Exception e) when (e is MongoException or TimeoutException)
        {
            throw new StoreUnavailableException($"The collection {adapter.Name} cannot be made: {e.Message}", e);
        }
    }

    private async Task<HashSet<string>> Names(CollectionAdapter adapter, CancellationToken cancellation) => await link.Run(
        adapter,
        async (adapter, token) => (await Present(adapter, token)).Select(index => index["name"].AsString).ToHashSet(StringComparer.Ordinal),
        cancellation);

    // No deadline: the time to build an index grows with the collection.
    private async Task Index(CollectionAdapter adapter, CreateIndexModel<RawDocument> index, CancellationToken cancellation)
    {
        try
        {
            for (var attempt = 1; !await IsMade(adapter, index, isLast: attempt == MaxTries, cancellation); attempt++)
            {
            }
        }
        catch (Exception e) when (e is MongoException or TimeoutException)
        {
            throw new StoreUnavailableException($"The index {adapter.Name}.{index.Options.Name} cannot be made: {e.Message}", e);
        }
    }

    // False asks for a retry: another process may be changing the same index to the same declaration.
    private async Task<bool> IsMade(CollectionAdapter adapter, CreateIndexModel<RawDocument> index, bool isLast, CancellationToken cancellation)
    {
        try
        {
            await adapter.Raw.Indexes.CreateOneAsync(index, ByMajority, cancellation);
            return true;
        }
        catch (MongoCommandException e) when (!isLast && e.Code is IndexOptionsConflict or IndexKeySpecsConflict)
        {
            await DropRival(adapter, index, cancellation);
            return false;
        }
        catch (MongoCommandException e) when (!isLast && e.Code == IndexBuildAborted)
        {
            await Task.Delay(PauseAfterAbort, time, cancellation);
            return false;
        }
    }

    // Drops the index of this name, or the same index under another name.
    private async Task DropRival(CollectionAdapter adapter, CreateIndexModel<RawDocument> index, CancellationToken cancellation)
    {
        var present = await Present(adapter, cancellation);
        var rival = present.Find(one => one["name"] == index.Options.Name) ?? present.Find(one => IsAlike(one, index));
        if (rival is null)
        {
            return;
        }

        log.LogWarning("The index {Collection}.{Index} was declared otherwise before and is rebuilt as {NewName}", adapter.Name, rival["name"], index.Options.Name);
        try
        {
            await adapter.Raw.Indexes.DropOneAsync(rival["name"].AsString, cancellation);
        }
        catch (MongoCommandException e) when (e.Code == IndexNotFound)
        {
            // Another process was first.
        }
    }

    // An operator's own index over the same fields with another filter may stay.
    private static bool IsAlike(BsonDocument present, CreateIndexModel<RawDocument> index)
    {
        var keys = ((BsonDocumentIndexKeysDefinition<RawDocument>)index.Keys).Document;
        var condition = (((CreateIndexOptions<RawDocument>)index.Options).PartialFilterExpression as BsonDocumentFilterDefinition<RawDocument>)?.Document;
        return present["key"].CompareTo(keys) == 0 && present.GetValue("partialFilterExpression", BsonNull.Value).CompareTo(condition ?? (BsonValue)BsonNull.Value) == 0;
    }

    private static async Task<List<BsonDocument>> Present(CollectionAdapter adapter, CancellationToken cancellation) =>
        await (await adapter.Raw.Indexes.ListAsync(cancellation)).ToListAsync(cancellation);
}
