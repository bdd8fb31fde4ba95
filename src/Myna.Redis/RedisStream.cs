using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Myna.Redis;

/// <summary>
/// The stream that all namespaces of this process share. One writer appends in the order of sending and repeats a batch until Redis has it;
/// a script skips what it has already, so a lost response makes no double. One reader delivers every message, this server's own among them,
/// in the order of the stream: the id of a message is therefore an exact position for every client of every server.
/// </summary>
internal sealed class RedisStream : IAsyncDisposable
{
    // The key holds the sequence of this server's last message. It expires long after the last retry.
    private const string AppendScript = """
        local last = tonumber(redis.call('GET', KEYS[2]) or '0')
        local first = tonumber(ARGV[2])
        for i = 0, (#ARGV - 3) / 3 - 1 do
          if first + i > last then
            redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[3], '*', 'uid', ARGV[1], 'nsp', ARGV[4 + 3 * i], 'type', ARGV[5 + 3 * i],
              'data', ARGV[6 + 3 * i], 'seq', first + i)
            last = first + i
          end
        end
        redis.call('SET', KEYS[2], last, 'EX', 86400)
        return last
        """;

    private const int MaxBatch = 200;
    private static readonly TimeSpan Block = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly ConfigurationOptions _configuration;
    private readonly ILogger<RedisStream> _logger;
    private readonly ConcurrentDictionary<string, RedisStreamsAdapter> _adapters = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _positioned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private readonly Queue<Pending> _pending = new();
    private readonly Dictionary<long, TaskCompletionSource> _awaited = [];
    private readonly SemaphoreSlim _wake = new(0);
    private ConnectionMultiplexer? _connection, _reading;
    private Task? _started, _running;
    private long _pendingBytes, _sequence;
    private volatile string _position = "";

    public RedisStream(ConfigurationOptions configuration, RedisStreamsOptions options, ILogger<RedisStream> logger)
    {
        _configuration = configuration.Clone();
        _configuration.AbortOnConnectFail = false;
        // Returning clients wait for Redis to be back: the default waits longer after each failure, and looks once a second.
        _configuration.ReconnectRetryPolicy = new LinearRetry(200);
        _configuration.HeartbeatInterval = TimeSpan.FromMilliseconds(200);
        Options = options;
        _logger = logger;
    }

    /// <summary>This server's name in the cluster.</summary>
    public string Uid { get; } = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8));

    public RedisStreamsOptions Options { get; }

    /// <summary>Whether Redis can be reached now.</summary>
    public bool IsConnected => _connection?.IsConnected == true;

    public ConnectionMultiplexer Connection => _connection ?? throw new InvalidOperationException("The adapter has not been started.");

    public IDatabase Database => Connection.GetDatabase();

    /// <summary>The id of the last message that was delivered; empty before the first contact with Redis.</summary>
    public string Position => _position;

    /// <summary>Starts with the first namespace. A server starts without Redis too, and joins the cluster when it comes.</summary>
    public async Task StartAsync(RedisStreamsAdapter adapter, CancellationToken cancellationToken)
    {
        _adapters[adapter.Name] = adapter;
        lock (_gate)
        {
            _started ??= ConnectAsync();
        }

        await _started.WaitAsync(cancellationToken);
        await Task.WhenAny(_positioned.Task, Task.Delay(Options.RequestTimeout, cancellationToken));
    }

    public void Remove(RedisStreamsAdapter adapter) => _adapters.TryRemove(new KeyValuePair<string, RedisStreamsAdapter>(adapter.Name, adapter));

    /// <summary>Appends a message; false when too many wait. It is delivered here too, when it comes back.</summary>
    public bool TryAppend(ClusterMessage message, TaskCompletionSource? delivered = null)
    {
        var data = message.EncodeData();
        lock (_gate)
        {
            if (_pending.Count >= Options.MaxPendingMessages || _pendingBytes + data.Length > Options.MaxPendingBytes)
            {
                return false;
            }

            _sequence++;
            _pending.Enqueue(new Pending(_sequence, message.Nsp, ((int)message.Type).ToString(CultureInfo.InvariantCulture), data));
            _pendingBytes += data.Length;
            if (delivered is not null)
            {
                _awaited.Add(_sequence, delivered);
            }
        }

        _wake.Release();
        return true;
    }

    /// <summary>Stops waiting for a message to come back.</summary>
    public void Forget(TaskCompletionSource delivered)
    {
        lock (_gate)
        {
            foreach (var (sequence, awaited) in _awaited)
            {
                if (awaited == delivered)
                {
                    _awaited.Remove(sequence);
                    return;
                }
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        foreach (var connection in (ConnectionMultiplexer?[])[_reading, _connection])
        {
            if (connection is not null)
            {
                await connection.CloseAsync(allowCommandsToComplete: false); // the reader may block for a second
                await connection.DisposeAsync();
            }
        }

        if (_running is not null)
        {
            await _running;
        }

        _stopping.Dispose();
        _wake.Dispose();
    }

    private async Task ConnectAsync()
    {
        _connection = await ConnectionMultiplexer.ConnectAsync(_configuration);
        var reading = _configuration.Clone();
        reading.Protocol = RedisProtocol.Resp2; // its responses have one shape
        reading.AsyncTimeout = (int)(Block.TotalMilliseconds * 2) + reading.AsyncTimeout; // XREAD blocks this connection
        _reading = await ConnectionMultiplexer.ConnectAsync(reading);
        _running = Task.WhenAll(Task.Run(ReadAll), Task.Run(WriteAll));
    }

    private async Task WriteAll()
    {
        var batch = new List<Pending>(MaxBatch);
        try
        {
            await _positioned.Task.WaitAsync(_stopping.Token); // own messages that come before the reader's first position would be missed
            while (true)
            {
                await _wake.WaitAsync(_stopping.Token);
                lock (_gate)
                {
                    batch.Clear();
                    batch.AddRange(_pending.Take(MaxBatch));
                }

                if (batch.Count > 0)
                {
                    await WriteUntilDone(batch);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task WriteUntilDone(List<Pending> batch)
    {
        RedisKey[] keys = [Options.StreamName, $"{{{Options.StreamName}}}:sent:{Uid}"];
        var arguments = new List<RedisValue>(3 + (3 * batch.Count)) { Uid, batch[0].Sequence, Options.MaxLength };
        foreach (var message in batch)
        {
            arguments.AddRange([message.Nsp, message.Type, message.Data]);
        }

        while (true)
        {
            try
            {
                await Database.ScriptEvaluateAsync(AppendScript, keys, [.. arguments]);
                break;
            }
            catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException)
            {
                _logger.LogDebug(e, "Messages could not be appended; they are tried again");
                await Task.Delay(Pause, _stopping.Token);
            }
        }

        lock (_gate)
        {
            foreach (var message in batch)
            {
                _pending.Dequeue();
                _pendingBytes -= message.Data.Length;
            }

            if (_pending.Count > 0)
            {
                _wake.Release();
            }
        }
    }

    private async Task ReadAll()
    {
        var database = _reading!.GetDatabase();
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                if (_position.Length == 0)
                {
                    var last = await database.ExecuteAsync("XREVRANGE", Options.StreamName, "+", "-", "COUNT", 1);
                    _position = last.Length == 0 ? "0-0" : (string)last[0][0]!;
                    _positioned.TrySetResult();
                }

                var read = await database.ExecuteAsync(
                    "XREAD", "COUNT", Options.ReadCount, "BLOCK", (int)Block.TotalMilliseconds, "STREAMS", Options.StreamName, _position);
                if (read.IsNull)
                {
                    continue;
                }

                var entries = read[0][1];
                for (var i = 0; i < entries.Length; i++)
                {
                    Deliver(StreamEntry.Of(entries[i]));
                }
            }
            catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException)
            {
                _logger.LogDebug(e, "The stream could not be read; it is tried again");
                await Task.Delay(Pause);
            }
        }
    }

    private void Deliver(StreamEntry entry)
    {
        try
        {
            var adapter = entry.Nsp is null ? null : _adapters.GetValueOrDefault(entry.Nsp);
            if (adapter is null)
            {
                _position = entry.Id;
            }
            else
            {
                adapter.Deliver(entry, () => _position = entry.Id);
            }
        }
        catch (Exception e)
        {
            _logger.LogError(e, "Message {Id} of the stream could not be delivered", entry.Id);
            _position = entry.Id;
        }

        if (entry.Uid != Uid)
        {
            return;
        }

        TaskCompletionSource? delivered;
        lock (_gate)
        {
            _awaited.Remove(entry.Sequence, out delivered);
        }

        delivered?.TrySetResult();
    }

    private sealed record Pending(long Sequence, string Nsp, string Type, byte[] Data);
}

/// <summary>An entry as it lies in the stream.</summary>
internal sealed record StreamEntry(string Id, string? Uid, string? Nsp, string? Type, byte[] Data, long Sequence)
{
    public bool IsBroadcast => Type == "3";

    public ClusterMessage Decode() => ClusterMessage.DecodeEntry(Uid ?? "", Nsp ?? "", Type ?? "", Data);

    public static StreamEntry Of(RedisResult entry)
    {
        string? uid = null, nsp = null, type = null;
        byte[] data = [];
        long sequence = 0;
        var fields = entry[1];
        for (var i = 0; i + 1 < fields.Length; i += 2)
        {
            switch ((string?)fields[i])
            {
                case "uid": uid = (string?)fields[i + 1]; break;
                case "nsp": nsp = (string?)fields[i + 1]; break;
                case "type": type = (string?)fields[i + 1]; break;
                case "data": data = (byte[]?)fields[i + 1] ?? []; break;
                case "seq": _ = long.TryParse((string?)fields[i + 1], CultureInfo.InvariantCulture, out sequence); break;
            }
        }

        return new StreamEntry((string)entry[0]!, uid, nsp, type, data, sequence);
    }

    /// <summary>Compares two ids, <c>milliseconds-number</c>.</summary>
    public static int Compare(string left, string right)
    {
        var (a, b) = (Split(left), Split(right));
        return a.Time != b.Time ? a.Time.CompareTo(b.Time) : a.Number.CompareTo(b.Number);
    }

    /// <summary>Whether a client's text is an id.</summary>
    public static bool IsId(string text) =>
        text.IndexOf('-', StringComparison.Ordinal) is > 0 and var dash
        && ulong.TryParse(text.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out _)
        && ulong.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static (ulong Time, ulong Number) Split(string id)
    {
        var dash = id.IndexOf('-', StringComparison.Ordinal);
        return (ulong.Parse(id.AsSpan(0, dash), CultureInfo.InvariantCulture), ulong.Parse(id.AsSpan(dash + 1), CultureInfo.InvariantCulture));
    }
}
