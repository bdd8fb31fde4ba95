using System.Text.Json;

namespace Myna.SocketIO;

/// <summary>
/// Connection state recovery: a client that comes back soon keeps its id, rooms and data, and gets the packets that it missed.
/// </summary>
public sealed class RecoveryOptions
{
    /// <summary>Whether it is on.</summary>
    public bool Enabled { get; set; }

    /// <summary>How long a client may be away; 2 min.</summary>
    public TimeSpan MaxDisconnectionDuration { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Packets kept for each namespace; 10,000. A client that missed more gets a new session; so does one that missed more than half of what may
    /// wait for a connection (<see cref="SocketIOOptions.MaxQueuedPackets"/>, <see cref="SocketIOOptions.MaxQueuedBytes"/>).
    /// </summary>
    public int MaxPackets { get; set; } = 10_000;

    /// <summary>Bytes of packets kept for each namespace; 16 MiB.</summary>
    public long MaxBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>Sessions of absent clients kept for each namespace; 100,000. The oldest make room.</summary>
    public int MaxSessions { get; set; } = 100_000;

    /// <summary>
    /// Whether a client that recovers passes by the middleware and <c>OnConnecting</c>. False here, true in the official server: the user
    /// is not part of what is recovered, and a token may have been revoked meanwhile.
    /// </summary>
    public bool SkipMiddleware { get; set; }
}

/// <summary>
/// Where recovery survives a restart. The state is loaded when the server starts and saved when it has closed in good order; after a crash
/// the clients get new sessions.
/// </summary>
public interface IRecoveryStore
{
    /// <summary>The state that was saved last, or null.</summary>
    ValueTask<RecoveryState?> LoadAsync(string nsp, CancellationToken cancellationToken);

    /// <summary>Saves the state, in place of the one before.</summary>
    ValueTask SaveAsync(string nsp, RecoveryState state, CancellationToken cancellationToken);
}

/// <summary>The state of recovery in a namespace.</summary>
/// <param name="Sessions">Clients that may come back.</param>
/// <param name="Packets">What was sent, the oldest first.</param>
public sealed record RecoveryState(IReadOnlyList<RecoverableSession> Sessions, IReadOnlyList<RecoverablePacket> Packets);

/// <summary>A client that may come back.</summary>
/// <param name="PrivateId">What it proves itself with; a secret.</param>
/// <param name="SocketId">Its id.</param>
/// <param name="Rooms">Its rooms, without its own id.</param>
/// <param name="Data">Its <see cref="SocketIOSocket.Data"/>.</param>
/// <param name="DisconnectedAt">When it went.</param>
public sealed record RecoverableSession(
    string PrivateId, string SocketId, IReadOnlyList<string> Rooms, JsonElement Data, DateTimeOffset DisconnectedAt);

/// <summary>A packet that a client may have missed.</summary>
/// <param name="Offset">Its id, which the client has seen as the last argument.</param>
/// <param name="Event">Its name.</param>
/// <param name="Arguments">Its arguments, the offset behind them.</param>
/// <param name="Rooms">To whom it went; empty: to everyone.</param>
/// <param name="Except">To whom it did not go.</param>
/// <param name="EmittedAt">When.</param>
public sealed record RecoverablePacket(
    string Offset, string Event, EventArguments Arguments, IReadOnlyList<string> Rooms, IReadOnlyList<string> Except, DateTimeOffset EmittedAt)
{
    internal int Size => Event.Length + Arguments.Json.Length + Arguments.Attachments.Sum(a => a.Length) + 100;

    internal bool Reached(RecoverableSession session)
    {
        var included = Rooms.Count == 0;
        foreach (var room in Rooms)
        {
            included |= IsIn(session, room);
        }

        if (!included)
        {
            return false;
        }

        foreach (var room in Except)
        {
            if (IsIn(session, room))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsIn(RecoverableSession session, string room) => room == session.SocketId || session.Rooms.Contains(room, StringComparer.Ordinal);
}
