using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Bson;
using Myna.Storage.MongoDb;
using Myna.Tests;

namespace Myna.Storage.Tests.MongoDb;

/// <summary>What is asked of the server about durability, as it came over the wire.</summary>
public sealed class MongoConcernTests(MongoDouble mongo) : IClassFixture<MongoDouble>
{
    [SkippableTheory]
    [InlineData("", "majority", "{ w: 'majority' }")]
    [InlineData("&w=1&readConcernLevel=local", "local", "{ w: 1 }")]
    [InlineData("&w=1", "local", "{ w: 1 }")]
    [InlineData("&w=majority&journal=true&wtimeoutMS=3000", "majority", "{ w: 'majority', wtimeout: 3000, j: true }")]
    public async Task MajorityIsAskedForUnlessTheConnectionStringSaysOtherwise(string options, string read, string write)
    {
        Skip.If(MongoDouble.Absence is not null, MongoDouble.Absence);
        var open = new MongoStoreOptions { ConnectionString = mongo.Uri($"concern_{Guid.NewGuid():n}", options), ServerSelectionTimeout = TimeSpan.FromSeconds(20) };
        await using var store = await MongoDocumentStore.Open(open, Cards.All, TimeProvider.System, NullLogger.Instance);
        var (reading, writing) = (new BsonDocument("level", read), BsonDocument.Parse(write));

        // One document: one write.
        (await store.Commit(new Commit().Insert(Cards.Collection, new Card("a")))).IsCommitted.ShouldBeTrue();
        (await Concern("insert", "writeConcern")).ShouldBe(writing);
        (await store.Commit(new Commit().Replace(Cards.Collection, new Card("a") { Rank = 2 }, 1))).IsCommitted.ShouldBeTrue();
        (await Concern("update", "writeConcern")).ShouldBe(writing);
        (await store.Commit(new Commit().Delete(Cards.Collection, "a", 2))).IsCommitted.ShouldBeTrue();
        (await Concern("delete", "writeConcern")).ShouldBe(writing);

        await store.Load(Cards.Collection, "a");
        (await Concern("find", "readConcern")).ShouldBe(reading);

        // Several: the transaction reads by its first command and writes by its commit.
        await store.Commit(new Commit().Insert(Cards.Collection, new Card("b")));
        (await store.Commit(new Commit().Insert(Cards.Others, new Card("b")).Delete(Cards.Collection, "b", 1))).IsCommitted.ShouldBeTrue();
        (await Concern("insert", "readConcern")).ShouldBe(reading);
        (await Concern("commitTransaction", "writeConcern")).ShouldBe(writing);
    }

    [SkippableFact]
    public async Task TheOutboxIsFollowedAtMajorityWhateverReadsAskFor()
    {
        Skip.If(MongoDouble.Absence is not null, MongoDouble.Absence);
        var uri = mongo.Uri($"concern_{Guid.NewGuid():n}", "&readConcernLevel=local");
        var options = new MongoStoreOptions { ConnectionString = uri, Owner = "ours", ServerSelectionTimeout = TimeSpan.FromSeconds(20) };
        await using var ours = await MongoDocumentStore.Open(options, Cards.All, TimeProvider.System, NullLogger.Instance);
        await using var theirs = await MongoDocumentStore.Open(options with { Owner = "theirs" }, Cards.All, TimeProvider.System, NullLogger.Instance);
        using var stop = new CancellationTokenSource();
        var heard = Channel.CreateUnbounded<OutboxEntry?>();
        var following = ours.Follow(entry => heard.Writer.TryWrite(entry), stop.Token);

        (await heard.Reader.ReadAsync()).ShouldBeNull("what came before was not heard");
        (await theirs.Commit(new Commit().Publish(Cards.Named, new CardNamed("first")))).IsCommitted.ShouldBeTrue();
        (await heard.Reader.ReadAsync()).ShouldNotBeNull().Owner.ShouldBe("theirs");
        (await Concern("aggregate", "readConcern")).ShouldBe(new BsonDocument("level", "majority"));
        await stop.CancelAsync();
        await following;
    }

    [SkippableFact]
    public async Task TheServerIsToldHowLongACallMayTake()
    {
        Skip.If(MongoDouble.Absence is not null, MongoDouble.Absence);
        var open = new MongoStoreOptions { ConnectionString = mongo.Uri($"time_{Guid.NewGuid():n}"), Deadline = TimeSpan.FromSeconds(42), ServerSelectionTimeout = TimeSpan.FromSeconds(20) };
        await using var store = await MongoDocumentStore.Open(open, Cards.All, TimeProvider.System, NullLogger.Instance);

        await store.Load(Cards.Collection, "a");
        (await Limit("find")).ShouldBe(42_000);
        (await store.Commit(new Commit().Insert(Cards.Collection, new Card("a")).Insert(Cards.Others, new Card("a")))).IsCommitted.ShouldBeTrue();
        (await Limit("commitTransaction")).ShouldBe(42_000);
    }

    private async Task<int> Limit(string command) =>
        (await mongo.Status())["concerns"][command]["maxTimeMS"].ToInt32();

    private async Task<BsonDocument> Concern(string command, string which) =>
        (await mongo.Status())["concerns"][command][which].AsBsonDocument;
}
