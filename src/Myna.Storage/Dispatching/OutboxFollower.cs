using Microsoft.Extensions.Logging;

namespace Myna.Storage.Dispatching;

/// <summary>
/// Hands the consumers that want it what other processes commit, as it comes. What was missed on the way is not delivered later:
/// views are read again instead.
/// </summary>
internal sealed class OutboxFollower(
    IDocumentStore store, OutboxDispatcherOptions options, TimeProvider time, ILogger log, IReadOnlyCollection<OutboxConsumer> consumers) : IDisposable
{
    private readonly List<Func<CancellationToken, Task>> _readAnew = [];
    private readonly SemaphoreSlim _missed = new(0);
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _isMissed;
    private Task _running = Task.CompletedTask;

    public void WhenMissed(Func<CancellationToken, Task> readAnew) => _readAnew.Add(readAnew);

    /// <summary>Returns when what the others commit from now on is heard, or known to be missed.</summary>
    public Task Start(CancellationToken stop, CancellationToken cancellation)
    {
        _running = Task.WhenAll(Task.Run(() => Follow(stop), CancellationToken.None), Task.Run(() => ReadAnew(stop), CancellationToken.None));
        return _begun.Task.WaitAsync(cancellation);
    }

    public Task Stop() => _running;

    public void Dispose() => _missed.Dispose();

    private async Task Follow(CancellationToken stop)
    {
        await store.Follow(Heard, stop);
        _begun.TrySetResult();
    }

    /// <summary>An entry for the consumers that want it; null when some may have been missed. Must not block.</summary>
    public void Heard(OutboxEntry? entry)
    {
        // Entries missed before the beginning are in the views, which are made after it.
        if (_begun.TrySetResult() && entry is null)
        {
            return;
        }

        var isMissed = entry is null;
        foreach (var consumer in consumers)
        {
            isMissed |= entry is not null && !consumer.EnqueueForeign(entry);
        }

        // However often it is missed before the views are read again, they are read once.
        if (isMissed && Interlocked.Exchange(ref _isMissed, 1) == 0)
        {
            _missed.Release();
        }
    }

    private async Task ReadAnew(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await _missed.WaitAsync(stop);
                Volatile.Write(ref _isMissed, 0);
                foreach (var readAnew in _readAnew)
                {
                    await UntilItSucceeds(readAnew, stop);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The end.
        }
    }

    private async Task UntilItSucceeds(Func<CancellationToken, Task> readAnew, CancellationToken stop)
    {
        for (var pause = options.FirstRetry; ; pause = pause + pause < options.LongestRetry ? pause + pause : options.LongestRetry)
        {
            try
            {
                await readAnew(stop);
                return;
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                log.LogWarning(e, "A view could not be read again; it is tried again");
            }

            await Task.Delay(pause, time, stop);
        }
    }
}
