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
        if (_socket.Namespace.Recovery is { } recovery && !_volatile)
        {
            _socket.Namespace.Local.EmitRecoverable(recovery, _socket, new BroadcastPacket(eventName, EventArguments.Of(payload, type)), !_uncompressed);
        }
        else
        {
            _socket.Deliver(PacketWriter.Event(_socket.Namespace, eventName, -1, payload, type).Compress(!_uncompressed), deferred: false, _volatile);
        }
    }

    /// <summary>Sends an event with any arguments.</summary>
    public void Emit(string eventName, EventArguments arguments)
    {
        EventNames.ThrowIfReserved(eventName);
        if (_socket.Namespace.Recovery is { } recovery && !_volatile)
        {
            _socket.Namespace.Local.EmitRecoverable(recovery, _socket, new BroadcastPacket(eventName, arguments), !_uncompressed);
        }
        else
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
}
