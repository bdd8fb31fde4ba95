using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace Myna.SocketIO;

/// <summary>The policy for a socket whose outgoing queue is full because its peer reads too slowly.</summary>
public enum QueueFullPolicy
{
    /// <summary>
    /// The connection closes with <see cref="DisconnectReason.TransportError"/>; with recovery on, the client comes back for what it missed.
    /// </summary>
    Disconnect,

    /// <summary>The new packet is dropped, as if it were volatile.</summary>
    DropNewest,

    /// <summary>The packets that wait longest make room.</summary>
    DropOldest,
}

/// <summary>How the client library encodes packets.</summary>
public enum PacketEncoding
{
    /// <summary>The default of every client.</summary>
    Json,

    /// <summary>MessagePack, for clients that use <c>socket.io-msgpack-parser</c>; every client of the server must.</summary>
    MessagePack,
}

/// <summary>Settings of a Socket.IO server. The defaults are those of the official server.</summary>
public sealed class SocketIOOptions
{
    /// <summary>Time between heartbeats; 25 s.</summary>
    public TimeSpan PingInterval { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>Time within which a heartbeat must be answered; 20 s.</summary>
    public TimeSpan PingTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Time that a client has to finish an upgrade it began; 10 s.</summary>
    public TimeSpan UpgradeTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Time within which a connection must join a namespace; 45 s.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>Time that a closing connection has to send its queued packets and close; 5 s.</summary>
    public TimeSpan CloseTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Largest message or polling payload from a client, in bytes; 1,000,000.</summary>
    public int MaxPayload { get; set; } = 1_000_000;

    /// <summary>Most binary attachments in a packet from a client; 10.</summary>
    public int MaxAttachments { get; set; } = 10;

    /// <summary>Deepest nesting of a packet from a client; 64.</summary>
    public int MaxDepth { get; set; } = 64;

    /// <summary>Most sessions at once; a handshake beyond it is answered with 503.</summary>
    public int MaxConnections { get; set; } = 200_000;

    /// <summary>Most namespaces joined by one connection; 32.</summary>
    public int MaxNamespacesPerConnection { get; set; } = 32;

    /// <summary>Most namespaces that exist at once through patterns; 10,000.</summary>
    public int MaxDynamicNamespaces { get; set; } = 10_000;

    /// <summary>Most rooms joined by one socket; 10,000.</summary>
    public int MaxRoomsPerSocket { get; set; } = 10_000;

    /// <summary>Bytes that may wait for one connection; 4 MiB.</summary>
    public int MaxQueuedBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Packets that may wait for one connection; 10,000.</summary>
    public int MaxQueuedPackets { get; set; } = 10_000;

    /// <summary>The policy when they are exceeded.</summary>
    public QueueFullPolicy QueueFull { get; set; } = QueueFullPolicy.Disconnect;

    /// <summary>
    /// Events of one socket that are handled at the same time; 1 keeps their order. While a handler runs, later events wait and
    /// acknowledgements are still taken, so a handler may await one.
    /// </summary>
    public int ConcurrentEvents { get; set; } = 1;

    /// <summary>Events of one socket that may wait for its handlers before the connection is read no further; 256.</summary>
    public int MaxPendingEvents { get; set; } = 256;

    /// <summary>Bytes of such events before the connection is read no further; 4 MiB.</summary>
    public int MaxPendingBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Whether HTTP long-polling is offered.</summary>
    public bool AllowPolling { get; set; } = true;

    /// <summary>Whether WebSocket is offered, at first contact and as an upgrade.</summary>
    public bool AllowWebSocket { get; set; } = true;

    /// <summary>Whether a polling session may become a WebSocket.</summary>
    public bool AllowUpgrades { get; set; } = true;

    /// <summary>Smallest polling answer that is compressed when the client accepts it, in bytes; 0 turns compression off. 1,024.</summary>
    public int HttpCompressionThreshold { get; set; } = 1024;

    /// <summary>
    /// Whether WebSocket compression (RFC 7692) is negotiated with clients that offer it. Off as in the official server: it costs
    /// memory for each connection and one compression for each recipient of a broadcast.
    /// </summary>
    public bool PerMessageDeflate { get; set; }

    /// <summary>
    /// Whether frames may be written to the connection's own socket instead of through Kestrel's pipe, once that is proven safe.
    /// Connections with TLS, HTTP/2 or other transports never do; turn it off when connection middleware changes the bytes on the wire.
    /// Experimental: it may break with a servicing release of ASP.NET Core; run the suite on each SDK patch.
    /// </summary>
    public bool DirectSocketWrites { get; set; } = true;

    /// <summary>Connection state recovery; off at first.</summary>
    public RecoveryOptions Recovery { get; } = new();

    /// <summary>How packets are encoded.</summary>
    public PacketEncoding Encoding { get; set; }

    /// <summary>
    /// Origins whose pages may connect from a browser, such as <c>https://app.example.org</c>, or <c>*</c>; pages of this server's own may too.
    /// Empty: browsers keep other pages from polling, and nothing keeps them from opening a WebSocket; <see cref="AllowRequest"/> can.
    /// </summary>
    public IList<string> CorsOrigins { get; } = [];

    /// <summary>Whether browsers may send cookies from <see cref="CorsOrigins"/>.</summary>
    public bool CorsCredentials { get; set; }

    /// <summary>Decides over each handshake; false is answered with 403 and code 4.</summary>
    public Func<HttpContext, ValueTask<bool>>? AllowRequest { get; set; }

    /// <summary>
    /// Where the client's script lies (<c>socket.io.js</c>, <c>socket.io.min.js</c>, their maps, …): its files are then served beside the
    /// endpoint, as <c>/socket.io/socket.io.js</c>. The library ships none.
    /// </summary>
    public IFileProvider? ClientBundle { get; set; }
}

/// <summary>Refuses settings that cannot work, at start.</summary>
internal sealed class SocketIOOptionsValidator : IValidateOptions<SocketIOOptions>
{
    public ValidateOptionsResult Validate(string? name, SocketIOOptions options)
    {
        var failures = new List<string>();
        Positive(options.PingInterval, nameof(options.PingInterval));
        Positive(options.PingTimeout, nameof(options.PingTimeout));
        Positive(options.UpgradeTimeout, nameof(options.UpgradeTimeout));
        Positive(options.ConnectTimeout, nameof(options.ConnectTimeout));
        Positive(options.CloseTimeout, nameof(options.CloseTimeout));
        AtLeast(options.MaxPayload, 128, nameof(options.MaxPayload));
        AtLeast(options.MaxAttachments, 0, nameof(options.MaxAttachments));
        AtLeast(options.MaxDepth, 4, nameof(options.MaxDepth));
        if (options.MaxDepth > Limits.AnyDepth)
        {
            failures.Add($"{nameof(options.MaxDepth)} must be at most {Limits.AnyDepth}.");
        }

        AtLeast(options.MaxConnections, 1, nameof(options.MaxConnections));
        AtLeast(options.MaxNamespacesPerConnection, 1, nameof(options.MaxNamespacesPerConnection));
        AtLeast(options.MaxDynamicNamespaces, 1, nameof(options.MaxDynamicNamespaces));
        AtLeast(options.MaxRoomsPerSocket, 1, nameof(options.MaxRoomsPerSocket));
        AtLeast(options.MaxQueuedBytes, 1024, nameof(options.MaxQueuedBytes));
        AtLeast(options.MaxQueuedPackets, 1, nameof(options.MaxQueuedPackets));
        AtLeast(options.ConcurrentEvents, 1, nameof(options.ConcurrentEvents));
        AtLeast(options.MaxPendingEvents, 1, nameof(options.MaxPendingEvents));
        AtLeast(options.MaxPendingBytes, 1, nameof(options.MaxPendingBytes));
        AtLeast(options.HttpCompressionThreshold, 0, nameof(options.HttpCompressionThreshold));
        Positive(options.Recovery.MaxDisconnectionDuration, "Recovery.MaxDisconnectionDuration");
        AtLeast(options.Recovery.MaxPackets, 1, "Recovery.MaxPackets");
        AtLeast(options.Recovery.MaxSessions, 1, "Recovery.MaxSessions");
        if (options.Recovery.MaxBytes < 1024)
        {
            failures.Add("Recovery.MaxBytes must be at least 1024.");
        }

        if (!options.AllowPolling && !options.AllowWebSocket)
        {
            failures.Add("At least one of AllowPolling and AllowWebSocket must be true.");
        }

        if (!Enum.IsDefined(options.QueueFull))
        {
            failures.Add($"{nameof(options.QueueFull)} is not a policy.");
        }

        if (!Enum.IsDefined(options.Encoding))
        {
            failures.Add($"{nameof(options.Encoding)} is not an encoding.");
        }

        if (options.CorsCredentials && options.CorsOrigins.Contains("*"))
        {
            failures.Add("CorsCredentials needs named CorsOrigins: browsers refuse credentials from \"*\".");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Positive(TimeSpan value, string key)
        {
            if (value <= TimeSpan.Zero || value > TimeSpan.FromDays(1))
            {
                failures.Add($"{key} must be more than zero and at most a day.");
            }
        }

        void AtLeast(int value, int least, string key)
        {
            if (value < least)
            {
                failures.Add($"{key} must be at least {least}.");
            }
        }
    }
}

internal static class Limits
{
    /// <summary>For JSON of our own making or already checked against the configured depth.</summary>
    public const int AnyDepth = 1000;
}
