namespace Myna.SocketIO;

/// <summary>An acknowledgement that a caller awaits.</summary>
internal abstract class PendingAck
{
    public abstract void Complete(EventArguments arguments);

    public abstract void Disconnected();
}

/// <summary>One socket was asked.</summary>
internal sealed class SingleAck : PendingAck
{
    private readonly TaskCompletionSource<EventArguments> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<EventArguments> Task => _source.Task;

    public override void Complete(EventArguments arguments) => _source.TrySetResult(arguments);

    public override void Disconnected() => _source.TrySetException(new SocketDisconnectedException());
}

/// <summary>Several sockets were asked by one packet.</summary>
internal sealed class BroadcastAckCollector(int expected, Action<EventArguments>? answered = null) : PendingAck
{
    private readonly TaskCompletionSource _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<EventArguments> _responses = new(Math.Min(expected, 1024));
    private int _left = expected;

    public Task Completed => _source.Task;

    public EventArguments[] Responses()
    {
        lock (_responses)
        {
            return [.. _responses];
        }
    }

    public override void Complete(EventArguments arguments)
    {
        lock (_responses)
        {
            _responses.Add(arguments);
        }

        answered?.Invoke(arguments);

        Disconnected();
    }

    public override void Disconnected()
    {
        if (Interlocked.Decrement(ref _left) == 0)
        {
            _source.TrySetResult();
        }
    }
}

/// <summary>The socket disconnected before its acknowledgement came.</summary>
public sealed class SocketDisconnectedException() : Exception("socket has been disconnected");
