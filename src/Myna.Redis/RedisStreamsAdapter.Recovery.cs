using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Myna.SocketIO;
using Myna.SocketIO.Protocol.MessagePack;
using StackExchange.Redis;

namespace Myna.Redis;

/// <summary>
/// Connection state recovery on any server: sessions are keys, and the offset of a packet is its id in the stream. A returning client gets
/// the entries from its offset to the reader's position at the moment it is registered; from then on the reader gathers for it.
/// </summary>
internal sealed partial class RedisStreamsAdapter
{
    private const int Page = 1000;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private readonly List<ReturningClient> _returning = [];
    private readonly Dictionary<string, Task> _keeping = new(StringComparer.Ordinal);

    public void KeepSession(RecoverableSession session)
    {
        lock (_keeping)
        {
            // A server that lost Redis and all of its clients must not run out of memory too.
            if (_keeping.Count < _nsp.Server.Options.Recovery.MaxSessions)
            {
                _keeping[session.PrivateId] = Keep(session);
            }
        }
    }

    public async Task<RecoveredSession?> TakeSessionAsync(string privateId, string offset, CancellationToken cancellationToken)
    {
        if (!StreamEntry.IsId(offset))
        {
            return null;
        }

        Task? keeping;
        lock (_keeping)
        {
            keeping = _keeping.GetValueOrDefault(privateId);
        }

        try
        {
            // The client may be quicker than the loss of its last connection is written.
            await (keeping ?? Task.CompletedTask).WaitAsync(_stream.Options.RequestTimeout, cancellationToken);
            var stored = await TakeStored(privateId, offset, cancellationToken);
            var session = stored is null ? null : Decode(privateId, stored);
            return session is null ? null : await Gather(session, offset, cancellationToken);
        }
        catch (Exception e) when (e is RedisException or TimeoutException or FormatException or JsonException)
        {
            _logger.LogDebug(e, "A session of namespace {Namespace} could not be recovered", Name);
            return null;
        }
    }

    /// <summary>Another server may still be about to write the session, and Redis may be away for a moment: both get some time.</summary>
    private async Task<string?> TakeStored(string privateId, string offset, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var graceEnds = Grace;
        while (true)
        {
            try
            {
                if (!await Has(offset))
                {
                    return null;
                }

                if (await Database.StringGetDeleteAsync(KeyOf(privateId)) is { IsNull: false } stored)
                {
                    return stored;
                }

                if (Stopwatch.GetElapsedTime(start) > graceEnds)
                {
                    return null;
                }
            }
            catch (Exception e) when (e is RedisException or TimeoutException && Stopwatch.GetElapsedTime(start) < _stream.Options.RequestTimeout)
            {
                graceEnds = Stopwatch.GetElapsedTime(start) + Grace;
            }

            await Task.Delay(25, cancellationToken);
        }
    }

    private IDatabase Database => _stream.Database;

    private string KeyOf(string privateId) => _stream.Options.SessionKeyPrefix + privateId;

    /// <summary>Writes the session, and again while Redis is away, until it has expired.</summary>
    private async Task Keep(RecoverableSession session)
    {
        await Task.Yield();
        var time = _nsp.Server.Time;
        var expires = session.DisconnectedAt + _nsp.Server.Options.Recovery.MaxDisconnectionDuration;
        var value = Encode(session);
        try
        {
            while (expires - time.GetUtcNow() is var left && left > TimeSpan.Zero)
            {
                try
                {
                    await Database.StringSetAsync(KeyOf(session.PrivateId), value, left);
                    break;
                }
                catch (Exception e) when (e is RedisException or TimeoutException)
                {
                    _logger.LogDebug(e, "A session could not be kept; it is tried again");
                    await Task.Delay(TimeSpan.FromMilliseconds(200), _stopping.Token);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // The server stops.
        }
        finally
        {
            lock (_keeping)
            {
                _keeping.Remove(session.PrivateId);
            }
        }
    }

    private async Task<bool> Has(string offset) =>
        (await Database.StreamRangeAsync(_stream.Options.StreamName, offset, offset, count: 1)).Length == 1;

    private async Task<ReturningClient?> Gather(RecoverableSession session, string offset, CancellationToken cancellationToken)
    {
        // This server's reader may be behind the one that sent the client its last packet: what it reads until then is no news to the client.
        var limit = _nsp.Server.Time.GetTimestamp();
        while (_stream.Position.Length == 0 || StreamEntry.Compare(_stream.Position, offset) < 0)
        {
            if (_nsp.Server.Time.GetElapsedTime(limit) > _stream.Options.RequestTimeout)
            {
                return null;
            }

            await Task.Delay(2, cancellationToken);
        }

        var most = _nsp.Server.Options.MaxQueuedPackets / 2;
        var client = new ReturningClient(this, session, most);
        string position;
        lock (_gate)
        {
            _returning.Add(client);
            position = _stream.Position;
        }

        try
        {
            await client.ReadAsync(offset, position, cancellationToken);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Delivers an event with its offset behind its arguments. Under the gate.</summary>
    private void Deliver(string id, BroadcastPacket packet, BroadcastTarget target)
    {
        if (_nsp.Server.Options.Recovery.Enabled && !target.Volatile)
        {
            packet = packet with { Arguments = packet.Arguments.With(id, OffsetJson.Default.String) };
            foreach (var client in _returning)
            {
                client.Add(id, packet, target);
            }
        }

        _local.Broadcast(packet, target);
    }

    private static string Encode(RecoverableSession session)
    {
        var json = ClusterData.Write(json =>
        {
            json.WriteString("pid", session.PrivateId);
            json.WriteString("sid", session.SocketId);
            json.WriteStrings("rooms", [session.SocketId, .. session.Rooms]);
            json.WritePropertyName("data");
            if (session.Data.ValueKind == JsonValueKind.Undefined)
            {
                json.WriteStartObject(); // as in Node, where a socket's data is an object from the start
                json.WriteEndObject();
            }
            else
            {
                json.WriteRawValue(ClusterMessage.RawOf(session.Data), skipInputValidation: true);
            }
        });
        var writer = new MessagePackWriter([]);
        writer.Json(new ClusterMessage("", "", default, json, []).Parse());
        return Convert.ToBase64String(writer.Written);
    }

    private RecoverableSession? Decode(string privateId, string stored)
    {
        using var document = JsonDocument.Parse(ClusterMessage.ToJson(Convert.FromBase64String(stored), []));
        var root = document.RootElement;
        var id = root.GetProperty("sid").GetString();
        var data = root.TryGetProperty("data", out var held) && held.ValueKind != JsonValueKind.Null ? held.Clone() : default;
        return id is null ? null : new RecoverableSession(
            privateId, id, [.. ClusterData.ReadStrings(root, "rooms").Where(room => room != id)], data, _nsp.Server.Time.GetUtcNow());
    }

    /// <summary>A client between its return and its first new packet.</summary>
    private sealed class ReturningClient(RedisStreamsAdapter adapter, RecoverableSession session, int most) : RecoveredSession
    {
        private readonly List<RecoverablePacket> _old = [];
        private readonly List<RecoverablePacket> _new = [];
        private bool _missedTooMuch;

        public override RecoverableSession Session => session;

        /// <summary>Reads the entries behind the offset up to and with the position.</summary>
        public async Task ReadAsync(string offset, string position, CancellationToken cancellationToken)
        {
            while (offset != position && !_missedTooMuch)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var range = await adapter.Database.ExecuteAsync(
                    "XRANGE", adapter._stream.Options.StreamName, $"({offset}", position, "COUNT", Page);
                for (var i = 0; i < range.Length; i++)
                {
                    var entry = StreamEntry.Of(range[i]);
                    offset = entry.Id;
                    if (entry.Nsp == adapter.Name && entry.IsBroadcast)
                    {
                        AddOld(entry);
                    }
                }

                if (range.Length < Page)
                {
                    return;
                }
            }
        }

        /// <summary>Adds what the reader delivers meanwhile. Under the adapter's gate.</summary>
        public void Add(string id, BroadcastPacket packet, BroadcastTarget target) => Add(_new, id, packet, target);

        public override bool TryComplete(Func<IReadOnlyList<RecoverablePacket>, bool> add)
        {
            lock (adapter._gate)
            {
                adapter._returning.Remove(this);
                return !_missedTooMuch && add([.. _old, .. _new]);
            }
        }

        public override void Dispose()
        {
            lock (adapter._gate)
            {
                adapter._returning.Remove(this);
            }
        }

        private void AddOld(StreamEntry entry)
        {
            var message = entry.Decode();
            var data = message.Parse();
            var target = ClusterData.ReadTarget(data);
            if (!target.Volatile)
            {
                var packet = ClusterData.ReadEvent(data.GetProperty("packet").GetProperty("data"), message.Attachments);
                Add(_old, entry.Id, packet with { Arguments = packet.Arguments.With(entry.Id, OffsetJson.Default.String) }, target);
            }
        }

        private void Add(List<RecoverablePacket> packets, string id, BroadcastPacket packet, BroadcastTarget target)
        {
            var missed = new RecoverablePacket(id, packet.Event, packet.Arguments, target.Rooms, target.Except, default);
            if (!missed.Reached(session))
            {
                return;
            }

            packets.Add(missed);
            _missedTooMuch |= packets.Count > most;
        }
    }
}
