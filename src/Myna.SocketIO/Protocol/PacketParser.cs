namespace Myna.SocketIO.Protocol;

/// <summary>
/// Turns packets into frames and messages into packets. JSON is the default of every client; MessagePack is the other one.
/// </summary>
internal abstract class PacketParser
{
    /// <param name="type">Connect, Disconnect, Event, Ack or ConnectError; the binary variants are the parser's own affair.</param>
    /// <param name="nsp">The namespace's name in UTF-8.</param>
    /// <param name="id">The acknowledgement's id, or -1.</param>
    /// <param name="json">The packet's data as JSON with placeholders, or empty.</param>
    /// <param name="attachments">What the placeholders stand for.</param>
    public abstract EncodedPacket Encode(
        PacketType type, ReadOnlySpan<byte> nsp, long id, ReadOnlySpan<byte> json, ReadOnlySpan<ReadOnlyMemory<byte>> attachments);

    /// <param name="pending">Where a half-received packet waits between calls; one for each connection.</param>
    /// <param name="message">The Engine.IO message, without its type.</param>
    /// <param name="binary">Whether it came as a binary message.</param>
    /// <param name="limits">Bounds.</param>
    /// <param name="packet">The packet; its spans live as long as <paramref name="message"/>.</param>
    public abstract DecodeResult Decode(
        scoped ref PendingBinary? pending, ReadOnlySpan<byte> message, bool binary, DecodeLimits limits, out DecodedPacket packet);
}
