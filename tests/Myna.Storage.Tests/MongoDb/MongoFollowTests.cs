using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Bson;
using Myna.Storage.Dispatching;
using Myna.Storage.MongoDb;
using Myna.Tests;

namespace Myna.Storage.Tests.MongoDb;

/// <summary>How a process hears what the others commit.</summary>
public sealed class MongoFollowTests(MongoDouble mongo) : IClassFixture<MongoDouble>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly string _database = $"follow_{Guid.NewGuid():n}";

    [SkippableFact]
    public async Task CommitsOfAnotherProcessAreHeardAndOurOwnAreNot()
    {
        await using var ours = await Open("ours");
        await using var theirs = await Open("theirs");
        await using var following = new Following(ours);
        (await following.Next()).ShouldBeNull("what came before was not heard");

        await ours.Commit(new Commit().Publish(Cards.Named, new CardNamed("own")));
        await theirs.Commit(new Commit().Publish(Cards.Named, new CardNamed("first")).Publish(Cards.Moved, new CardMoved("a", 7)));
        await theirs.Commit(new Commit().Insert(Cards.Collection, new Card("a")).Publish(Cards.Named, new CardNamed("second")));

        var first = (await following.Next())!;
        first.Owner.ShouldBe("theirs");
        first.Events[0].As(Cards.Named).ShouldBe(new CardNamed("first"));
        first.Events[1].As(Cards.Moved).ShouldBe(new CardMoved("a", 7));
        (await following.Next())!.Events.ShouldHaveSingleItem().As(Cards.Named).ShouldBe(new CardNamed("second"));
    }

    [SkippableTheory]
    [InlineData("{ closeConnection: true }")]
    [InlineData("{ errorCode: 10107 }")]
    public async Task AStreamThatWasCutGoesOnWhereItWas(string fault)
    {
        await using var ours = await Open("ours");
        await using var theirs = await Open("theirs");
        await using var following = new Following(ours);
        await following.Next();
        await mongo.Fail("getMore", BsonDocument.Parse(fault));
        for (var i = 0; i < 20; i++)
        {
            await theirs.Commit(new Commit().Publish(Cards.Moved, new CardMoved("a", i)));
        }

        for (var i = 0; i < 20; i++)
        {
            (await following.Next()).ShouldNotBeNull().Events[0].As(Cards.Moved)!.Version.ShouldBe(i);
        }
    }

    [SkippableFact]
    public async Task AStreamThatCannotGoOnIsOpenedAnewAndSaysThatSomethingMayBeMissed()
    {
        await using var ours = await Open("ours");
        await using var theirs = await Open("theirs");
        await using var following = new Following(ours);
        await following.Next();

        // ChangeStreamHistoryLost. The stream meets it when it next asks: it breaks, and is opened again.
        await mongo.Fail("getMore", new BsonDocument("errorCode", 286));
        await theirs.Commit(new Commit().Publish(Cards.Moved, new CardMoved("a", 1)));
        for (var missed = 0; missed < 2;)
        {
            missed += await following.Next() is null ? 1 : 0;
        }

        await theirs.Commit(new Commit().Publish(Cards.Moved, new CardMoved("a", 2)));
        (await following.Next())!.Events[0].As(Cards.Moved)!.Version.ShouldBe(2);
    }

    [SkippableFact]
    public async Task WithoutChangeStreamsItIsSaidAgainAndAgainThatSomethingMayBeMissed()
    {
        await using var store = await Open("ours");
        await mongo.Fail("aggregate", new BsonDocument("errorCode", 40573), 3);
        await using var following = new Following(store);
        for (var i = 0; i < 3; i++)
        {
            (await following.Next()).ShouldBeNull();
        }
    }

    [SkippableFact]
    public async Task AViewIsReadAnewWhenItMayHaveMissedSomethingUntilThatSucceeds()
    {
        await using var store = await Open("ours");
        await using var dispatcher = new OutboxDispatcher(store, TimeProvider.System, NullLogger.Instance);
        using var tried = new SemaphoreSlim(0);
        var tries = 0;
        dispatcher.WhenMissed(_ =>
        {
            tried.Release();
            return Interlocked.Increment(ref tries) < 3 ? throw new StoreUnavailableException("not yet") : Task.CompletedTask;
        });
        await dispatcher.Start();
        tries.ShouldBe(0, "the view is made after the start");
        await mongo.Fail("getMore", new BsonDocument("errorCode", 286));
        for (var i = 0; i < 3; i++)
        {
            (await tried.WaitAsync(Patience)).ShouldBeTrue();
        }
    }

    [SkippableFact]
    public async Task EveryProcessHearsEveryEventAndOneDeliversIt()
    {
        const int Each = 40;
        var everywhere = new ConcurrentDictionary<string, ConcurrentQueue<int>>(StringComparer.Ordinal);
        var once = new ConcurrentQueue<int>();
        var processes = new List<(MongoDocumentStore Store, OutboxDispatcher Dispatcher)>();
        foreach (var owner in (string[])["one", "two", "three"])
        {
            var store = await Open(owner);
            var dispatcher = new OutboxDispatcher(store, TimeProvider.System, NullLogger.Instance);
            var heard = everywhere[owner] = [];
            dispatcher.SubscribeEverywhere(Cards.Moved, "view", (moved, _) => Note(heard, moved.Version));
            dispatcher.Subscribe(Cards.Moved, "once", (moved, _) => Note(once, moved.Version));
            Should.Throw<ArgumentException>(() => dispatcher.Subscribe(Cards.Named, "view", (_, _) => ValueTask.CompletedTask));
            await dispatcher.Start();
            processes.Add((store, dispatcher));
        }

        await Task.WhenAll(processes.Select(async (process, place) =>
        {
            for (var i = 0; i < Each; i++)
            {
                (await process.Store.Commit(new Commit().Publish(Cards.Moved, new CardMoved("a", (place * Each) + i)))).IsCommitted.ShouldBeTrue();
            }
        }));

        var begun = TimeProvider.System.GetTimestamp();
        while (everywhere.Values.Any(heard => heard.Distinct().Count() < 3 * Each) || once.Distinct().Count() < 3 * Each)
        {
            TimeProvider.System.GetElapsedTime(begun).ShouldBeLessThan(Patience);
            await Task.Delay(10);
        }

        foreach (var (store, dispatcher) in processes)
        {
            await dispatcher.DisposeAsync();
            await store.DisposeAsync();
        }

        once.Order().ShouldBe(Enumerable.Range(0, 3 * Each));
        foreach (var heard in everywhere.Values)
        {
            heard.Order().ShouldBe(Enumerable.Range(0, 3 * Each));
        }
    }

    private static ValueTask Note(ConcurrentQueue<int> seen, int version)
    {
        seen.Enqueue(version);
        return ValueTask.CompletedTask;
    }

    private async Task<MongoDocumentStore> Open(string owner)
    {
        Skip.If(MongoDouble.Absence is not null, MongoDouble.Absence);
        var options = new MongoStoreOptions
        {
            ConnectionString = mongo.Uri(_database),
            Owner = owner,
            Polling = TimeSpan.FromMilliseconds(50),
            Deadline = TimeSpan.FromSeconds(30),
            ServerSelectionTimeout = TimeSpan.FromSeconds(20),
        };
        return await MongoDocumentStore.Open(options, Cards.All, TimeProvider.System, NullLogger.Instance);
    }

    /// <summary>What one store heard, in order.</summary>
    private sealed class Following : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Channel<OutboxEntry?> _heard = Channel.CreateUnbounded<OutboxEntry?>();
        private readonly Task _running;

        public Following(MongoDocumentStore store) => _running = store.Follow(entry => _heard.Writer.TryWrite(entry), _stop.Token);

        public async Task<OutboxEntry?> Next() => await _heard.Reader.ReadAsync().AsTask().WaitAsync(Patience);

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _running.WaitAsync(Patience);
            _stop.Dispose();
        }
    }
}
