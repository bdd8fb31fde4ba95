using System.Runtime.InteropServices;
using System.Text.Json;
using Myna.SocketIO.Protocol;

namespace Myna.SocketIO;

/// <summary>One client's attempt to take up its former state.</summary>
internal sealed class Recovery
{
    private readonly RecoveryLog _log;
    private readonly string _offset;

    private Recovery(RecoveryLog log, RecoverableSession session, string offset)
    {
        _log = log;
        _offset = offset;
        Session = session;
    }

    public RecoverableSession Session { get; }

    /// <summary>The state that the client's <c>pid</c> and <c>offset</c> name, if it can be recovered.</summary>
    public static Recovery? Find(Namespace nsp, JsonElement auth)
    {
        if (nsp.Recovery is not { } log || Text("pid") is not { } privateId || Text("offset") is not { } offset)
        {
            return null;
        }

        if (log.FindLive(privateId) is { } live)
        {
            // Only its own client knows this id, so its old connection is dead, whatever TCP believes.
            live.Client.Session.Close(DisconnectReason.TransportClose, orderly: false);
        }

        return log.Find(privateId, offset) is { } session ? new Recovery(log, session, offset) : null;

        string? Text(string name) => JsonText.StringOf(auth, name);
    }

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
    /// Connects the socket with its rooms and, behind its CONNECT, the packets that it missed; all under the log's lock, so that nothing
    /// is missed or doubled between the last old packet and the first new one.
    /// </summary>
    public bool TryComplete(SocketIOSocket socket)
    {
        lock (_log.Gate)
        {
            if (_log.Take(Session, _offset) is not { } missed || !CanQueue(missed, socket.Namespace.Server.Options))
            {
                return false;
            }

            foreach (var room in Session.Rooms)
            {
                socket.JoinEarly(room);
            }

            _log.Connected(socket);
            socket.Namespace.Local.Add(socket, static s => s.Announce());
            foreach (var packet in missed)
            {
                socket.Deliver(PacketWriter.Event(socket.Namespace, packet.Event, -1, packet.Arguments), deferred: false, isVolatile: false);
            }

            return true;
        }
    }

    // With some room for what comes meanwhile: a client that came back for more would be cut off each time, and each time come back.
    private static bool CanQueue(List<RecoverablePacket> missed, SocketIOOptions options) =>
        missed.Count <= options.MaxQueuedPackets / 2 && missed.Sum(packet => (long)packet.Size) <= options.MaxQueuedBytes / 2;
}
