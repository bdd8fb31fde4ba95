using System.Text.Json;
using System.Text.Json.Serialization;
using Myna.SocketIO.Protocol;

namespace Myna.SocketIO;

/// <summary>
/// Bytes inside a payload, at any depth: they travel as a binary attachment of the packet, not as text. Clients see a
/// <c>Buffer</c>, <c>ArrayBuffer</c>, <c>bytes</c> or the like. (Socket.IO protocol 5, "Packets with binary attachments".)
/// </summary>
/// <param name="Bytes">The bytes. They are not copied until the packet is encoded.</param>
[JsonConverter(typeof(BinaryJsonConverter))]
public readonly record struct Binary(ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Wraps an array.</summary>
    public static implicit operator Binary(byte[] bytes) => new(bytes);

    /// <summary>Wraps an array.</summary>
    public static Binary FromByteArray(byte[] bytes) => new(bytes);
}

/// <summary>Reads and writes <see cref="Binary"/> as an attachment; outside a packet it falls back to Base64 text.</summary>
public sealed class BinaryJsonConverter : JsonConverter<Binary>
{
    // Serialisation is synchronous, so the packet being written or read on this thread is the one that the value belongs to.
    [ThreadStatic]
    private static List<ReadOnlyMemory<byte>>? writing;

    [ThreadStatic]
    private static ReadOnlyMemory<byte>[]? reading;

    internal static Scope Write(List<ReadOnlyMemory<byte>> attachments)
    {
        var scope = new Scope(writing, reading);
        writing = attachments;
        return scope;
    }

    internal static Scope Read(ReadOnlyMemory<byte>[] attachments)
    {
        var scope = new Scope(writing, reading);
        reading = attachments;
        return scope;
    }

    /// <inheritdoc/>
    public override Binary Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return new Binary(reader.GetBytesFromBase64());
        }

        if (reader.TokenType == JsonTokenType.StartObject && Placeholders.TryRead(ref reader, out var number)
            && reading is { } attachments && (uint)number < (uint)attachments.Length)
        {
            return new Binary(attachments[number]);
        }

        throw new JsonException("The value is not binary.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Binary value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (writing is not { } attachments)
        {
            writer.WriteBase64StringValue(value.Bytes.Span);
            return;
        }

        writer.WriteStartObject();
        writer.WriteBoolean("_placeholder"u8, true);
        writer.WriteNumber("num"u8, attachments.Count);
        writer.WriteEndObject();
        attachments.Add(value.Bytes);
    }

    internal readonly ref struct Scope(List<ReadOnlyMemory<byte>>? outerWriting, ReadOnlyMemory<byte>[]? outerReading)
    {
        private readonly List<ReadOnlyMemory<byte>>? _outerWriting = outerWriting;
        private readonly ReadOnlyMemory<byte>[]? _outerReading = outerReading;

        public void Dispose()
        {
            writing = _outerWriting;
            reading = _outerReading;
        }
    }
}
