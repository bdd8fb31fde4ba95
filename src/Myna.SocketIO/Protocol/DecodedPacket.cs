namespace Myna.SocketIO.Protocol;

internal enum DecodeResult
{
    /// <summary>A whole packet was read.</summary>
    Packet,

    /// <summary>Binary attachments are still to come.</summary>
    Incomplete,

    /// <summary>The peer broke the protocol; the connection must close.</summary>
    Invalid,
}

/// <summary>
/// A packet as it came in. Whatever the parser, <see cref="Json"/> is a validated JSON value (an array for events and acks) in which
/// binary values stand as <c>{"_placeholder":true,"num":n}</c>, n being an index of <see cref="Attachments"/>.
/// </summary>
internal ref struct DecodedPacket
{
    public PacketType Type;
    public ReadOnlySpan<byte> Namespace;

    /// <summary>The acknowledgement's id, or -1.</summary>
    public long Id;

    public ReadOnlySpan<byte> Json;
    public ReadOnlyMemory<byte>[] Attachments;
}

/// <summary>A packet whose attachments have not all arrived.</summary>
internal sealed class PendingBinary
{
    public PacketType Type;
    public required byte[] Namespace;
    public long Id;
    public required byte[] Json;
    public required ReadOnlyMemory<byte>[] Attachments;
    public int Received;
}

/// <summary>The bounds of one packet of a session.</summary>
internal sealed record DecodeLimits(int MaxAttachments, int MaxDepth);
