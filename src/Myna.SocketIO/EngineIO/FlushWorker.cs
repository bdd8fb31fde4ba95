using System.Collections.Concurrent;

namespace Myna.SocketIO.EngineIO;

/// <summary>
/// Writes what broadcasts left in many outboxes. A packet that waits here meets the next one, and both leave in one send: a send costs
/// 7 to 10 µs in the kernel whatever its size, so this is what carries a busy room. One for each core; order within a socket is the outbox's.
/// </summary>
internal sealed class FlushWorker : IThreadPoolWorkItem
{
    private const int Batch = 512; // then other work items get their turn
    private static readonly FlushWorker[] All = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new FlushWorker())];
    private static int next;

    private readonly ConcurrentQueue<FramedTransport> _waiting = new();
    private int _active;

    public static FlushWorker Assign() => All[(uint)Interlocked.Increment(ref next) % (uint)All.Length];

    public void Schedule(FramedTransport transport)
    {
        _waiting.Enqueue(transport);
        if (Interlocked.Exchange(ref _active, 1) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    public void Execute()
    {
        for (var i = 0; i < Batch; i++)
        {
            if (_waiting.TryDequeue(out var transport))
            {
                transport.FlushScheduled();
                continue;
            }

            Volatile.Write(ref _active, 0);
            // Something may have come in after the queue looked empty and before the flag fell.
            if (_waiting.IsEmpty || Interlocked.Exchange(ref _active, 1) == 1)
            {
                return;
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }
}
