using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Bson;
using MongoDB.Driver;
using Myna.Storage.MongoDb;
using Myna.Tests;

namespace Myna.Storage.Tests.MongoDb;

/// <summary>Loads by many callers at once, while the first four are held up at the server.</summary>
public sealed class SharedLoadsTests(MongoDouble mongo) : IClassFixture<MongoDouble>
{
    private const int HeldUp = 4, Present = 50;

    private readonly string _database = $"loads_{Guid.NewGuid():n}";

    [SkippableFact]
    public async Task LoadsThatWaitGoInOneCommand()
    {
        await using var store = await Open();
        var before = await Finds();
        var heldUp = await HoldUp(store);
        var loads = Enumerable.Range(0, 2 * Present).Select(i => store.Load(Cards.Collection, $"{i % 70}").AsTask()).ToList();

        var loaded = await Task.WhenAll(loads);
        for (var i = 0; i < loaded.Length; i++)
        {
            (loaded[i]?.Value.Id).ShouldBe(i % 70 < Present ? $"{i % 70}" : null, "fifty of them are there");
        }

        await Task.WhenAll(heldUp);
        (await Finds() - before).ShouldBe(HeldUp + 1);
    }

    [SkippableFact]
    public async Task OneThatCannotBeReadIsNoMatterOfTheOthers()
    {
        await using var store = await Open();
        using var client = new MongoClient(mongo.Uri(_database));
        await client.GetDatabase(_database).GetCollection<BsonDocument>(Cards.Collection.Name)
            .InsertOneAsync(new BsonDocument { { "_id", "bad" }, { "version", 1L }, { "rank", "high" } });
        var heldUp = await HoldUp(store);
        var good = store.Load(Cards.Collection, "7").AsTask();
        var bad = store.Load(Cards.Collection, "bad").AsTask();
        var none = store.Load(Cards.Collection, "none").AsTask();

        (await Should.ThrowAsync<InvalidDataException>(bad)).Message.ShouldContain("rank");
        (await good)!.Value.Value.Id.ShouldBe("7");
        (await none).ShouldBeNull();
        await Task.WhenAll(heldUp);
    }

    [SkippableFact]
    public async Task ACallerThatGivesUpIsNotWaitedFor()
    {
        await using var store = await Open();
        var before = await Finds();
        var heldUp = await HoldUp(store);
        using var impatient = new CancellationTokenSource();
        var left = store.Load(Cards.Collection, "1", impatient.Token).AsTask();
        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(left);

        await Task.WhenAll(heldUp);
        (await store.Load(Cards.Collection, "1")).ShouldNotBeNull();
        (await Finds() - before).ShouldBe(HeldUp + 1, "what nobody waits for is not asked for");
    }

    [SkippableFact]
    public async Task AnOutageIsToldToAllWhoWait()
    {
        await using var store = await Open();
        await mongo.Fail("find", new BsonDocument { { "errorCode", 13 } }, HeldUp + 1);
        var loads = Enumerable.Range(0, Present).Select(i => store.Load(Cards.Collection, $"{i}").AsTask()).ToList();
        var failed = 0;
        foreach (var load in loads)
        {
            try
            {
                (await load).ShouldNotBeNull();
            }
            catch (StoreUnavailableException)
            {
                failed++;
            }
        }

        failed.ShouldBeGreaterThan(HeldUp, "the four and those who went together");
        (await store.Load(Cards.Collection, "1")).ShouldNotBeNull();
    }

    private async Task<List<Task<Document<Card>?>>> HoldUp(MongoDocumentStore store)
    {
        await mongo.Fail("find", new BsonDocument { { "blockConnection", true }, { "blockTimeMS", 2000 } }, HeldUp);
        return [.. Enumerable.Range(0, HeldUp).Select(_ => store.Load(Cards.Collection, "0").AsTask())];
    }

    private async Task<int> Finds() => (await mongo.Status())["counts"].AsBsonDocument.GetValue("find", 0).ToInt32();

    private async Task<MongoDocumentStore> Open()
    {
        Skip.If(MongoDouble.Absence is not null, MongoDouble.Absence);
        var options = new MongoStoreOptions { ConnectionString = mongo.Uri(_database), Deadline = TimeSpan.FromSeconds(30), ServerSelectionTimeout = TimeSpan.FromSeconds(20) };
        var store = await MongoDocumentStore.Open(options, Cards.All, TimeProvider.System, NullLogger.Instance);
        var commit = new Commit();
        for (var i = 0; i < Present; i++)
        {
            commit.Insert(Cards.Collection, new Card($"{i}"));
        }

        (await store.Commit(commit)).IsCommitted.ShouldBeTrue();
        return store;
    }
}
