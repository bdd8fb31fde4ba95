using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Myna.SocketIO.EngineIO;
using Myna.SocketIO.Protocol;

namespace Myna.SocketIO;

/// <summary>
/// The Socket.IO side of a session: it decodes packets and hands them to the sockets, one for each namespace that was joined.
/// </summary>
internal sealed class ClientConnection : SessionHandler
{
    private static readonly JsonElement NoAuth = EmptyObject();

    private readonly SocketIOServer _server;
    private readonly Lock _gate = new();
    private readonly long _connectBy;
    private List<SocketIOSocket>? _joining;
    private List<string>? _left; // namespaces that the server closed: packets for them may still be on their way
    private PendingBinary? _pending;
    private volatile TaskCompletionSource? _ready;
    private volatile SocketIOSocket[] _sockets = []; // replaced under the gate, read by anyone: the reader asks it about every frame
    private volatile bool _joined, _closed;

    public ClientConnection(SocketIOServer server, EngineSession session)
    {
        _server = server;
        Session = session;
        _connectBy = session.Server.Now + (long)server.Options.ConnectTimeout.TotalMilliseconds;
    }

    public EngineSession Session { get; }

    public override bool IsSaturated
    {
        get
        {
            foreach (var socket in _sockets)
            {
                if (socket.IsSaturated)
                {
                    return true;
                }
            }

            return false;
        }
    }

    public override bool AwaitsAck
    {
        get
        {
            foreach (var socket in _sockets)
            {
                if (socket.AwaitsAck)
                {
                    return true;
                }
            }

            return false;
        }
    }

    public override Task WhenReady()
    {
        lock (_gate)
        {
            // First the place to be woken at, then the look: a queue that empties in between is seen by one side or the other.
            var ready = _ready ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Interlocked.MemoryBarrier();
            if (IsSaturated && !_closed)
            {
                return ready.Task;
            }

            _ready = null;
            ready.TrySetResult();
            return Task.CompletedTask;
        }
    }

    /// <summary>A socket's queue of events has shrunk.</summary>
    public void OnReady()
    {
        Interlocked.MemoryBarrier(); // what was taken off the queue is visible before we look whether anyone waits for it
        if (_ready is null)
        {
            return;
        }

        TaskCompletionSource? ready;
        lock (_gate)
        {
            ready = _ready;
            _ready = null;
        }

        ready?.TrySetResult();
    }

    public override void OnTick(long now)
    {
        if (_joined || now < _connectBy)
        {
            return;
        }

        Session.Close(DisconnectReason.ForcedServerClose);
    }

    public override bool OnMessage(ReadOnlySpan<byte> message, bool binary)
    {
        try
        {
            return Take(message, binary);
        }
        catch (Exception e)
        {
            // The host's own: a pattern of namespaces that throws, a namespace that cannot be made, an adapter.
            _server.Logger.LogError(e, "A packet could not be handled");
            return false;
        }
    }

    private bool Take(ReadOnlySpan<byte> message, bool binary)
    {
        switch (_server.Parser.Decode(ref _pending, message, binary, _server.DecodeLimits, out var packet))
        {
            case DecodeResult.Incomplete:
                return true;
            case DecodeResult.Invalid:
                return false;
        }

        var socket = Find(packet.Namespace);
        if (socket is null && packet.Type == PacketType.Connect)
        {
            return Connect(packet);
        }

        switch (packet.Type)
        {
            case PacketType.Event when socket is not null:
                socket.OnEvent(new InboundEvent(packet.Json, packet.Attachments, packet.Id));
                return true;
            case PacketType.Ack when socket is not null:
                socket.OnAck(packet);
                return true;
            case PacketType.Disconnect when socket is not null:
                socket.Close(DisconnectReason.ClientNamespaceDisconnect);
                return true;
            default:
                // A packet that does not fit the state: for a namespace that was not joined, or one that only servers send. What was
                // on its way when the server itself disconnected the socket is no fault of the client's.
                if (socket is null && packet.Type is PacketType.Event or PacketType.Ack or PacketType.Disconnect && HasLeft(packet.Namespace))
                {
                    return true;
                }

                Session.Close(DisconnectReason.ForcedServerClose);
                return true;
        }
    }

    public override void OnClosed(DisconnectReason reason)
    {
        SocketIOSocket[] sockets;
        lock (_gate)
        {
            _closed = true;
            sockets = _joining is null ? _sockets : [.. _sockets, .. _joining];
            _pending = null;
        }

        foreach (var socket in sockets)
        {
            socket.Close(reason);
        }

        OnReady();
    }

    public void Remove(SocketIOSocket socket)
    {
        lock (_gate)
        {
            _sockets = Array.FindAll(_sockets, s => s != socket);
            if (_closed || _left?.Contains(socket.Namespace.Name) == true)
            {
                return;
            }

            if (_left?.Count >= _server.Options.MaxNamespacesPerConnection)
            {
                _left.RemoveAt(0);
            }

            (_left ??= []).Add(socket.Namespace.Name);
        }
    }

    /// <summary>Disconnects every namespace, then the connection.</summary>
    public void Disconnect()
    {
        foreach (var socket in _sockets)
        {
            socket.Disconnect();
        }

        Session.Close(DisconnectReason.ForcedServerClose);
    }

    private SocketIOSocket Replace(SocketIOSocket socket, Recovery recovery)
    {
        var fresh = new SocketIOSocket(this, socket.Namespace, Ids.New(), socket.Auth) { User = socket.User };
        if (!recovery.IsData(socket.Data))
        {
            fresh.Data = socket.Data;
        }

        foreach (var (key, value) in socket.Items)
        {
            fresh.Items[key] = value;
        }

        foreach (var room in socket.TakeEarlyRooms())
        {
            fresh.JoinEarly(room);
        }

        lock (_gate)
        {
            _sockets = Array.ConvertAll(_sockets, s => s == socket ? fresh : s);
        }

        return fresh;
    }

    /// <summary>The socket of a session that another server may have kept: its id is known only now.</summary>
    private SocketIOSocket Swap(SocketIOSocket socket, Recovery recovery)
    {
        var recovered = new SocketIOSocket(this, socket.Namespace, recovery.Session.SocketId, socket.Auth);
        recovery.Prepare(recovered);
        lock (_gate)
        {
            _joining!.Remove(socket);
            _joining.Add(recovered);
        }

        return recovered;
    }

    private static JsonElement EmptyObject()
    {
        using var document = JsonDocument.Parse("{}");
        return document.RootElement.Clone();
    }

    private SocketIOSocket? Find(ReadOnlySpan<byte> nsp)
    {
        foreach (var socket in _sockets)
        {
            if (nsp.SequenceEqual(socket.Namespace.NameUtf8))
            {
                return socket;
            }
        }

        return null;
    }

    private bool HasLeft(ReadOnlySpan<byte> nsp)
    {
        lock (_gate)
        {
            return _left is not null && _left.Contains(Encoding.UTF8.GetString(nsp));
        }
    }

    private bool Connect(in DecodedPacket packet)
    {
        var name = Encoding.UTF8.GetString(packet.Namespace);
        lock (_gate)
        {
            if (_closed)
            {
                return true;
            }

            if (_joining?.Exists(s => s.Namespace.Name == name) == true)
            {
                return false;
            }
        }

        var nsp = _server.FindOrCreate(name);
        if (nsp is null || _sockets.Length + (_joining?.Count ?? 0) >= _server.Options.MaxNamespacesPerConnection)
        {
            var message = nsp is null ? "Invalid namespace" : "Too many namespaces";
            Session.Send(PacketWriter.ConnectError(_server.Parser, packet.Namespace, new ConnectError(message)));
            if (nsp is not null)
            {
                _server.Settled(nsp);
            }

            return true;
        }

        var auth = NoAuth;
        if (packet.Json.Length > 0)
        {
            var reader = new Utf8JsonReader(packet.Json, new JsonReaderOptions { MaxDepth = Limits.AnyDepth });
            auth = JsonElement.ParseValue(ref reader);
        }

        var recovery = Recovery.Find(nsp, auth);
        var socket = new SocketIOSocket(this, nsp, recovery?.Session.SocketId ?? Ids.New(), auth);
        recovery?.Prepare(socket);
        lock (_gate)
        {
            (_joining ??= new List<SocketIOSocket>(1)).Add(socket);
        }

        _ = JoinAsync(socket, recovery);
        return true;
    }

    private async Task JoinAsync(SocketIOSocket socket, Recovery? recovery)
    {
        try
        {
            if (recovery is null && await Recovery.FindInCluster(socket) is { } found)
            {
                recovery = found;
                socket = Swap(socket, found);
            }

            if (await ConnectAsync(socket, recovery) is { } connected)
            {
                await connected.RunConnected();
            }
        }
        finally
        {
            recovery?.Dispose();
            _server.Settled(socket.Namespace);
        }
    }

    /// <summary>The connected socket; null when it was refused.</summary>
    private async Task<SocketIOSocket?> ConnectAsync(SocketIOSocket socket, Recovery? recovery)
    {
        var nsp = socket.Namespace;
        ConnectError? refusal;
        try
        {
            refusal = recovery is not null && _server.Options.Recovery.SkipMiddleware
                ? null
                : await nsp.Behaviour.Connect(socket, socket.Auth, socket.Disconnected);
        }
        catch (Exception e) when (JsonText.IsMismatch(e))
        {
            nsp.Logger.LogDebug(e, "The auth payload of {Socket} has another shape", socket);
            refusal = new ConnectError("Invalid auth");
        }
        catch (Exception e)
        {
            nsp.Logger.LogError(e, "OnConnecting of namespace {Namespace} failed", nsp.Name);
            refusal = new ConnectError("Internal server error");
        }

        lock (_gate)
        {
            _joining!.Remove(socket);
            if (_joining.Count == 0)
            {
                _joining = null;
            }

            if (_closed)
            {
                refusal ??= new ConnectError("closed");
            }
            else if (refusal is null)
            {
                _sockets = [.. _sockets, socket];
                _left?.Remove(nsp.Name);
                _joined = true;
            }
        }

        if (refusal is not null)
        {
            _server.Metrics.ConnectRefused(nsp.Name);
            socket.Close(DisconnectReason.ForcedServerClose);
            Session.Send(PacketWriter.ConnectError(_server.Parser, nsp.NameUtf8, refusal));
            return null;
        }

        _server.Metrics.SocketConnected(nsp.Name);
        if (recovery?.TryComplete(socket) == true)
        {
            _server.Metrics.Recovered(nsp.Name);
        }
        else
        {
            if (recovery is not null)
            {
                socket = Replace(socket, recovery); // the state cannot be taken up: a socket of its own, then
            }

            if (nsp.Recovery is not null || nsp.ClusterRecovery is not null)
            {
                socket.PrivateId = Ids.New();
                nsp.Recovery?.Connected(socket);
                nsp.ClusterRecovery?.Connected(socket);
            }

            nsp.Local.Add(socket, static s => s.Announce());
        }

        if (_closed)
        {
            socket.Close(DisconnectReason.TransportClose); // it went while it connected: OnConnected runs, then OnDisconnected
        }

        return socket;
    }
}
