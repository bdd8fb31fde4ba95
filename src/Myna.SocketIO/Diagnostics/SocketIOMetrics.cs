using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Myna.SocketIO.Diagnostics;

/// <summary>The meter and the activity source, both named <c>Myna.SocketIO</c>. Without a listener nothing is measured.</summary>
internal sealed class SocketIOMetrics
{
    public const string Name = "Myna.SocketIO";
    public static readonly ActivitySource Activities = new(Name);

    private readonly Meter _meter;
    private readonly Counter<long> _opened, _closed, _upgraded, _refused, _overflowed, _received, _broadcasts, _deliveries, _connectErrors, _recovered;
    private readonly Histogram<double> _handled;
    private readonly UpDownCounter<long> _sockets;

    public SocketIOMetrics(IMeterFactory? meters)
    {
        _meter = meters?.Create(Name) ?? new Meter(Name);
        _opened = _meter.CreateCounter<long>("socketio.sessions.opened", "{session}", "Engine.IO sessions opened, by transport");
        _closed = _meter.CreateCounter<long>("socketio.sessions.closed", "{session}", "Engine.IO sessions closed, by transport and reason");
        _upgraded = _meter.CreateCounter<long>("socketio.sessions.upgraded", "{session}", "Sessions that went from polling to WebSocket");
        _refused = _meter.CreateCounter<long>("socketio.requests.refused", "{request}", "Requests refused, by Engine.IO error code");
        _overflowed = _meter.CreateCounter<long>("socketio.queue.overflows", "{packet}", "Packets that found a full queue");
        _sockets = _meter.CreateUpDownCounter<long>("socketio.sockets", "{socket}", "Sockets connected, by namespace");
        _received = _meter.CreateCounter<long>("socketio.events.received", "{event}", "Events received, by namespace");
        _handled = _meter.CreateHistogram(
            "socketio.event.duration",
            "s",
            "Time in handlers, by namespace and event",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5] });
        _broadcasts = _meter.CreateCounter<long>("socketio.broadcasts", "{packet}", "Broadcasts, by namespace");
        _deliveries = _meter.CreateCounter<long>("socketio.broadcast.deliveries", "{packet}", "Packets queued by broadcasts, by namespace");
        _connectErrors = _meter.CreateCounter<long>("socketio.connect_errors", "{socket}", "Sockets refused, by namespace");
        _recovered = _meter.CreateCounter<long>("socketio.recovered", "{socket}", "Sockets that recovered their state, by namespace");
    }

    public bool TimesHandlers => _handled.Enabled;

    public void ObserveSessions(Func<int> count) =>
        _meter.CreateObservableGauge("socketio.sessions", () => count(), "{session}", "Engine.IO sessions open now");

    public void SessionOpened(string transport) => _opened.Add(1, new KeyValuePair<string, object?>("transport", transport));

    public void SessionClosed(string transport, DisconnectReason reason)
    {
        if (_closed.Enabled)
        {
            _closed.Add(1, new("transport", transport), new KeyValuePair<string, object?>("reason", reason.ToWireName()));
        }
    }

    public void SessionUpgraded() => _upgraded.Add(1);

    public void RequestRefused(int code) => _refused.Add(1, new KeyValuePair<string, object?>("code", code));

    public void QueueOverflowed() => _overflowed.Add(1);

    public void SocketConnected(string nsp) => _sockets.Add(1, Namespace(nsp));

    public void SocketDisconnected(string nsp) => _sockets.Add(-1, Namespace(nsp));

    public void ConnectRefused(string nsp) => _connectErrors.Add(1, Namespace(nsp));

    public void Recovered(string nsp) => _recovered.Add(1, Namespace(nsp));

    public void EventReceived(string nsp) => _received.Add(1, Namespace(nsp));

    public void EventHandled(string nsp, string name, TimeSpan time) =>
        _handled.Record(time.TotalSeconds, Namespace(nsp), new KeyValuePair<string, object?>("event", name));

    public void Broadcast(string nsp, int deliveries)
    {
        _broadcasts.Add(1, Namespace(nsp));
        _deliveries.Add(deliveries, Namespace(nsp));
    }

    private static KeyValuePair<string, object?> Namespace(string nsp) => new("namespace", nsp);
}
