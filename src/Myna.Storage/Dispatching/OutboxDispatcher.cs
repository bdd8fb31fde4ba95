using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Myna.Storage.Diagnostics;

namespace Myna.Storage.Dispatching;

/// <summary>
/// Delivers the events of commits to their consumers, at least once: from memory right after the commit, from the store
/// after a crash, but for fleeting ones on an exclusive store. Each consumer has its own queue and gets its events in the order of commits; an entry that keeps failing
/// is set aside and tried again later, so that it holds nothing up and is never lost.
/// </summary>
/// <remarks>
/// Of several processes on one store, the one that committed delivers, and renews the lease of what is late; when it has died, another takes
/// the entry over once its lease is over. An event comes twice only where a process died, was behind by more than the lease, or handled it for
/// longer than a third of the lease.
/// </remarks>
public sealed class OutboxDispatcher : IAsyncDisposable
{
    private readonly IDocumentStore _store;
    private readonly OutboxDispatcherOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly OutboxLeases _leases;
    private readonly OutboxCleaner _cleaner;
    private readonly OutboxIntake _intake;
    private readonly OutboxFollower _follower;

    // Of its own, so that the gauge goes with the dispatcher.
    private readonly Meter _meter = new(OutboxTelemetry.Name);
    private readonly Dictionary<string, OutboxConsumer> _consumers = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _wake = new(0);
    private readonly CancellationTokenSource _stop = new();
    private Task _reading = Task.CompletedTask;
    private bool _isStarted;

    public OutboxDispatcher(IDocumentStore store, TimeProvider time, ILogger log, OutboxDispatcherOptions? options = null)
    {
        (_store, _time, _log, _options) = (store, time, log, options ?? new OutboxDispatcherOptions());
        _leases = new OutboxLeases(store, time, _options.Lease);
        _intake = new OutboxIntake(_options.MaxInFlight, _consumers.Values, Delivered);
        _cleaner = new OutboxCleaner(store, time, log, _options.DeleteDelay, _intake.Done);
        _follower = new OutboxFollower(store, _options, time, log, _consumers.Values);
        _meter.CreateObservableGauge("myna.outbox.oldest", () => _intake.OldestAge.TotalSeconds, "s", "Age of the oldest entry in memory that some consumer has not had yet.");
    }

    /// <summary>Entries that some consumer has not had yet, or that are still to be deleted.</summary>
    public int InFlight => _intake.InFlight;

    /// <summary>
    /// Sends events of this type to this consumer, in one process of those that share the store. The handler is called for one entry
    /// at a time, in order, and may be called again for the same event: it must set, never add. The consumer's name is for logs and counters.
    /// </summary>
    /// <exception cref="InvalidOperationException">After the start: earlier events would have been missed.</exception>
    public void Subscribe<T>(EventType<T> type, string consumer, Func<T, CancellationToken, ValueTask> handler)
        where T : class => Subscribe(type, consumer, handler, isEverywhere: false);

    /// <summary>
    /// As <see cref="Subscribe{T}(EventType{T}, string, Func{T, CancellationToken, ValueTask})"/>, in every process: for views that each
    /// process keeps, and messages to the sockets that it holds. What others commit may be missed; then <see cref="WhenMissed"/> is called.
    /// </summary>
    /// <exception cref="InvalidOperationException">After the start: earlier events would have been missed.</exception>
    public void SubscribeEverywhere<T>(EventType<T> type, string consumer, Func<T, CancellationToken, ValueTask> handler)
        where T : class => Subscribe(type, consumer, handler, isEverywhere: true);

    /// <summary>
    /// Called whenever events of other processes, or fleeting ones, may have been missed since the start: a view has to be made again from the documents.
    /// Tried again until it succeeds. To be said before the start; the view is first made after it.
    /// </summary>
    public void WhenMissed(Func<CancellationToken, Task> readAnew) => _follower.WhenMissed(readAnew);

    /// <summary>Begins to deliver: first what an earlier process left, then what is committed from now on.</summary>
    public async Task Start(CancellationToken cancellation = default)
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
        await _follower.Start(_stop.Token, cancellation);
    }

    /// <summary>Stops delivering. What is under way may end until the token is cancelled; what is not delivered stays in the store.</summary>
    public async Task Stop(CancellationToken cancellation = default)
    {
        _intake.Stop();
        await _stop.CancelAsync();
        await _reading;
        await _follower.Stop();
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

        _meter.Dispose();
        _stop.Dispose();
        _wake.Dispose();
        _intake.Dispose();
        _follower.Dispose();
        _leases.Dispose();
    }

    private void Subscribe<T>(EventType<T> type, string consumer, Func<T, CancellationToken, ValueTask> handler, bool isEverywhere)
        where T : class
    {
        if (_isStarted)
        {
            throw new InvalidOperationException($"{consumer} must subscribe to {type.Name} before the dispatcher starts.");
        }

        if (type.IsFleeting && !isEverywhere)
        {
            throw new ArgumentException($"{type.Name} is fleeting: {consumer} must subscribe to it everywhere.", nameof(type));
        }

        if (!_consumers.TryGetValue(consumer, out var found))
        {
            _consumers.Add(consumer, found = new OutboxConsumer(consumer, isEverywhere, _options, _leases, _time, _log, Delivered, _intake.Forget));
        }

        if (found.IsEverywhere != isEverywhere)
        {
            throw new ArgumentException($"{consumer} subscribes everywhere or in one process, not both.", nameof(consumer));
        }

        found.Handle(type.Name, (happened, cancellation) => happened.As(type) is { } data
            ? handler(data, cancellation)
            : throw new InvalidDataException($"The data of {type.Name} is null."));
    }

    // On the store's own thread, in the order of commits.
    private void Committed(OutboxEntry entry)
    {
        if (_store.IsExclusive && entry.IsFleeting)
        {
            _follower.Heard(entry);
            return;
        }

        if (!_intake.Committed(entry))
        {
            OutboxTelemetry.Overflowed();
            _wake.Release();
        }
    }

    private void Delivered(OutboxDelivery delivery)
    {
        if (delivery.IsLast())
        {
            _cleaner.Enqueue(delivery);
        }
    }

    private async Task ReadBack(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Sweep(stop);
                while (!_intake.IsOpen)
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

    // Reads our own entries in order until none is new, then once more while entries that are committed meanwhile are held back:
    // an entry may come by both ways, and the first one counts.
    private async Task CatchUp(CancellationToken stop)
    {
        while (await ReadOwn(stop) > 0)
        {
        }

        stop.ThrowIfCancellationRequested();
        _intake.HoldBack();
        await ReadOwn(stop);
        _intake.Open();
    }

    private async Task<int> ReadOwn(CancellationToken stop)
    {
        var count = 0;
        await foreach (var (entry, version) in _store.Scan(OutboxEntry.Collection, stop))
        {
            if (_store.IsExclusive || entry.Owner == _store.Owner)
            {
                count += await _intake.Take(entry, version, stop) ? 1 : 0;
            }
        }

        return count;
    }

    private async Task Sweep(CancellationToken stop)
    {
        await foreach (var (entry, version) in _store.FindAll(OutboxEntry.ByLease.All().Before(_time.GetUtcNow()), stop))
        {
            if (_intake.Has(entry.Id))
            {
                continue;
            }

            if (_store.IsExclusive)
            {
                // At the start everything is overdue and comes in the order of commits.
                if (_intake.IsOpen)
                {
                    await _intake.Take(entry, version, stop);
                }

                continue;
            }

            var ours = entry with { Owner = _store.Owner, LeasedUntil = _time.GetUtcNow() + _options.Lease };
            if ((await _store.Commit(new Commit().Replace(OutboxEntry.Collection, ours, version), stop)).IsCommitted)
            {
                _log.LogInformation("Took outbox entry {Id} over from {Owner}", entry.Id, entry.Owner);
                await _intake.Take(ours, version + 1, stop);
            }
        }
    }
}
