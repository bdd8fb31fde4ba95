using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Myna.Storage;

/// <summary>How events are delivered. The defaults suit a server.</summary>
public sealed record OutboxDispatcherOptions
{
    /// <summary>This process, as its store names it in the entries it writes.</summary>
    public string Owner { get; init; } = "local";

    /// <summary>Entries held in memory; what comes beyond is read back from the store when there is room.</summary>
    public int MaxInFlight { get; init; } = 20_000;

    /// <summary>Tries of one entry before the ones behind it may overtake it.</summary>
    public int TriesInOrder { get; init; } = 4;

    /// <summary>Doubles with every try, up to <see cref="LongestRetry"/>.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromMilliseconds(50);

    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A handler that takes longer has failed.</summary>
    public TimeSpan HandlerTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often overdue entries are looked for: of processes that died, and of ours that were set aside.</summary>
    public TimeSpan SweepInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Of an entry taken over from another process.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long delivered entries may wait so that one commit deletes many.</summary>
    public TimeSpan DeleteDelay { get; init; } = TimeSpan.FromMilliseconds(200);
}

/// <summary>
/// Delivers the events of commits to their consumers, at least once: from memory right after the commit, from the store
/// after a crash. Each consumer has its own queue and gets its events in the order of commits; an entry that keeps failing
/// is set aside and tried again later, so that it holds nothing up and is never lost.
/// </summary>
public sealed class OutboxDispatcher : IAsyncDisposable
{
    private static readonly Meter Meter = new("Myna.Storage.Outbox");
    private static readonly UpDownCounter<int> InFlightCount = Meter.CreateUpDownCounter<int>("myna.outbox.in_flight", "{entry}", "Entries held in memory until every consumer has had them.");
    private static readonly Counter<int> OverflowCount = Meter.CreateCounter<int>("myna.outbox.overflows", "{event}", "Times that entries had to be read back because memory was full.");

    private readonly IDocumentStore _store;
    private readonly OutboxDispatcherOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly OutboxCleaner _cleaner;
    private readonly Dictionary<string, OutboxConsumer> _consumers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OutboxDelivery> _inFlight = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _wake = new(0);
    private readonly SemaphoreSlim _room = new(0);
    private readonly CancellationTokenSource _stop = new();
    private Task _reading = Task.CompletedTask;
    private readonly List<OutboxEntry> _atTheDoor = [];
    private bool _isStarted;
    private Intake _intake = Intake.Closed;
    private bool _isWaitingForRoom;

    public OutboxDispatcher(IDocumentStore store, TimeProvider time, ILogger log, OutboxDispatcherOptions? options = null)
    {
        (_store, _time, _log, _options) = (store, time, log, options ?? new OutboxDispatcherOptions());
        _cleaner = new OutboxCleaner(store, time, log, _options.DeleteDelay, Forget);
    }

    /// <summary>Entries that some consumer has not had yet, or that are still to be deleted.</summary>
    public int InFlight
    {
        get
        {
            lock (_gate)
            {
                return _inFlight.Count;
            }
        }
    }

    /// <summary>
    /// Sends events of this type to this consumer. The handler is called for one entry at a time, in order, and may be called
    /// again for the same event: it must set, never add. The consumer's name is for logs and counters.
    /// </summary>
    /// <exception cref="InvalidOperationException">After the start: earlier events would have been missed.</exception>
    public void Subscribe<T>(EventType<T> type, string consumer, Func<T, CancellationToken, ValueTask> handler)
        where T : class
    {
        if (_isStarted)
        {
            throw new InvalidOperationException($"{consumer} must subscribe to {type.Name} before the dispatcher starts.");
        }

        if (!_consumers.TryGetValue(consumer, out var found))
        {
            _consumers.Add(consumer, found = new OutboxConsumer(consumer, _options, _time, _log, Delivered, Forget));
        }

        found.Handle(type.Name, (happened, cancellation) => happened.As(type) is { } data
            ? handler(data, cancellation)
            : throw new InvalidDataException($"The data of {type.Name} is null."));
    }

    /// <summary>Begins to deliver: first what an earlier process left, then what is committed from now on.</summary>
    public Task Start(CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        _isStarted = true;
        foreach (var consumer in _consumers.Values)
        {
            consumer.Start(_stop.Token);
        }

        _cleaner.Start(_stop.Token);
        _store.OnCommitted(Committed);
        _reading = Task.Run(() => ReadBack(_stop.Token), CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Stops delivering. What is under way may end until the token is cancelled; what is not delivered stays in the store.</summary>
    public async Task Stop(CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            // From here on nothing more is taken into memory.
            _intake = Intake.Closed;
            _atTheDoor.Clear();
        }

        await _stop.CancelAsync();
        await _reading;
        foreach (var consumer in _consumers.Values)
        {
            await consumer.Stop(cancellation);
        }

        await _cleaner.Stop(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_stop.IsCancellationRequested)
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(5), _time);
            await Stop(soon.Token);
        }

        _stop.Dispose();
        _wake.Dispose();
        _room.Dispose();
    }

    // On the store's own thread, in the order of commits.
    private void Committed(OutboxEntry entry)
    {
        lock (_gate)
        {
            switch (_intake)
            {
                case Intake.Open when _inFlight.Count < _options.MaxInFlight:
                    Deliver(entry, 1);
                    return;
                case Intake.Door when _atTheDoor.Count < _options.MaxInFlight:
                    _atTheDoor.Add(entry);
                    return;
                case Intake.Closed:
                    return;
            }

            _intake = Intake.Closed;
            _atTheDoor.Clear();
        }

        OverflowCount.Add(1);
        _wake.Release();
    }

    // Under the gate, so that every consumer's queue has the same order.
    private void Deliver(OutboxEntry entry, long version)
    {
        var delivery = new OutboxDelivery(entry, version);
        if (!_inFlight.TryAdd(entry.Id, delivery))
        {
            return;
        }

        InFlightCount.Add(1);
        foreach (var consumer in _consumers.Values)
        {
            if (entry.Events.Any(happened => consumer.Handles(happened.Type)))
            {
                delivery.Expect();
                consumer.Enqueue(delivery);
            }
        }

        Delivered(delivery);
    }

    private void Delivered(OutboxDelivery delivery)
    {
        if (delivery.IsLast())
        {
            _cleaner.Enqueue(delivery);
        }
    }

    // Deleted, taken over by another process, or set aside: the store has it, if anyone.
    private void Forget(OutboxDelivery delivery)
    {
        bool room;
        lock (_gate)
        {
            if (!_inFlight.Remove(delivery.Entry.Id))
            {
                return;
            }

            (room, _isWaitingForRoom) = (_isWaitingForRoom, false);
        }

        InFlightCount.Add(-1);
        if (room)
        {
            _room.Release();
        }
    }

    private async Task ReadBack(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Sweep(stop);
                if (_intake == Intake.Closed)
                {
                    await CatchUp(stop);
                }

                await _wake.WaitAsync(_options.SweepInterval, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                _log.LogError(e, "Reading the outbox back failed; it is tried again");
                await Task.Delay(_options.FirstRetry, _time, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }
    }

    // Reads our own entries in order until none is new, then once more while what is committed meanwhile waits at the door:
    // it may come by both ways, and the first one counts.
    private async Task CatchUp(CancellationToken stop)
    {
        while (await ReadOwn(stop) > 0)
        {
        }

        lock (_gate)
        {
            stop.ThrowIfCancellationRequested();
            _intake = Intake.Door;
        }

        await ReadOwn(stop);
        lock (_gate)
        {
            if (_intake != Intake.Door)
            {
                return;
            }

            foreach (var entry in _atTheDoor)
            {
                Deliver(entry, 1);
            }

            _atTheDoor.Clear();
            _intake = Intake.Open;
        }
    }

    private async Task<int> ReadOwn(CancellationToken stop)
    {
        var count = 0;
        await foreach (var (entry, version) in _store.Scan(OutboxEntry.Collection, stop))
        {
            if (_store.IsExclusive || entry.Owner == _options.Owner)
            {
                count += await Take(entry, version, stop) ? 1 : 0;
            }
        }

        return count;
    }

    private async Task Sweep(CancellationToken stop)
    {
        await foreach (var (entry, version) in _store.FindAll(OutboxEntry.ByLease.All().Before(_time.GetUtcNow()), stop))
        {
            if (IsInFlight(entry.Id))
            {
                continue;
            }

            if (_store.IsExclusive)
            {
                // At the start everything is overdue and comes in the order of commits.
                if (_intake == Intake.Open)
                {
                    await Take(entry, version, stop);
                }

                continue;
            }

            var ours = entry with { Owner = _options.Owner, LeasedUntil = _time.GetUtcNow() + _options.Lease };
            if ((await _store.Commit(new Commit().Replace(OutboxEntry.Collection, ours, version), stop)).IsCommitted)
            {
                _log.LogInformation("Took outbox entry {Id} over from {Owner}", entry.Id, entry.Owner);
                await Take(ours, version + 1, stop);
            }
        }
    }

    private bool IsInFlight(string id)
    {
        lock (_gate)
        {
            return _inFlight.ContainsKey(id);
        }
    }

    private async Task<bool> Take(OutboxEntry entry, long version, CancellationToken stop)
    {
        while (true)
        {
            lock (_gate)
            {
                if (_inFlight.ContainsKey(entry.Id))
                {
                    return false;
                }

                if (_inFlight.Count < _options.MaxInFlight)
                {
                    Deliver(entry, version);
                    return true;
                }

                _isWaitingForRoom = true;
            }

            await _room.WaitAsync(stop);
        }
    }

    private enum Intake
    {
        /// <summary>Committed entries are read back from the store later.</summary>
        Closed,

        /// <summary>They wait until the last reading back is over.</summary>
        Door,

        /// <summary>They are delivered from memory.</summary>
        Open,
    }
}
