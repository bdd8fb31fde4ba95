using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Myna.SocketIO.Protocol;

namespace Myna.SocketIO;

/// <summary>
/// The events of a namespace: derive from it, take dependencies in the constructor, and name its events there with <c>On</c>. One instance
/// serves every socket, so state of a socket belongs into <see cref="SocketIOSocket.Items"/> or <see cref="SocketIOSocket.Data"/>.
/// </summary>
/// <example>
/// <code>
/// sealed class Chat : SocketIONamespace
/// {
///     public Chat(MessageStore store)
///     {
///         On("say", ChatJson.Default.Say, ChatJson.Default.Receipt, async (socket, say) =>
///         {
///             var message = await store.Add(say);
///             socket.To(say.Room).Emit("said", message, ChatJson.Default.Message);
///             return new Receipt(message.Id);
///         });
///     }
/// }
/// </code>
/// </example>
public class SocketIONamespace
{
    private readonly Dictionary<string, EventHandler> _handlers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<BroadcastPacket, ValueTask<EventArguments?>>> _serverSide = new(StringComparer.Ordinal);
    private readonly List<Func<SocketIOSocket, ConnectNext, ValueTask<ConnectError?>>> _connectMiddleware = [];
    private readonly List<Func<EventContext, EventNext, ValueTask>> _eventMiddleware = [];
    private Func<SocketIOSocket, ValueTask>? _connected;
    private Func<SocketIOSocket, DisconnectReason, ValueTask>? _disconnected;
    private Func<EventContext, ValueTask>? _any;
    private Func<EventContext, ValueTask<EventArguments?>>? _unhandled;

    /// <summary>The rest of the middleware for connections.</summary>
    public delegate ValueTask<ConnectError?> ConnectNext();

    /// <summary>The rest of the middleware for events, and the handler.</summary>
    public delegate ValueTask EventNext();

    internal bool HasEventMiddleware => _eventMiddleware.Count > 0 || _any is not null;

    /// <summary>
    /// Decides whether a socket may connect. <paramref name="auth"/> is the client's <c>auth</c> option, an empty object if it sent none.
    /// The socket can already be given a user, items, data and rooms; what is emitted to it here is dropped.
    /// </summary>
    /// <returns>Null to let it in, or the refusal that its client sees as <c>connect_error</c>.</returns>
    public virtual ValueTask<ConnectError?> OnConnecting(SocketIOSocket socket, JsonElement auth, CancellationToken cancellationToken) =>
        ValueTask.FromResult<ConnectError?>(null);

    /// <summary>Called when a socket has connected; its events wait until this has ended.</summary>
    public virtual ValueTask OnConnected(SocketIOSocket socket) => _connected?.Invoke(socket) ?? ValueTask.CompletedTask;

    /// <summary>Called when a socket is about to disconnect, while it still has its rooms. Must not block.</summary>
    public virtual void OnDisconnecting(SocketIOSocket socket, DisconnectReason reason)
    {
    }

    /// <summary>Called when a socket has disconnected and its last event has been handled.</summary>
    public virtual ValueTask OnDisconnected(SocketIOSocket socket, DisconnectReason reason) =>
        _disconnected?.Invoke(socket, reason) ?? ValueTask.CompletedTask;

    /// <summary>
    /// Turns a failure into the answer of the event that failed: a payload that is not of its type (<see cref="JsonException"/>), or
    /// what a handler or middleware threw. Null, the default, sends no answer. The connection goes on either way.
    /// </summary>
    public virtual EventArguments? OnError(SocketIOSocket socket, string eventName, Exception error) => null;

    /// <summary>Handles an event without a payload.</summary>
    public void On(string eventName, Func<SocketIOSocket, ValueTask> handle) => Add(new PlainHandler(eventName, handle));

    /// <summary>Handles an event with one payload.</summary>
    public void On<T>(string eventName, JsonTypeInfo<T> type, Func<SocketIOSocket, T, ValueTask> handle) =>
        Add(new TypedHandler<T>(eventName, type, handle));

    /// <summary>Handles an event without a payload and acknowledges it.</summary>
    public void On<TAck>(string eventName, JsonTypeInfo<TAck> ackType, Func<SocketIOSocket, ValueTask<TAck>> handle) =>
        Add(new AcknowledgingHandler<TAck>(eventName, ackType, handle));

    /// <summary>Handles an event with one payload and acknowledges it.</summary>
    public void On<T, TAck>(
        string eventName, JsonTypeInfo<T> type, JsonTypeInfo<TAck> ackType, Func<SocketIOSocket, T, ValueTask<TAck>> handle) =>
        Add(new AcknowledgingHandler<T, TAck>(eventName, type, ackType, handle));

    /// <summary>Handles an event with any arguments; what is returned, unless null, acknowledges it.</summary>
    public void On(string eventName, Func<SocketIOSocket, EventArguments, ValueTask<EventArguments?>> handle) =>
        Add(new RawHandler(eventName, handle));

    /// <summary>Sees every event before its handler, those without a handler too.</summary>
    public void OnAny(Func<EventContext, ValueTask> handle) => _any += handle;

    /// <summary>
    /// Handles every event that has no handler of its own; the return value, unless null, acknowledges it. Without it such an event is
    /// dropped and its client gets no acknowledgement. It runs after the middleware; a failure goes to <see cref="OnError"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is one already.</exception>
    public void OnUnhandled(Func<EventContext, ValueTask<EventArguments?>> handle)
    {
        if (_unhandled is not null)
        {
            throw new InvalidOperationException("Unhandled events already have a handler.");
        }

        _unhandled = handle;
    }

    /// <summary>Called when a socket has connected, for a namespace that is not a class of its own.</summary>
    public void OnConnection(Func<SocketIOSocket, ValueTask> handle) => _connected += handle;

    /// <summary>Called when a socket has disconnected, for a namespace that is not a class of its own.</summary>
    public void OnDisconnection(Func<SocketIOSocket, DisconnectReason, ValueTask> handle) => _disconnected += handle;

    /// <summary>Adds middleware for connections; it runs before <see cref="OnConnecting"/>, in the order of adding.</summary>
    public void UseConnect(Func<SocketIOSocket, ConnectNext, ValueTask<ConnectError?>> middleware) => _connectMiddleware.Add(middleware);

    /// <summary>Adds middleware for events; one that does not call the next swallows the event, one that throws fails it.</summary>
    public void UseEvent(Func<EventContext, EventNext, ValueTask> middleware) => _eventMiddleware.Add(middleware);

    /// <summary>Handles an event that another server of the cluster emitted to its peers; what is returned answers it.</summary>
    public void OnServerSide(string eventName, Func<EventArguments, ValueTask<EventArguments?>> handle)
    {
        EventNames.ThrowIfReserved(eventName);
        _serverSide[eventName] = packet => handle(packet.Arguments);
    }

    internal ValueTask<EventArguments?> ReceiveServerSide(BroadcastPacket packet) =>
        _serverSide.TryGetValue(packet.Event, out var handle) ? handle(packet) : ValueTask.FromResult<EventArguments?>(null);

    internal ValueTask<ConnectError?> Connect(SocketIOSocket socket, JsonElement auth, CancellationToken cancellation)
    {
        return Next(0);

        ValueTask<ConnectError?> Next(int at) => at < _connectMiddleware.Count
            ? _connectMiddleware[at](socket, () => Next(at + 1))
            : OnConnecting(socket, auth, cancellation);
    }

    internal bool TryFind(in InboundEvent packet, out EventHandler? handler) =>
        packet.TryFind(_handlers.GetAlternateLookup<ReadOnlySpan<char>>(), out handler);

    internal ValueTask Dispatch(SocketIOSocket socket, in InboundEvent packet)
    {
        if (HasEventMiddleware)
        {
            return DispatchThroughMiddleware(socket, new EventContext(socket, packet));
        }

        if (TryFind(packet, out var handler))
        {
            return handler!.Invoke(socket, packet);
        }

        return _unhandled is null ? ValueTask.CompletedTask : HandleUnhandled(new EventContext(socket, packet));
    }

    private async ValueTask DispatchThroughMiddleware(SocketIOSocket socket, EventContext context)
    {
        if (_any is not null)
        {
            foreach (var handle in _any.GetInvocationList())
            {
                await ((Func<EventContext, ValueTask>)handle)(context);
            }
        }

        await Next(0);

        ValueTask Next(int at)
        {
            if (at < _eventMiddleware.Count)
            {
                return _eventMiddleware[at](context, () => Next(at + 1));
            }

            if (!_handlers.TryGetValue(context.EventName, out var handler))
            {
                return HandleUnhandled(context);
            }

            var packet = context.Packet;
            return handler.Invoke(socket, new InboundEvent(packet.Json, packet.Attachments, context.IsAcknowledged ? -1 : packet.AckId));
        }
    }

    private async ValueTask HandleUnhandled(EventContext context)
    {
        if (_unhandled is not null && await _unhandled(context) is { } answer)
        {
            context.Acknowledge(answer);
        }
    }

    private void Add(EventHandler handler)
    {
        EventNames.ThrowIfReserved(handler.Name);
        if (!_handlers.TryAdd(handler.Name, handler))
        {
            throw new ArgumentException($"The event \"{handler.Name}\" already has a handler.");
        }
    }
}

/// <summary>An event on its way to its handler, for middleware and catch-all handlers.</summary>
public sealed class EventContext
{
    private EventArguments? _arguments;

    internal EventContext(SocketIOSocket socket, in InboundEvent packet)
    {
        Socket = socket;
        EventName = packet.Name;
        Packet = new QueuedEvent(packet.Json.ToArray(), packet.Attachments, packet.AckId);
    }

    /// <summary>Whose event it is.</summary>
    public SocketIOSocket Socket { get; }

    /// <summary>Its name.</summary>
    public string EventName { get; }

    /// <summary>Its arguments.</summary>
    public EventArguments Arguments => _arguments ??= new InboundEvent(Packet.Json, Packet.Attachments, Packet.AckId).Arguments();

    /// <summary>Whether the client waits for an answer.</summary>
    public bool WantsAck => Packet.AckId >= 0;

    internal QueuedEvent Packet { get; }

    internal bool IsAcknowledged { get; private set; }

    /// <summary>
    /// Answers in the handler's place; what the handler returns afterwards is not sent. Nothing happens when no answer is awaited.
    /// </summary>
    public void Acknowledge(EventArguments arguments)
    {
        if (!WantsAck || IsAcknowledged)
        {
            return;
        }

        IsAcknowledged = true;
        Socket.Acknowledge(Packet.AckId, arguments);
    }
}
