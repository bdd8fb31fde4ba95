using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Myna.SocketIO.Diagnostics;

namespace Myna.SocketIO.EngineIO;

/// <summary>Engine.IO protocol 4: finds the session of a request, or makes one, and keeps every session's time.</summary>
internal sealed partial class EngineServer : IAsyncDisposable
{
    private static readonly string[] Messages =
        ["Transport unknown", "Session ID unknown", "Bad handshake method", "Bad request", "Forbidden", "Unsupported protocol version"];

    private readonly ConcurrentDictionary<string, EngineSession> _sessions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<EngineSession, byte> _watched = new();
    private readonly Func<EngineSession, SessionHandler> _createHandler;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly long _start;
    private readonly ITimer _sweep;
    private readonly long _period;
    private long _lastSweep;
    private int _count;
    private bool _closing;

    public EngineServer(
        SocketIOOptions options, Func<EngineSession, SessionHandler> createHandler, TimeProvider time, SocketIOMetrics metrics, ILogger logger)
    {
        Options = options;
        Metrics = metrics;
        _createHandler = createHandler;
        _time = time;
        _logger = logger;
        _start = time.GetTimestamp();
        PingInterval = (long)options.PingInterval.TotalMilliseconds;
        PingTimeout = (long)options.PingTimeout.TotalMilliseconds;
        UpgradeTimeout = (long)options.UpgradeTimeout.TotalMilliseconds;
        CloseTimeout = (long)options.CloseTimeout.TotalMilliseconds;

        // One timer for every heartbeat: ten thousand sessions need no ten thousand timers.
        _period = Math.Clamp(Math.Min(PingInterval, PingTimeout) / 20, 10, 100);
        var period = TimeSpan.FromMilliseconds(_period);
        _sweep = time.CreateTimer(static server => ((EngineServer)server!).Sweep(), this, period, period);
        metrics.ObserveSessions(() => _sessions.Count);
    }

    public SocketIOOptions Options { get; }

    public SocketIOMetrics Metrics { get; }

    public long PingInterval { get; }

    public long PingTimeout { get; }

    public long UpgradeTimeout { get; }

    public long CloseTimeout { get; }

    public int Count => _sessions.Count;

    /// <summary>Milliseconds since this server came to be.</summary>
    public long Now => (long)_time.GetElapsedTime(_start).TotalMilliseconds;

    public async Task HandleAsync(HttpContext context)
    {
        if (Cors.Apply(context, Options))
        {
            return;
        }

        var query = context.Request.Query;
        var transport = query["transport"].ToString();
        var sid = query["sid"].ToString();
        var upgrade = WebSocketUpgrade.IsRequested(context);
        if (upgrade && !Cors.Admits(context, Options))
        {
            await Refuse(context, 4);
            return;
        }

        if (!(transport == "polling" && Options.AllowPolling) && !(transport == "websocket" && Options.AllowWebSocket))
        {
            await Refuse(context, 0);
            return;
        }

        EngineSession? session = null;
        if (sid.Length > 0)
        {
            if (!_sessions.TryGetValue(sid, out session) || !session.IsAlive)
            {
                await Refuse(context, 1);
                return;
            }

            if (!upgrade && session.TransportName != transport || upgrade && transport != "websocket")
            {
                await Refuse(context, 3);
                return;
            }
        }
        else
        {
            var method = context.Request.Method;
            if (!HttpMethods.IsGet(method) && !(upgrade && HttpMethods.IsConnect(method)))
            {
                await Refuse(context, 2);
                return;
            }

            if (transport == "websocket" != upgrade)
            {
                await Refuse(context, 3);
                return;
            }
        }

        if (query["EIO"] != "4")
        {
            await Refuse(context, 5);
            return;
        }

        if (session is null)
        {
            await OpenAsync(context, upgrade);
        }
        else if (upgrade)
        {
            await Upgrade(context, session);
        }
        else if (HttpMethods.IsGet(context.Request.Method))
        {
            await session.PollAsync(context);
        }
        else if (HttpMethods.IsPost(context.Request.Method))
        {
            await session.PostAsync(context);
        }
        else
        {
            await Refuse(context, 3);
        }
    }

    public void Remove(EngineSession session)
    {
        if (_sessions.TryRemove(session.Id, out _))
        {
            Interlocked.Decrement(ref _count);
        }
    }

    /// <summary>Sweeps the session until nothing of it runs out any more.</summary>
    public void Watch(EngineSession session) => _watched[session] = 0;

    public void Unwatch(EngineSession session) => _watched.TryRemove(session, out _);

    /// <summary>Starts to close every session and takes no new one.</summary>
    public void BeginClose()
    {
        _closing = true;
        foreach (var (_, session) in _sessions)
        {
            session.Close(DisconnectReason.ServerShuttingDown);
        }
    }

    /// <summary>Closes every session and waits, within the close time-out, until what was queued is out.</summary>
    public async Task CloseAsync(CancellationToken cancellation)
    {
        BeginClose();
        // The host's patience is measured in real time, whatever clock the sessions live by.
        var start = Stopwatch.GetTimestamp();
        while ((!_sessions.IsEmpty || !_watched.IsEmpty) && Stopwatch.GetElapsedTime(start) < Options.CloseTimeout && !cancellation.IsCancellationRequested)
        {
            await Task.Delay(10, CancellationToken.None);
        }
    }

    public ValueTask DisposeAsync() => _sweep.DisposeAsync();

    private async Task OpenAsync(HttpContext context, bool webSocket)
    {
        if (_closing || Interlocked.Increment(ref _count) > Options.MaxConnections)
        {
            if (!_closing)
            {
                Interlocked.Decrement(ref _count);
            }

            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        var counted = true;
        try
        {
            if (Options.AllowRequest is { } allow && !await allow(context))
            {
                await Refuse(context, 4);
                return;
            }

            if (webSocket)
            {
                if (await WebSocketUpgrade.AcceptAsync(context, Options) is not { } accepted)
                {
                    await Refuse(context, 3);
                    return;
                }

                counted = false; // from here on Remove gives the place back
                var handshake = new Handshake(context, _time.GetUtcNow());
                await accepted.RunAsync(() => Start(handshake, accepted).RunWebSocketAsync());
                return;
            }

            counted = false;
            await Start(new Handshake(context, _time.GetUtcNow()), null).PollAsync(context);
        }
        finally
        {
            if (counted)
            {
                Interlocked.Decrement(ref _count);
            }
        }
    }

    private EngineSession Start(Handshake handshake, WebSocketUpgrade.Accepted? accepted)
    {
        var session = new EngineSession(this, handshake);
        if (accepted is not null)
        {
            session.Attach(accepted.CreateTransport);
        }

        _sessions[session.Id] = session;
        Metrics.SessionOpened(session.TransportName);
        session.Start(_createHandler(session), mayUpgrade: accepted is null && Options.AllowUpgrades && Options.AllowWebSocket);
        if (_closing)
        {
            session.Close(DisconnectReason.ServerShuttingDown);
        }

        return session;
    }

    private async Task Upgrade(HttpContext context, EngineSession session)
    {
        if (await WebSocketUpgrade.AcceptAsync(context, Options) is { } accepted)
        {
            await accepted.RunAsync(() => session.UpgradeAsync(accepted.CreateTransport));
        }
        else
        {
            await Refuse(context, 3);
        }
    }

    private Task Refuse(HttpContext context, int code)
    {
        Metrics.RequestRefused(code);
        context.Response.StatusCode = code == 4 ? StatusCodes.Status403Forbidden : StatusCodes.Status400BadRequest;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync($"{{\"code\":{code},\"message\":\"{Messages[code]}\"}}");
    }

    private void Sweep()
    {
        try
        {
            var now = Now;
            // This process has not run for a while, and pongs that came meanwhile lie unread: the next sweep judges who is dead.
            var slept = now - _lastSweep > 2 * _period;
            _lastSweep = now;
            foreach (var (session, _) in _watched)
            {
                session.SweepWatched(now);
            }

            foreach (var (_, session) in _sessions)
            {
                session.Sweep(now, mayReap: !slept);
            }
        }
        catch (Exception e)
        {
            // A timer's exception would end the process.
            _logger.LogError(e, "The sweep of sessions failed");
        }
    }
}
