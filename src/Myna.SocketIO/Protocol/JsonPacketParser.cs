using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace Myna.SocketIO.Protocol;

/// <summary>The default parser: <c>type [attachments-] [namespace,] [id] [json]</c>, attachments in messages of their own.</summary>
internal sealed class JsonPacketParser : PacketParser
{
    private const long MaxSafeInteger = (1L << 53) - 1;

    public override EncodedPacket Encode(
        PacketType type, ReadOnlySpan<byte> nsp, long id, ReadOnlySpan<byte> json, ReadOnlySpan<ReadOnlyMemory<byte>> attachments)
    {
        Span<byte> head = stackalloc byte[48];
        var length = 0;
        head[length++] = (byte)'4';
        if (attachments.Length == 0)
        {
            head[length++] = (byte)('0' + (int)type);
        }
        else
        {
            head[length++] = (byte)('0' + (int)(type == PacketType.Ack ? PacketType.BinaryAck : PacketType.BinaryEvent));
            attachments.Length.TryFormat(head[length..], out var digits, default, CultureInfo.InvariantCulture);
            length += digits;
            head[length++] = (byte)'-';
        }

        var prefix = length;
        var named = nsp.Length > 1;
        if (id >= 0)
        {
            id.TryFormat(head[length..], out var digits, default, CultureInfo.InvariantCulture);
            length += digits;
        }

        var frame = WebSocketFrame.Allocate(WebSocketFrame.Text, length + (named ? nsp.Length + 1 : 0) + json.Length, out var at);
        head[..prefix].CopyTo(frame.AsSpan(at));
        at += prefix;
        if (named)
        {
            nsp.CopyTo(frame.AsSpan(at));
            at += nsp.Length;
            frame[at++] = (byte)',';
        }

        head[prefix..length].CopyTo(frame.AsSpan(at));
        json.CopyTo(frame.AsSpan(at + length - prefix));
        if (attachments.Length == 0)
        {
            return new EncodedPacket(frame);
        }

        var frames = new byte[1 + attachments.Length][];
        frames[0] = frame;
        for (var i = 0; i < attachments.Length; i++)
        {
            frames[i + 1] = WebSocketFrame.Build(WebSocketFrame.Binary, attachments[i].Span);
        }

        return new EncodedPacket(frames);
    }

    public override DecodeResult Decode(
        scoped ref PendingBinary? pending, ReadOnlySpan<byte> message, bool binary, DecodeLimits limits, out DecodedPacket packet)
    {
        packet = default;
        if (binary)
        {
            return TakeAttachment(ref pending, message, limits, out packet);
        }

        if (pending is not null || message.Length == 0 || !Utf8.IsValid(message))
        {
            return DecodeResult.Invalid;
        }

        var type = message[0] - '0';
        if ((uint)type > (uint)PacketType.BinaryAck)
        {
            return DecodeResult.Invalid;
        }

        packet.Type = (PacketType)type;
        packet.Id = -1;
        packet.Attachments = [];
        var at = 1;

        var attachments = 0;
        if (packet.Type is PacketType.BinaryEvent or PacketType.BinaryAck)
        {
            if (!Utf8Parser.TryParse(message[at..], out attachments, out var digits) || digits == 0 || message[at] is (byte)'-' or (byte)'+'
                || attachments > limits.MaxAttachments || at + digits >= message.Length || message[at + digits] != '-')
            {
                return DecodeResult.Invalid;
            }

            at += digits + 1;
        }

        packet.Namespace = "/"u8;
        if (at < message.Length && message[at] == '/')
        {
            var comma = message[at..].IndexOf((byte)',');
            packet.Namespace = comma < 0 ? message[at..] : message.Slice(at, comma);
            at = comma < 0 ? message.Length : at + comma + 1;
        }

        var start = at;
        while (at < message.Length && message[at] is >= (byte)'0' and <= (byte)'9')
        {
            at++;
        }

        if (at > start && (!Utf8Parser.TryParse(message[start..at], out packet.Id, out _) || packet.Id > MaxSafeInteger))
        {
            return DecodeResult.Invalid;
        }

        packet.Json = message[at..];
        if (!IsValid(packet.Type, packet.Json, limits.MaxDepth))
        {
            return DecodeResult.Invalid;
        }

        if (packet.Type < PacketType.BinaryEvent)
        {
            return DecodeResult.Packet;
        }

        if (attachments > 0)
        {
            pending = new PendingBinary
            {
                Type = packet.Type == PacketType.BinaryEvent ? PacketType.Event : PacketType.Ack,
                Namespace = packet.Namespace.ToArray(),
                Id = packet.Id,
                Json = packet.Json.ToArray(),
                Attachments = new ReadOnlyMemory<byte>[attachments],
            };
            return DecodeResult.Incomplete;
        }

        packet.Type = packet.Type == PacketType.BinaryEvent ? PacketType.Event : PacketType.Ack;
        return Placeholders.AreValid(packet.Json, 0, limits.MaxDepth) ? DecodeResult.Packet : DecodeResult.Invalid;
    }

    private static DecodeResult TakeAttachment(
        scoped ref PendingBinary? pending, ReadOnlySpan<byte> message, DecodeLimits limits, out DecodedPacket packet)
    {
        packet = default;
        if (pending is null)
        {
            return DecodeResult.Invalid;
        }

        pending.Attachments[pending.Received++] = message.ToArray();
        if (pending.Received < pending.Attachments.Length)
        {
            return DecodeResult.Incomplete;
        }

        packet.Type = pending.Type;
        packet.Namespace = pending.Namespace;
        packet.Id = pending.Id;
        packet.Json = pending.Json;
        packet.Attachments = pending.Attachments;
        pending = null;
        return Placeholders.AreValid(packet.Json, packet.Attachments.Length, limits.MaxDepth) ? DecodeResult.Packet : DecodeResult.Invalid;
    }

    /// <summary>
    /// The payload rules of the protocol: an object or nothing to connect, nothing to disconnect, arrays for events and acks.
    /// </summary>
    private static bool IsValid(PacketType type, ReadOnlySpan<byte> json, int maxDepth)
    {
        if (json.Length == 0)
        {
            return type is PacketType.Connect or PacketType.Disconnect;
        }

        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = maxDepth });
            if (!reader.Read())
            {
                return false;
            }

            var token = reader.TokenType;
            switch (type)
            {
                case PacketType.Connect when token == JsonTokenType.StartObject:
                case PacketType.ConnectError when token is JsonTokenType.StartObject or JsonTokenType.String:
                case PacketType.Ack or PacketType.BinaryAck when token == JsonTokenType.StartArray:
                    break;
                case PacketType.Event or PacketType.BinaryEvent when token == JsonTokenType.StartArray:
                    if (!reader.Read() || !EventNames.IsAllowed(ref reader))
                    {
                        return false;
                    }

                    break;
                default:
                    return false;
            }

            while (reader.Read())
            {
                // Reading to the end is the check: the reader throws on anything that is not one JSON value.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
