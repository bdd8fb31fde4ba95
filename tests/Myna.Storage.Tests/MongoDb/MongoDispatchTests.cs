using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Myna.Storage.Dispatching;
using Myna.Storage.MongoDb;
using Myna.Tests;

namespace Myna.Storage.Tests.MongoDb;

/// <summary>Several stores with a dispatcher each, as several processes have them, on one database.</summary>
public sealed class MongoDispatchTests(MongoDouble mongo) : IClassFixture<MongoDouble>
{
    private const int OfTheDead = 30, OfEachLiving = 50;

    private static readonly TimeSpan ShortLease = TimeSpan.FromMilliseconds(500);

    private readonly string _database = $"dispatch_{Guid.NewGuid():n}";
    private readonly ConcurrentQueue<(string By, string Event)> _delivered = [];

    [SkippableFact]
    public async Task TheEventsOfADeadProcessAreDeliveredByTheOthersAndNoEventIsDeliveredTwice()
    {
        var dead = await Open("dead", ShortLease);
        var stuck = Dispatcher(dead, (_, stop) => new ValueTask(Task.Delay(Timeout.Infinite, stop)), ShortLease);
        await stuck.Start();
        await Publish(dead, OfTheDead);
        await Close(dead, stuck);

        var living = new List<(MongoDocumentStore Store, OutboxDispatcher Dispatcher)>();
        foreach (var owner in (string[])["one", "two", "three"])
        {
            var store = await Open(owner, TimeSpan.FromMinutes(5));
            var dispatcher = Dispatcher(store, (named, _) => Deliver(owner, named), TimeSpan.FromMinutes(5));
            await dispatcher.Start();
            living.Add((store, dispatcher));
        }

        await Task.WhenAll(living.Select(one => Publish(one.Store, OfEachLiving)));
        await UntilTheOutboxIsEmpty(living[0].Store);

        var wanted = new[] { "dead" }.Concat(living.Select(one => one.Store.Owner))
            .SelectMany(owner => Enumerable.Range(0, owner == "dead" ? OfTheDead : OfEachLiving).Select(i => $"{owner} {i}"));
        _delivered.Select(one => one.Event).Order(StringComparer.Ordinal).ShouldBe(wanted.Order(StringComparer.Ordinal));
        _delivered.Where(one => !one.Event.StartsWith("dead", StringComparison.Ordinal)).ShouldAllBe(one => one.Event.StartsWith(one.By, StringComparison.Ordinal));
        foreach (var (store, dispatcher) in living)
        {
            await Close(store, dispatcher);
        }
    }

    [SkippableFact]
    public async Task AnEntryTakenOverFromASlowProcessIsNotDeliveredByItAsWell()
    {
        var (slow, slowly, mayGoOn) = await OneThatWaitsInItsFirstEvent();
        await Publish(slow, OfEachLiving);
        var quick = await Open("quick", ShortLease);
        var quickly = Dispatcher(quick, (named, _) => Deliver("quick", named), ShortLease);
        await quickly.Start();
        await UntilTheOutboxIsEmpty(quick);
        mayGoOn.SetResult();
        await Until(() => slowly.InFlight == 0);

        // But for the first, which was in the handler of both.
        _delivered.Order().ShouldBe(Enumerable.Range(0, OfEachLiving).Select(i => ("quick", $"slow {i}")).Append(("slow", "slow 0")).Order());
        await Close(slow, slowly);
        await Close(quick, quickly);
    }

    [SkippableFact]
    public async Task ALateEntryThatNobodyTookOverIsDeliveredByItsOwnProcess()
    {
        var (slow, slowly, mayGoOn) = await OneThatWaitsInItsFirstEvent();
        await Publish(slow, OfTheDead);
        await Task.Delay(2 * ShortLease);
        mayGoOn.SetResult();
        await UntilTheOutboxIsEmpty(slow);

        _delivered.Order().ShouldBe(Enumerable.Range(0, OfTheDead).Select(i => ("slow", $"slow {i}")).Order());
        await Close(slow, slowly);
    }

    [SkippableFact]
    public async Task AnEntrySetAsideForLongerThanItsLeaseIsNotTakenOver()
    {
        // A lease begins before its commit is sent. It must outlast the first commit of a cold process, which is slow on a busy machine.
        var lease = TimeSpan.FromSeconds(6);
        var patient = new OutboxDispatcherOptions { SweepInterval = TimeSpan.FromMilliseconds(50), Lease = lease, TriesInOrder = 1, FirstRetry = TimeSpan.FromSeconds(8) };
        var store = await Open("one", lease);
        var tries = 0;
        var dispatcher = Dispatcher(store, (named, _) => Interlocked.Increment(ref tries) == 1 ? throw new IOException("not yet") : Deliver("one", named), patient);
        await dispatcher.Start();
        var other = await Open("two", lease);
        var others = Dispatcher(other, (named, _) => Deliver("two", named), lease);
        await others.Start();

        await Publish(store, 1);
        await UntilTheOutboxIsEmpty(store);
        _delivered.ShouldHaveSingleItem().ShouldBe(("one", "one 0"));
        await Close(store, dispatcher);
        await Close(other, others);
    }

    private async Task<(MongoDocumentStore Store, OutboxDispatcher Dispatcher, TaskCompletionSource MayGoOn)> OneThatWaitsInItsFirstEvent()
    {
        var store = await Open("slow", ShortLease);
        var mayGoOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var dispatcher = Dispatcher(store, Slowly, ShortLease);
        await dispatcher.Start();
        return (store, dispatcher, mayGoOn);

        async ValueTask Slowly(CardNamed named, CancellationToken stop)
        {
            await mayGoOn.Task.WaitAsync(stop);
            await Deliver("slow", named);
        }
    }

    private ValueTask Deliver(string by, CardNamed named)
    {
        _delivered.Enqueue((by, named.Name));
        return ValueTask.CompletedTask;
    }

    private static async Task Close(MongoDocumentStore store, OutboxDispatcher dispatcher)
    {
        await dispatcher.DisposeAsync();
        await store.DisposeAsync();
    }

    private static async Task Until(Func<bool> condition)
    {
        for (var begun = TimeProvider.System.GetTimestamp(); !condition(); await Task.Delay(20))
        {
            TimeProvider.System.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromMinutes(1));
        }
    }

    private static async Task Publish(MongoDocumentStore store, int count)
    {
        for (var i = 0; i < count; i++)
        {
            (await store.Commit(new Commit().Publish(Cards.Named, new CardNamed($"{store.Owner} {i}")))).IsCommitted.ShouldBeTrue();
        }
    }

    private static async Task UntilTheOutboxIsEmpty(MongoDocumentStore store)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (await store.Find(OutboxEntry.ByLease.All()) is { Items.Count: > 0 } page)
        {
            TimeProvider.System.GetElapsedTime(begun).ShouldBeLessThan(
                TimeSpan.FromMinutes(1), $"in the outbox: {string.Join(", ", page.Items.Select(left => $"{left.Value.Id} of {left.Value.Owner} ({left.Version})"))}");
            await Task.Delay(20);
        }
    }

    private static OutboxDispatcher Dispatcher(MongoDocumentStore store, Func<CardNamed, CancellationToken, ValueTask> handler, TimeSpan lease) =>
        Dispatcher(store, handler, new OutboxDispatcherOptions { SweepInterval = TimeSpan.FromMilliseconds(50), Lease = lease });

    private static OutboxDispatcher Dispatcher(MongoDocumentStore store, Func<CardNamed, CancellationToken, ValueTask> handler, OutboxDispatcherOptions options)
    {
        var dispatcher = new OutboxDispatcher(store, TimeProvider.System, NullLogger.Instance, options);
        dispatcher.Subscribe(Cards.Named, "names", handler);
        return dispatcher;
    }

    private async Task<MongoDocumentStore> Open(string owner, TimeSpan lease)
    {
        Skip.If(MongoDouble.Absence is not null, MongoDouble.Absence);
        var options = new MongoStoreOptions
        {
            ConnectionString = mongo.Uri(_database),
            Owner = owner,
            Lease = lease,
            Deadline = TimeSpan.FromSeconds(60),
            ServerSelectionTimeout = TimeSpan.FromSeconds(20),
        };
        return await MongoDocumentStore.Open(options, Cards.All, TimeProvider.System, NullLogger.Instance);
    }
}
