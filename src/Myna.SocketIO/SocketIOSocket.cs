using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using Myna.SocketIO.Protocol;

namespace Myna.SocketIO;

/// <summary>
/// A client in a namespace. Its events are handled one after another (see <see cref="SocketIOOptions.ConcurrentEvents"/>); everything it
/// offers may be called from any thread.
/// </summary>
public sealed partial class SocketIOSocket
{
    private readonly ClientConnection _client;
    private readonly Lock _gate = new();
    private Dictionary<object, object?>? _items;
    private Dictionary<long, PendingAck>? _acks;
    private CancellationTokenSource? _disconnection;
    private List<string>? _earlyRooms;
    private ClaimsPrincipal? _user;
    private JsonElement _data;
    private volatile State _state;

    internal SocketIOSocket(ClientConnection client, Namespace nsp, string id, JsonElement auth)
    {
        Auth = auth;
        _client = client;
        Namespace = nsp;
        Id = id;
    }

    private enum State : byte
    {
        Connecting,
        Connected,
        Disconnected,
    }

    /// <summary>Its id: public, unlike the session's.</summary>
    public string Id { get; }

    /// <summary>The namespace that it is in.</summary>
    public Namespace Namespace { get; }

    /// <summary>How its connection came in.</summary>
    public Handshake Handshake => _client.Session.Handshake;

    /// <summary>The client's <c>auth</c> option; an empty object when it sent none.</summary>
    public JsonElement Auth { get; }

    /// <summary>Its user: the one whom ASP.NET's authentication found at the handshake, unless <c>OnConnecting</c> set another.</summary>
    public ClaimsPrincipal User
    {
        get => _user ?? Handshake.User;
        set => _user = value;
    }

    /// <summary>Whether it is connected.</summary>
    public bool IsConnected => _state == State.Connected;

    /// <summary>Whether this connection took up the state of an earlier one: its id, rooms, data and the packets that it missed.</summary>
    public bool IsRecovered { get; internal set; }

    /// <summary><c>polling</c> or <c>websocket</c>.</summary>
    public string TransportName => _client.Session.TransportName;

    /// <summary>Data about the socket that this process keeps.</summary>
    public IDictionary<object, object?> Items
    {
        get
        {
            lock (_gate)
            {
                return _items ??= [];
            }
        }
    }

    /// <summary>
    /// Data that travels with it: shown by <c>FetchSocketsAsync</c> on any server, and kept by connection state recovery. Undefined at first.
    /// </summary>
    public JsonElement Data
    {
        get
        {
            lock (_gate)
            {
                return _data;
            }
        }

        set
        {
            var own = value.ValueKind == JsonValueKind.Undefined ? value : value.Clone();
            lock (_gate)
            {
                _data = own;
            }
        }
    }

    /// <summary>The rooms that it is in, its own id first.</summary>
    public IReadOnlyList<string> Rooms => Namespace.Local.RoomsOf(this);

    /// <summary>Cancelled when it disconnects.</summary>
    public CancellationToken Disconnected
    {
        get
        {
            lock (_gate)
            {
                if (_state == State.Disconnected)
                {
                    return new CancellationToken(canceled: true);
                }

                return (_disconnection ??= new CancellationTokenSource()).Token;
            }
        }
    }

    internal List<Room> JoinedRooms { get; } = [];

    /// <summary>The secret by which its client proves itself when it comes back.</summary>
    internal string? PrivateId { get; set; }

    internal ClientConnection Client => _client;

    /// <summary>Sends what follows only if it can leave at once.</summary>
    public SocketEmitter Volatile => new SocketEmitter(this).Volatile;

    /// <summary>Every other socket of the namespace.</summary>
    public BroadcastOperator Broadcast => new BroadcastOperator(Namespace).Except(Id);

    /// <summary>Every other socket of the namespace on this server.</summary>
    public BroadcastOperator Local => Broadcast.Local;

    /// <summary>Sets <see cref="Data"/>.</summary>
    public void SetData<T>(T value, JsonTypeInfo<T> type) => Data = JsonSerializer.SerializeToElement(value, type);

    /// <summary>Reads <see cref="Data"/>; default when there is none.</summary>
    public T? GetData<T>(JsonTypeInfo<T> type) => Data is { ValueKind: not JsonValueKind.Undefined } data ? data.Deserialize(type) : default;

    /// <summary>The other sockets of a room.</summary>
    public BroadcastOperator To(params ReadOnlySpan<string> rooms) => Broadcast.To(rooms);

    /// <summary>The other sockets that are not in a room.</summary>
    public BroadcastOperator Except(params ReadOnlySpan<string> rooms) => Broadcast.Except(rooms);

    /// <summary>Sends what follows with or without compression.</summary>
    public SocketEmitter Compress(bool compress) => new SocketEmitter(this).Compress(compress);

    /// <summary>Gives the acknowledgement of what follows this much time.</summary>
    public SocketEmitter Timeout(TimeSpan timeout) => new SocketEmitter(this).Timeout(timeout);

    /// <summary>Sends an event without a payload.</summary>
    public void Emit(string eventName) => new SocketEmitter(this).Emit(eventName, EventArguments.None);

    /// <summary>Sends an event with one payload.</summary>
    public void Emit<T>(string eventName, T payload, JsonTypeInfo<T> type) => new SocketEmitter(this).Emit(eventName, payload, type);

    /// <summary>Sends an event with any arguments.</summary>
    public void Emit(string eventName, EventArguments arguments) => new SocketEmitter(this).Emit(eventName, arguments);

    /// <summary>Sends an event and waits for the client's acknowledgement.</summary>
    /// <exception cref="SocketDisconnectedException">The socket disconnected first.</exception>
    public Task<EventArguments> EmitWithAckAsync(string eventName, EventArguments arguments, CancellationToken cancellationToken = default) =>
        new SocketEmitter(this).EmitWithAckAsync(eventName, arguments, cancellationToken);

    /// <summary>Sends an event and waits for the client's acknowledgement.</summary>
    /// <exception cref="SocketDisconnectedException">The socket disconnected first.</exception>
    /// <exception cref="JsonException">The answer is not of its type.</exception>
    public Task<TAck?> EmitWithAckAsync<T, TAck>(
        string eventName, T payload, JsonTypeInfo<T> type, JsonTypeInfo<TAck> ackType, CancellationToken cancellationToken = default) =>
        new SocketEmitter(this).EmitWithAckAsync(eventName, payload, type, ackType, cancellationToken);

    /// <summary>Joins a room; nothing happens if it is there already.</summary>
    public void Join(string room)
    {
        ArgumentNullException.ThrowIfNull(room);
        Namespace.Local.Join(this, room);
    }

    /// <summary>Joins rooms.</summary>
    public void Join(params ReadOnlySpan<string> rooms)
    {
        foreach (var room in rooms)
        {
            Join(room);
        }
    }

    /// <summary>Leaves a room; nothing happens if it is not there.</summary>
    public void Leave(string room)
    {
        ArgumentNullException.ThrowIfNull(room);
        Namespace.Local.Leave(this, room);
    }

    /// <summary>Leaves the namespace for it, or closes the whole connection.</summary>
    public void Disconnect(bool closeConnection = false)
    {
        if (closeConnection)
        {
            _client.Disconnect();
            return;
        }

        if (_state != State.Connected)
        {
            return;
        }

        _client.Session.Send(PacketWriter.Disconnect(Namespace));
        Close(DisconnectReason.ServerNamespaceDisconnect);
    }

    internal bool Deliver(EncodedPacket packet, bool deferred, bool isVolatile) =>
        _state == State.Connected && _client.Session.Send(packet, deferred, isVolatile);

    internal void Acknowledge<T>(long id, T value, JsonTypeInfo<T> type)
    {
        if (_state == State.Connected)
        {
            _client.Session.Send(PacketWriter.Ack(Namespace, id, value, type));
        }
    }

    internal void Acknowledge(long id, EventArguments arguments)
    {
        if (_state == State.Connected)
        {
            _client.Session.Send(PacketWriter.Ack(Namespace, id, arguments));
        }
    }

    internal void Expect(long id, PendingAck ack)
    {
        bool isGone;
        lock (_gate)
        {
            isGone = _state == State.Disconnected;
            if (!isGone)
            {
                (_acks ??= []).Add(id, ack);
            }
        }

        if (isGone)
        {
            ack.Disconnected();
        }
        else
        {
            _client.OnReady(); // the answer may lie behind more events than may wait otherwise
        }
    }

    internal void Forget(long id)
    {
        lock (_gate)
        {
            _acks?.Remove(id);
        }
    }

    /// <summary>Rooms that it joined before it was connected; under the lock of its namespace's sockets.</summary>
    internal int EarlyRooms => _earlyRooms?.Count ?? 0;

    internal void JoinEarly(string room)
    {
        if (_state == State.Connecting)
        {
            (_earlyRooms ??= []).Add(room);
        }
    }

    internal void LeaveEarly(string room) => _earlyRooms?.RemoveAll(early => early == room);

    internal List<string> TakeEarlyRooms()
    {
        var rooms = _earlyRooms ?? [];
        _earlyRooms = null;
        return rooms;
    }

    /// <summary>Queues its CONNECT; from here on it is connected, and its events wait until it is greeted.</summary>
    internal void Announce()
    {
        lock (_gate)
        {
            _running += Namespace.Server.Options.ConcurrentEvents;
            _state = State.Connected;
        }

        _client.Session.Send(PacketWriter.Connect(Namespace, Id, PrivateId));
    }

    internal void OnAck(in DecodedPacket packet)
    {
        PendingAck? ack = null;
        lock (_gate)
        {
            _acks?.Remove(packet.Id, out ack);
        }

        if (ack is null)
        {
            return; // too late, or never asked for
        }

        var inner = packet.Json.Trim(" \t\r\n"u8)[1..^1].Trim(" \t\r\n"u8);
        ack.Complete(new EventArguments(inner.ToArray(), packet.Attachments));
    }

    /// <summary>Ends the socket's life in its namespace; the reason that comes first counts.</summary>
    internal void Close(DisconnectReason reason)
    {
        PendingAck[] acks;
        CancellationTokenSource? disconnection;
        bool wasConnected;
        lock (_gate)
        {
            wasConnected = _state == State.Connected;
            _state = State.Disconnected;
            acks = _acks is null ? [] : [.. _acks.Values];
            _acks = null;
            disconnection = _disconnection;
        }

        if (wasConnected)
        {
            Namespace.OnSocketClosing(this, reason);
            Namespace.Recovery?.Disconnected(this, reason);
            Namespace.ClusterRecovery?.Disconnected(this, reason);
            Namespace.Local.Remove(this);
            _client.Remove(this);
        }

        foreach (var ack in acks)
        {
            ack.Disconnected();
        }

        try
        {
            disconnection?.Cancel();
        }
        catch (AggregateException e)
        {
            // A handler that others registered must not keep the socket from closing.
            Namespace.Logger.LogError(e, "A callback of the disconnection of {Socket} failed", this);
        }

        if (!wasConnected)
        {
            return; // it was never let in, or has gone already
        }

        Namespace.OnSocketClosed(this);
        EnqueueDisconnected(reason);
    }

    /// <summary>Shows the id.</summary>
    [ExcludeFromCodeCoverage]
    public override string ToString() => $"{Namespace.Name}#{Id}";
}
