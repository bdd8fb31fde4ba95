using System.Text;
using Myna.SocketIO.Protocol;

namespace Myna.SocketIO.EngineIO;

/// <summary>Engine.IO protocol 4: packet types and the packets that are always the same.</summary>
internal static class EnginePackets
{
    public const byte Open = (byte)'0', Close = (byte)'1', Ping = (byte)'2', Pong = (byte)'3', Message = (byte)'4', Upgrade = (byte)'5', Noop = (byte)'6';

    /// <summary>Stands between packets of one polling payload, and before Base64 of a binary one.</summary>
    public const byte Separator = 0x1e, Base64 = (byte)'b';

    public static readonly EncodedPacket PingPacket = new(WebSocketFrame.Build(WebSocketFrame.Text, "2"u8));
    public static readonly EncodedPacket ClosePacket = new(WebSocketFrame.Build(WebSocketFrame.Text, "1"u8));
    public static readonly EncodedPacket NoopPacket = new(WebSocketFrame.Build(WebSocketFrame.Text, "6"u8));
    public static readonly EncodedPacket ProbeAnswer = new(WebSocketFrame.Build(WebSocketFrame.Text, "3probe"u8));

    public static EncodedPacket OpenPacket(string sid, bool mayUpgrade, SocketIOOptions options) => new(WebSocketFrame.Build(
        WebSocketFrame.Text,
        Encoding.ASCII.GetBytes(string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"0{{\"sid\":\"{sid}\",\"upgrades\":[{(mayUpgrade ? "\"websocket\"" : "")}],\"pingInterval\":{(long)options.PingInterval.TotalMilliseconds},\"pingTimeout\":{(long)options.PingTimeout.TotalMilliseconds},\"maxPayload\":{options.MaxPayload}}}"))));

    public static EncodedPacket TextMessage(ReadOnlySpan<byte> message)
    {
        var frame = WebSocketFrame.Allocate(WebSocketFrame.Text, message.Length + 1, out var at);
        frame[at] = Message;
        message.CopyTo(frame.AsSpan(at + 1));
        return new EncodedPacket(frame);
    }

    public static EncodedPacket BinaryMessage(ReadOnlySpan<byte> message) => new(WebSocketFrame.Build(WebSocketFrame.Binary, message));
}
