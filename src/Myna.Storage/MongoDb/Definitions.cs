using Microsoft.Extensions.Logging;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Myna.Storage.MongoDb;

/// <summary>Collections and indexes, brought to what is declared. Several processes may do it at once.</summary>
internal sealed class Definitions(MongoLink link, TimeProvider time, ILogger log)
{
    private const int IndexNotFound = 27, NamespaceExists = 48, IndexOptionsConflict = 85, IndexKeySpecsConflict = 86, IndexBuildAborted = 276;

    private const int MaxTries = 5;

    private static readonly TimeSpan PauseAfterAbort = TimeSpan.FromMilliseconds(200);

    // By default all members have to be there; a start must not wait for one that is down.
    private static readonly CreateOneIndexOptions ByMajority = new() { CommitQuorum = CreateIndexCommitQuorum.Majority };

    public async Task Apply(IEnumerable<Shelf> shelves, CancellationToken cancellation)
    {
        var existing = await link.Run(
            link.Database,
            async (database, token) => await (await database.ListCollectionNamesAsync(cancellationToken: token)).ToListAsync(token),
            cancellation);
        foreach (var shelf in shelves)
        {
            var isNew = !existing.Contains(shelf.Name, StringComparer.Ordinal);
            if (isNew)
            {
                // Here and not by the first write, which may stand in a transaction.
                await Create(shelf, cancellation);
            }

            var present = isNew ? [] : await Names(shelf, cancellation);
            foreach (var index in shelf.Indexes())
            {
                if (!isNew && !present.Contains(index.Options.Name))
                {
                    log.LogInformation("The index {Collection}.{Index} is made; over many documents this takes its time", shelf.Name, index.Options.Name);
                }

                await Index(shelf, index, cancellation);
            }
        }
    }

    private async Task Create(Shelf shelf, CancellationToken cancellation)
    {
        try
        {
            await link.Database.CreateCollectionAsync(shelf.Name, cancellationToken: cancellation);
        }
        catch (MongoCommandException e) when (e.Code == NamespaceExists)
        {
            // Another process was first.
        }
        catch (Exception e) when (e is MongoException or TimeoutException)
        {
            throw new StoreUnavailableException($"The collection {shelf.Name} cannot be made: {e.Message}", e);
        }
    }

    private async Task<HashSet<string>> Names(Shelf shelf, CancellationToken cancellation) => await link.Run(
        shelf,
        async (shelf, token) => (await Present(shelf, token)).Select(index => index["name"].AsString).ToHashSet(StringComparer.Ordinal),
        cancellation);

    // Without the deadline of calls: an index over a large collection takes as long as it takes.
    private async Task Index(Shelf shelf, CreateIndexModel<RawDocument> index, CancellationToken cancellation)
    {
        try
        {
            for (var attempt = 1; !await IsMade(shelf, index, isLast: attempt == MaxTries, cancellation); attempt++)
            {
            }
        }
        catch (Exception e) when (e is MongoException or TimeoutException)
        {
            throw new StoreUnavailableException($"The index {shelf.Name}.{index.Options.Name} cannot be made: {e.Message}", e);
        }
    }

    // False when it is worth another try: other processes may be bringing the same index to the same declaration.
    private async Task<bool> IsMade(Shelf shelf, CreateIndexModel<RawDocument> index, bool isLast, CancellationToken cancellation)
    {
        try
        {
            await shelf.Raw.Indexes.CreateOneAsync(index, ByMajority, cancellation);
            return true;
        }
        catch (MongoCommandException e) when (!isLast && e.Code is IndexOptionsConflict or IndexKeySpecsConflict)
        {
            await DropRival(shelf, index, cancellation);
            return false;
        }
        catch (MongoCommandException e) when (!isLast && e.Code == IndexBuildAborted)
        {
            await Task.Delay(PauseAfterAbort, time, cancellation);
            return false;
        }
    }

    // The index of this name, or, under another name, the one that is otherwise the same.
    private async Task DropRival(Shelf shelf, CreateIndexModel<RawDocument> index, CancellationToken cancellation)
    {
        var present = await Present(shelf, cancellation);
        var rival = present.Find(one => one["name"] == index.Options.Name) ?? present.Find(one => IsAlike(one, index));
        if (rival is null)
        {
            return;
        }

        log.LogWarning("The index {Collection}.{Index} was declared otherwise before and is made anew as {NewName}", shelf.Name, rival["name"], index.Options.Name);
        try
        {
            await shelf.Raw.Indexes.DropOneAsync(rival["name"].AsString, cancellation);
        }
        catch (MongoCommandException e) when (e.Code == IndexNotFound)
        {
            // Another process was first.
        }
    }

    // Somebody's own index over the same fields, but of other documents, is no rival.
    private static bool IsAlike(BsonDocument present, CreateIndexModel<RawDocument> index)
    {
        var keys = ((BsonDocumentIndexKeysDefinition<RawDocument>)index.Keys).Document;
        var condition = (((CreateIndexOptions<RawDocument>)index.Options).PartialFilterExpression as BsonDocumentFilterDefinition<RawDocument>)?.Document;
        return present["key"].CompareTo(keys) == 0 && present.GetValue("partialFilterExpression", BsonNull.Value).CompareTo(condition ?? (BsonValue)BsonNull.Value) == 0;
    }

    private static async Task<List<BsonDocument>> Present(Shelf shelf, CancellationToken cancellation) =>
        await (await shelf.Raw.Indexes.ListAsync(cancellation)).ToListAsync(cancellation);
}
