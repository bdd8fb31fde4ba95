using System.Buffers;
using System.Text.Json;
using Myna.SocketIO;
using Myna.SocketIO.Protocol;
using Myna.SocketIO.Protocol.MessagePack;

namespace Myna.Redis;

/// <summary>The kinds of messages between servers, numbered as in the official cluster adapter.</summary>
internal enum MessageType
{
    Broadcast = 3,
    Join = 4,
    Leave = 5,
    Disconnect = 6,
    FetchSockets = 7,
    FetchSocketsResponse = 8,
    ServerSideEmit = 9,
    ServerSideEmitResponse = 10,
    BroadcastClientCount = 11,
    BroadcastAck = 12,
}

/// <summary>A message between servers. Binary values stand in the JSON as placeholders.</summary>
/// <param name="Uid">The server that sent it.</param>
/// <param name="Nsp">The namespace.</param>
/// <param name="Type">The kind.</param>
/// <param name="Data">A JSON object.</param>
/// <param name="Attachments">Its binary values.</param>
internal sealed record ClusterMessage(string Uid, string Nsp, MessageType Type, byte[] Data, ReadOnlyMemory<byte>[] Attachments)
{
    private static readonly DecodeLimits Unlimited = new(MaxAttachments: int.MaxValue, MaxDepth: 900);
    private static readonly JsonDocumentOptions AnyDepth = new() { MaxDepth = 1000 };

    /// <summary>The data as a tree.</summary>
    public JsonElement Parse()
    {
        var reader = new Utf8JsonReader(Data, new JsonReaderOptions { MaxDepth = 1000 });
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>The data as the stream carries it: JSON, or Base64 of MessagePack when it has binary values.</summary>
    public byte[] EncodeData()
    {
        if (Attachments.Length == 0)
        {
            return Data;
        }

        var writer = new MessagePackWriter(Attachments);
        writer.Json(Parse());
        return System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(writer.Written));
    }

    /// <summary>Reads an entry of the stream.</summary>
    /// <exception cref="FormatException">It is not a message.</exception>
    public static ClusterMessage DecodeEntry(string uid, string nsp, string type, byte[] data)
    {
        var kind = (MessageType)int.Parse(type, System.Globalization.CultureInfo.InvariantCulture);
        if (data.Length > 0 && data[0] == '{')
        {
            return new ClusterMessage(uid, nsp, kind, data, []);
        }

        var attachments = new List<ReadOnlyMemory<byte>>();
        var json = ToJson(Convert.FromBase64String(System.Text.Encoding.ASCII.GetString(data)), attachments);
        return new ClusterMessage(uid, nsp, kind, json, [.. attachments]);
    }

    /// <summary>The whole message as MessagePack, as channels carry it.</summary>
    public byte[] EncodeChannel()
    {
        var writer = new MessagePackWriter(Attachments);
        writer.Map(4);
        writer.Text("uid"u8);
        writer.Text(System.Text.Encoding.UTF8.GetBytes(Uid));
        writer.Text("nsp"u8);
        writer.Text(System.Text.Encoding.UTF8.GetBytes(Nsp));
        writer.Text("type"u8);
        writer.Integer((int)Type);
        writer.Text("data"u8);
        writer.Json(Parse());
        return writer.Written.ToArray();
    }

    /// <summary>Reads what a channel carries.</summary>
    public static ClusterMessage DecodeChannel(byte[] payload)
    {
        var attachments = new List<ReadOnlyMemory<byte>>();
        using var document = JsonDocument.Parse(ToJson(payload, attachments), AnyDepth);
        var root = document.RootElement;
        return new ClusterMessage(
            root.GetProperty("uid").GetString()!,
            root.GetProperty("nsp").GetString()!,
            (MessageType)root.GetProperty("type").GetInt32(),
            RawOf(root.GetProperty("data")).ToArray(),
            [.. attachments]);
    }

    public static byte[] ToJson(ReadOnlySpan<byte> payload, List<ReadOnlyMemory<byte>> attachments)
    {
        var json = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(json, new JsonWriterOptions
        {
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            SkipValidation = true,
        });
        var reader = new MessagePackReader(payload);
        reader.CopyTo(writer, attachments, Unlimited);
        writer.Flush();
        return json.WrittenSpan.ToArray();
    }

    public static ReadOnlySpan<byte> RawOf(JsonElement element) => System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(element);
}

/// <summary>Writes and reads the data of messages.</summary>
internal static class ClusterData
{
    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var json = new ArrayBufferWriter<byte>(256);
        using var writer = new Utf8JsonWriter(json, new JsonWriterOptions
        {
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            SkipValidation = true,
        });
        writer.WriteStartObject();
        write(writer);
        writer.WriteEndObject();
        writer.Flush();
        return json.WrittenSpan.ToArray();
    }

    /// <summary><c>opts</c>: whom an operation reaches and how.</summary>
    public static void WriteTarget(this Utf8JsonWriter json, BroadcastTarget target, TimeSpan? timeout = null)
    {
        json.WriteStartObject("opts");
        json.WriteStrings("rooms", target.Rooms);
        json.WriteStrings("except", target.Except);
        json.WriteStartObject("flags");
        if (target.Volatile)
        {
            json.WriteBoolean("volatile", true);
        }

        if (!target.Compress)
        {
            json.WriteBoolean("compress", false);
        }

        if (timeout is { } limit)
        {
            json.WriteNumber("timeout", (long)limit.TotalMilliseconds);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void WriteStrings(this Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    /// <summary>An event as <c>[name,…arguments]</c>.</summary>
    public static void WriteEvent(this Utf8JsonWriter json, string name, BroadcastPacket packet)
    {
        json.WriteStartArray(name);
        json.WriteStringValue(packet.Event);
        if (packet.Arguments.Json.Length > 0)
        {
            json.WriteRawValue(packet.Arguments.Json, skipInputValidation: true);
        }

        json.WriteEndArray();
    }

    public static BroadcastTarget ReadTarget(JsonElement data)
    {
        var opts = data.GetProperty("opts");
        var target = new BroadcastTarget { Rooms = ReadStrings(opts, "rooms"), Except = ReadStrings(opts, "except") };
        if (!opts.TryGetProperty("flags", out var flags) || flags.ValueKind != JsonValueKind.Object)
        {
            return target;
        }

        return target with
        {
            Volatile = flags.TryGetProperty("volatile", out var isVolatile) && isVolatile.ValueKind == JsonValueKind.True,
            Compress = !flags.TryGetProperty("compress", out var compress) || compress.ValueKind != JsonValueKind.False,
        };
    }

    public static string[] ReadStrings(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(s => s.GetString()!)]
            : [];

    /// <summary>The event of <c>[name,…arguments]</c>.</summary>
    public static BroadcastPacket ReadEvent(JsonElement array, ReadOnlyMemory<byte>[] attachments)
    {
        var packet = new InboundEvent(ClusterMessage.RawOf(array), attachments, -1);
        return new BroadcastPacket(packet.Name, packet.Arguments());
    }
}
