using System.Text.Json;

namespace Myna.SocketIO.Protocol.MessagePack;

/// <summary>
/// The packet format of <c>socket.io-msgpack-parser</c>: each packet is one binary message, a map of <c>type</c>, <c>nsp</c>, <c>data</c>
/// and <c>id</c>, in which binary values stand where they belong.
/// </summary>
internal sealed class MessagePackParser : PacketParser
{
    private const long MaxSafeInteger = (1L << 53) - 1;

    public override EncodedPacket Encode(
        PacketType type, ReadOnlySpan<byte> nsp, long id, ReadOnlySpan<byte> json, ReadOnlySpan<ReadOnlyMemory<byte>> attachments)
    {
        var writer = new MessagePackWriter(attachments.ToArray());
        writer.Map(2 + (json.Length > 0 ? 1 : 0) + (id >= 0 ? 1 : 0));
        writer.Text("type"u8);
        writer.Integer((int)type);
        writer.Text("nsp"u8);
        writer.Text(nsp);
        if (json.Length > 0)
        {
            writer.Text("data"u8);
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Limits.AnyDepth });
            writer.Json(JsonElement.ParseValue(ref reader));
        }

        if (id >= 0)
        {
            writer.Text("id"u8);
            writer.Integer(id);
        }

        return new EncodedPacket(WebSocketFrame.Build(WebSocketFrame.Binary, writer.Written));
    }

    public override DecodeResult Decode(
        scoped ref PendingBinary? pending, ReadOnlySpan<byte> message, bool binary, DecodeLimits limits, out DecodedPacket packet)
    {
        packet = default;
        if (!binary)
        {
            return DecodeResult.Invalid;
        }

        try
        {
            return Decode(message, limits, out packet) ? DecodeResult.Packet : DecodeResult.Invalid;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            packet = default;
            return DecodeResult.Invalid;
        }
    }

    private static bool Decode(ReadOnlySpan<byte> message, DecodeLimits limits, out DecodedPacket packet)
    {
        packet = default;
        packet.Id = -1;
        long type = -1;
        string? nsp = null;
        byte[] json = [];
        var attachments = new List<ReadOnlyMemory<byte>>();
        var reader = new MessagePackReader(message);
        for (var left = reader.ReadMap(); left > 0; left--)
        {
            var name = reader.ReadText();
            // A second one would leave the first one's attachments without a place.
            if (name.SequenceEqual("data"u8) && json.Length > 0)
            {
                return false;
            }

            if (name.SequenceEqual("data"u8))
            {
                json = Copy(ref reader, attachments, limits);
            }
            else if (name.SequenceEqual("nsp"u8))
            {
                nsp = System.Text.Encoding.UTF8.GetString(reader.ReadText());
            }
            else if (name.SequenceEqual("type"u8) && !TryInteger(ref reader, limits, out type))
            {
                return false;
            }
            else if (name.SequenceEqual("id"u8) && !TryId(ref reader, limits, out packet.Id))
            {
                return false;
            }
            else if (!name.SequenceEqual("type"u8) && !name.SequenceEqual("id"u8))
            {
                Copy(ref reader, [], limits); // options, compress, …
            }
        }

        if (!reader.AtEnd || type is < 0 or > (int)PacketType.ConnectError || nsp is not { Length: > 0 })
        {
            return false;
        }

        if (json.AsSpan().SequenceEqual("null"u8))
        {
            json = []; // undefined
        }

        packet.Type = (PacketType)type;
        packet.Namespace = System.Text.Encoding.UTF8.GetBytes(nsp);
        packet.Json = json;
        packet.Attachments = [.. attachments];
        return IsValid(packet.Type, json);
    }

    private static bool IsValid(PacketType type, ReadOnlySpan<byte> json)
    {
        if (json.Length == 0)
        {
            return type is PacketType.Connect or PacketType.Disconnect;
        }

        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Limits.AnyDepth });
        reader.Read();
        return type switch
        {
            PacketType.Connect => reader.TokenType == JsonTokenType.StartObject,
            PacketType.ConnectError => reader.TokenType is JsonTokenType.StartObject or JsonTokenType.String,
            PacketType.Ack => reader.TokenType == JsonTokenType.StartArray,
            PacketType.Event => reader.TokenType == JsonTokenType.StartArray && reader.Read() && EventNames.IsAllowed(ref reader),
            _ => false,
        };
    }

    private static byte[] Copy(ref MessagePackReader reader, List<ReadOnlyMemory<byte>> attachments, DecodeLimits limits)
    {
        var buffer = JsonBuffer.Rent();
        try
        {
            reader.CopyTo(buffer.Writer, attachments, limits);
            buffer.Writer.Flush();
            return buffer.Written.ToArray();
        }
        finally
        {
            JsonBuffer.Return(buffer);
        }
    }

    private static bool TryInteger(ref MessagePackReader reader, DecodeLimits limits, out long value)
    {
        var json = Copy(ref reader, [], limits);
        return System.Buffers.Text.Utf8Parser.TryParse(json, out value, out var read) && read == json.Length;
    }

    private static bool TryId(ref MessagePackReader reader, DecodeLimits limits, out long id)
    {
        var json = Copy(ref reader, [], limits);
        id = -1;
        if (json.AsSpan().SequenceEqual("null"u8))
        {
            return true;
        }

        return System.Buffers.Text.Utf8Parser.TryParse(json, out id, out var read) && read == json.Length && id is >= 0 and <= MaxSafeInteger;
    }
}
