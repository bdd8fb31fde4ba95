using System.Runtime.InteropServices;
using System.Text.Json;
using Myna.SocketIO.Protocol;

namespace Myna.SocketIO;

/// <summary>One client's attempt to take up its former state.</summary>
internal sealed class Recovery : IDisposable
{
    private readonly RecoveryLog? _log;
    private readonly RecoveredSession? _cluster;
    private readonly string _offset = "";

    private Recovery(RecoveryLog log, RecoverableSession session, string offset)
    {
        _log = log;
        _offset = offset;
        Session = session;
    }

    private Recovery(RecoveredSession cluster)
    {
        _cluster = cluster;
        Session = cluster.Session;
    }

    public RecoverableSession Session { get; }

    /// <summary>The state that the client's <c>pid</c> and <c>offset</c> name, if it can be recovered.</summary>
    public static Recovery? Find(Namespace nsp, JsonElement auth)
    {
        if (nsp.Recovery is not { } log || Credentials(auth) is not var (privateId, offset))
        {
            return null;
        }

        if (log.FindLive(privateId) is { } live)
        {
            // Only its own client knows this id, so its old connection is dead, whatever TCP believes.
            live.Client.Session.Close(DisconnectReason.TransportClose, orderly: false);
        }

        return log.Find(privateId, offset) is { } session ? new Recovery(log, session, offset) : null;
    }

    /// <summary>The same, where the adapter keeps the sessions.</summary>
    public static async Task<Recovery?> FindInCluster(SocketIOSocket socket) =>
        socket.Namespace.ClusterRecovery is { } cluster
        && Credentials(socket.Auth) is var (privateId, offset)
        && await cluster.Take(privateId, offset, socket.Disconnected) is { } session
            ? new Recovery(session)
            : null;

    private static (string PrivateId, string Offset)? Credentials(JsonElement auth) =>
        JsonText.StringOf(auth, "pid") is { } privateId && JsonText.StringOf(auth, "offset") is { } offset ? (privateId, offset) : null;

    /// <summary>Gives the socket what middleware may want to see.</summary>
    public void Prepare(SocketIOSocket socket)
    {
        socket.PrivateId = Session.PrivateId;
        socket.IsRecovered = true;
        if (Session.Data.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null))
        {
            socket.Data = Session.Data;
        }
    }

    /// <summary>Whether this is the data that the socket was given here.</summary>
    public bool IsData(JsonElement data) => Session.Data.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
        ? data.ValueKind == JsonValueKind.Undefined
        : data.ValueKind != JsonValueKind.Undefined
            && JsonMarshal.GetRawUtf8Value(data).SequenceEqual(JsonMarshal.GetRawUtf8Value(Session.Data));

    /// <summary>
    /// Connects the socket with its rooms and, behind its CONNECT, the packets that it missed. All of it happens under the lock that orders
    /// packets, so that nothing is missed or doubled between the last old packet and the first new one.
    /// </summary>
    public bool TryComplete(SocketIOSocket socket)
    {
        if (_cluster is not null)
        {
            return _cluster.TryComplete(missed => Complete(socket, missed));
        }

        lock (_log!.Gate)
        {
            return _log.Take(Session, _offset) is { } missed && Complete(socket, missed);
        }
    }

    public void Dispose() => _cluster?.Dispose();

    private bool Complete(SocketIOSocket socket, IReadOnlyList<RecoverablePacket> missed)
    {
        if (!CanQueue(missed, socket.Namespace.Server.Options))
        {
            return false;
        }

        foreach (var room in Session.Rooms)
        {
            socket.JoinEarly(room);
        }

        socket.Namespace.Recovery?.Connected(socket);
        socket.Namespace.ClusterRecovery?.Connected(socket);
        socket.Namespace.Local.Add(socket, static s => s.Announce());
        foreach (var packet in missed)
        {
            socket.Deliver(PacketWriter.Event(socket.Namespace, packet.Event, -1, packet.Arguments), deferred: false, isVolatile: false);
        }

        return true;
    }

    // With some room for what comes meanwhile: a client that came back for more would be cut off each time, and each time come back.
    private static bool CanQueue(IReadOnlyList<RecoverablePacket> missed, SocketIOOptions options) =>
        missed.Count <= options.MaxQueuedPackets / 2 && missed.Sum(packet => (long)packet.Size) <= options.MaxQueuedBytes / 2;
}
