using System.Diagnostics.CodeAnalysis;
using Myna.SocketIO.Protocol;

namespace Myna.SocketIO;

/// <summary>
/// The sockets of one namespace on this server and the rooms that they are in. Adapters apply through it, to this server's sockets alone,
/// what they receive from elsewhere.
/// </summary>
public sealed class LocalSockets
{
    private readonly Namespace _nsp;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SocketIOSocket> _sockets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Room> _rooms = new(StringComparer.Ordinal);
    private readonly Room _everyone = new("");
    private long _ackIds;

    internal LocalSockets(Namespace nsp) => _nsp = nsp;

    /// <summary>The number of sockets.</summary>
    public int Count => _everyone.Count;

    /// <summary>The rooms that have members here, the sockets' own ids among them.</summary>
    public IReadOnlySet<string> Rooms
    {
        get
        {
            lock (_gate)
            {
                return new HashSet<string>(_rooms.Keys.Concat(_sockets.Keys), StringComparer.Ordinal);
            }
        }
    }

    /// <summary>A socket by its id.</summary>
    public bool TryGet(string id, [MaybeNullWhen(false)] out SocketIOSocket socket)
    {
        lock (_gate)
        {
            return _sockets.TryGetValue(id, out socket);
        }
    }

    /// <summary>The sockets that a target names.</summary>
    public IReadOnlyList<SocketIOSocket> Select(BroadcastTarget target) => SelectArray(target);

    /// <summary>The same, as values that can leave the process.</summary>
    public IReadOnlyList<RemoteSocket> Describe(BroadcastTarget target)
    {
        var sockets = SelectArray(target);
        return Array.ConvertAll(sockets, s => new RemoteSocket(s.Id, [.. s.Rooms], s.Data));
    }

    /// <summary>Sends an event to the target's sockets here; encoded once, whatever their number.</summary>
    /// <returns>How many sockets it was queued for.</returns>
    public int Broadcast(BroadcastPacket packet, BroadcastTarget target)
    {
        if (_nsp.Recovery is not { } recovery || target.Volatile)
        {
            return Deliver(PacketWriter.Event(_nsp, packet.Event, -1, packet.Arguments), target, deferred: true);
        }

        lock (recovery.Gate)
        {
            return Deliver(PacketWriter.Event(_nsp, packet.Event, -1, recovery.Append(packet, target)), target, deferred: true);
        }
    }

    /// <summary>Sends an event to the target's sockets here and gathers their answers.</summary>
    public Task<BroadcastAcks> BroadcastWithAckAsync(
        BroadcastPacket packet, BroadcastTarget target, TimeSpan timeout, CancellationToken cancellationToken) =>
        BroadcastWithAckAsync(packet, target, timeout, null, null, cancellationToken);

    /// <summary>The same; tells at once how many sockets are asked, and then each answer.</summary>
    internal async Task<BroadcastAcks> BroadcastWithAckAsync(
        BroadcastPacket packet,
        BroadcastTarget target,
        TimeSpan timeout,
        Action<int>? asked,
        Action<EventArguments>? answered,
        CancellationToken cancellationToken)
    {
        var sockets = SelectArray(target);
        asked?.Invoke(sockets.Length);
        if (sockets.Length == 0)
        {
            return new BroadcastAcks(0, []);
        }

        var id = NextAckId();
        var acks = new BroadcastAckCollector(sockets.Length, answered);
        foreach (var socket in sockets)
        {
            socket.Expect(id, acks);
        }

        var encoded = PacketWriter.Event(_nsp, packet.Event, id, packet.Arguments).Compress(target.Compress);
        foreach (var socket in sockets)
        {
            socket.Deliver(encoded, deferred: true, target.Volatile);
        }

        try
        {
            await acks.Completed.WaitAsync(timeout, _nsp.Server.Time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // The caller sees who did not answer.
        }
        finally
        {
            foreach (var socket in sockets)
            {
                socket.Forget(id);
            }
        }

        return new BroadcastAcks(sockets.Length, acks.Responses());
    }

    /// <summary>Makes the target's sockets here join rooms.</summary>
    public void Join(BroadcastTarget target, IReadOnlyList<string> rooms)
    {
        foreach (var socket in SelectArray(target))
        {
            foreach (var room in rooms)
            {
                Join(socket, room);
            }
        }
    }

    /// <summary>Makes the target's sockets here leave rooms.</summary>
    public void Leave(BroadcastTarget target, IReadOnlyList<string> rooms)
    {
        foreach (var socket in SelectArray(target))
        {
            foreach (var room in rooms)
            {
                Leave(socket, room);
            }
        }
    }

    /// <summary>Disconnects the target's sockets here.</summary>
    public void Disconnect(BroadcastTarget target, bool closeConnection)
    {
        foreach (var socket in SelectArray(target))
        {
            socket.Disconnect(closeConnection);
        }
    }

    /// <summary>Hands the namespace an event that another server emitted; returns its answer, if it has one.</summary>
    public ValueTask<EventArguments?> ReceiveServerSideEventAsync(BroadcastPacket packet) => _nsp.Behaviour.ReceiveServerSide(packet);

    internal long NextAckId() => Interlocked.Increment(ref _ackIds) - 1;

    /// <summary>
    /// Adds a socket once its CONNECT is queued, both under the lock: no broadcast comes before it and none is missed after it.
    /// </summary>
    internal void Add(SocketIOSocket socket, Action<SocketIOSocket> announce)
    {
        lock (_gate)
        {
            announce(socket);
            _sockets.Add(socket.Id, socket);
            _everyone.Add(socket);
            foreach (var room in socket.TakeEarlyRooms())
            {
                JoinUnderLock(socket, room);
            }
        }
    }

    internal void Remove(SocketIOSocket socket)
    {
        lock (_gate)
        {
            if (!IsMember(socket))
            {
                return;
            }

            _sockets.Remove(socket.Id);
            _everyone.Remove(socket);
            foreach (var room in socket.JoinedRooms)
            {
                RemoveFrom(room, socket);
            }

            socket.JoinedRooms.Clear();
        }
    }

    internal void Join(SocketIOSocket socket, string name)
    {
        lock (_gate)
        {
            var isMember = IsMember(socket);
            if (isMember && _rooms.TryGetValue(name, out var room) && room.Contains(socket))
            {
                return;
            }

            var rooms = isMember ? socket.JoinedRooms.Count : socket.EarlyRooms;
            if (rooms >= _nsp.Server.Options.MaxRoomsPerSocket)
            {
                throw new InvalidOperationException($"The socket is in {rooms} rooms, the most that MaxRoomsPerSocket allows.");
            }

            if (isMember)
            {
                JoinUnderLock(socket, name);
            }
            else
            {
                socket.JoinEarly(name);
            }
        }
    }

    internal void Leave(SocketIOSocket socket, string name)
    {
        lock (_gate)
        {
            socket.LeaveEarly(name);
            if (_rooms.TryGetValue(name, out var room) && socket.JoinedRooms.Remove(room))
            {
                RemoveFrom(room, socket);
            }
        }
    }

    internal string[] RoomsOf(SocketIOSocket socket)
    {
        lock (_gate)
        {
            var names = new string[socket.JoinedRooms.Count + 1];
            names[0] = socket.Id;
            for (var i = 1; i < names.Length; i++)
            {
                names[i] = socket.JoinedRooms[i - 1].Name;
            }

            return names;
        }
    }

    /// <summary>Sends to one socket in a namespace with recovery: what one socket alone is sent, it may miss as well.</summary>
    internal void EmitRecoverable(RecoveryLog recovery, SocketIOSocket socket, BroadcastPacket packet, bool compress)
    {
        var target = new BroadcastTarget { Rooms = [socket.Id] };
        lock (recovery.Gate)
        {
            socket.Deliver(PacketWriter.Event(_nsp, packet.Event, -1, recovery.Append(packet, target)).Compress(compress), deferred: false, isVolatile: false);
        }
    }

    private int Deliver(EncodedPacket packet, BroadcastTarget target, bool deferred)
    {
        var sockets = SelectArray(target);
        packet = packet.Compress(target.Compress);
        foreach (var socket in sockets)
        {
            socket.Deliver(packet, deferred, target.Volatile);
        }

        _nsp.Server.Metrics.Broadcast(_nsp.Name, sockets.Length);
        return sockets.Length;
    }

    /// <summary>The sockets of a target; for one room or everyone the array is shared and must not be changed.</summary>
    internal SocketIOSocket[] SelectArray(BroadcastTarget target)
    {
        lock (_gate)
        {
            if (target.Except.Count == 0)
            {
                if (target.Rooms.Count == 0)
                {
                    return _everyone.Snapshot();
                }

                if (target.Rooms.Count == 1)
                {
                    var name = target.Rooms[0];
                    var owner = _sockets.GetValueOrDefault(name);
                    if (!_rooms.TryGetValue(name, out var room))
                    {
                        return owner is null ? [] : [owner];
                    }

                    if (owner is null)
                    {
                        return room.Snapshot();
                    }
                }
            }

            var excepted = new HashSet<SocketIOSocket>();
            foreach (var name in target.Except)
            {
                excepted.UnionWith(Members(name));
            }

            if (target.Rooms.Count == 0)
            {
                return Array.FindAll(_everyone.Snapshot(), s => !excepted.Contains(s));
            }

            var selected = new List<SocketIOSocket>();
            foreach (var name in target.Rooms)
            {
                foreach (var socket in Members(name))
                {
                    if (excepted.Add(socket))
                    {
                        selected.Add(socket);
                    }
                }
            }

            return [.. selected];
        }
    }

    private IEnumerable<SocketIOSocket> Members(string name)
    {
        // A socket's id is a room that exists without being kept: one room less for each idle connection.
        if (_sockets.TryGetValue(name, out var owner))
        {
            yield return owner;
        }

        if (!_rooms.TryGetValue(name, out var room))
        {
            yield break;
        }

        foreach (var socket in room.Snapshot())
        {
            yield return socket;
        }
    }

    // A client that has come back has its id again, in another socket.
    private bool IsMember(SocketIOSocket socket) => _sockets.TryGetValue(socket.Id, out var known) && ReferenceEquals(known, socket);

    private void JoinUnderLock(SocketIOSocket socket, string name)
    {
        if (name == socket.Id)
        {
            return;
        }

        if (!_rooms.TryGetValue(name, out var room))
        {
            _rooms.Add(name, room = new Room(name));
        }

        if (room.Add(socket))
        {
            socket.JoinedRooms.Add(room);
        }
    }

    private void RemoveFrom(Room room, SocketIOSocket socket)
    {
        room.Remove(socket);
        if (room.Count == 0)
        {
            _rooms.Remove(room.Name);
        }
    }
}
