using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Driver;
using Myna.Storage.MongoDb;

namespace Myna.Storage.Tests.MongoDb;

/// <summary>The contract of the port on MongoDB, each test in a database of its own.</summary>
public abstract class MongoDocumentStoreContract : DocumentStoreContract, IAsyncDisposable
{
    private readonly string _database = $"myna_test_{Guid.NewGuid():n}";
    private readonly List<IDocumentStore> _open = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _open)
        {
            await store.DisposeAsync();
        }

        if (_open.Count > 0)
        {
            using var client = new MongoClient(Uri(_database));
            await client.DropDatabaseAsync(_database);
        }

        GC.SuppressFinalize(this);
    }

    protected abstract string Uri(string database);

    protected override Task<IDocumentStore> OpenStore() => Open();

    protected override async Task<IDocumentStore> Reopen(IDocumentStore store)
    {
        await store.DisposeAsync();
        return await Open();
    }

    private async Task<IDocumentStore> Open()
    {
        var options = new MongoStoreOptions { ConnectionString = Uri(_database), Deadline = TimeSpan.FromSeconds(60), ServerSelectionTimeout = TimeSpan.FromSeconds(20) };
        var store = await MongoDocumentStore.Open(options, Cards.All, TimeProvider.System, NullLogger.Instance);
        _open.Add(store);
        return store;
    }
}

/// <summary>On the wire double: always.</summary>
public sealed class MongoDoubleContractTests(MongoDouble mongo) : MongoDocumentStoreContract, IClassFixture<MongoDouble>
{
    protected override string Uri(string database)
    {
        Skip.If(MongoDouble.Absence is not null, MongoDouble.Absence);
        return mongo.Uri(database);
    }
}

/// <summary>On a real deployment: where one is given.</summary>
public sealed class MongoServerContractTests : MongoDocumentStoreContract
{
    protected override string Uri(string database)
    {
        var given = Environment.GetEnvironmentVariable("MYNA_TEST_MONGODB");
        Skip.If(string.IsNullOrEmpty(given), "MYNA_TEST_MONGODB names no deployment: only the double stood in for MongoDB.");
        return new MongoUrlBuilder(given) { DatabaseName = database }.ToString();
    }
}
