using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Myna.SocketIO;
using StackExchange.Redis;

namespace Myna.Redis;

/// <summary>Requests that expect responses go through channels: they are of no use to a server that is not there now.</summary>
internal sealed partial class RedisStreamsAdapter
{
    private readonly string _publicChannel;
    private readonly ConcurrentDictionary<string, ClusterRequest> _requests = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();

    private string PrivateChannel(string uid) => $"{_publicChannel}{uid}#";

    public async Task<BroadcastAcks> BroadcastWithAckAsync(
        BroadcastPacket packet, BroadcastTarget target, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var (id, request) = await BeginRequest(cancellationToken);
        try
        {
            var here = _local.BroadcastWithAckAsync(packet, target, timeout, cancellationToken);
            if (request.Servers > 0)
            {
                await Publish(_publicChannel, Message(MessageType.Broadcast, BroadcastData(packet, target, id, timeout), packet));
                await Wait(request, timeout, cancellationToken);
            }

            var acks = await here;
            lock (request)
            {
                return new BroadcastAcks(acks.Expected + request.Clients, [.. acks.Responses, .. request.Responses]);
            }
        }
        finally
        {
            _requests.TryRemove(id, out _);
        }
    }

    public async Task<IReadOnlyList<RemoteSocket>> FetchSocketsAsync(BroadcastTarget target, CancellationToken cancellationToken)
    {
        var (id, request) = await BeginRequest(cancellationToken);
        try
        {
            if (request.Servers > 0)
            {
                await Publish(_publicChannel, Message(MessageType.FetchSockets, ClusterData.Write(json =>
                {
                    json.WriteTarget(target);
                    json.WriteString("requestId", id);
                })));
                if (!await Wait(request, _stream.Options.RequestTimeout, cancellationToken))
                {
                    throw new TimeoutException($"{request.Answered} of {request.Servers} servers answered in time.");
                }
            }

            lock (request)
            {
                return [.. _local.Describe(target), .. request.Sockets];
            }
        }
        finally
        {
            _requests.TryRemove(id, out _);
        }
    }

    public async ValueTask ServerSideEmitAsync(BroadcastPacket packet, CancellationToken cancellationToken) =>
        await Publish(_publicChannel, Message(MessageType.ServerSideEmit, ClusterData.Write(json => json.WriteEvent("packet", packet)), packet));

    public async Task<BroadcastAcks> ServerSideEmitWithAckAsync(BroadcastPacket packet, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var (id, request) = await BeginRequest(cancellationToken);
        try
        {
            if (request.Servers > 0)
            {
                await Publish(_publicChannel, Message(MessageType.ServerSideEmit, ClusterData.Write(json =>
                {
                    json.WriteString("requestId", id);
                    json.WriteEvent("packet", packet);
                }), packet));
                await Wait(request, timeout, cancellationToken);
            }

            lock (request)
            {
                return new BroadcastAcks(request.Servers, [.. request.Responses]);
            }
        }
        finally
        {
            _requests.TryRemove(id, out _);
        }
    }

    public async Task<IReadOnlySet<string>> RoomsAsync(CancellationToken cancellationToken) =>
        (await FetchSocketsAsync(BroadcastTarget.Everyone, cancellationToken)).SelectMany(s => s.Rooms).ToHashSet(StringComparer.Ordinal);

    public async Task<int> ServerCountAsync(CancellationToken cancellationToken)
    {
        long count = 0;
        foreach (var server in _stream.Connection.GetServers().Where(s => s.IsConnected && !s.IsReplica))
        {
            count += await server.SubscriptionSubscriberCountAsync(RedisChannel.Literal(_publicChannel)).WaitAsync(cancellationToken);
        }

        return (int)Math.Max(count, 1);
    }

    private async ValueTask<(string Id, ClusterRequest Request)> BeginRequest(CancellationToken cancellationToken)
    {
        var request = new ClusterRequest(await ServerCountAsync(cancellationToken) - 1);
        var id = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8));
        _requests[id] = request;
        return (id, request);
    }

    private async Task<bool> Wait(ClusterRequest request, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            await request.Completed.WaitAsync(timeout, _nsp.Server.Time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task Publish(string channel, ClusterMessage message) =>
        await _stream.Connection.GetSubscriber().PublishAsync(RedisChannel.Literal(channel), message.EncodeChannel());

    private async Task SubscribeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Subscribe().WaitAsync(_stream.Options.RequestTimeout, cancellationToken);
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            _logger.LogWarning(e, "Redis is away: namespace {Namespace} joins its cluster when it is back", Name);
            _ = KeepSubscribing();
        }
    }

    private async Task Subscribe()
    {
        var subscriber = _stream.Connection.GetSubscriber();
        foreach (var channel in (string[])[_publicChannel, PrivateChannel(_stream.Uid)])
        {
            await subscriber.SubscribeAsync(RedisChannel.Literal(channel), (_, payload) => Receive((byte[])payload!));
        }
    }

    private async Task KeepSubscribing()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(TimeSpan.FromSeconds(1), _stopping.Token);
                await Subscribe();
                return;
            }
            catch (Exception e) when (e is RedisException or TimeoutException or OperationCanceledException)
            {
                _logger.LogDebug(e, "The channels of namespace {Namespace} could not be subscribed", Name);
            }
        }
    }

    private async Task UnsubscribeAsync()
    {
        await _stopping.CancelAsync();
        try
        {
            var subscriber = _stream.Connection.GetSubscriber();
            await subscriber.UnsubscribeAsync(RedisChannel.Literal(_publicChannel));
            await subscriber.UnsubscribeAsync(RedisChannel.Literal(PrivateChannel(_stream.Uid)));
        }
        catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException or InvalidOperationException)
        {
            _logger.LogDebug(e, "The channels of namespace {Namespace} could not be left", Name);
        }
    }

    private void Receive(byte[] payload)
    {
        try
        {
            var message = ClusterMessage.DecodeChannel(payload);
            if (message.Uid != _stream.Uid && message.Nsp == Name)
            {
                Receive(message, message.Parse());
            }
        }
        catch (Exception e) when (e is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            _logger.LogDebug(e, "A message on {Channel} is not one of ours", _publicChannel);
        }
    }

    private void Receive(ClusterMessage message, JsonElement data)
    {
        var id = data.TryGetProperty("requestId", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString() : null;
        switch (message.Type)
        {
            case MessageType.Broadcast when id is not null:
                _ = Observe(AnswerBroadcast(message, data, id));
                break;
            case MessageType.FetchSockets when id is not null:
                _ = Observe(Respond(message.Uid, MessageType.FetchSocketsResponse, json => WriteSockets(json, id, ClusterData.ReadTarget(data))));
                break;
            case MessageType.ServerSideEmit:
                _ = Observe(AnswerServerSideEmit(message, data, id));
                break;
            default:
                if (id is not null && _requests.TryGetValue(id, out var request))
                {
                    request.Receive(message, data);
                }

                break;
        }
    }

    private async Task AnswerBroadcast(ClusterMessage message, JsonElement data, string id)
    {
        var packet = ClusterData.ReadEvent(data.GetProperty("packet").GetProperty("data"), message.Attachments);
        var flags = data.GetProperty("opts").GetProperty("flags");
        var timeout = flags.TryGetProperty("timeout", out var limit) && limit.TryGetInt64(out var milliseconds) && milliseconds is > 0 and < int.MaxValue
            ? TimeSpan.FromMilliseconds(milliseconds)
            : BroadcastOperator.DefaultTimeout;
        await _local.BroadcastWithAckAsync(
            packet,
            ClusterData.ReadTarget(data),
            timeout,
            count => _ = Observe(Respond(message.Uid, MessageType.BroadcastClientCount, json =>
            {
                json.WriteString("requestId", id);
                json.WriteNumber("clientCount", count);
            })),
            ack => _ = Observe(RespondWith(message.Uid, MessageType.BroadcastAck, id, ack)),
            _stopping.Token);
    }

    private async Task AnswerServerSideEmit(ClusterMessage message, JsonElement data, string? id)
    {
        var answer = await _local.ReceiveServerSideEventAsync(ClusterData.ReadEvent(data.GetProperty("packet"), message.Attachments));
        if (id is not null && answer is not null)
        {
            await RespondWith(message.Uid, MessageType.ServerSideEmitResponse, id, answer);
        }
    }

    private void WriteSockets(Utf8JsonWriter json, string id, BroadcastTarget target)
    {
        json.WriteString("requestId", id);
        json.WriteStartArray("sockets");
        foreach (var socket in _local.Describe(target))
        {
            json.WriteStartObject();
            json.WriteString("id", socket.Id);
            json.WriteStartObject("handshake"); // Node expects it; headers and auth hold secrets and stay here
            json.WriteEndObject();
            json.WriteStrings("rooms", socket.Rooms);
            json.WritePropertyName("data");
            if (socket.Data.ValueKind == JsonValueKind.Undefined)
            {
                json.WriteStartObject();
                json.WriteEndObject();
            }
            else
            {
                json.WriteRawValue(ClusterMessage.RawOf(socket.Data), skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private Task Respond(string uid, MessageType type, Action<Utf8JsonWriter> write) =>
        Publish(PrivateChannel(uid), Message(type, ClusterData.Write(write)));

    /// <summary>As in the official adapter, only the first argument of an acknowledgement crosses servers.</summary>
    private Task RespondWith(string uid, MessageType type, string id, EventArguments answer)
    {
        var data = ClusterData.Write(json =>
        {
            json.WriteString("requestId", id);
            json.WritePropertyName("packet");
            if (answer.Count == 0)
            {
                json.WriteNullValue();
            }
            else
            {
                json.WriteRawValue(ClusterMessage.RawOf(answer[0]), skipInputValidation: true);
            }
        });
        return Publish(PrivateChannel(uid), new ClusterMessage(_stream.Uid, Name, type, data, answer.AttachmentArray));
    }

    private async Task Observe(Task task)
    {
        try
        {
            await task;
        }
        catch (Exception e) when (e is RedisException or TimeoutException or OperationCanceledException)
        {
            _logger.LogDebug(e, "A request of another server could not be answered");
        }
        catch (Exception e)
        {
            _logger.LogError(e, "A request of another server failed in namespace {Namespace}", Name);
        }
    }
}
