using System.Buffers;
using System.Text;
using System.Text.Json;
using Myna.SocketIO.EngineIO;
using Myna.SocketIO.Protocol;
using Myna.SocketIO.Protocol.MessagePack;

namespace Myna.SocketIO.Tests.Fuzzing;

/// <summary>
/// What must hold for any bytes: no exception but a verdict, and whatever is accepted means the same after it was encoded and decoded again.
/// </summary>
public static class FuzzTargets
{
    private static readonly DecodeLimits Limits = new(MaxAttachments: 10, MaxDepth: 64);

    public static IReadOnlyDictionary<string, Action<byte[]>> All { get; } = new Dictionary<string, Action<byte[]>>(StringComparer.Ordinal)
    {
        ["payload"] = Payload,
        ["packet"] = Packets,
        ["messagepack"] = MessagePack,
    };

    /// <summary>A polling payload.</summary>
    private static void Payload(byte[] input)
    {
        ReadOnlySpan<byte> rest = input;
        var again = new ArrayBufferWriter<byte>();
        var whole = true;
        bool more;
        do
        {
            if (!PollingPayload.TryTake(ref rest, out var packet, out more))
            {
                return;
            }

            if (packet[0] != EnginePackets.Base64)
            {
                PollingPayload.Append(again, new EncodedPacket(WebSocketFrame.Build(WebSocketFrame.Text, packet)));
            }
            else if (PollingPayload.TryDecodeBinary(packet, out var bytes))
            {
                PollingPayload.Append(again, EnginePackets.BinaryMessage(bytes));
            }
            else
            {
                whole = false;
            }
        }
        while (more);

        // Base64 may carry white space and unused bits, which are not written again.
        if (whole && !input.Contains(EnginePackets.Base64) && !again.WrittenSpan.SequenceEqual(input))
        {
            throw new InvalidOperationException("A payload changed.");
        }
    }

    /// <summary>A sequence of messages, each behind a byte that says whether it is binary and two of its length: packets with their attachments.</summary>
    private static void Packets(byte[] input)
    {
        var parser = new JsonPacketParser();
        PendingBinary? pending = null;
        foreach (var (binary, message) in Split(input))
        {
            switch (parser.Decode(ref pending, message, binary, Limits, out var packet))
            {
                case DecodeResult.Invalid: return;
                case DecodeResult.Packet: RoundTrip(parser, packet); break;
            }
        }
    }

    private static void MessagePack(byte[] input)
    {
        var parser = new MessagePackParser();
        PendingBinary? pending = null;
        if (parser.Decode(ref pending, input, binary: true, Limits, out var packet) == DecodeResult.Packet)
        {
            RoundTrip(parser, packet);
        }
    }

    private static void RoundTrip(PacketParser parser, in DecodedPacket packet)
    {
        // What a handler would touch.
        if (packet.Type == PacketType.Event)
        {
            var inbound = new InboundEvent(packet.Json, packet.Attachments, packet.Id);
            var arguments = inbound.Arguments();
            _ = inbound.Name;
            for (var i = 0; i < arguments.Count; i++)
            {
                _ = arguments[i].GetRawText();
                _ = arguments.TryGetBinary(i, out _);
            }
        }

        // Numbers and escapes may be spelt otherwise, so it is the value that must stay.
        var encoded = parser.Encode(packet.Type, packet.Namespace, packet.Id, packet.Json, packet.Attachments);
        PendingBinary? pending = null;
        DecodedPacket again = default;
        var result = DecodeResult.Incomplete;
        for (var i = 0; i < encoded.Count; i++)
        {
            var frame = encoded[i];
            var binary = WebSocketFrame.IsBinary(frame);
            var payload = WebSocketFrame.Payload(frame).Span;
            result = parser.Decode(ref pending, binary ? payload : payload[1..], binary, Limits, out again);
        }

        if (result != DecodeResult.Packet || again.Type != packet.Type || again.Id != packet.Id || again.Attachments is null || !again.Namespace.SequenceEqual(packet.Namespace)
            || again.Attachments.Length != packet.Attachments.Length || !SameJson(again.Json, packet.Json, parser is MessagePackParser))
        {
            throw new InvalidOperationException($"A packet changed: {Encoding.UTF8.GetString(packet.Json)}");
        }

        for (var i = 0; i < packet.Attachments.Length; i++)
        {
            if (!again.Attachments[i].Span.SequenceEqual(packet.Attachments[i].Span))
            {
                throw new InvalidOperationException("An attachment changed.");
            }
        }
    }

    private static bool SameJson(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, bool asValues)
    {
        if (!asValues)
        {
            return left.SequenceEqual(right);
        }

        if (left.Length == 0 || right.Length == 0)
        {
            return left.Length == right.Length;
        }

        var first = new Utf8JsonReader(left, new JsonReaderOptions { MaxDepth = 1000 });
        var second = new Utf8JsonReader(right, new JsonReaderOptions { MaxDepth = 1000 });
        return JsonElement.DeepEquals(JsonElement.ParseValue(ref first), JsonElement.ParseValue(ref second));
    }

    private static List<(bool Binary, byte[] Message)> Split(byte[] input)
    {
        var messages = new List<(bool, byte[])>();
        for (var at = 0; at + 3 <= input.Length && messages.Count < 64;)
        {
            var length = Math.Min(input[at + 1] | (input[at + 2] << 8), input.Length - at - 3);
            messages.Add(((input[at] & 1) == 1, input[(at + 3)..(at + 3 + length)]));
            at += 3 + length;
        }

        return messages;
    }
}
