using Microsoft.Extensions.Logging;

namespace Myna.SocketIO;

/// <summary>
/// An adapter that keeps what connection state recovery needs for the whole cluster, so that a client may come back to any server. Every
/// event that may be missed, those to one socket too, then goes through <see cref="ISocketIOAdapter.Broadcast"/>, and the adapter puts the
/// packet's offset behind its arguments.
/// </summary>
public interface IRecoveringAdapter : ISocketIOAdapter
{
    /// <summary>Keeps the session of a client that has disconnected. Must not block on the network.</summary>
    void KeepSession(RecoverableSession session);

    /// <summary>
    /// Takes a session, so that it is recovered once, and starts to gather what its client misses; null when it cannot be recovered: it is
    /// unknown, its client was away too long or missed more than is kept, or the store of sessions is away.
    /// </summary>
    Task<RecoveredSession?> TakeSessionAsync(string privateId, string offset, CancellationToken cancellationToken);
}

/// <summary>A session that was taken. It is disposed of whether it was completed or not.</summary>
public abstract class RecoveredSession : IDisposable
{
    /// <summary>The kept packets.</summary>
    public abstract RecoverableSession Session { get; }

    /// <summary>
    /// Calls <paramref name="add"/> with the missed packets while the adapter delivers nothing: nothing is missed or doubled between the
    /// last of them and the first new one. Returns what it returned, or false when more was missed than the adapter gathered.
    /// </summary>
    public abstract bool TryComplete(Func<IReadOnlyList<RecoverablePacket>, bool> add);

    /// <summary>Stops gathering.</summary>
    public abstract void Dispose();
}

/// <summary>Recovery of a namespace whose adapter keeps the sessions.</summary>
internal sealed class ClusterRecovery(IRecoveringAdapter adapter, ILogger logger)
{
    private readonly Dictionary<string, SocketIOSocket> _live = new(StringComparer.Ordinal);

    public void Connected(SocketIOSocket socket)
    {
        lock (_live)
        {
            _live[socket.PrivateId!] = socket;
        }
    }

    public void Disconnected(SocketIOSocket socket, DisconnectReason reason)
    {
        lock (_live)
        {
            if (!((ICollection<KeyValuePair<string, SocketIOSocket>>)_live).Remove(new(socket.PrivateId!, socket)))
            {
                return;
            }
        }

        string[] rooms = [.. socket.Rooms.Skip(1)];
        socket.Namespace.Local.Remove(socket);
        if (reason.IsRecoverable())
        {
            adapter.KeepSession(new RecoverableSession(socket.PrivateId!, socket.Id, rooms, socket.Data, socket.Namespace.Server.Time.GetUtcNow()));
        }
    }

    public async Task<RecoveredSession?> Take(string privateId, string offset, CancellationToken cancellationToken)
    {
        SocketIOSocket? live;
        lock (_live)
        {
            live = _live.GetValueOrDefault(privateId);
        }

        // Only its own client knows this id, so its old connection is dead even if TCP still considers it open.
        live?.Client.Session.Close(DisconnectReason.TransportClose, orderly: false);
        try
        {
            return await adapter.TakeSessionAsync(privateId, offset, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (Exception e)
        {
            logger.LogError(e, "A session could not be taken");
            return null;
        }
    }
}
