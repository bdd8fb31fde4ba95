using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Bson;
using MongoDB.Driver;
using Myna.Storage.MongoDb;
using Myna.Tests;

namespace Myna.Storage.Tests.MongoDb;

/// <summary>What stands in MongoDB beside the contract: indexes, documents that others wrote, the outbox between processes.</summary>
public sealed class MongoDefinitionsTests(MongoDouble mongo) : IClassFixture<MongoDouble>
{
    private readonly string _database = $"definitions_{Guid.NewGuid():n}";

    [SkippableFact]
    public async Task DeclaredIndexesAreMadeAtTheStartAndUniqueOnesLeaveNullsOut()
    {
        await using var store = await Open();
        await using var again = await Open();

        var indexes = await Indexes("cards");
        indexes["byOwner"]["key"].ShouldBe(new BsonDocument { { "owner", 1 }, { "rank", 1 }, { "_id", 1 } });
        indexes["byWeek"]["key"].ShouldBe(new BsonDocument { { "week.xp", 1 }, { "_id", 1 } });
        indexes["byEmail"]["unique"].ShouldBe(BsonBoolean.True);
        indexes["byEmail"]["key"].ShouldBe(new BsonDocument("email", 1));
        indexes["byEmail"]["partialFilterExpression"].ShouldBe(new BsonDocument("email", new BsonDocument("$gte", "")));
    }

    [SkippableFact]
    public async Task AnIndexThatIsDeclaredOtherwiseIsMadeAnew()
    {
        await LeaveAnOlderIndex("byDue", new BsonDocument("other", 1));
        await using var store = await Open();
        (await Indexes("cards"))["byDue"]["key"].ShouldBe(new BsonDocument { { "due", 1 }, { "_id", 1 } });
    }

    [SkippableFact]
    public async Task AnIndexThatHadAnotherNameIsMadeAnewUnderItsOwn()
    {
        await LeaveAnOlderIndex("byDueOnce", new BsonDocument { { "due", 1 }, { "_id", 1 } });
        await using var store = await Open();
        var indexes = await Indexes("cards");
        indexes["byDue"]["key"].ShouldBe(new BsonDocument { { "due", 1 }, { "_id", 1 } });
        indexes.ShouldNotContainKey("byDueOnce");
    }

    [SkippableTheory]
    [InlineData("dropIndexes", 27)]
    [InlineData("createIndexes", 276)]
    public async Task AnIndexThatAnotherProcessMakesAnewAtTheSameMomentIsTriedAgain(string command, int code)
    {
        await LeaveAnOlderIndex("byDue", new BsonDocument("other", 1));
        await mongo.Fail(command, new BsonDocument("errorCode", code));
        await using var store = await Open();
        (await Indexes("cards"))["byDue"]["key"].ShouldBe(new BsonDocument { { "due", 1 }, { "_id", 1 } });
    }

    [SkippableFact]
    public async Task OnlyAnIndexThatIsNewToItsCollectionIsSaidToBeMade()
    {
        var log = new Lines();
        await LeaveAnOlderIndex("byDueOfOld", new BsonDocument("due", 1));
        await (await Open(log: log)).DisposeAsync();
        log.Said.ShouldHaveSingleItem().ShouldBe("The index cards.byDue is made; over many documents this takes its time");
        await (await Open(log: log)).DisposeAsync();
        log.Said.Count.ShouldBe(1);
    }

    [SkippableFact]
    public async Task AMajorityOfTheMembersIsEnoughToMakeAnIndex()
    {
        await using var store = await Open();
        (await mongo.Status())["concerns"]["createIndexes"].AsBsonDocument.GetValue("commitQuorum", BsonNull.Value).ShouldBe(new BsonString("majority"));
    }

    [SkippableFact]
    public async Task AnIndexThatCannotBeMadeIsNamedInOneLine()
    {
        await (await Open()).DisposeAsync();
        await mongo.Fail("createIndexes", new BsonDocument("errorCode", 13));
        (await Should.ThrowAsync<StoreUnavailableException>(() => Open())).Message.ShouldMatch("^The index .* cannot be made: .*Unauthorized\\.$");
    }

    [SkippableFact]
    public async Task ADocumentThatCannotBeReadIsAFaultOfTheDataAndNamesItsField()
    {
        await using var store = await Open();
        using var client = mongo.Client();
        await client.GetDatabase(_database).GetCollection<BsonDocument>("cards").InsertOneAsync(new BsonDocument { { "_id", "bad" }, { "version", 1L }, { "rank", "high" } });
        (await Should.ThrowAsync<InvalidDataException>(async () => await store.Load(Cards.Collection, "bad"))).Message.ShouldContain("rank");
        await store.Ping();
    }

    [SkippableFact]
    public async Task OfManyProcessesExactlyOneTakesOverAnEntryWhoseLeaseIsOver()
    {
        await using var dead = await Open("dead");
        var left = new ConcurrentQueue<OutboxEntry>();
        dead.OnCommitted(left.Enqueue);
        await dead.Commit(new Commit().Publish(Cards.Named, new CardNamed("left behind")));
        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Open($"process-{i}")));
        var entry = (await stores[0].Load(OutboxEntry.Collection, left.ShouldHaveSingleItem().Id))!.Value;

        var results = await Task.WhenAll(stores.Select(async (store, i) =>
            await store.Commit(new Commit().Replace(OutboxEntry.Collection, entry.Value with { Owner = $"process-{i}" }, entry.Version))));

        results.Count(result => result.IsCommitted).ShouldBe(1);
        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }
    }

    // In the place of byDue, as an earlier version of the program may have declared it.
    private async Task LeaveAnOlderIndex(string name, BsonDocument keys)
    {
        await using var store = await Open();
        using var client = mongo.Client();
        var cards = client.GetDatabase(_database).GetCollection<BsonDocument>("cards");
        await cards.Indexes.DropOneAsync("byDue");
        await cards.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(keys, new CreateIndexOptions { Name = name }));
    }

    private async Task<Dictionary<string, BsonDocument>> Indexes(string collection)
    {
        using var client = mongo.Client();
        var list = await (await client.GetDatabase(_database).GetCollection<BsonDocument>(collection).Indexes.ListAsync()).ToListAsync();
        return list.ToDictionary(index => index["name"].AsString);
    }

    private async Task<MongoDocumentStore> Open(string owner = "test", ILogger? log = null)
    {
        Skip.If(MongoDouble.Absence is not null, MongoDouble.Absence);
        var options = new MongoStoreOptions
        {
            ConnectionString = mongo.Uri(_database),
            Owner = owner,
            Deadline = TimeSpan.FromSeconds(30),
            ServerSelectionTimeout = TimeSpan.FromSeconds(20),
        };
        return await MongoDocumentStore.Open(options, Cards.All, TimeProvider.System, log ?? NullLogger.Instance);
    }

    private sealed class Lines : ILogger
    {
        public ConcurrentQueue<string> Said { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Enqueue(formatter(state, exception));
    }
}
