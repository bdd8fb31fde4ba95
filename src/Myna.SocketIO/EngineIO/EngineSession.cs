using Myna.SocketIO.Protocol;

namespace Myna.SocketIO.EngineIO;

/// <summary>
/// One Engine.IO session: it lives across transports. Everything that changes is guarded by the outbox's gate; the heartbeat's deadline is
/// absolute and checked on each access too, because a timer that fires late on a busy machine must not let a dead session live on.
/// </summary>
internal sealed partial class EngineSession
{
    private readonly EngineServer _server;
    private readonly Outbox _outbox = new(new Lock());
    private SessionHandler? _handler;
    private State _state;
    private long _due; // the next ping or, while one is unanswered, the moment this peer counts as dead
    private bool _awaitingPong;
    private bool _overflowed; // nothing is queued behind a packet that was not
    private int _closedRaised;
    private int _messages; // taken from the peer
    private int _messagesWhenHeld = -1; // so many when it was found waiting for the peer's answer and reading nothing
    private long _tick; // when an upgrade, an orderly close or a ended runs out; 0: nothing runs
    private WebSocketTransport? _webSocket;

    public EngineSession(EngineServer server, Handshake handshake)
    {
        _server = server;
        Handshake = handshake;
        Id = Ids.New();
        _due = server.Now + server.PingInterval;
    }

    private enum State : byte
    {
        Open,
        Closing, // what is queued still goes out
        Closed,
    }

    public string Id { get; }

    public Handshake Handshake { get; }

    public EngineServer Server => _server;

    public string TransportName => _webSocket is null ? "polling" : "websocket";

    /// <summary>The WebSocket that it uses; null while it polls.</summary>
    public WebSocketTransport? Transport => _webSocket;

    public bool IsOpen => _state == State.Open;

    public bool IsSaturated => _handler is { IsSaturated: true };

    /// <summary>False once the peer is overdue; the session then closes.</summary>
    public bool IsAlive
    {
        get
        {
            if (_state == State.Closed)
            {
                return _pendingReason is not null;
            }

            if (_server.Now < _due + (_awaitingPong ? 0 : _server.PingTimeout) || IsSaturated)
            {
                return true;
            }

            Close(DisconnectReason.PingTimeout, orderly: false);
            return false;
        }
    }

    public Task WhenReady() => _handler!.WhenReady();

    public void Start(SessionHandler handler, bool mayUpgrade)
    {
        _handler = handler;
        lock (_outbox.Gate)
        {
            Enqueue(EnginePackets.OpenPacket(Id, mayUpgrade, _server.Options), deferred: false);
            _webSocket?.AnswerExpected();
        }
    }

    /// <summary>
    /// Queues a packet; false when it was not, because the session is closed, its queue is full, or the packet is volatile and had to wait.
    /// </summary>
    public bool Send(EncodedPacket packet, bool deferred = false, bool isVolatile = false)
    {
        var overflow = false;
        lock (_outbox.Gate)
        {
            if (_state != State.Open || _overflowed)
            {
                return false;
            }

            if (isVolatile && !IsWritable)
            {
                return false;
            }

            if (_outbox.Count >= _server.Options.MaxQueuedPackets || _outbox.Bytes + packet.Size > _server.Options.MaxQueuedBytes)
            {
                overflow = !MakeRoom(packet.Size);
            }

            if (!overflow)
            {
                Enqueue(packet, deferred);
                return true;
            }

            _overflowed = _server.Options.QueueFull == QueueFullPolicy.Disconnect;
        }

        _server.Metrics.QueueOverflowed();
        // Not here: who sends may hold locks, the namespace's own among them, and closing takes those of every namespace and calls the host.
        if (_overflowed)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static session => session.Close(DisconnectReason.TransportError, orderly: false), this, preferLocal: false);
        }

        return false;
    }

    /// <summary>Closes the session. An orderly close lets out what is queued and a close packet; any other ends at once.</summary>
    public void Close(DisconnectReason reason, bool orderly = true)
    {
        WebSocketTransport? abort = null;
        lock (_outbox.Gate)
        {
            if (_state != State.Open)
            {
                return;
            }

            _state = orderly ? State.Closing : State.Closed;
            _tick = _server.Now + _server.CloseTimeout;
            if (_webSocket is not null)
            {
                _webSocket.Close(1000);
                if (!orderly && reason is not DisconnectReason.ParseError)
                {
                    abort = _webSocket;
                }

                _server.Watch(this);
            }
            else
            {
                ClosePolling(orderly);
            }
        }

        abort?.Abort();
        RaiseClosed(reason);
    }

    /// <summary>Heartbeats; called by the server's sweep.</summary>
    /// <param name="now">The server's time.</param>
    /// <param name="mayReap">Whether a ping that should have been answered by now ends the session; else it gets as much time again.</param>
    public void Sweep(long now, bool mayReap)
    {
        if (_state != State.Open)
        {
            return;
        }

        _handler?.OnTick(now);
        if (now < _due)
        {
            return;
        }

        if (IsSaturated)
        {
            if (_handler!.AwaitsAck && _messagesWhenHeld == _messages)
            {
                // Deadlock: the ack is queued behind events that the handler blocks.
                Close(DisconnectReason.PingTimeout, orderly: false);
                return;
            }

            _messagesWhenHeld = _messages;
            _due = now + _server.PingTimeout; // its pong waits behind the events that we do not read
            return;
        }

        if (_awaitingPong)
        {
            if (mayReap || now >= _due + _server.PingTimeout)
            {
                Close(DisconnectReason.PingTimeout, orderly: false);
            }

            return;
        }

        lock (_outbox.Gate)
        {
            if (_state != State.Open || _awaitingPong)
            {
                return;
            }

            _awaitingPong = true;
            // A ping that leaves late, on a busy machine, must not shorten the time to answer. A polling client that does not fetch it gets no extra time.
            var leaves = _webSocket is not null || _poll is { Task.IsCompleted: false };
            _due = (leaves ? now : _due) + _server.PingTimeout;
            Enqueue(EnginePackets.PingPacket, deferred: true);
            _webSocket?.AnswerExpected();
        }
    }

    /// <summary>Ends each watched state whose time is over: an upgrade, an orderly close, an ended session.</summary>
    public void SweepWatched(long now)
    {
        WebSocketTransport? candidate, transport = null;
        lock (_outbox.Gate)
        {
            if (now < _tick && (_candidate is not null || _state != State.Open))
            {
                // A poll that waits keeps the client from finishing its upgrade.
                if (_candidate is not null && _probed && _poll is { Task.IsCompleted: false } && _outbox.IsEmpty)
                {
                    _poll.TrySetResult();
                }

                return;
            }

            candidate = _candidate;
            _candidate = null;
            if (_state != State.Open)
            {
                transport = _webSocket;
                if (transport is null)
                {
                    _pendingReason = null;
                    _state = State.Closed;
                    _server.Remove(this);
                }
            }

            _server.Unwatch(this); // under the gate, as all that watches it
        }

        candidate?.Abort();
        transport?.Abort();
    }

    private bool IsWritable => _webSocket is { } webSocket ? webSocket.IsWritable : _poll is { Task.IsCompleted: false } && _outbox.IsEmpty;

    private void Enqueue(EncodedPacket packet, bool deferred)
    {
        _outbox.Add(packet);
        if (_webSocket is { } webSocket)
        {
            webSocket.OnQueued(deferred);
        }
        else
        {
            _poll?.TrySetResult();
        }
    }

    private bool MakeRoom(int size)
    {
        if (_server.Options.QueueFull != QueueFullPolicy.DropOldest || size > _server.Options.MaxQueuedBytes)
        {
            return false;
        }

        while (!_outbox.IsEmpty
            && (_outbox.Count >= _server.Options.MaxQueuedPackets || _outbox.Bytes + size > _server.Options.MaxQueuedBytes))
        {
            _outbox.Take();
            _server.Metrics.QueueOverflowed();
        }

        return true;
    }

    private void RaiseClosed(DisconnectReason reason)
    {
        if (Interlocked.Exchange(ref _closedRaised, 1) == 1)
        {
            return;
        }

        _server.Metrics.SessionClosed(TransportName, reason);
        if (_webSocket is not null || _pendingReason is null)
        {
            _server.Remove(this);
        }

        _handler?.OnClosed(reason);
    }

    /// <summary>A packet in text. False: no such packet exists.</summary>
    private bool OnTextPacket(ReadOnlySpan<byte> packet)
    {
        _messages++;
        switch (packet[0])
        {
            case EnginePackets.Pong:
                lock (_outbox.Gate)
                {
                    _awaitingPong = false;
                    _due = _server.Now + _server.PingInterval;
                    _webSocket?.AnswerReceived();
                }

                return true;
            case EnginePackets.Message:
                return _state != State.Open || _handler!.OnMessage(packet[1..], binary: false);
            case EnginePackets.Base64: // while polling, and from clients that force it everywhere
                return PollingPayload.TryDecodeBinary(packet, out var bytes) && (_state != State.Open || _handler!.OnMessage(bytes, binary: true));
            default:
                return false;
        }
    }
}

/// <summary>Unguessable ids: 120 random bits in 20 characters that need no escaping anywhere.</summary>
internal static class Ids
{
    public static string New()
    {
        Span<byte> bytes = stackalloc byte[15];
        System.Security.Cryptography.RandomNumberGenerator.Fill(bytes);
        return System.Buffers.Text.Base64Url.EncodeToString(bytes);
    }

    /// <summary>Six characters that differ from one process to the next.</summary>
    public static string Short() => New()[..6];
}
