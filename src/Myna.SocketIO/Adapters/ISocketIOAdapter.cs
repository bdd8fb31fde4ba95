namespace Myna.SocketIO;

/// <summary>
/// How far the operations of one namespace reach. Membership of rooms always belongs to the server that holds the connection
/// (<see cref="LocalSockets"/>); an adapter carries operations to the other servers of a cluster as well. Each operation must have been
/// applied to this server's own sockets when it returns, or when its task completes.
/// </summary>
public interface ISocketIOAdapter : IAsyncDisposable
{
    /// <summary>Called once before anything else.</summary>
    ValueTask StartAsync(CancellationToken cancellationToken);

    /// <summary>Sends an event. Must not block on the network: what cannot leave at once is queued, with a bound.</summary>
    void Broadcast(BroadcastPacket packet, BroadcastTarget target);

    /// <summary>Sends an event and gathers the answers until all have come or the time is over.</summary>
    Task<BroadcastAcks> BroadcastWithAckAsync(BroadcastPacket packet, BroadcastTarget target, TimeSpan timeout, CancellationToken cancellationToken);

    /// <summary>The sockets that a target names.</summary>
    Task<IReadOnlyList<RemoteSocket>> FetchSocketsAsync(BroadcastTarget target, CancellationToken cancellationToken);

    /// <summary>Makes sockets join rooms.</summary>
    ValueTask JoinAsync(BroadcastTarget target, IReadOnlyList<string> rooms, CancellationToken cancellationToken);

    /// <summary>Makes sockets leave rooms.</summary>
    ValueTask LeaveAsync(BroadcastTarget target, IReadOnlyList<string> rooms, CancellationToken cancellationToken);

    /// <summary>Disconnects sockets, with their connections if asked.</summary>
    ValueTask DisconnectAsync(BroadcastTarget target, bool closeConnection, CancellationToken cancellationToken);

    /// <summary>Sends an event to the other servers, not to this one.</summary>
    ValueTask ServerSideEmitAsync(BroadcastPacket packet, CancellationToken cancellationToken);

    /// <summary>Sends an event to the other servers and gathers their answers.</summary>
    Task<BroadcastAcks> ServerSideEmitWithAckAsync(BroadcastPacket packet, TimeSpan timeout, CancellationToken cancellationToken);

    /// <summary>Every room of the namespace.</summary>
    Task<IReadOnlySet<string>> RoomsAsync(CancellationToken cancellationToken);

    /// <summary>The number of servers, this one included.</summary>
    Task<int> ServerCountAsync(CancellationToken cancellationToken);
}
