using Myna.SocketIO.Protocol;

namespace Myna.SocketIO.EngineIO;

/// <summary>
/// Packets that wait for one peer, whatever its transport: an upgrade changes who empties it, so nothing is lost or reordered.
/// Every member is used under <see cref="Gate"/> only. The first packet has a place of its own, so that an idle session owns no list.
/// </summary>
internal sealed class Outbox(Lock gate)
{
    private EncodedPacket _first;
    private Queue<EncodedPacket>? _more;

    public Lock Gate { get; } = gate;

    public int Bytes { get; private set; }

    public int Count => _first.IsEmpty ? 0 : 1 + (_more?.Count ?? 0);

    public bool IsEmpty => _first.IsEmpty;

    public void Add(EncodedPacket packet)
    {
        if (_first.IsEmpty)
        {
            _first = packet;
        }
        else
        {
            (_more ??= new Queue<EncodedPacket>(4)).Enqueue(packet);
        }

        Bytes += packet.Size;
    }

    public EncodedPacket Peek() => _first;

    public EncodedPacket Take()
    {
        var packet = _first;
        Bytes -= packet.Size;
        if (_more is { Count: > 0 })
        {
            _first = _more.Dequeue();
        }
        else
        {
            _first = default;
        }

        if (_first.IsEmpty)
        {
            _more = null; // a burst must not leave its list behind for the life of the connection
        }

        return packet;
    }

    public void Clear()
    {
        _first = default;
        _more = null;
        Bytes = 0;
    }
}
