using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Bson;
using Myna.Storage.MongoDb;
using Myna.Tests;

namespace Myna.Storage.Tests.MongoDb;

/// <summary>Commits by many callers at once, while the first four are held up at the server: what goes together is decided one by one.</summary>
public sealed class GroupCommitsTests(MongoDouble mongo) : IClassFixture<MongoDouble>
{
    private const int HeldUp = 4, Many = 30;

    private readonly string _database = $"group_{Guid.NewGuid():n}";
    private int _metBefore;
    private int _heldUp;

    [SkippableFact]
    public async Task CommitsThatWaitGoInOneTransaction()
    {
        await using var store = await Open();
        var heldUp = await HoldUp(store);
        var before = await Counts();
        var commits = Enumerable.Range(0, Many).Select(i => store.Commit(Two($"{i}")).AsTask()).ToList();

        (await Task.WhenAll(commits)).ShouldAllBe(result => result.IsCommitted);
        await Committed(heldUp);
        (await Sent(before)).ShouldBe(new Dictionary<string, int> { ["insert"] = HeldUp + 2, ["commitTransaction"] = 1 }, ignoreOrder: true);
        for (var i = 0; i < Many; i++)
        {
            (await store.Load(Cards.Collection, $"{i}")).ShouldNotBeNull();
            (await store.Load(Cards.Others, $"{i}")).ShouldNotBeNull();
        }
    }

    [SkippableFact]
    public async Task AFailingCommitFailsAlone()
    {
        await using var store = await Open();
        (await store.Commit(new Commit().Insert(Cards.Collection, new Card("old") { Email = "taken@example.org" }))).IsCommitted.ShouldBeTrue();
        (await store.Commit(new Commit().Replace(Cards.Collection, new Card("old") { Email = "taken@example.org" }, 1))).IsCommitted.ShouldBeTrue();
        var heldUp = await HoldUp(store);
        var good = Enumerable.Range(0, Many).Select(i => store.Commit(Two($"{i}")).AsTask()).ToList();
        var late = store.Commit(new Commit().Replace(Cards.Collection, new Card("old") { Rank = 9 }, 1).Insert(Cards.Others, new Card("late"))).AsTask();
        var again = store.Commit(new Commit().Insert(Cards.Others, new Card("again")).Insert(Cards.Collection, new Card("new") { Email = "taken@example.org" })).AsTask();
        var gone = store.Commit(new Commit().Delete(Cards.Collection, "nowhere", 3)).AsTask();

        (await Task.WhenAll(good)).ShouldAllBe(result => result.IsCommitted);
        await Committed(heldUp);
        (await late).ShouldBe(CommitResult.Conflict("cards", "old"));
        (await again).ShouldBe(CommitResult.Duplicate("cards", "new", "byEmail"));
        (await gone).ShouldBe(CommitResult.Conflict("cards", "nowhere"));
        (await store.Load(Cards.Others, "late")).ShouldBeNull();
        (await store.Load(Cards.Others, "again")).ShouldBeNull();
        (await store.Load(Cards.Collection, "old"))!.Value.Version.ShouldBe(2);
    }

    [SkippableFact]
    public async Task AfterAPairThatFailedCommitsGoTogetherAgain()
    {
        await using var store = await Open();
        var heldUp = await HoldUp(store);
        var good = store.Commit(new Commit().Insert(Cards.Collection, new Card("good"))).AsTask();
        var gone = store.Commit(new Commit().Delete(Cards.Collection, "nowhere", 3)).AsTask();
        await Committed([good, .. heldUp]);
        (await gone).ShouldBe(CommitResult.Conflict("cards", "nowhere"));

        heldUp = await HoldUp(store);
        var before = await Counts();
        await Committed([.. Enumerable.Range(0, Many).Select(i => store.Commit(Two($"{i}")).AsTask()), .. heldUp]);
        (await Sent(before))["commitTransaction"].ShouldBeLessThan(Many / 2);
    }

    [SkippableFact]
    public async Task OfRivalsForOneDocumentOneWins()
    {
        await using var store = await Open();
        (await store.Commit(new Commit().Insert(Cards.Collection, new Card("one")))).IsCommitted.ShouldBeTrue();
        var heldUp = await HoldUp(store);
        var rivals = Enumerable.Range(0, Many)
            .Select(i => store.Commit(new Commit().Replace(Cards.Collection, new Card("one") { Rank = i }, 1).Insert(Cards.Others, new Card($"of {i}"))).AsTask()).ToList();

        var results = await Task.WhenAll(rivals);
        await Committed(heldUp);
        results.Count(result => result.IsCommitted).ShouldBe(1);
        var winner = results.Index().Single(result => result.Item.IsCommitted).Index;
        (await store.Load(Cards.Collection, "one"))!.Value.ShouldSatisfyAllConditions(one => one.Version.ShouldBe(2), one => one.Value.Rank.ShouldBe(winner));
        for (var i = 0; i < Many; i++)
        {
            ((await store.Load(Cards.Others, $"of {i}")) is not null).ShouldBe(i == winner);
        }
    }

    [SkippableTheory]
    [InlineData("update", "WriteConflict")]
    [InlineData("update", "NotWritablePrimary")]
    [InlineData("update", "Unauthorized")]
    [InlineData("commitTransaction", "NotWritablePrimary")]
    [InlineData("commitTransaction", "lost reply")]
    [InlineData("commitTransaction", "cut connection")]
    public async Task AFaultOnTheWayIsTriedAgainAndNothingHappensTwice(string command, string fault)
    {
        await using var store = await Open();
        await Committed([.. Enumerable.Range(0, Many).Select(i => store.Commit(new Commit().Insert(Cards.Collection, new Card($"{i}"))).AsTask())]);
        var heldUp = await HoldUp(store);
        await mongo.Fail(command, fault switch
        {
            "WriteConflict" => new BsonDocument("errorCode", 112),
            "NotWritablePrimary" => new BsonDocument("errorCode", 10107),
            "Unauthorized" => new BsonDocument("errorCode", 13),
            "lost reply" => new BsonDocument("loseReply", true),
            _ => new BsonDocument("closeConnection", true),
        });
        ConcurrentQueue<string> announced = [];
        store.OnCommitted(entry => announced.Enqueue(entry.Events.Single().As(Cards.Named)!.Name));
        var commits = Enumerable.Range(0, Many)
            .Select(i => store.Commit(new Commit().Replace(Cards.Collection, new Card($"{i}") { Rank = i }, 1).Publish(Cards.Named, new CardNamed($"{i}"))).AsTask()).ToList();

        await Committed(commits);
        await Committed(heldUp);
        (await Met()).ShouldBe(HeldUp + 1);
        announced.Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, Many).Select(i => $"{i}").Order(StringComparer.Ordinal));
        var outbox = await store.Find(OutboxEntry.ByLease.All());
        outbox.Items.Count.ShouldBe(Many);
        for (var i = 0; i < Many; i++)
        {
            (await store.Load(Cards.Collection, $"{i}"))!.Value.Version.ShouldBe(2);
        }
    }

    [SkippableFact]
    public async Task InAnOutageNobodyIsAcknowledged()
    {
        await using var store = await Open(TimeSpan.FromSeconds(3));
        var heldUp = await HoldUp(store, 60_000);
        await mongo.Fail("insert", new BsonDocument { { "blockConnection", true }, { "blockTimeMS", 60_000 } }, 1000);
        var commits = Enumerable.Range(0, Many).Select(i => store.Commit(Two($"{i}")).AsTask()).ToList();
        foreach (var commit in commits.Concat(heldUp))
        {
            (await Should.ThrowAsync<StoreUnavailableException>(commit)).Message.ShouldContain("3 s");
        }

        await mongo.Heal();
        (await store.Commit(Two("afterwards"))).IsCommitted.ShouldBeTrue();
    }

    [SkippableFact]
    public async Task AGroupThatIsNotAnsweredLeavesNoSessionThatOthersWouldWaitFor()
    {
        await using var store = await Open(TimeSpan.FromSeconds(5));
        var heldUp = await HoldUp(store);
        await mongo.Fail("insert", new BsonDocument { { "blockConnection", true }, { "blockTimeMS", 60_000 } });
        var group = store.Commit(Two("1")).AsTask();
        _ = store.Commit(Two("2")).AsTask().ContinueWith(alike => alike.Exception, TaskScheduler.Default);
        await Should.ThrowAsync<StoreUnavailableException>(group);
        await Committed(heldUp);

        // The transaction was begun later than it was waited for, and gives up that much later.
        await Task.Delay(TimeSpan.FromSeconds(4));
        (await store.Commit(Two("afterwards"))).IsCommitted.ShouldBeTrue();
    }

    private static Commit Two(string id) => new Commit().Insert(Cards.Collection, new Card(id)).Insert(Cards.Others, new Card(id));

    private static async Task Committed(IReadOnlyCollection<Task<CommitResult>> commits) => (await Task.WhenAll(commits)).ShouldAllBe(result => result.IsCommitted);

    // Returns when they have reached the server.
    private async Task<List<Task<CommitResult>>> HoldUp(MongoDocumentStore store, int milliseconds = 2000)
    {
        var met = await Met();
        await mongo.Fail("insert", new BsonDocument { { "blockConnection", true }, { "blockTimeMS", milliseconds } }, HeldUp);
        List<Task<CommitResult>> heldUp = [.. Enumerable.Range(0, HeldUp).Select(_ => store.Commit(new Commit().Insert(Cards.Others, new Card($"held up {_heldUp++}"))).AsTask())];
        while (await Met() < met + HeldUp)
        {
            await Task.Delay(5);
        }

        return heldUp;
    }

    private async Task<int> Met() => (await mongo.Status())["faultsMet"].ToInt32() - _metBefore;

    private async Task<BsonDocument> Counts() => (await mongo.Status())["counts"].AsBsonDocument;

    /// <summary>The writing commands since then.</summary>
    private async Task<Dictionary<string, int>> Sent(BsonDocument before) => (await Counts())
        .Where(count => count.Name is "insert" or "update" or "delete" or "commitTransaction" or "abortTransaction")
        .Select(count => (count.Name, Times: count.Value.ToInt32() - before.GetValue(count.Name, 0).ToInt32()))
        .Where(count => count.Times > 0)
        .ToDictionary(count => count.Name, count => count.Times);

    private async Task<MongoDocumentStore> Open(TimeSpan? deadline = null)
    {
        Skip.If(MongoDouble.Absence is not null, MongoDouble.Absence);
        var options = new MongoStoreOptions
        {
            ConnectionString = mongo.Uri(_database),
            Deadline = deadline ?? TimeSpan.FromSeconds(30),
            ServerSelectionTimeout = TimeSpan.FromSeconds(20),
        };
        _metBefore += await Met();
        return await MongoDocumentStore.Open(options, Cards.All, TimeProvider.System, NullLogger.Instance);
    }
}
