using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Myna.SocketIO.Diagnostics;
using Myna.SocketIO.Protocol;

namespace Myna.SocketIO;

/// <summary>
/// Events wait here while earlier ones are handled. A handler that ends without waiting costs neither a copy of its event nor an allocation.
/// </summary>
public sealed partial class SocketIOSocket
{
    private Queue<QueuedEvent>? _inbox;
    private long _inboxBytes;
    private int _running;
    private DisconnectReason? _pendingReason;

    // An acknowledgement that a handler waits for may lie behind this much more.
    private const int AckQueueFactor = 8;

    internal bool IsSaturated
    {
        get
        {
            if (_inbox is not { } inbox)
            {
                return false;
            }

            var options = Namespace.Server.Options;
            var times = AwaitsAck ? AckQueueFactor : 1;
            return inbox.Count >= (long)times * options.MaxPendingEvents || _inboxBytes >= (long)times * options.MaxPendingBytes;
        }
    }

    internal bool AwaitsAck => _acks is { Count: > 0 };

    internal void OnEvent(in InboundEvent packet)
    {
        Namespace.Server.Metrics.EventReceived(Namespace.Name);
        lock (_gate)
        {
            if (_state != State.Connected)
            {
                return;
            }

            if (_running >= Namespace.Server.Options.ConcurrentEvents)
            {
                var waiting = new QueuedEvent(packet.Json.ToArray(), packet.Attachments, packet.AckId);
                (_inbox ??= new Queue<QueuedEvent>()).Enqueue(waiting);
                _inboxBytes += waiting.Size;
                return;
            }

            _running++;
        }

        var handling = Handle(packet);
        if (handling.IsCompletedSuccessfully)
        {
            Continue();
        }
        else
        {
            _ = AwaitThenContinue(handling);
        }
    }

    /// <summary>The namespace greets the socket, which was announced; then its events come.</summary>
    internal async Task RunConnected()
    {
        try
        {
            await Namespace.Behaviour.OnConnected(this);
        }
        catch (Exception e)
        {
            Namespace.Logger.LogError(e, "OnConnected of namespace {Namespace} failed", Namespace.Name);
        }

        for (var i = Namespace.Server.Options.ConcurrentEvents; i > 0; i--)
        {
            Continue();
        }
    }

    private void EnqueueDisconnected(DisconnectReason reason)
    {
        lock (_gate)
        {
            // Packets received before, but not handled by now, are dropped as the official server drops them.
            _inbox?.Clear();
            _inboxBytes = 0;
            _pendingReason = reason;
            if (_running > 0)
            {
                return;
            }

            _running++;
        }

        Continue();
    }

    /// <summary>Called when a handler has ended: runs queued events until the queue is empty or a handler has to be awaited.</summary>
    private void Continue()
    {
        while (true)
        {
            QueuedEvent? next = null;
            DisconnectReason? ended = null;
            var ready = false;
            lock (_gate)
            {
                if (_inbox is { Count: > 0 } inbox)
                {
                    next = inbox.Dequeue();
                    _inboxBytes -= next.Size;
                    ready = !IsSaturated && inbox.Count <= Namespace.Server.Options.MaxPendingEvents / 2;
                }
                else
                {
                    _inbox = null;
                    _running--;
                    if (_running > 0 || _pendingReason is null)
                    {
                        next = null;
                    }
                    else
                    {
                        ended = _pendingReason;
                        _pendingReason = null;
                    }

                    ready = true;
                }
            }

            if (ready)
            {
                _client.OnReady();
            }

            if (ended is { } reason)
            {
                _ = Namespace.RunDisconnected(this, reason);
            }

            if (next is null)
            {
                return;
            }

            var handling = Handle(new InboundEvent(next.Json, next.Attachments, next.AckId));
            if (handling.IsCompletedSuccessfully)
            {
                continue;
            }

            _ = AwaitThenContinue(handling);
            return;
        }
    }

    private async Task AwaitThenContinue(ValueTask handling)
    {
        await handling;
        Continue();
    }

    /// <summary>Runs the handler; a failure fails the event, never the connection.</summary>
    private ValueTask Handle(in InboundEvent packet)
    {
        var metrics = Namespace.Server.Metrics;
        if (metrics.TimesHandlers || SocketIOMetrics.Activities.HasListeners())
        {
            return HandleObserved(packet);
        }

        ValueTask handling;
        try
        {
            handling = Namespace.Behaviour.Dispatch(this, packet);
        }
        catch (Exception e)
        {
            Fail(packet.Name, packet.AckId, e);
            return ValueTask.CompletedTask;
        }

        return handling.IsCompletedSuccessfully ? handling : AwaitHandler(handling, packet.Name, packet.AckId);
    }

    private async ValueTask AwaitHandler(ValueTask handling, string name, long ackId)
    {
        try
        {
            await handling;
        }
        catch (Exception e)
        {
            Fail(name, ackId, e);
        }
    }

    private ValueTask HandleObserved(in InboundEvent packet)
    {
        // Names that no handler has come from the client and would make a series each.
        var name = Namespace.Behaviour.TryFind(packet, out var handler) ? handler!.Name : "*";

        // An event is a trace of its own: the request that opened the connection is over, and an event before this one is none of its business.
        var outer = Activity.Current;
        Activity.Current = null;
        var activity = SocketIOMetrics.Activities.StartActivity(name, ActivityKind.Server);
        activity?.SetTag("messaging.system", "socketio").SetTag("messaging.destination.name", Namespace.Name).SetTag("socketio.socket.id", Id);
        var start = Namespace.Server.Time.GetTimestamp();
        ValueTask handling;
        try
        {
            handling = Namespace.Behaviour.Dispatch(this, packet);
        }
        catch (Exception e)
        {
            handling = ValueTask.FromException(e);
        }

        Activity.Current = outer;
        return Await(handling, name, packet.AckId);

        async ValueTask Await(ValueTask handling, string name, long ackId)
        {
            try
            {
                await handling;
            }
            catch (Exception e)
            {
                activity?.SetStatus(ActivityStatusCode.Error, e.Message);
                Fail(name, ackId, e);
            }
            finally
            {
                Namespace.Server.Metrics.EventHandled(Namespace.Name, name, Namespace.Server.Time.GetElapsedTime(start));
                activity?.Dispose();
            }
        }
    }

    private void Fail(string name, long ackId, Exception error)
    {
        if (JsonText.IsMismatch(error))
        {
            error = error as JsonException ?? new JsonException(error.Message, error);
            Namespace.Logger.LogDebug(error, "Event {Event} of {Socket} has a payload of another shape", name, this);
        }
        else if (error is SocketDisconnectedException || (error is OperationCanceledException && _state != State.Connected))
        {
            Namespace.Logger.LogDebug(error, "Event {Event} of {Socket} outlived its socket", name, this);
        }
        else
        {
            Namespace.Logger.LogError(error, "The handler of event {Event} in namespace {Namespace} failed", name, Namespace.Name);
        }

        try
        {
            if (Namespace.Behaviour.OnError(this, name, error) is { } answer && ackId >= 0)
            {
                Acknowledge(ackId, answer);
            }
        }
        catch (Exception e)
        {
            Namespace.Logger.LogError(e, "OnError of namespace {Namespace} failed", Namespace.Name);
        }
    }
}
