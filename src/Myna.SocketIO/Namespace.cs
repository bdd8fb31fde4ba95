using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;

namespace Myna.SocketIO;

/// <summary>A namespace of a running server: its sockets and whom to send to.</summary>
public sealed class Namespace
{
    internal Namespace(SocketIOServer server, string name, SocketIONamespace behaviour, Func<Namespace, ISocketIOAdapter> createAdapter)
    {
        Server = server;
        Name = name;
        NameUtf8 = System.Text.Encoding.UTF8.GetBytes(name);
        Behaviour = behaviour;
        Logger = server.Logger;
        Local = new LocalSockets(this);
        Adapter = createAdapter(this);
        if (server.Options.Recovery.Enabled && Adapter is IRecoveringAdapter recovering)
        {
            ClusterRecovery = new ClusterRecovery(recovering, server.Logger);
        }
        else if (server.Options.Recovery.Enabled)
        {
            Recovery = new RecoveryLog(server.Options.Recovery, server.Time);
        }
    }

    /// <summary>Its name, such as <c>/</c> or <c>/admin</c>.</summary>
    public string Name { get; }

    /// <summary>The server that it belongs to.</summary>
    public SocketIOServer Server { get; }

    /// <summary>The sockets of this server.</summary>
    public LocalSockets Local { get; }

    /// <summary>How far its operations reach.</summary>
    public ISocketIOAdapter Adapter { get; }

    internal bool IsDynamic { get; init; }

    /// <summary>Clients on their way into a dynamic namespace; under the server's gate.</summary>
    internal int Arriving { get; set; }

    internal byte[] NameUtf8 { get; }

    internal SocketIONamespace Behaviour { get; }

    internal ILogger Logger { get; }

    /// <summary>Recovery on this server alone.</summary>
    internal RecoveryLog? Recovery { get; }

    /// <summary>Recovery on any server of the cluster.</summary>
    internal ClusterRecovery? ClusterRecovery { get; }

    /// <summary>Starts a broadcast to every socket.</summary>
    public BroadcastOperator All => new(this);

    /// <summary>Sends to rooms.</summary>
    public BroadcastOperator To(params ReadOnlySpan<string> rooms) => All.To(rooms);

    /// <summary>The same as <see cref="To"/>; reads better where nothing is sent.</summary>
    public BroadcastOperator In(params ReadOnlySpan<string> rooms) => All.To(rooms);

    /// <summary>Everyone who is not in these rooms.</summary>
    public BroadcastOperator Except(params ReadOnlySpan<string> rooms) => All.Except(rooms);

    /// <summary>Sends an event to everyone.</summary>
    public void Emit(string eventName) => All.Emit(eventName);

    /// <summary>Sends an event with one payload to everyone.</summary>
    public void Emit<T>(string eventName, T payload, JsonTypeInfo<T> type) => All.Emit(eventName, payload, type);

    /// <summary>Sends an event with any arguments to everyone.</summary>
    public void Emit(string eventName, EventArguments arguments) => All.Emit(eventName, arguments);

    /// <summary>Every socket, on whichever server it is.</summary>
    public Task<IReadOnlyList<RemoteSocket>> FetchSocketsAsync(CancellationToken cancellationToken = default) =>
        All.FetchSocketsAsync(cancellationToken);

    /// <summary>
    /// Sends an event to the other servers of the cluster; their <see cref="SocketIONamespace.OnServerSide"/> handles it.
    /// </summary>
    public ValueTask ServerSideEmitAsync(string eventName, EventArguments arguments, CancellationToken cancellationToken = default) =>
        Adapter.ServerSideEmitAsync(new BroadcastPacket(eventName, arguments), cancellationToken);

    /// <summary>Sends an event to the other servers of the cluster and gathers their answers.</summary>
    public Task<BroadcastAcks> ServerSideEmitWithAckAsync(
        string eventName, EventArguments arguments, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        Adapter.ServerSideEmitWithAckAsync(new BroadcastPacket(eventName, arguments), timeout, cancellationToken);

    /// <summary>False when a broadcast has no recipient, now or by recovery; it is then not serialised.</summary>
    internal bool MayReach(BroadcastTarget target, bool local) =>
        Recovery is not null || (!local && Adapter is not InMemoryAdapter) || Local.SelectArray(target).Length > 0;

    internal void OnSocketClosing(SocketIOSocket socket, DisconnectReason reason)
    {
        try
        {
            Behaviour.OnDisconnecting(socket, reason);
        }
        catch (Exception e)
        {
            Logger.LogError(e, "OnDisconnecting of namespace {Namespace} failed", Name);
        }
    }

    internal void OnSocketClosed(SocketIOSocket socket)
    {
        Server.Metrics.SocketDisconnected(Name);
        Server.BeginDisconnect();
        if (Local.Count == 0)
        {
            Server.OnNamespaceEmpty(this);
        }
    }

    internal async Task RunDisconnected(SocketIOSocket socket, DisconnectReason reason)
    {
        try
        {
            await Behaviour.OnDisconnected(socket, reason);
        }
        catch (Exception e)
        {
            Logger.LogError(e, "OnDisconnected of namespace {Namespace} failed", Name);
        }
        finally
        {
            Server.EndDisconnect();
        }
    }
}
