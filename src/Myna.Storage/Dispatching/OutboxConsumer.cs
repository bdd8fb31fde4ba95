using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Myna.Storage.Diagnostics;

namespace Myna.Storage.Dispatching;

/// <summary>An entry on its way, and how many consumers have still to handle it. Version 0: another process delivers it, this one listens.</summary>
internal sealed class OutboxDelivery(OutboxEntry entry, long version)
{
    // Changed together, and only while the lease is renewed.
    private volatile Held _held = new(entry, version);

    // One for the dispatcher, while it hands the entry round.
    private int _pending = 1;
    private volatile bool _isLost;

    public OutboxEntry Entry => _held.Entry;

    /// <summary>When it was taken in: for an entry of this process, right after its commit.</summary>
    public long Since { get; } = Stopwatch.GetTimestamp();

    public long Version => _held.Version;

    public bool IsForeign => Version == 0;

    /// <summary>Another process has taken it over.</summary>
    public bool IsLost => _isLost;

    public void Renewed(OutboxEntry entry, long version) => _held = new Held(entry, version);

    public void Lose() => _isLost = true;

    public void Expect() => Interlocked.Increment(ref _pending);

    public bool IsLast() => Interlocked.Decrement(ref _pending) == 0;

    private sealed record Held(OutboxEntry Entry, long Version);
}

/// <summary>One consumer's queue. One entry at a time; an entry that keeps failing is set aside for the ones behind it.</summary>
internal sealed class OutboxConsumer(
    string name,
    bool isEverywhere,
    OutboxDispatcherOptions options,
    OutboxLeases leases,
    TimeProvider time,
    ILogger log,
    Action<OutboxDelivery> delivered,
    Action<OutboxDelivery> forget)
{
    /// <summary>Entries that wait aside in memory; beyond it they are found again in the store when their lease is over.</summary>
    private const int MaxAside = 1000;

    private readonly Dictionary<string, List<Func<OutboxEvent, CancellationToken, ValueTask>>> _handlers = new(StringComparer.Ordinal);

    // Bounded by what the dispatcher keeps in flight, and as much again of other processes.
    private readonly Channel<Attempt> _queue = Channel.CreateUnbounded<Attempt>(new UnboundedChannelOptions { SingleReader = true });
    private readonly KeyValuePair<string, object?> _tag = new("consumer", name);
    private Task _running = Task.CompletedTask;
    private int _aside;
    private int _foreign;

    /// <summary>Whether this consumer also gets what other processes commit.</summary>
    public bool IsEverywhere => isEverywhere;

    public void Handle(string type, Func<OutboxEvent, CancellationToken, ValueTask> handler)
    {
        if (!_handlers.TryGetValue(type, out var list))
        {
            _handlers.Add(type, list = []);
        }

        list.Add(handler);
    }

    public bool Wants(OutboxEntry entry) => entry.Events.Any(happened => _handlers.ContainsKey(happened.Type));

    public void Enqueue(OutboxDelivery delivery) => _queue.Writer.TryWrite(new Attempt(delivery, 1));

    /// <summary>An entry of another process. False when this consumer wants it and has too many waiting to take it.</summary>
    public bool EnqueueForeign(OutboxEntry entry)
    {
        if (!isEverywhere || !Wants(entry))
        {
            return true;
        }

        if (Interlocked.Increment(ref _foreign) > options.MaxInFlight)
        {
            Interlocked.Decrement(ref _foreign);
            return false;
        }

        Enqueue(new OutboxDelivery(entry, 0));
        return true;
    }

    public void Start(CancellationToken stop) => _running = Task.Run(() => Run(stop), CancellationToken.None);

    public async Task Stop(CancellationToken cancellation)
    {
        _queue.Writer.TryComplete();
        try
        {
            await _running.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            log.LogWarning("Consumer {Consumer} did not end in time; its entries stay in the outbox", name);
        }
    }

    private async Task Run(CancellationToken stop)
    {
        try
        {
            await foreach (var attempt in _queue.Reader.ReadAllAsync(stop))
            {
                if (attempt.Number > options.TriesInOrder)
                {
                    Interlocked.Decrement(ref _aside);
                    OutboxTelemetry.Aside(-1, _tag);
                }
                else if (attempt.Delivery.IsForeign)
                {
                    Interlocked.Decrement(ref _foreign);
                }

                await Deliver(attempt, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Entries that are left in the queue are in the store.
        }
    }

    private async Task Deliver(Attempt attempt, CancellationToken stop)
    {
        for (; ; attempt = attempt with { Number = attempt.Number + 1 })
        {
            try
            {
                if (!await leases.Hold(attempt.Delivery, TimeSpan.Zero, stop))
                {
                    forget(attempt.Delivery);
                    return;
                }

                await HandleObserved(attempt.Delivery.Entry, stop);
                OutboxTelemetry.Delivered(attempt.Delivery.Since, _tag);
                if (!attempt.Delivery.IsForeign)
                {
                    delivered(attempt.Delivery);
                }

                return;
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                OutboxTelemetry.Failed(_tag);
                log.LogError(e, "Consumer {Consumer} failed on outbox entry {Id}, try {Number}", name, attempt.Delivery.Entry.Id, attempt.Number);
            }

            if (attempt.Number >= options.TriesInOrder)
            {
                await SetAside(attempt with { Number = attempt.Number + 1 }, stop);
                return;
            }

            await Task.Delay(DelayAfter(attempt.Number), time, stop);
        }
    }

    private ValueTask HandleObserved(OutboxEntry entry, CancellationToken stop) =>
        OutboxTelemetry.Activities.HasListeners() ? HandleTraced(entry, stop) : Handle(entry, stop);

    private async ValueTask HandleTraced(OutboxEntry entry, CancellationToken stop)
    {
        using var activity = OutboxTelemetry.Begin(name, entry);
        try
        {
            await Handle(entry, stop);
        }
        catch (Exception e)
        {
            activity?.SetStatus(ActivityStatusCode.Error, e.Message);
            throw;
        }
    }

    private async ValueTask Handle(OutboxEntry entry, CancellationToken stop)
    {
        foreach (var happened in entry.Events)
        {
            if (!_handlers.TryGetValue(happened.Type, out var handlers))
            {
                continue;
            }

            foreach (var handler in handlers)
            {
                var handling = handler(happened, stop);
                if (!handling.IsCompletedSuccessfully)
                {
                    await handling.AsTask().WaitAsync(options.HandlerTimeout, time, stop);
                }
            }
        }
    }

    private async ValueTask SetAside(Attempt attempt, CancellationToken stop)
    {
        var pause = DelayAfter(attempt.Number - 1);
        if (Interlocked.Increment(ref _aside) > MaxAside || !await MayWait(attempt.Delivery, pause, stop))
        {
            Interlocked.Decrement(ref _aside);
            forget(attempt.Delivery);
            return;
        }

        OutboxTelemetry.Aside(1, _tag);
        _ = Task.Delay(pause, time, stop).ContinueWith(
            _ => _queue.Writer.TryWrite(attempt), stop, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
    }

    // Another process must not deliver to all consumers what only waits for one of them here.
    private async ValueTask<bool> MayWait(OutboxDelivery delivery, TimeSpan pause, CancellationToken stop)
    {
        try
        {
            return await leases.Hold(delivery, pause, stop);
        }
        catch (StoreUnavailableException)
        {
            // The lease stays as it is; whether it was long enough is seen at the next try.
            return true;
        }
    }

    private TimeSpan DelayAfter(int number)
    {
        var factor = 1L << Math.Min(number - 1, 30);
        return factor * options.FirstRetry < options.LongestRetry ? factor * options.FirstRetry : options.LongestRetry;
    }

    private readonly record struct Attempt(OutboxDelivery Delivery, int Number);
}
