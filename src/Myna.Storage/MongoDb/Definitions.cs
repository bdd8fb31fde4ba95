using Microsoft.Extensions.Logging;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Myna.Storage.MongoDb;

/// <summary>Collections and indexes, brought to what is declared. Several processes may do it at once.</summary>
internal sealed class Definitions(MongoLink link, ILogger log)
{
    private const int NamespaceExists = 48, IndexOptionsConflict = 85, IndexKeySpecsConflict = 86;

    public async Task Apply(IEnumerable<Shelf> shelves, CancellationToken cancellation)
    {
        var existing = await link.Run(
            link.Database,
            async (database, token) => await (await database.ListCollectionNamesAsync(cancellationToken: token)).ToListAsync(token),
            cancellation);
        foreach (var shelf in shelves)
        {
            if (!existing.Contains(shelf.Name, StringComparer.Ordinal))
            {
                // Here and not by the first write, which may stand in a transaction.
                await Create(shelf, cancellation);
            }

            foreach (var index in shelf.Indexes())
            {
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
        catch (MongoException e)
        {
            throw new StoreUnavailableException($"The collection {shelf.Name} cannot be made: {e.Message}", e);
        }
    }

    // Without the deadline of calls: an index over a large collection takes as long as it takes.
    private async Task Index(Shelf shelf, CreateIndexModel<RawDocument> index, CancellationToken cancellation)
    {
        try
        {
            await shelf.Raw.Indexes.CreateOneAsync(index, cancellationToken: cancellation);
        }
        catch (MongoCommandException e) when (e.Code is IndexOptionsConflict or IndexKeySpecsConflict)
        {
            log.LogWarning("The index {Collection}.{Index} was declared otherwise before and is made anew", shelf.Name, index.Options.Name);
            try
            {
                await shelf.Raw.Indexes.DropOneAsync(index.Options.Name, cancellation);
                await shelf.Raw.Indexes.CreateOneAsync(index, cancellationToken: cancellation);
            }
            catch (MongoException again)
            {
                throw CannotBeMade(again);
            }
        }
        catch (MongoException e)
        {
            throw CannotBeMade(e);
        }

        StoreUnavailableException CannotBeMade(MongoException e) => new($"The index {shelf.Name}.{index.Options.Name} cannot be made: {e.Message}", e);
    }
}
