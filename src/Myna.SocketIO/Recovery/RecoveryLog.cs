using Myna.SocketIO.EngineIO;

namespace Myna.SocketIO;

/// <summary>
/// The packets that were sent in a namespace, and the sessions that may come back for them. A packet gets its offset and goes to its sockets under one lock: the order of
/// the log is then the order in which every client sees packets, so "all after the last one you saw" is exact.
/// </summary>
internal sealed class RecoveryLog(RecoveryOptions options, TimeProvider time)
{
    private readonly string _prefix = Ids.Short() + "."; // offsets of an earlier process never come again
    private readonly Dictionary<string, RecoverableSession> _sessions = new(StringComparer.Ordinal);
    private readonly Queue<string> _sessionOrder = new();
    private readonly Dictionary<string, SocketIOSocket> _live = new(StringComparer.Ordinal);
    private readonly List<RecoverablePacket> _packets = [];
    private readonly Dictionary<string, long> _sequences = new(StringComparer.Ordinal);
    private long _first; // sequence of the oldest packet kept
    private int _dead; // packets at the front of the list that are gone already
    private long _next;
    private long _bytes;

    public Lock Gate { get; } = new();

    /// <summary>Keeps a packet; its arguments now end with its offset. Under the gate.</summary>
    public EventArguments Append(BroadcastPacket packet, BroadcastTarget target)
    {
        var offset = _prefix + ToBase36(_next);
        var arguments = packet.Arguments.With(offset, OffsetJson.Default.String);
        Keep(new RecoverablePacket(offset, packet.Event, arguments, target.Rooms, target.Except, time.GetUtcNow()));
        return arguments;
    }

    public void Connected(SocketIOSocket socket)
    {
        lock (Gate)
        {
            _live[socket.PrivateId!] = socket;
        }
    }

    /// <summary>The socket leaves its namespace; its client may come back, and finds nothing of it left there.</summary>
    public void Disconnected(SocketIOSocket socket, DisconnectReason reason)
    {
        lock (Gate)
        {
            _live.Remove(socket.PrivateId!);
            string[] rooms = [.. socket.Rooms.Skip(1)];
            socket.Namespace.Local.Remove(socket);
            if (!reason.IsRecoverable())
            {
                return;
            }

            Keep(new RecoverableSession(socket.PrivateId!, socket.Id, rooms, socket.Data, time.GetUtcNow()));
        }
    }

    /// <summary>
    /// The socket of a client that has come back before its old connection was known to be dead, as phones do that change networks: it
    /// must close before its state can be taken over.
    /// </summary>
    public SocketIOSocket? FindLive(string privateId)
    {
        lock (Gate)
        {
            return _live.GetValueOrDefault(privateId);
        }
    }

    /// <summary>The session of a client that may recover, or null: it is unknown, was away too long, or missed more than is kept.</summary>
    public RecoverableSession? Find(string privateId, string offset)
    {
        lock (Gate)
        {
            return _sessions.TryGetValue(privateId, out var session) && !IsExpired(session) && Knows(offset) ? session : null;
        }
    }

    /// <summary>Takes the session, so that it is recovered once, and what it missed; null when it is gone by now. Under the gate.</summary>
    public List<RecoverablePacket>? Take(RecoverableSession session, string offset)
    {
        if (!_sessions.TryGetValue(session.PrivateId, out var current) || !ReferenceEquals(current, session) || !Knows(offset))
        {
            return null;
        }

        _sessions.Remove(session.PrivateId);
        var missed = new List<RecoverablePacket>();
        for (var i = _dead + (int)(_sequences[offset] - _first) + 1; i < _packets.Count; i++)
        {
            if (_packets[i].Reached(session))
            {
                missed.Add(_packets[i]);
            }
        }

        return missed;
    }

    public RecoveryState Save()
    {
        lock (Gate)
        {
            return new RecoveryState([.. _sessions.Values.Where(s => !IsExpired(s))], [.. _packets.Skip(_dead)]);
        }
    }

    public void Load(RecoveryState state)
    {
        lock (Gate)
        {
            foreach (var packet in state.Packets)
            {
                Keep(packet);
            }

            foreach (var session in state.Sessions)
            {
                Keep(session);
            }
        }
    }

    private bool Knows(string offset) => _sequences.TryGetValue(offset, out var sequence) && sequence >= _first;

    private bool IsExpired(RecoverableSession session) => session.DisconnectedAt + options.MaxDisconnectionDuration < time.GetUtcNow();

    private void Keep(RecoverableSession session)
    {
        _sessions[session.PrivateId] = session;
        _sessionOrder.Enqueue(session.PrivateId);
        // Sessions leave in the order of their coming: when taken, when expired, or when too many.
        while (_sessionOrder.TryPeek(out var oldest)
            && (!_sessions.TryGetValue(oldest, out var old) || IsExpired(old) || _sessions.Count > options.MaxSessions))
        {
            _sessionOrder.Dequeue();
            if (old is not null && !ReferenceEquals(old, session))
            {
                _sessions.Remove(oldest);
            }
        }
    }

    private void Keep(RecoverablePacket packet)
    {
        _packets.Add(packet);
        _sequences[packet.Offset] = _next++;
        _bytes += packet.Size;
        var threshold = time.GetUtcNow() - options.MaxDisconnectionDuration;
        while (_packets.Count - _dead > 1
            && (_packets.Count - _dead > options.MaxPackets || _bytes > options.MaxBytes || _packets[_dead].EmittedAt < threshold))
        {
            var gone = _packets[_dead];
            _packets[_dead] = null!;
            _dead++;
            _first++;
            _bytes -= gone.Size;
            _sequences.Remove(gone.Offset);
        }

        if (_dead <= 1024 || _dead <= _packets.Count / 2)
        {
            return;
        }

        _packets.RemoveRange(0, _dead);
        _dead = 0;
    }

    private static string ToBase36(long value)
    {
        const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
        Span<char> text = stackalloc char[13];
        var at = text.Length;
        do
        {
            text[--at] = Digits[(int)(value % 36)];
            value /= 36;
        }
        while (value > 0);
        return new string(text[at..]);
    }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(string))]
internal sealed partial class OffsetJson : System.Text.Json.Serialization.JsonSerializerContext;
