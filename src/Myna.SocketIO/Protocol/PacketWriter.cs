using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Myna.SocketIO.Protocol;

/// <summary>Serialises payloads straight into packets.</summary>
internal static class PacketWriter
{
    public static EncodedPacket Event<T>(Namespace nsp, string name, long id, T payload, JsonTypeInfo<T> type)
    {
        var buffer = JsonBuffer.Rent();
        try
        {
            var json = buffer.Writer;
            json.WriteStartArray();
            json.WriteStringValue(name);
            using (BinaryJsonConverter.Write(buffer.AttachmentList))
            {
                JsonSerializer.Serialize(json, payload, type);
            }

            json.WriteEndArray();
            json.Flush();
            return nsp.Server.Parser.Encode(PacketType.Event, nsp.NameUtf8, id, buffer.Written, buffer.Attachments);
        }
        finally
        {
            JsonBuffer.Return(buffer);
        }
    }

    public static EncodedPacket Event(Namespace nsp, string name, long id, EventArguments arguments)
    {
        var buffer = JsonBuffer.Rent();
        try
        {
            var json = buffer.Writer;
            json.WriteStartArray();
            json.WriteStringValue(name);
            if (arguments.Json.Length > 0)
            {
                buffer.WriteRaw(arguments.Json);
            }

            json.WriteEndArray();
            json.Flush();
            return nsp.Server.Parser.Encode(PacketType.Event, nsp.NameUtf8, id, buffer.Written, arguments.AttachmentArray);
        }
        finally
        {
            JsonBuffer.Return(buffer);
        }
    }

    public static EncodedPacket Ack<T>(Namespace nsp, long id, T payload, JsonTypeInfo<T> type)
    {
        var buffer = JsonBuffer.Rent();
        try
        {
            var json = buffer.Writer;
            json.WriteStartArray();
            using (BinaryJsonConverter.Write(buffer.AttachmentList))
            {
                JsonSerializer.Serialize(json, payload, type);
            }

            json.WriteEndArray();
            json.Flush();
            return nsp.Server.Parser.Encode(PacketType.Ack, nsp.NameUtf8, id, buffer.Written, buffer.Attachments);
        }
        finally
        {
            JsonBuffer.Return(buffer);
        }
    }

    public static EncodedPacket Ack(Namespace nsp, long id, EventArguments arguments)
    {
        byte[] json = [(byte)'[', .. arguments.Json, (byte)']'];
        return nsp.Server.Parser.Encode(PacketType.Ack, nsp.NameUtf8, id, json, arguments.AttachmentArray);
    }

    public static EncodedPacket Connect(Namespace nsp, string sid, string? pid)
    {
        var json = pid is null ? $"{{\"sid\":\"{sid}\"}}" : $"{{\"sid\":\"{sid}\",\"pid\":\"{pid}\"}}";
        return nsp.Server.Parser.Encode(PacketType.Connect, nsp.NameUtf8, -1, System.Text.Encoding.ASCII.GetBytes(json), []);
    }

    public static EncodedPacket Disconnect(Namespace nsp) => nsp.Server.Parser.Encode(PacketType.Disconnect, nsp.NameUtf8, -1, [], []);

    public static EncodedPacket ConnectError(PacketParser parser, ReadOnlySpan<byte> nsp, ConnectError error)
    {
        var buffer = JsonBuffer.Rent();
        try
        {
            var json = buffer.Writer;
            json.WriteStartObject();
            json.WriteString("message"u8, error.Message);
            if (error.Data is { } data)
            {
                json.WritePropertyName("data"u8);
                buffer.WriteRaw(JsonMarshal.GetRawUtf8Value(data));
            }

            json.WriteEndObject();
            json.Flush();
            return parser.Encode(PacketType.ConnectError, nsp, -1, buffer.Written, []);
        }
        finally
        {
            JsonBuffer.Return(buffer);
        }
    }
}
