using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Myna.Storage.Dispatching;

namespace Myna.Storage.Tests;

public abstract partial class DocumentStoreContract
{
    private static readonly OutboxDispatcherOptions Hasty = new()
    {
        FirstRetry = TimeSpan.FromMilliseconds(1),
        LongestRetry = TimeSpan.FromMilliseconds(20),
        SweepInterval = TimeSpan.FromMilliseconds(50),
        DeleteDelay = TimeSpan.FromMilliseconds(5),
    };

    [SkippableFact]
    public async Task EventsReachEveryConsumerInTheOrderOfCommitsAndThenLeaveTheOutbox()
    {
        await using var store = await OpenStore();
        await using var dispatcher = Dispatcher(store);
        ConcurrentQueue<int> first = new(), second = new();
        dispatcher.Subscribe(Cards.Moved, "first", (moved, _) => Note(first, moved.Version));
        dispatcher.Subscribe(Cards.Moved, "second", async (moved, _) =>
        {
            await Task.Yield();
            second.Enqueue(moved.Version);
        });
        await dispatcher.Start();
        await PublishMoves(store, 0, 200);

        // Once, though what came in while the dispatcher was starting is read back as well.
        await Until(() => first.Count >= 200 && second.Count >= 200);
        await UntilTheOutboxIsEmpty(store);
        await Until(() => dispatcher.InFlight == 0);
        first.ShouldBe(Enumerable.Range(0, 200));
        second.ShouldBe(Enumerable.Range(0, 200));
    }

    [SkippableFact]
    public async Task EntriesLeftByAnEarlierProcessAreDeliveredFirst()
    {
        await using var crashed = await OpenStore();
        await PublishMoves(crashed, 0, 50);
        await using var store = await Reopen(crashed);
        await MakeOverdue(store);
        await using var dispatcher = Dispatcher(store);
        var seen = new ConcurrentQueue<int>();
        dispatcher.Subscribe(Cards.Moved, "counter", (moved, _) => Note(seen, moved.Version));
        await dispatcher.Start();
        await Until(() => seen.Count >= 50);
        await PublishMoves(store, 50, 100);

        await Until(() => seen.Count >= 100);
        seen.Distinct().ShouldBe(Enumerable.Range(0, 100));
        await UntilTheOutboxIsEmpty(store);
    }

    [SkippableFact]
    public async Task TheOverdueEntryOfADeadProcessIsDelivered()
    {
        await using var store = await OpenStore();
        await using var dispatcher = Dispatcher(store);
        var seen = new ConcurrentQueue<int>();
        dispatcher.Subscribe(Cards.Moved, "counter", (moved, _) => Note(seen, moved.Version));
        await dispatcher.Start();
        await PublishMoves(store, 0, 1);
        await Until(() => seen.Count == 1);

        await store.Commit(new Commit().Insert(
            OutboxEntry.Collection,
            new OutboxEntry("0001", "a dead process", TimeProvider.System.GetUtcNow().AddSeconds(-1), [OutboxEvent.Of(Cards.Moved, new CardMoved("a", 77))])));
        await Until(() => seen.Contains(77));
        await UntilTheOutboxIsEmpty(store);
    }

    [SkippableFact]
    public async Task AFailingHandlerIsTriedAgainAndHoldsNothingUp()
    {
        await using var store = await OpenStore();
        await using var dispatcher = Dispatcher(store);
        ConcurrentQueue<int> failing = new(), healthy = new();
        var isRepaired = false;
        dispatcher.Subscribe(Cards.Moved, "failing", (moved, _) =>
            moved.Version == 3 && !Volatile.Read(ref isRepaired) ? throw new InvalidOperationException("cannot take 3") : Note(failing, moved.Version));
        dispatcher.Subscribe(Cards.Moved, "healthy", (moved, _) => Note(healthy, moved.Version));
        await dispatcher.Start();
        await PublishMoves(store, 0, 20);

        // The others come through while 3 fails; it stays in the outbox until it succeeds.
        await Until(() => failing.Distinct().Count() >= 19 && healthy.Distinct().Count() >= 20);
        failing.Distinct().ShouldBe(Enumerable.Range(0, 20).Except([3]));
        healthy.Distinct().ShouldBe(Enumerable.Range(0, 20));
        await UntilAsync(async () => (await Everything(store)).Count == 1);

        Volatile.Write(ref isRepaired, true);
        await Until(() => failing.Contains(3));
        await UntilTheOutboxIsEmpty(store);
    }

    [SkippableFact]
    public async Task AHandlerThatHangsHasFailed()
    {
        await using var store = await OpenStore();
        await using var dispatcher = new OutboxDispatcher(store, TimeProvider.System, NullLogger.Instance, Hasty with { HandlerTimeout = TimeSpan.FromMilliseconds(20), TriesInOrder = 1 });
        var seen = new ConcurrentQueue<int>();
        var tries = 0;
        dispatcher.Subscribe(Cards.Moved, "hanging", async (moved, _) =>
        {
            if (moved.Version == 0 && Interlocked.Increment(ref tries) < 3)
            {
                await new TaskCompletionSource().Task;
            }

            seen.Enqueue(moved.Version);
        });
        await dispatcher.Start();
        await PublishMoves(store, 0, 5);

        await Until(() => seen.Distinct().Count() >= 5);
        seen.Distinct().Order().ShouldBe(Enumerable.Range(0, 5));
        await UntilTheOutboxIsEmpty(store);
    }

    [SkippableFact]
    public async Task MoreThanMemoryHoldsIsReadBackAndNothingIsLost()
    {
        await using var store = await OpenStore();
        await using var dispatcher = new OutboxDispatcher(store, TimeProvider.System, NullLogger.Instance, Hasty with { MaxInFlight = 8 });
        var seen = new ConcurrentQueue<int>();
        using var open = new SemaphoreSlim(0);
        dispatcher.Subscribe(Cards.Moved, "slow", async (moved, stop) =>
        {
            await open.WaitAsync(stop);
            open.Release();
            seen.Enqueue(moved.Version);
        });
        await dispatcher.Start();
        await PublishMoves(store, 0, 200);
        dispatcher.InFlight.ShouldBeLessThanOrEqualTo(8);

        open.Release();
        await Until(() => seen.Distinct().Count() == 200);
        seen.Distinct().ShouldBe(Enumerable.Range(0, 200));
        await UntilTheOutboxIsEmpty(store);
    }

    [SkippableFact]
    public async Task FleetingEventsReachTheirConsumersInOrderAndTooManyAreAReasonToReadAnew()
    {
        await using var store = await OpenStore();
        await using var dispatcher = new OutboxDispatcher(store, TimeProvider.System, NullLogger.Instance, Hasty with { MaxInFlight = 8 });
        var seen = new ConcurrentQueue<int>();
        var readAnew = new TaskCompletionSource();
        using var open = new SemaphoreSlim(0);
        Should.Throw<ArgumentException>(() => dispatcher.Subscribe(Cards.Shown, "once", (_, _) => ValueTask.CompletedTask)).Message.ShouldContain("everywhere");
        dispatcher.SubscribeEverywhere(Cards.Shown, "view", async (shown, stop) =>
        {
            await open.WaitAsync(stop);
            open.Release();
            seen.Enqueue(shown.Version);
        });
        dispatcher.WhenMissed(_ =>
        {
            readAnew.TrySetResult();
            return Task.CompletedTask;
        });
        await dispatcher.Start();
        for (var version = 0; version < 100; version++)
        {
            (await store.Commit(new Commit().Publish(Cards.Shown, new CardMoved("a", version)))).IsCommitted.ShouldBeTrue();
        }

        open.Release();
        if (store.IsExclusive)
        {
            // The store has none of them: those beyond the bound are missed, and said to be.
            await readAnew.Task.WaitAsync(TimeSpan.FromSeconds(30));
            await Until(() => seen.Count >= 8);
            seen.ShouldBe(Enumerable.Range(0, seen.Count));
        }
        else
        {
            await Until(() => seen.Distinct().Count() == 100);
            seen.Distinct().ShouldBe(Enumerable.Range(0, 100));
        }
    }

    [SkippableFact]
    public async Task EntriesLeftWhenTheDispatcherStopsAreDeliveredByTheNextOne()
    {
        await using var store = await OpenStore();
        await using (var stopped = Dispatcher(store))
        {
            stopped.Subscribe(Cards.Moved, "stuck", async (_, stop) => await Task.Delay(Timeout.Infinite, stop));
            await stopped.Start();
            await PublishMoves(store, 0, 5);
        }

        (await Everything(store)).Count.ShouldBe(5);
        await using var again = await Reopen(store);
        await MakeOverdue(again);
        await using var dispatcher = Dispatcher(again);
        var seen = new ConcurrentQueue<int>();
        dispatcher.Subscribe(Cards.Moved, "counter", (moved, _) => Note(seen, moved.Version));
        await dispatcher.Start();
        await Until(() => seen.Distinct().Count() >= 5);
        seen.Distinct().Order().ShouldBe(Enumerable.Range(0, 5));
    }

    [SkippableFact]
    public async Task AnEventThatNobodyWantsLeavesTheOutbox()
    {
        await using var store = await OpenStore();
        await using var dispatcher = Dispatcher(store);
        await dispatcher.Start();
        await PublishMoves(store, 0, 3);
        await UntilTheOutboxIsEmpty(store);
        Should.Throw<InvalidOperationException>(() => dispatcher.Subscribe(Cards.Moved, "late", (_, _) => ValueTask.CompletedTask));
    }

    protected static async Task Until(Func<bool> condition) => await UntilAsync(() => Task.FromResult(condition()));

    /// <summary>The deadline only guards against a hang.</summary>
    protected static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(60), "the condition never came true");
            await Task.Delay(5);
        }
    }

    private static OutboxDispatcher Dispatcher(IDocumentStore store) => new(store, TimeProvider.System, NullLogger.Instance, Hasty);

    private static ValueTask Note(ConcurrentQueue<int> seen, int version)
    {
        seen.Enqueue(version);
        return ValueTask.CompletedTask;
    }

    private static async Task PublishMoves(IDocumentStore store, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            (await store.Commit(new Commit().Publish(Cards.Moved, new CardMoved("a", i)))).IsCommitted.ShouldBeTrue();
        }
    }

    // A store that others share too delivers a dead process's entries when their lease is over; the test does not wait for it.
    private static async Task MakeOverdue(IDocumentStore store)
    {
        var commit = new Commit();
        foreach (var (entry, version) in await Everything(store))
        {
            commit.Replace(OutboxEntry.Collection, entry with { LeasedUntil = TimeProvider.System.GetUtcNow().AddMinutes(-1) }, version);
        }

        (await store.Commit(commit)).IsCommitted.ShouldBeTrue();
    }

    private static Task UntilTheOutboxIsEmpty(IDocumentStore store) => UntilAsync(async () => (await Everything(store)).Count == 0);
}
