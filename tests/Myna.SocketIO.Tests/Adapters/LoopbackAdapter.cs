namespace Myna.SocketIO.Tests.Adapters;

/// <summary>Joins the servers of one process to a cluster: the smallest adapter that is not the in-memory one, to show that the port suffices.</summary>
public sealed class LoopbackAdapter(Namespace nsp, LoopbackBus bus) : ISocketIOAdapter
{
    private LocalSockets Local => nsp.Local;

    private IEnumerable<LocalSockets> All => bus.Members(nsp.Name);

    public ValueTask StartAsync(CancellationToken cancellationToken)
    {
        bus.Add(nsp);
        return default;
    }

    public ValueTask DisposeAsync()
    {
        bus.Remove(nsp);
        return default;
    }

    public void Broadcast(BroadcastPacket packet, BroadcastTarget target)
    {
        foreach (var server in All)
        {
            server.Broadcast(packet, target);
        }
    }

    public async Task<BroadcastAcks> BroadcastWithAckAsync(
        BroadcastPacket packet, BroadcastTarget target, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var all = await Task.WhenAll(All.Select(s => s.BroadcastWithAckAsync(packet, target, timeout, cancellationToken)));
        return new BroadcastAcks(all.Sum(a => a.Expected), [.. all.SelectMany(a => a.Responses)]);
    }

    public Task<IReadOnlyList<RemoteSocket>> FetchSocketsAsync(BroadcastTarget target, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RemoteSocket>>([.. All.SelectMany(s => s.Describe(target))]);

    public ValueTask JoinAsync(BroadcastTarget target, IReadOnlyList<string> rooms, CancellationToken cancellationToken)
    {
        foreach (var server in All)
        {
            server.Join(target, rooms);
        }

        return default;
    }

    public ValueTask LeaveAsync(BroadcastTarget target, IReadOnlyList<string> rooms, CancellationToken cancellationToken)
    {
        foreach (var server in All)
        {
            server.Leave(target, rooms);
        }

        return default;
    }

    public ValueTask DisconnectAsync(BroadcastTarget target, bool closeConnection, CancellationToken cancellationToken)
    {
        foreach (var server in All)
        {
            server.Disconnect(target, closeConnection);
        }

        return default;
    }

    public async ValueTask ServerSideEmitAsync(BroadcastPacket packet, CancellationToken cancellationToken)
    {
        foreach (var server in All.Where(s => s != Local))
        {
            await server.ReceiveServerSideEventAsync(packet);
        }
    }

    public async Task<BroadcastAcks> ServerSideEmitWithAckAsync(BroadcastPacket packet, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var others = All.Where(s => s != Local).ToArray();
        var answers = new List<EventArguments>();
        foreach (var server in others)
        {
            if (await server.ReceiveServerSideEventAsync(packet) is { } answer)
            {
                answers.Add(answer);
            }
        }

        return new BroadcastAcks(others.Length, answers);
    }

    public Task<IReadOnlySet<string>> RoomsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlySet<string>>(All.SelectMany(s => s.Rooms).ToHashSet(StringComparer.Ordinal));

    public Task<int> ServerCountAsync(CancellationToken cancellationToken) => Task.FromResult(All.Count());
}

public sealed class LoopbackBus
{
    private readonly List<Namespace> _members = [];

    public void Add(Namespace nsp)
    {
        lock (_members)
        {
            _members.Add(nsp);
        }
    }

    public void Remove(Namespace nsp)
    {
        lock (_members)
        {
            _members.Remove(nsp);
        }
    }

    public IReadOnlyList<LocalSockets> Members(string name)
    {
        lock (_members)
        {
            return [.. _members.Where(n => n.Name == name).Select(n => n.Local)];
        }
    }
}
