using System.Diagnostics.CodeAnalysis;

namespace Myna.Storage.MongoDb;

/// <summary>
/// Combines the calls of concurrent callers. A few calls run at once, each by itself; further ones wait for a free slot and are then sent
/// as one batch. A single caller never waits, and under load each call costs a fraction of a round trip, here and at the server.
/// </summary>
/// <remarks>
/// A call is sent after it was made, so it sees everything that was acknowledged before. A slow call, perhaps one that waits for a locked
/// document, gives up its slot and goes on beside the others: it must not delay calls for other documents.
/// </remarks>
internal abstract class Batcher<TCall, TResult>(MongoLink link)
{
    private const int MaxConcurrent = 4;

    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Queue<Waiting> _waiting = new();
    private int _concurrent;

    protected MongoLink Link => link;

    /// <exception cref="StoreUnavailableException">No response in time.</exception>
    public async ValueTask<TResult> Ask(TCall call, CancellationToken cancellation) =>
        Enqueue(call) is { } waiting ? await Result(waiting, cancellation) : await RunNow(call, cancellation);

    /// <summary>Runs one call by itself.</summary>
    protected abstract ValueTask<TResult> Alone(TCall call, CancellationToken cancellation);

    /// <summary>Runs these calls as one batch and completes each. An exception completes the calls that have no result yet.</summary>
    protected abstract Task Together(IReadOnlyList<Waiting> calls);

    /// <summary>Begins a batch: the returned function decides, in the order of the queue, whether a call joins. The others wait for the next batch.</summary>
    protected abstract Func<TCall, bool> Admission();

    /// <summary>Runs each call by itself.</summary>
    protected Task OneByOne(IReadOnlyList<Waiting> calls) => Task.WhenAll(calls.Select(RunAlone));

    // Null when the call may run now.
    private Waiting? Enqueue(TCall call)
    {
        lock (_gate)
        {
            if (_concurrent < MaxConcurrent)
            {
                _concurrent++;
                return null;
            }

            var waiting = new Waiting(call);
            _waiting.Enqueue(waiting);
            return waiting;
        }
    }

    private async Task<TResult> RunNow(TCall call, CancellationToken cancellation)
    {
        using var slot = new Slot(this);
        return await Alone(call, cancellation);
    }

    private async Task<TResult> Result(Waiting waiting, CancellationToken cancellation)
    {
        try
        {
            return await waiting.Task.WaitAsync(link.Deadline, cancellation);
        }
        catch (TimeoutException e)
        {
            throw link.NoAnswer(e);
        }
        finally
        {
            waiting.IsLeft = true;
        }
    }

    // Hands a free slot to the next batch.
    private void Next()
    {
        List<Waiting> batch;
        lock (_gate)
        {
            batch = TakeBatch();
            if (batch.Count == 0)
            {
                _concurrent--;
                return;
            }
        }

        _ = Run(batch);
    }

    private List<Waiting> TakeBatch()
    {
        if (_waiting.Count == 0)
        {
            return [];
        }

        var (batch, later, joins) = (new List<Waiting>(), new Queue<Waiting>(), Admission());
        foreach (var waiting in _waiting)
        {
            if (waiting.IsLeft)
            {
                continue;
            }

            if (joins(waiting.Call))
            {
                batch.Add(waiting);
            }
            else
            {
                later.Enqueue(waiting);
            }
        }

        _waiting = later;
        return batch;
    }

    [SuppressMessage("Design", "CA1031", Justification = "The waiting callers get the exception.")]
    private async Task Run(List<Waiting> batch)
    {
        // In an outage calls fail synchronously; without the yield a long queue becomes a deep stack.
        await Task.Yield();
        using var slot = new Slot(this);
        try
        {
            await (batch.Count == 1 ? RunAlone(batch[0]) : Together(batch));
        }
        catch (Exception e)
        {
            batch.ForEach(waiting => waiting.TrySetException(e));
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "The waiting callers get the exception.")]
    private async Task RunAlone(Waiting waiting)
    {
        try
        {
            waiting.SetResult(await Alone(waiting.Call, CancellationToken.None));
        }
        catch (Exception e)
        {
            waiting.SetException(e);
        }
    }

    /// <summary>A queued call.</summary>
    internal sealed class Waiting(TCall call) : TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public TCall Call => call;

        /// <summary>The caller no longer waits.</summary>
        public volatile bool IsLeft;
    }

    /// <summary>One of the <see cref="MaxConcurrent"/> slots; released once, when its call is complete or slow.</summary>
    private sealed class Slot : IDisposable
    {
        private readonly Batcher<TCall, TResult> _batcher;
        private readonly Timer _slow;
        private int _isReleased;

        public Slot(Batcher<TCall, TResult> batcher)
        {
            _batcher = batcher;
            _slow = new Timer(static slot => ((Slot)slot!).Release(), this, Slow, Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            _slow.Dispose();
            Release();
        }

        private void Release()
        {
            if (Interlocked.Exchange(ref _isReleased, 1) == 0)
            {
                _batcher.Next();
            }
        }
    }
}
