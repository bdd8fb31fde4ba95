using System.Diagnostics.CodeAnalysis;

namespace Myna.Storage.MongoDb;

/// <summary>
/// Calls of many callers. A few are on their way at once, each by itself; what is asked for beyond them waits until one is back, and goes
/// together. So a lone caller waits for nobody, and of many each costs a fraction of a round trip, here and at the server.
/// </summary>
/// <remarks>
/// A call is sent after it was made, never before: it sees what was acknowledged until then. One that is slow, perhaps because somebody
/// holds its document, goes on beside the few: it must not hold up those who need other documents.
/// </remarks>
internal abstract class Batcher<TCall, TResult>(MongoLink link)
{
    private const int MaxUnderWay = 4;

    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Queue<Waiting> _waiting = new();
    private int _underWay;

    protected MongoLink Link => link;

    /// <exception cref="StoreUnavailableException">There is no answer in time.</exception>
    public async ValueTask<TResult> Ask(TCall call, CancellationToken cancellation) =>
        Queued(call) is { } waiting ? await Answer(waiting, cancellation) : await AtOnce(call, cancellation);

    /// <summary>Makes one call by itself.</summary>
    protected abstract ValueTask<TResult> Alone(TCall call, CancellationToken cancellation);

    /// <summary>Makes all these calls at once, and answers each. What it throws is the answer of those that have none yet.</summary>
    protected abstract Task Together(IReadOnlyList<Waiting> calls);

    /// <summary>Begins a batch; what is returned says of each call, in turn, whether it joins. The others wait for the next batch.</summary>
    protected abstract Func<TCall, bool> Admission();

    /// <summary>Answers each call by itself.</summary>
    protected Task OneByOne(IReadOnlyList<Waiting> calls) => Task.WhenAll(calls.Select(AnswerAlone));

    // Null when it may go at once.
    private Waiting? Queued(TCall call)
    {
        lock (_gate)
        {
            if (_underWay < MaxUnderWay)
            {
                _underWay++;
                return null;
            }

            var waiting = new Waiting(call);
            _waiting.Enqueue(waiting);
            return waiting;
        }
    }

    private async Task<TResult> AtOnce(TCall call, CancellationToken cancellation)
    {
        using var place = new Place(this);
        return await Alone(call, cancellation);
    }

    private async Task<TResult> Answer(Waiting waiting, CancellationToken cancellation)
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

    // In the place of one that is back or slow.
    private void Next()
    {
        List<Waiting> batch;
        lock (_gate)
        {
            batch = TakeBatch();
            if (batch.Count == 0)
            {
                _underWay--;
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

    [SuppressMessage("Design", "CA1031", Justification = "Whoever waits is told.")]
    private async Task Run(List<Waiting> batch)
    {
        // In an outage calls fail at once, and a long queue of them must not become a deep stack.
        await Task.Yield();
        using var place = new Place(this);
        try
        {
            await (batch.Count == 1 ? AnswerAlone(batch[0]) : Together(batch));
        }
        catch (Exception e)
        {
            batch.ForEach(waiting => waiting.TrySetException(e));
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whoever waits is told.")]
    private async Task AnswerAlone(Waiting waiting)
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

    /// <summary>A call whose caller waits for its answer.</summary>
    internal sealed class Waiting(TCall call) : TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public TCall Call => call;

        /// <summary>The caller has gone.</summary>
        public volatile bool IsLeft;
    }

    /// <summary>One of the few places, given up once: when what has it is over, or slow.</summary>
    private sealed class Place : IDisposable
    {
        private readonly Batcher<TCall, TResult> _batcher;
        private readonly Timer _slow;
        private int _isGivenUp;

        public Place(Batcher<TCall, TResult> batcher)
        {
            _batcher = batcher;
            _slow = new Timer(static place => ((Place)place!).GiveUp(), this, Slow, Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            _slow.Dispose();
            GiveUp();
        }

        private void GiveUp()
        {
            if (Interlocked.Exchange(ref _isGivenUp, 1) == 0)
            {
                _batcher.Next();
            }
        }
    }
}
