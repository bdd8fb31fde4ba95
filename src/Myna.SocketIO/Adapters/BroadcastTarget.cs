namespace Myna.SocketIO;

/// <summary>
/// Whom a broadcast reaches and how: every socket of the namespace, or those in any of the rooms, without those in an excepted room.
/// </summary>
public sealed record BroadcastTarget
{
    /// <summary>Every socket.</summary>
    public static BroadcastTarget Everyone { get; } = new();

    /// <summary>The rooms; none means everyone. A socket's id is a room of its own.</summary>
    public IReadOnlyList<string> Rooms { get; init; } = [];

    /// <summary>Rooms whose sockets are left out.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];

    /// <summary>Whether the packet may be dropped where it would have to wait.</summary>
    public bool Volatile { get; init; }

    /// <summary>Whether the packet may be compressed.</summary>
    public bool Compress { get; init; } = true;
}

/// <summary>An event on its way to several sockets.</summary>
/// <param name="Event">Its name.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record BroadcastPacket(string Event, EventArguments Arguments);

/// <summary>The acknowledgements of a broadcast's recipients.</summary>
/// <param name="Expected">How many sockets were asked.</param>
/// <param name="Responses">The answers that came in time, in their order of arrival.</param>
public sealed record BroadcastAcks(int Expected, IReadOnlyList<EventArguments> Responses)
{
    /// <summary>Whether everyone answered.</summary>
    public bool IsComplete => Responses.Count >= Expected;
}

/// <summary>A socket of this server or of another one of the cluster.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Rooms">Its rooms, its own id among them.</param>
/// <param name="Data">Its <see cref="SocketIOSocket.Data"/> at the time of asking; undefined when it has none.</param>
public sealed record RemoteSocket(string Id, IReadOnlyList<string> Rooms, System.Text.Json.JsonElement Data);
