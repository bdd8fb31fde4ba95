namespace Myna.Redis;

/// <summary>
/// Settings of the streams adapter. Names and defaults are those of the official <c>@socket.io/redis-streams-adapter</c>: every server of a
/// cluster, Node or .NET, must use the same names.
/// </summary>
public sealed class RedisStreamsOptions
{
    /// <summary>The stream that carries broadcasts; <c>socket.io</c>.</summary>
    public string StreamName { get; set; } = "socket.io";

    /// <summary>The prefix of the channels that carry requests and responses; <c>socket.io</c>.</summary>
    public string ChannelPrefix { get; set; } = "socket.io";

    /// <summary>The prefix of the keys that hold sessions of disconnected clients; <c>sio:session:</c>.</summary>
    public string SessionKeyPrefix { get; set; } = "sio:session:";

    /// <summary>
    /// About how many messages the stream keeps; 10,000. A client that missed more gets a new session; a server that falls behind by more
    /// loses messages.
    /// </summary>
    public int MaxLength { get; set; } = 10_000;

    /// <summary>How many messages are read at once; 500.</summary>
    public int ReadCount { get; set; } = 500;

    /// <summary>How many messages may wait while Redis is away; 10,000. Beyond that a broadcast reaches this server's own sockets only.</summary>
    public int MaxPendingMessages { get; set; } = 10_000;

    /// <summary>How many bytes of messages may wait while Redis is away; 32 MiB.</summary>
    public long MaxPendingBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>How long the other servers may take to answer a request, and an operation to reach the stream; 5 s.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(5);

    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrEmpty(StreamName);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxLength, 100);
        ArgumentOutOfRangeException.ThrowIfLessThan(ReadCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxPendingMessages, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxPendingBytes, 1024);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(RequestTimeout, TimeSpan.Zero);
    }
}
