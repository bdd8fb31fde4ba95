namespace Myna.SocketIO.EngineIO;

/// <summary>WebSocket from the start, and the upgrade of a polling session.</summary>
internal sealed partial class EngineSession
{
    private WebSocketTransport? _candidate; // a WebSocket that has not taken over yet
    private bool _probed;
    private bool _upgradedPoll; // the poll that hangs was overtaken by the upgrade

    /// <summary>
    /// Binds the transport of a session that never polled; then <see cref="Start"/>, then <see cref="RunWebSocketAsync"/>.
    /// </summary>
    public void Attach(Func<Outbox, WebSocketTransport> create) => _webSocket = create(_outbox);

    /// <summary>Reads until the peer is gone, and lets out what is queued.</summary>
    public Task RunWebSocketAsync() => Run(_webSocket!);

    /// <summary>
    /// A second transport for this session. It takes over when the client has probed it and says so; until then polling goes on.
    /// </summary>
    public async Task UpgradeAsync(Func<Outbox, WebSocketTransport> create)
    {
        // The session's packets stay with polling until the upgrade; the candidate writes only its answer to the probe.
        var candidate = create(new Outbox(_outbox.Gate));
        var refused = false;
        lock (_outbox.Gate)
        {
            refused = _state != State.Open || _candidate is not null || _webSocket is not null || !_server.Options.AllowUpgrades;
            if (refused)
            {
                candidate.Close(1000); // the transport that the session has is left alone
            }
            else
            {
                _candidate = candidate;
                _probed = false;
                _tick = _server.Now + _server.UpgradeTimeout;
                _server.Watch(this);
            }
        }

        if (refused)
        {
            await candidate.Drained;
            return;
        }

        await Run(candidate);
    }

    /// <summary>A message on a WebSocket; a reason ends it.</summary>
    public DisconnectReason? OnWebSocketMessage(ReadOnlySpan<byte> message, bool binary)
    {
        if (_candidate is { } candidate)
        {
            lock (_posts)
            {
                return OnProbe(candidate, message, binary);
            }
        }

        if (binary)
        {
            _messages++;
            return _state != State.Open || _handler!.OnMessage(message, binary: true) ? null : DisconnectReason.ParseError;
        }

        if (message.Length == 0)
        {
            return DisconnectReason.ParseError;
        }

        if (message[0] == EnginePackets.Close)
        {
            return DisconnectReason.TransportClose;
        }

        if (_webSocket is FramedTransport { IsDirect: false })
        {
            lock (_outbox.Gate)
            {
                _webSocket.AnswerReceived();
            }
        }

        return OnTextPacket(message) ? null : DisconnectReason.ParseError;
    }

    private async Task Run(WebSocketTransport transport)
    {
        var reason = await transport.ReadAsync(this);
        bool current;
        lock (_outbox.Gate)
        {
            current = ReferenceEquals(transport, _webSocket);
            if (ReferenceEquals(_candidate, transport))
            {
                _candidate = null; // polling goes on as if nothing had been
            }
        }

        if (current)
        {
            Close(reason);
        }

        await transport.Drained;
        lock (_outbox.Gate)
        {
            transport.Release();
            if (!current)
            {
                return;
            }

            _state = State.Closed;
        }

        _server.Unwatch(this);
    }

    private DisconnectReason? OnProbe(WebSocketTransport candidate, ReadOnlySpan<byte> message, bool binary)
    {
        lock (_outbox.Gate)
        {
            if (!binary && message.SequenceEqual("2probe"u8) && _state == State.Open)
            {
                _probed = true;
                candidate.Outbox.Add(EnginePackets.ProbeAnswer);
                candidate.OnQueued(deferred: false);
                candidate.AnswerExpected();
                if (_outbox.IsEmpty)
                {
                    _poll?.TrySetResult(); // a poll that waits is answered with a noop, and the client upgrades at once
                }

                return null;
            }

            _candidate = null;
            if (binary || message.Length != 1 || message[0] != EnginePackets.Upgrade || !_probed || _state == State.Closed)
            {
                return DisconnectReason.ParseError;
            }

            candidate.AnswerReceived();
            candidate.Outbox = _outbox;
            _webSocket = candidate;
            if (_poll is not null)
            {
                // The client has paused polling. Queued packets go to the WebSocket, and an open poll gets a noop.
                _upgradedPoll = true;
                _poll.TrySetResult();
            }

            if (!_outbox.IsEmpty)
            {
                candidate.OnQueued(deferred: false);
            }

            if (_state == State.Closing)
            {
                // The client has paused polling: what is queued, and the end, come this way.
                _pendingReason = null;
                candidate.Close(1000);
                _server.Remove(this);
            }
        }

        _server.Metrics.SessionUpgraded();
        return null;
    }
}
