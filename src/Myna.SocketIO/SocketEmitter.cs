using System.Text.Json.Serialization.Metadata;
using Myna.SocketIO.Protocol;

namespace Myna.SocketIO;

/// <summary>An emit to one socket with its modifiers.</summary>
public readonly record struct SocketEmitter
{
    private readonly SocketIOSocket _socket;
    private readonly bool _volatile;
    private readonly bool _uncompressed;
    private readonly TimeSpan _timeout;

    internal SocketEmitter(SocketIOSocket socket) => _socket = socket;

    private SocketEmitter(SocketIOSocket socket, bool isVolatile, bool uncompressed, TimeSpan timeout)
    {
        _socket = socket;
        _volatile = isVolatile;
        _uncompressed = uncompressed;
        _timeout = timeout;
    }

    /// <summary>Drops the packet if it would have to wait.</summary>
    public SocketEmitter Volatile => new(_socket, true, _uncompressed, _timeout);

    /// <summary>Sends with or without compression.</summary>
    public SocketEmitter Compress(bool compress) => new(_socket, _volatile, !compress, _timeout);

    /// <summary>Gives the acknowledgement this much time; without it, it may take until the socket disconnects.</summary>
    public SocketEmitter Timeout(TimeSpan timeout) => new(_socket, _volatile, _uncompressed, timeout);

    /// <summary>Sends an event with one payload.</summary>
    public void Emit<T>(string eventName, T payload, JsonTypeInfo<T> type)
    {
        EventNames.ThrowIfReserved(eventName);
        if (!TryEmitRecoverable(eventName, static emit => EventArguments.Of(emit.payload, emit.type), (payload, type)))
        {
            _socket.Deliver(PacketWriter.Event(_socket.Namespace, eventName, -1, payload, type).Compress(!_uncompressed), deferred: false, _volatile);
        }
    }

    /// <summary>Sends an event with any arguments.</summary>
    public void Emit(string eventName, EventArguments arguments)
    {
        EventNames.ThrowIfReserved(eventName);
        if (!TryEmitRecoverable(eventName, static arguments => arguments, arguments))
        {
            _socket.Deliver(PacketWriter.Event(_socket.Namespace, eventName, -1, arguments).Compress(!_uncompressed), deferred: false, _volatile);
        }
    }

    /// <summary>Sends an event and waits for the client's acknowledgement.</summary>
    /// <exception cref="TimeoutException">It did not come in time.</exception>
    /// <exception cref="SocketDisconnectedException">The socket disconnected first.</exception>
    public async Task<EventArguments> EmitWithAckAsync(string eventName, EventArguments arguments, CancellationToken cancellationToken = default)
    {
        EventNames.ThrowIfReserved(eventName);
        var id = _socket.Namespace.Local.NextAckId();
        var ack = new SingleAck();
        _socket.Expect(id, ack);
        try
        {
            _socket.Deliver(PacketWriter.Event(_socket.Namespace, eventName, id, arguments).Compress(!_uncompressed), deferred: false, _volatile);
            var limit = _timeout > TimeSpan.Zero ? _timeout : System.Threading.Timeout.InfiniteTimeSpan;
            return await ack.Task.WaitAsync(limit, _socket.Namespace.Server.Time, cancellationToken);
        }
        finally
        {
            _socket.Forget(id);
        }
    }

    /// <summary>Sends an event with one payload and reads the first argument of the client's acknowledgement.</summary>
    /// <exception cref="TimeoutException">It did not come in time.</exception>
    /// <exception cref="SocketDisconnectedException">The socket disconnected first.</exception>
    /// <exception cref="System.Text.Json.JsonException">The answer is not of its type.</exception>
    public async Task<TAck?> EmitWithAckAsync<T, TAck>(
        string eventName, T payload, JsonTypeInfo<T> type, JsonTypeInfo<TAck> ackType, CancellationToken cancellationToken = default)
    {
        var answer = await EmitWithAckAsync(eventName, EventArguments.Of(payload, type), cancellationToken);
        return answer.Get(0, ackType);
    }

    /// <summary>With recovery on, a client may miss what is sent to it alone as well.</summary>
    private bool TryEmitRecoverable<TState>(string eventName, Func<TState, EventArguments> arguments, TState state)
    {
        var nsp = _socket.Namespace;
        if (_volatile || (nsp.Recovery is null && nsp.ClusterRecovery is null))
        {
            return false;
        }

        var packet = new BroadcastPacket(eventName, arguments(state));
        if (nsp.Recovery is { } recovery)
        {
            nsp.Local.EmitRecoverable(recovery, _socket, packet, !_uncompressed);
        }
        else if (_socket.IsConnected)
        {
            nsp.Adapter.Broadcast(packet, new BroadcastTarget { Rooms = [_socket.Id], Compress = !_uncompressed });
        }

        return true;
    }
}
