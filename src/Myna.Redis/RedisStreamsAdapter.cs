using Microsoft.Extensions.Logging;
using Myna.SocketIO;
using StackExchange.Redis;

namespace Myna.Redis;

/// <summary>
/// One namespace of a cluster that is joined by a Redis stream. Broadcasts, joins, leaves and disconnections go through the stream; requests
/// that expect responses go through channels. Wire-compatible with <c>@socket.io/redis-streams-adapter</c> 0.3.
/// </summary>
internal sealed partial class RedisStreamsAdapter : ISocketIOAdapter, IRecoveringAdapter
{
    private static readonly TimeSpan Urgent = TimeSpan.FromSeconds(1);

    private readonly Namespace _nsp;
    private readonly RedisStream _stream;
    private readonly LocalSockets _local;
    private readonly ILogger _logger;

    /// <summary>Orders deliveries and the return of clients.</summary>
    private readonly Lock _gate = new();

    public RedisStreamsAdapter(Namespace nsp, RedisStream stream)
    {
        _nsp = nsp;
        _stream = stream;
        _local = nsp.Local;
        _logger = nsp.Logger;
        Name = nsp.Name;
        _publicChannel = $"{stream.Options.ChannelPrefix}#{Name}#";
    }

    public string Name { get; }

    public async ValueTask StartAsync(CancellationToken cancellationToken)
    {
        await _stream.StartAsync(this, cancellationToken);
        await SubscribeAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _stream.Remove(this);
        await UnsubscribeAsync();
    }

    public void Broadcast(BroadcastPacket packet, BroadcastTarget target)
    {
        // Without Redis a volatile packet does not wait, and a full queue takes no more: this server's own sockets get it all the same.
        if ((target.Volatile && !_stream.IsConnected) || !_stream.TryAppend(Message(MessageType.Broadcast, BroadcastData(packet, target), packet)))
        {
            _local.Broadcast(packet, target);
        }
    }

    public ValueTask JoinAsync(BroadcastTarget target, IReadOnlyList<string> rooms, CancellationToken cancellationToken) =>
        AppendAsync(
            MessageType.Join,
            ClusterData.Write(json =>
            {
                json.WriteTarget(target);
                json.WriteStrings("rooms", rooms);
            }),
            () => _local.Join(target, rooms),
            cancellationToken);

    public ValueTask LeaveAsync(BroadcastTarget target, IReadOnlyList<string> rooms, CancellationToken cancellationToken) =>
        AppendAsync(
            MessageType.Leave,
            ClusterData.Write(json =>
            {
                json.WriteTarget(target);
                json.WriteStrings("rooms", rooms);
            }),
            () => _local.Leave(target, rooms),
            cancellationToken);

    public ValueTask DisconnectAsync(BroadcastTarget target, bool closeConnection, CancellationToken cancellationToken)
    {
        return AppendAsync(
            MessageType.Disconnect,
            ClusterData.Write(json =>
            {
                json.WriteTarget(target);
                json.WriteBoolean("close", closeConnection);
            }),
            () => _local.Disconnect(target, closeConnection),
            cancellationToken,
            Urgent); // it may be a revocation
    }

    /// <summary>Applies an entry of the stream; <paramref name="advance"/> moves the reader's position under the same lock.</summary>
    public void Deliver(StreamEntry entry, Action advance)
    {
        ClusterMessage message;
        System.Text.Json.JsonElement data;
        try
        {
            message = entry.Decode();
            data = message.Parse();
        }
        catch (Exception e) when (e is FormatException or OverflowException or System.Text.Json.JsonException)
        {
            _logger.LogDebug(e, "Message {Id} of the stream is not one of ours", entry.Id);
            advance();
            return;
        }

        lock (_gate)
        {
            advance();
            var target = ClusterData.ReadTarget(data);
            switch (message.Type)
            {
                case MessageType.Broadcast:
                    Deliver(entry.Id, ClusterData.ReadEvent(data.GetProperty("packet").GetProperty("data"), message.Attachments), target);
                    break;
                case MessageType.Join:
                    _local.Join(target, ClusterData.ReadStrings(data, "rooms"));
                    break;
                case MessageType.Leave:
                    _local.Leave(target, ClusterData.ReadStrings(data, "rooms"));
                    break;
            }
        }

        // Not under the lock: it calls the host, which may hold or take locks of its own.
        if (message.Type == MessageType.Disconnect)
        {
            var close = data.TryGetProperty("close", out var value) && value.ValueKind == System.Text.Json.JsonValueKind.True;
            _local.Disconnect(ClusterData.ReadTarget(data), close);
        }
    }

    /// <summary>Appends an operation and waits until it has come back. While Redis is away, this server's own sockets do not wait for ever.</summary>
    private async ValueTask AppendAsync(
        MessageType type, byte[] data, Action applyHere, CancellationToken cancellationToken, TimeSpan? patience = null)
    {
        var delivered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_stream.TryAppend(Message(type, data), delivered))
        {
            applyHere();
            return;
        }

        try
        {
            await delivered.Task.WaitAsync(patience ?? _stream.Options.RequestTimeout, _nsp.Server.Time, cancellationToken);
        }
        catch (TimeoutException)
        {
            _logger.LogWarning("Redis is away: the other servers apply an operation on namespace {Namespace} when it is back", Name);
            applyHere();
        }
        finally
        {
            _stream.Forget(delivered);
        }
    }

    private static byte[] BroadcastData(BroadcastPacket packet, BroadcastTarget target, string? requestId = null, TimeSpan? timeout = null) =>
        ClusterData.Write(json =>
        {
            json.WriteStartObject("packet");
            json.WriteNumber("type", 2);
            json.WriteEvent("data", packet);
            json.WriteEndObject();
            if (requestId is not null)
            {
                json.WriteString("requestId", requestId);
            }

            json.WriteTarget(target, timeout);
        });

    private ClusterMessage Message(MessageType type, byte[] data, BroadcastPacket? packet = null) =>
        new(_stream.Uid, Name, type, data, packet?.Arguments.AttachmentArray ?? []);
}
