namespace Myna.SocketIO;

/// <summary>The adapter of a server that stands alone.</summary>
public sealed class InMemoryAdapter(Namespace nsp) : ISocketIOAdapter
{
    private readonly LocalSockets _local = nsp.Local;

    /// <inheritdoc/>
    public ValueTask StartAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public void Broadcast(BroadcastPacket packet, BroadcastTarget target) => _local.Broadcast(packet, target);

    /// <inheritdoc/>
    public Task<BroadcastAcks> BroadcastWithAckAsync(
        BroadcastPacket packet, BroadcastTarget target, TimeSpan timeout, CancellationToken cancellationToken) =>
        _local.BroadcastWithAckAsync(packet, target, timeout, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RemoteSocket>> FetchSocketsAsync(BroadcastTarget target, CancellationToken cancellationToken) =>
        Task.FromResult(_local.Describe(target));

    /// <inheritdoc/>
    public ValueTask JoinAsync(BroadcastTarget target, IReadOnlyList<string> rooms, CancellationToken cancellationToken)
    {
        _local.Join(target, rooms);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask LeaveAsync(BroadcastTarget target, IReadOnlyList<string> rooms, CancellationToken cancellationToken)
    {
        _local.Leave(target, rooms);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisconnectAsync(BroadcastTarget target, bool closeConnection, CancellationToken cancellationToken)
    {
        _local.Disconnect(target, closeConnection);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ServerSideEmitAsync(BroadcastPacket packet, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public Task<BroadcastAcks> ServerSideEmitWithAckAsync(BroadcastPacket packet, TimeSpan timeout, CancellationToken cancellationToken) =>
        Task.FromResult(new BroadcastAcks(0, []));

    /// <inheritdoc/>
    public Task<IReadOnlySet<string>> RoomsAsync(CancellationToken cancellationToken) => Task.FromResult(_local.Rooms);

    /// <inheritdoc/>
    public Task<int> ServerCountAsync(CancellationToken cancellationToken) => Task.FromResult(1);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
