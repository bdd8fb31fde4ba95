using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Bson;
using MongoDB.Driver;
using Myna.Storage.MongoDb;
using Myna.Tests;

namespace Myna.Storage.Tests.MongoDb;

/// <summary>
/// The contract of the port on MongoDB, each test in a database of its own: on the deployment that <c>MYNA_TEST_MONGODB</c> names,
/// otherwise on the wire double.
/// </summary>
public sealed class MongoDocumentStoreTests(MongoDouble mongo) : DocumentStoreContract, IClassFixture<MongoDouble>, IAsyncLifetime
{
    private readonly string _database = $"myna_test_{Guid.NewGuid():n}";
    private readonly List<IDocumentStore> _open = [];

    private string Uri => mongo.DatabaseUri(_database);

    [SkippableFact]
    public async Task TheContractRanOnARealDeployment()
    {
        Skip.If(MongoDouble.Deployment is null, "MYNA_TEST_MONGODB names no deployment: the wire double stood in for MongoDB in this run.");
        await using var store = await OpenStore();
        using var client = new MongoClient(Uri);
        var server = await client.GetDatabase("admin").RunCommandAsync<BsonDocument>(new BsonDocument("buildInfo", 1));
        server.Contains("double").ShouldBeFalse();
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var store in _open)
        {
            await store.DisposeAsync();
        }

        if (_open.Count > 0)
        {
            using var client = new MongoClient(Uri);
            await client.DropDatabaseAsync(_database);
        }
    }

    protected override Task<IDocumentStore> OpenStore() => Open();

    protected override async Task<IDocumentStore> Reopen(IDocumentStore store)
    {
        await store.DisposeAsync();
        return await Open();
    }

    private async Task<IDocumentStore> Open()
    {
        var options = new MongoStoreOptions { ConnectionString = Uri, Owner = "the same after reopening", Deadline = TimeSpan.FromSeconds(60), ServerSelectionTimeout = TimeSpan.FromSeconds(20) };
        var store = await MongoDocumentStore.Open(options, Cards.All, TimeProvider.System, NullLogger.Instance);
        _open.Add(store);
        return store;
    }
}
