using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Myna.SocketIO.Diagnostics;
using Myna.SocketIO.EngineIO;
using Myna.SocketIO.Protocol;

namespace Myna.SocketIO;

/// <summary>The running server: inject it wherever something is to be sent. Its own members act on the namespace <c>/</c>.</summary>
public sealed class SocketIOServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Namespace> _namespaces = new(StringComparer.Ordinal);
    private readonly NamespaceRegistrations _registrations;
    private readonly IServiceProvider _services;
    private readonly Lock _gate = new();
    private int _pendingDisconnects;
    private int _saved;
    private int _dynamic;
    private volatile bool _closing;
    private volatile bool _started;

    internal SocketIOServer(
        NamespaceRegistrations registrations,
        IServiceProvider services,
        IOptions<SocketIOOptions> options,
        TimeProvider time,
        System.Diagnostics.Metrics.IMeterFactory? meters,
        ILogger<SocketIOServer> logger)
    {
        _registrations = registrations;
        _services = services;
        Options = options.Value;
        Time = time;
        Logger = logger;
        Metrics = new SocketIOMetrics(meters);
        Parser = Options.Encoding == PacketEncoding.MessagePack ? new Protocol.MessagePack.MessagePackParser() : new JsonPacketParser();
        DecodeLimits = new DecodeLimits(Options.MaxAttachments, Options.MaxDepth);
        Engine = new EngineServer(Options, session => new ClientConnection(this, session), time, Metrics, logger);
    }

    /// <summary>The number of connections.</summary>
    public int ConnectionCount => Engine.Count;

    /// <summary>The namespaces that exist now.</summary>
    public IReadOnlyCollection<Namespace> Namespaces => [.. _namespaces.Values];

    internal SocketIOOptions Options { get; }

    internal TimeProvider Time { get; }

    internal ILogger Logger { get; }

    internal SocketIOMetrics Metrics { get; }

    internal PacketParser Parser { get; }

    internal DecodeLimits DecodeLimits { get; }

    internal EngineServer Engine { get; }

    /// <summary>A namespace by its name.</summary>
    /// <exception cref="ArgumentException">It does not exist: it was never added, or matches a pattern and has no socket.</exception>
    public Namespace Of(string name) =>
        _namespaces.TryGetValue(name, out var nsp) || TryCreateNamed(name, out nsp) ? nsp : throw new ArgumentException($"There is no namespace \"{name}\".", nameof(name));

    /// <summary>Sends to rooms.</summary>
    public BroadcastOperator To(params ReadOnlySpan<string> rooms) => Of("/").To(rooms);

    /// <summary>The same as <see cref="To"/>; reads better where nothing is sent.</summary>
    public BroadcastOperator In(params ReadOnlySpan<string> rooms) => Of("/").To(rooms);

    /// <summary>Everyone who is not in these rooms.</summary>
    public BroadcastOperator Except(params ReadOnlySpan<string> rooms) => Of("/").Except(rooms);

    /// <summary>Sends an event to everyone.</summary>
    public void Emit(string eventName) => Of("/").Emit(eventName);

    /// <summary>Sends an event with one payload to everyone.</summary>
    public void Emit<T>(string eventName, T payload, JsonTypeInfo<T> type) => Of("/").Emit(eventName, payload, type);

    /// <summary>Sends an event with any arguments to everyone.</summary>
    public void Emit(string eventName, EventArguments arguments) => Of("/").Emit(eventName, arguments);

    /// <summary>Every socket, on whichever server it is.</summary>
    public Task<IReadOnlyList<RemoteSocket>> FetchSocketsAsync(CancellationToken cancellationToken = default) =>
        Of("/").FetchSocketsAsync(cancellationToken);

    /// <summary>
    /// Disconnects every socket (<see cref="DisconnectReason.ServerShuttingDown"/>), lets out what is queued and closes the connections,
    /// within <see cref="SocketIOOptions.CloseTimeout"/>. The host does it when it stops.
    /// </summary>
    public async Task CloseAsync(CancellationToken cancellationToken = default)
    {
        await CloseConnectionsAsync(cancellationToken);
        if (!_started || Interlocked.Exchange(ref _saved, 1) == 1 || _services.GetService<IRecoveryStore>() is not { } store)
        {
            return;
        }

        foreach (var nsp in _namespaces.Values)
        {
            if (nsp is { Recovery: { } recovery, IsDynamic: false })
            {
                await store.SaveAsync(nsp.Name, recovery.Save(), cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Nothing is saved: a host whose start failed disposes of the server when its services are gone already.
        await CloseConnectionsAsync(CancellationToken.None);
        await Engine.DisposeAsync();
        foreach (var nsp in _namespaces.Values)
        {
            await nsp.Adapter.DisposeAsync();
        }
    }

    private async Task CloseConnectionsAsync(CancellationToken cancellationToken)
    {
        BeginClose();
        await Engine.CloseAsync(cancellationToken);
        var start = Stopwatch.GetTimestamp();
        while (Volatile.Read(ref _pendingDisconnects) > 0 && Stopwatch.GetElapsedTime(start) < Options.CloseTimeout && !cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(10, CancellationToken.None);
        }
    }

    internal async Task StartAsync(CancellationToken cancellation)
    {
        foreach (var (name, _) in _registrations.Named)
        {
            Of(name);
        }

        foreach (var nsp in _namespaces.Values)
        {
            await nsp.Adapter.StartAsync(cancellation);
            if (nsp.Recovery is { } recovery && _services.GetService<IRecoveryStore>() is { } store
                && await store.LoadAsync(nsp.Name, cancellation) is { } state)
            {
                recovery.Load(state);
            }
        }

        _started = true;
    }

    internal void BeginClose()
    {
        lock (_gate)
        {
            if (_closing)
            {
                return;
            }

            _closing = true;
        }

        foreach (var nsp in _namespaces.Values)
        {
            foreach (var socket in nsp.Local.Select(BroadcastTarget.Everyone))
            {
                socket.Close(DisconnectReason.ServerShuttingDown);
            }
        }

        Engine.BeginClose();
    }

    // Not in the constructor: a namespace may inject this server.
    private bool TryCreateNamed(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Namespace? nsp)
    {
        lock (_gate)
        {
            if (_namespaces.TryGetValue(name, out nsp))
            {
                return true;
            }

            if (!_registrations.Named.TryGetValue(name, out var create))
            {
                return false;
            }

            nsp = _namespaces[name] = new Namespace(this, name, create(_services), CreateAdapter);
            return true;
        }
    }

    internal Task HandleAsync(HttpContext context) => Engine.HandleAsync(context);

    /// <summary>
    /// The namespace that a client asks for; one that matches a pattern is created for its first socket, and stays until the caller
    /// calls <see cref="Settled"/>: the last socket may leave it while the next one connects.
    /// </summary>
    internal Namespace? FindOrCreate(string name)
    {
        if (_namespaces.TryGetValue(name, out var nsp) && !nsp.IsDynamic)
        {
            return nsp;
        }

        if (_registrations.Match(name) is not { } create)
        {
            return null;
        }

        lock (_gate)
        {
            if (_namespaces.TryGetValue(name, out nsp))
            {
                nsp.Arriving++;
                return nsp;
            }

            if (_dynamic >= Options.MaxDynamicNamespaces)
            {
                return null;
            }

            nsp = new Namespace(this, name, create(_services), CreateAdapter) { IsDynamic = true, Arriving = 1 };
            _namespaces[name] = nsp;
            _dynamic++;
        }

        var started = nsp.Adapter.StartAsync(CancellationToken.None);
        if (!started.IsCompletedSuccessfully)
        {
            _ = Observe(started.AsTask(), nsp);
        }

        return nsp;
    }

    /// <summary>A client that asked for the namespace is in it by now, or is not going to be.</summary>
    internal void Settled(Namespace nsp)
    {
        if (!nsp.IsDynamic)
        {
            return;
        }

        lock (_gate)
        {
            nsp.Arriving--;
        }

        if (nsp.Local.Count == 0)
        {
            OnNamespaceEmpty(nsp);
        }
    }

    internal void OnNamespaceEmpty(Namespace nsp)
    {
        if (!nsp.IsDynamic)
        {
            return;
        }

        lock (_gate)
        {
            if (nsp.Arriving > 0 || nsp.Local.Count > 0 || !_namespaces.TryRemove(new KeyValuePair<string, Namespace>(nsp.Name, nsp)))
            {
                return;
            }

            _dynamic--;
        }

        _ = Observe(nsp.Adapter.DisposeAsync().AsTask(), nsp);
    }

    internal void BeginDisconnect() => Interlocked.Increment(ref _pendingDisconnects);

    internal void EndDisconnect() => Interlocked.Decrement(ref _pendingDisconnects);

    private ISocketIOAdapter CreateAdapter(Namespace nsp) => _registrations.CreateAdapter(_services, nsp);

    private async Task Observe(Task task, Namespace nsp)
    {
        try
        {
            await task;
        }
        catch (Exception e)
        {
            Logger.LogError(e, "The adapter of namespace {Namespace} failed to start or stop", nsp.Name);
        }
    }
}
