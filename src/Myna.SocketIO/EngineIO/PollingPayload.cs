using System.Buffers;
using System.Buffers.Text;
using Myna.SocketIO.Protocol;

namespace Myna.SocketIO.EngineIO;

/// <summary>Several packets in one HTTP body: separated by 0x1e, binary ones as <c>b</c> and Base64.</summary>
internal static class PollingPayload
{
    public static void Append(ArrayBufferWriter<byte> body, EncodedPacket packet)
    {
        for (var i = 0; i < packet.Count; i++)
        {
            if (body.WrittenCount > 0)
            {
                body.Write([EnginePackets.Separator]);
            }

            var frame = packet[i];
            var payload = WebSocketFrame.Payload(frame).Span;
            if (!WebSocketFrame.IsBinary(frame))
            {
                body.Write(payload);
                continue;
            }

            body.Write([EnginePackets.Base64]);
            var span = body.GetSpan(Base64.GetMaxEncodedToUtf8Length(payload.Length));
            Base64.EncodeToUtf8(payload, span, out _, out var written);
            body.Advance(written);
        }
    }

    /// <summary>Takes the next packet off a payload. False: the payload is broken.</summary>
    public static bool TryTake(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> packet, out bool more)
    {
        var end = rest.IndexOf(EnginePackets.Separator);
        more = end >= 0;
        packet = more ? rest[..end] : rest;
        rest = more ? rest[(end + 1)..] : [];
        return packet.Length > 0;
    }

    public static bool TryDecodeBinary(ReadOnlySpan<byte> packet, out byte[] bytes)
    {
        bytes = [];
        var text = packet[1..];
        var buffer = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        if (Base64.DecodeFromUtf8(text, buffer, out var consumed, out var written) != OperationStatus.Done || consumed != text.Length)
        {
            return false;
        }

        bytes = written == buffer.Length ? buffer : buffer[..written];
        return true;
    }
}
