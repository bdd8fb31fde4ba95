namespace Myna.SocketIO;

/// <summary>The sockets of a room on this server, in a dense array. Changed under the lock of <see cref="LocalSockets"/>.</summary>
internal sealed class Room(string name)
{
    private const int Small = 8; // up to here a search is cheaper than an index

    private SocketIOSocket[] _members = new SocketIOSocket[2];
    private int _count;
    private Dictionary<SocketIOSocket, int>? _index;
    private SocketIOSocket[]? _snapshot;

    public string Name => name;

    public int Count => _count;

    public bool Contains(SocketIOSocket socket) => IndexOf(socket) >= 0;

    public bool Add(SocketIOSocket socket)
    {
        if (IndexOf(socket) >= 0)
        {
            return false;
        }

        if (_count == _members.Length)
        {
            Array.Resize(ref _members, _count * 2);
        }

        _members[_count] = socket;
        _index?.Add(socket, _count);
        _count++;
        if (_index is null && _count > Small)
        {
            _index = new Dictionary<SocketIOSocket, int>(_count * 2);
            for (var i = 0; i < _count; i++)
            {
                _index.Add(_members[i], i);
            }
        }

        _snapshot = null;
        return true;
    }

    public bool Remove(SocketIOSocket socket)
    {
        var at = IndexOf(socket);
        if (at < 0)
        {
            return false;
        }

        _index?.Remove(socket);
        var last = _members[--_count];
        _members[_count] = null!;
        if (at != _count)
        {
            _members[at] = last;
            if (_index is not null)
            {
                _index[last] = at;
            }
        }

        _snapshot = null;
        return true;
    }

    /// <summary>The members now; copied only after a change, so that a broadcast to a settled room copies nothing.</summary>
    public SocketIOSocket[] Snapshot() => _snapshot ??= _members[.._count];

    private int IndexOf(SocketIOSocket socket)
    {
        if (_index is null)
        {
            return Array.IndexOf(_members, socket, 0, _count);
        }

        return _index.TryGetValue(socket, out var at) ? at : -1;
    }
}
