using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;

namespace Myna.Server.Accounts.Identity.Passwords;

/// <summary>
/// A few threads of their own for work of a tenth of a second, and a short queue before them: a storm of sign-ins fills the queue
/// and is told to come back, and takes no thread that answers lessons, nor a processor that one of them wants.
/// </summary>
internal sealed class HashingQueue : IDisposable
{
    private readonly BlockingCollection<Action> _work;
    private readonly Meter _meter = new("Myna.Accounts");
    private readonly Counter<long> _refused;

    public HashingQueue(int threads, int queue)
    {
        _work = new BlockingCollection<Action>(queue);
        _refused = _meter.CreateCounter<long>("myna.passwords.refused", "{password}", "Passwords that found the queue full.");
        _meter.CreateObservableGauge("myna.passwords.waiting", () => _work.Count, "{password}", "Passwords that wait to be hashed.");
        for (var i = 0; i < threads; i++)
        {
            new Thread(Drain) { IsBackground = true, Name = $"password hashing {i}" }.Start();
        }
    }

    /// <summary>Has the work run on one of the queue's threads; false at once when the queue is full.</summary>
    public bool TryRun<T>(Func<T> work, [NotNullWhen(true)] out Task<T>? running)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        running = done.Task;
        var isTaken = _work.TryAdd(Run);
        if (!isTaken)
        {
            _refused.Add(1);
        }

        return isTaken;

        void Run()
        {
            try
            {
                done.SetResult(work());
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        }
    }

    /// <summary>Takes no more; the threads end when they have done what is queued.</summary>
    public void Dispose()
    {
        _meter.Dispose();
        _work.CompleteAdding();
    }

    private void Drain()
    {
        Background.Enter();
        foreach (var work in _work.GetConsumingEnumerable())
        {
            work();
        }
    }
}
