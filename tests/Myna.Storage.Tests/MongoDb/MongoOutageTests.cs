using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Bson;
using MongoDB.Driver;
using Myna.Storage.MongoDb;
using Myna.Tests;

namespace Myna.Storage.Tests.MongoDb;

/// <summary>What the network and the server do to us, by the double's fail points.</summary>
public sealed class MongoOutageTests(MongoDouble mongo) : IClassFixture<MongoDouble>
{
    private readonly string _database = $"outage_{Guid.NewGuid():n}";

    [SkippableTheory]
    [InlineData("insert")]
    [InlineData("update")]
    [InlineData("delete")]
    public async Task ALostAnswerToASingleWriteIsAskedForAgainAndTheWriteHappensOnce(string command)
    {
        await using var store = await Open();
        await store.Commit(new Commit().Insert(Cards.Collection, new Card("a")));
        await mongo.Fail(command, new BsonDocument("loseReply", true));
        var before = await Counted("answeredFromMemory");

        var commit = command switch
        {
            "insert" => new Commit().Insert(Cards.Collection, new Card("b")),
            "update" => new Commit().Replace(Cards.Collection, new Card("a") { Rank = 2 }, 1),
            _ => new Commit().Delete(Cards.Collection, "a", 1),
        };

        (await store.Commit(commit)).ShouldBe(CommitResult.Committed);
        (await Counted("answeredFromMemory")).ShouldBe(before + 1);
    }

    [SkippableTheory]
    [InlineData("insert", "closeConnection")]
    [InlineData("insert", "loseReply")]
    [InlineData("update", "loseReply")]
    [InlineData("commitTransaction", "closeConnection")]
    [InlineData("commitTransaction", "loseReply")]
    public async Task ATransactionSurvivesACutConnectionAndHappensOnce(string command, string fault)
    {
        await using var store = await Open();
        await store.Commit(new Commit().Insert(Cards.Collection, new Card("a")));
        await mongo.Fail(command, new BsonDocument(fault, true));

        (await store.Commit(Two("a", 1))).ShouldBe(CommitResult.Committed);

        (await store.Load(Cards.Collection, "a"))!.Value.ShouldBe(new Document<Card>(new Card("a") { Rank = 2 }, 2));
        (await store.Load(Cards.Others, "a"))!.Value.Version.ShouldBe(1);
    }

    [SkippableTheory]
    [InlineData("insert", 112, 3)]
    [InlineData("update", 112, 3)]
    [InlineData("insert", 10107, 1)]
    [InlineData("commitTransaction", 10107, 2)]
    [InlineData("commitTransaction", 11600, 1)]
    [InlineData("commitTransaction", 251, 1)]
    public async Task ATransactionIsTriedAgainByItsLabel(string command, int code, int times)
    {
        await using var store = await Open();
        await store.Commit(new Commit().Insert(Cards.Collection, new Card("a")));
        var fault = new BsonDocument("errorCode", code);
        if (code == 251)
        {
            fault.Add("errorLabels", new BsonArray { "TransientTransactionError" });
        }

        await mongo.Fail(command, fault, times);
        (await store.Commit(Two("a", 1))).ShouldBe(CommitResult.Committed);
        (await store.Load(Cards.Collection, "a"))!.Value.Version.ShouldBe(2);
    }

    [SkippableTheory]
    [InlineData("insert")]
    [InlineData("find")]
    public async Task AnElectionDuringASingleCallIsNotSeenByTheCaller(string command)
    {
        await using var store = await Open();
        await store.Commit(new Commit().Insert(Cards.Collection, new Card("a")));
        await mongo.Fail(command, new BsonDocument("errorCode", 10107));
        if (command == "insert")
        {
            (await store.Commit(new Commit().Insert(Cards.Collection, new Card("b")))).ShouldBe(CommitResult.Committed);
        }

        (await store.Load(Cards.Collection, "a")).ShouldNotBeNull();
    }

    [SkippableFact]
    public async Task AWriteThatTheMajorityDidNotConfirmIsNotAcknowledged()
    {
        await using var store = await Open();
        await mongo.Fail("insert", new BsonDocument("writeConcernError", new BsonDocument { { "code", 64 }, { "errmsg", "waiting for replication timed out" } }));
        await Should.ThrowAsync<StoreUnavailableException>(async () => await store.Commit(new Commit().Insert(Cards.Collection, new Card("a"))));
    }

    [SkippableFact]
    public async Task AnEndlessConflictEndsAtTheDeadline()
    {
        await using var store = await Open(options => options with { Deadline = TimeSpan.FromSeconds(1) });
        await mongo.Fail("insert", new BsonDocument("errorCode", 112), 10_000);
        try
        {
            await Should.ThrowAsync<StoreUnavailableException>(async () => await store.Commit(Two("a", 0)));
        }
        finally
        {
            await mongo.Heal();
        }

        (await store.Load(Cards.Others, "a")).ShouldBeNull();
        (await mongo.Status())["openTransactions"].ToInt32().ShouldBe(0);
    }

    [SkippableFact]
    public async Task ASlowServerIsAnOutageAndTheNextCallIsServed()
    {
        await using var store = await Open(options => options with { Deadline = TimeSpan.FromSeconds(1) });
        await mongo.Fail("find", new BsonDocument { { "blockConnection", true }, { "blockTimeMS", 5000 } });
        (await Should.ThrowAsync<StoreUnavailableException>(async () => await store.Load(Cards.Collection, "a"))).Message.ShouldContain("1 s");
        (await store.Load(Cards.Collection, "a")).ShouldBeNull();
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AWriteThatIsNotAnsweredLeavesNoSessionThatOthersWouldWaitFor(bool isTransaction)
    {
        await using var store = await Open(options => options with { Deadline = TimeSpan.FromSeconds(3) });
        await store.Commit(new Commit().Insert(Cards.Collection, new Card("warm")));
        await mongo.Fail("insert", new BsonDocument { { "blockConnection", true }, { "blockTimeMS", 60_000 } });
        await Should.ThrowAsync<StoreUnavailableException>(
            async () => await store.Commit(isTransaction ? Two("a", 0) : new Commit().Insert(Cards.Collection, new Card("a"))));

        (await store.Commit(new Commit().Insert(Cards.Collection, new Card("b")))).ShouldBe(CommitResult.Committed);
        (await store.Commit(Two("c", 0))).ShouldBe(CommitResult.Committed);
    }

    [SkippableFact]
    public async Task LockedDocumentsHoldUpOnlyThoseWhoNeedThem()
    {
        const int Locked = 6;
        await OnADoubleOfItsOwn(TimeSpan.FromSeconds(20), async (store, connection) =>
        {
            for (var i = 0; i < Locked; i++)
            {
                await store.Commit(new Commit().Insert(Cards.Collection, new Card($"{i}")));
            }

            // As a process leaves them that was killed in the middle of a transaction.
            using var killed = MongoDouble.Connect(connection);
            using var session = await killed.StartSessionAsync();
            session.StartTransaction();
            var cards = killed.GetDatabase("x").GetCollection<BsonDocument>(Cards.Collection.Name);
            for (var i = 0; i < Locked; i++)
            {
                await cards.ReplaceOneAsync(session, new BsonDocument("_id", $"{i}"), new BsonDocument { { "_id", $"{i}" }, { "version", 2L } });
            }

            List<Task<CommitResult>> waiting =
                [.. Enumerable.Range(0, Locked).Select(i => store.Commit(new Commit().Replace(Cards.Collection, new Card($"{i}") { Rank = 3 }, 1)).AsTask())];
            var begun = Stopwatch.StartNew();
            (await store.Commit(new Commit().Insert(Cards.Collection, new Card("other")))).ShouldBe(CommitResult.Committed);
            begun.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
            waiting.ShouldAllBe(commit => !commit.IsCompleted);

            await session.AbortTransactionAsync();
            (await Task.WhenAll(waiting)).ShouldAllBe(result => result.IsCommitted);
        }, "--transaction-seconds", "60");
    }

    [SkippableFact]
    public async Task CancelledReadsHoldNoConnection()
    {
        await using var store = await Open("&maxPoolSize=2&waitQueueTimeoutMS=2000");
        await mongo.Fail("find", new BsonDocument { { "blockConnection", true }, { "blockTimeMS", 60_000 } }, 8);
        for (var i = 0; i < 8; i++)
        {
            using var cancelled = new CancellationTokenSource(50);
            await Should.ThrowAsync<OperationCanceledException>(async () => await store.Load(Cards.Collection, "a", cancelled.Token));
        }

        await mongo.Heal();
        (await store.Load(Cards.Collection, "a")).ShouldBeNull();
    }

    [SkippableFact]
    public async Task WhileTheServerIsAwayCallsFailAndAfterwardsEverythingAcknowledgedIsThere()
    {
        await OnADoubleOfItsOwn(TimeSpan.FromMilliseconds(300), async (store, connection) =>
        {
            using (var client = new MongoClient(connection))
            {
                await client.GetDatabase("admin").RunCommandAsync<BsonDocument>(new BsonDocument("doubleAway", 1500));
            }

            await WriteThroughTheOutage(store);
        });
    }

    [SkippableFact]
    public async Task WithoutAPrimaryCallsFailAtOnceThoughASecondaryAnswers()
    {
        await OnADoubleOfItsOwn(TimeSpan.FromSeconds(3), async (store, connection) =>
        {
            using (var client = new MongoClient(connection))
            {
                await client.GetDatabase("admin").RunCommandAsync<BsonDocument>(new BsonDocument("doubleSecondary", 10_000));
            }

            // The first may be refused by the one that has stepped down; then one waits in vain.
            string message;
            do
            {
                message = (await Should.ThrowAsync<StoreUnavailableException>(async () => await store.Load(Cards.Collection, "a"))).Message;
            }
            while (message.Contains("NotWritablePrimary", StringComparison.Ordinal));

            message.ShouldContain("(ReplicaSetSecondary)");
            (await Should.ThrowAsync<StoreUnavailableException>(async () => await store.Load(Cards.Collection, "a"))).Message.ShouldBe("MongoDB is away.");
            await WriteThroughTheOutage(store);
        });
    }

    /// <summary>What is done to it must not be felt by the other tests' connections.</summary>
    private static async Task OnADoubleOfItsOwn(TimeSpan serverSelection, Func<MongoDocumentStore, string, Task> test, params string[] arguments)
    {
        Skip.If(MongoDouble.Absence is not null, MongoDouble.Absence);
        var (process, port) = await MongoDouble.Start(arguments);
        try
        {
            var options = new MongoStoreOptions
            {
                ConnectionString = $"mongodb://127.0.0.1:{port}/x?replicaSet=rs0",
                Deadline = TimeSpan.FromSeconds(30),
                ServerSelectionTimeout = serverSelection,
            };
            await using var store = await MongoDocumentStore.Open(options, Cards.All, TimeProvider.System, NullLogger.Instance);
            await test(store, options.ConnectionString);
        }
        finally
        {
            process.Kill();
            process.Dispose();
        }
    }

    private static async Task WriteThroughTheOutage(MongoDocumentStore store)
    {
        var acknowledged = new List<string>();
        var (refused, back) = (0, 0);
        var patience = Stopwatch.StartNew();
        for (var i = 0; back < 20; i++)
        {
            patience.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1));
            try
            {
                var id = $"{i:d6}";
                (await store.Commit(new Commit().Insert(Cards.Collection, new Card(id)).Insert(Cards.Others, new Card(id)))).ShouldBe(CommitResult.Committed);
                acknowledged.Add(id);
                back += refused > 0 ? 1 : 0;
            }
            catch (StoreUnavailableException)
            {
                refused++;
                await Task.Delay(20);
            }
        }

        await store.Ping();
        foreach (var id in acknowledged)
        {
            (await store.Load(Cards.Collection, id)).ShouldNotBeNull();
            (await store.Load(Cards.Others, id)).ShouldNotBeNull();
        }
    }

    [SkippableFact]
    public async Task ARefusalOfTheServerKeepsItsCodeAndItsLabels()
    {
        await using var store = await Open();
        await mongo.Fail("find", new BsonDocument { { "errorCode", 13 }, { "errorLabels", new BsonArray { "SomeLabel" } } });

        var error = await Should.ThrowAsync<StoreUnavailableException>(async () => await store.Load(Cards.Collection, "a"));

        error.Message.ShouldEndWith("(13 Unauthorized)");
        var refused = error.InnerException.ShouldBeAssignableTo<MongoCommandException>()!;
        refused.Code.ShouldBe(13);
        refused.HasErrorLabel("SomeLabel").ShouldBeTrue();
    }

    [SkippableFact]
    public async Task OneDocumentIsOneWriteAndSeveralAreACommandForEachCollectionAndACommit()
    {
        await using var store = await Open();
        var before = await Counts();
        (await store.Commit(new Commit().Insert(Cards.Collection, new Card("a")))).IsCommitted.ShouldBeTrue();
        (await Sent(before)).ShouldBe(new Dictionary<string, int> { ["insert"] = 1 });

        before = await Counts();
        var commit = new Commit().Replace(Cards.Collection, new Card("a") { Rank = 2 }, 1);
        for (var i = 0; i < 5; i++)
        {
            commit.Insert(Cards.Others, new Card($"{i}"));
        }

        (await store.Commit(commit)).IsCommitted.ShouldBeTrue();
        (await Sent(before)).ShouldBe(new Dictionary<string, int> { ["update"] = 1, ["insert"] = 1, ["commitTransaction"] = 1 }, ignoreOrder: true);
    }

    [Theory]
    [InlineData("postgres://localhost/x")]
    [InlineData("mongodb://")]
    [InlineData("")]
    public async Task AWrongConnectionStringIsRefusedAtTheStart(string connection) => (await Should.ThrowAsync<ArgumentException>(() =>
        MongoDocumentStore.Open(new MongoStoreOptions { ConnectionString = connection }, Cards.All, TimeProvider.System, NullLogger.Instance)))
        .Message.ShouldContain("connection string");

    [Fact]
    public async Task AWriteConcernThatAcknowledgesNothingIsRefusedAtTheStart() => (await Should.ThrowAsync<ArgumentException>(() =>
        MongoDocumentStore.Open(new MongoStoreOptions { ConnectionString = "mongodb://127.0.0.1:9/x?w=0" }, Cards.All, TimeProvider.System, NullLogger.Instance)))
        .Message.ShouldStartWith("The MongoDB connection string is not usable: w=0 acknowledges nothing");

    private static Commit Two(string id, long version) => (version == 0
        ? new Commit().Insert(Cards.Collection, new Card(id))
        : new Commit().Replace(Cards.Collection, new Card(id) { Rank = 2 }, version)).Insert(Cards.Others, new Card(id));

    private Task<MongoDocumentStore> Open(Func<MongoStoreOptions, MongoStoreOptions> change) => Open("", change);

    private Task<MongoDocumentStore> Open(string more = "", Func<MongoStoreOptions, MongoStoreOptions>? change = null)
    {
        Skip.If(MongoDouble.Absence is not null, MongoDouble.Absence);
        var options = new MongoStoreOptions
        {
            ConnectionString = mongo.Uri(_database, more),
            Deadline = TimeSpan.FromSeconds(30),
            ServerSelectionTimeout = TimeSpan.FromSeconds(20),
        };
        return MongoDocumentStore.Open(change?.Invoke(options) ?? options, Cards.All, TimeProvider.System, NullLogger.Instance);
    }

    private async Task<int> Counted(string what) => (await Counts()).GetValue(what, 0).ToInt32();

    private async Task<BsonDocument> Counts() => (await mongo.Status())["counts"].AsBsonDocument;

    /// <summary>The commands since then, without what drivers and the test itself send for their own ends.</summary>
    private async Task<Dictionary<string, int>> Sent(BsonDocument before) => (await Counts())
        .Where(count => count.Name is not ("hello" or "isMaster" or "ismaster" or "doubleStatus" or "endSessions"))
        .Select(count => (count.Name, Times: count.Value.ToInt32() - before.GetValue(count.Name, 0).ToInt32()))
        .Where(count => count.Times > 0)
        .ToDictionary(count => count.Name, count => count.Times);
}
