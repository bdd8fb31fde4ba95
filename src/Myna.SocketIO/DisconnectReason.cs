namespace Myna.SocketIO;

/// <summary>Why a socket disconnected; the official server's list.</summary>
public enum DisconnectReason
{
    /// <summary>The connection was closed (the user lost their network, or left).</summary>
    TransportClose,

    /// <summary>The connection failed, or its peer read too slowly for its queue.</summary>
    TransportError,

    /// <summary>The peer left a heartbeat unanswered.</summary>
    PingTimeout,

    /// <summary>The peer sent something that is not a packet.</summary>
    ParseError,

    /// <summary>The connection was closed by the server, below the level of namespaces.</summary>
    ForcedClose,

    /// <summary>The server closed it: no namespace was joined in time, or the packet did not fit its state.</summary>
    ForcedServerClose,

    /// <summary>The server is going down.</summary>
    ServerShuttingDown,

    /// <summary>The client left the namespace.</summary>
    ClientNamespaceDisconnect,

    /// <summary>The server disconnected the socket.</summary>
    ServerNamespaceDisconnect,
}

/// <summary>Names of reasons.</summary>
public static class DisconnectReasons
{
    /// <summary>The reason in the words of the protocol's documentation, such as <c>ping timeout</c>.</summary>
    public static string ToWireName(this DisconnectReason reason) => reason switch
    {
        DisconnectReason.TransportClose => "transport close",
        DisconnectReason.TransportError => "transport error",
        DisconnectReason.PingTimeout => "ping timeout",
        DisconnectReason.ParseError => "parse error",
        DisconnectReason.ForcedClose => "forced close",
        DisconnectReason.ForcedServerClose => "forced server close",
        DisconnectReason.ServerShuttingDown => "server shutting down",
        DisconnectReason.ClientNamespaceDisconnect => "client namespace disconnect",
        DisconnectReason.ServerNamespaceDisconnect => "server namespace disconnect",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    /// <summary>Whether a client may come back and recover its state after it.</summary>
    internal static bool IsRecoverable(this DisconnectReason reason) => reason is DisconnectReason.TransportClose
        or DisconnectReason.TransportError or DisconnectReason.PingTimeout or DisconnectReason.ForcedClose
        or DisconnectReason.ForcedServerClose or DisconnectReason.ServerShuttingDown;
}
