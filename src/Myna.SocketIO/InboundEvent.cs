using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Myna.SocketIO.Protocol;

namespace Myna.SocketIO;

/// <summary>An event as it lies in the receive buffer: nothing is copied until a handler asks for it.</summary>
internal readonly ref struct InboundEvent
{
    private const int MaxStackName = 128;
    private readonly ReadOnlySpan<byte> _json; // the whole array, name included

    public InboundEvent(ReadOnlySpan<byte> json, ReadOnlyMemory<byte>[] attachments, long ackId)
    {
        _json = json;
        Attachments = attachments;
        AckId = ackId;
    }

    public ReadOnlySpan<byte> Json => _json;

    public ReadOnlyMemory<byte>[] Attachments { get; }

    public long AckId { get; }

    public bool WantsAck => AckId >= 0;

    /// <summary>Finds the handler of this event without making a string of its name.</summary>
    public bool TryFind<T>(Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> handlers, out T? handler)
    {
        var reader = Reader();
        if (reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped && reader.ValueSpan.Length <= MaxStackName)
        {
            Span<char> name = stackalloc char[MaxStackName];
            var length = Encoding.UTF8.GetChars(reader.ValueSpan, name);
            return handlers.TryGetValue(name[..length], out handler);
        }

        return handlers.TryGetValue(Name, out handler);
    }

    public string Name
    {
        get
        {
            var reader = Reader();
            return JsonText.Read(ref reader);
        }
    }

    /// <summary>The first argument.</summary>
    /// <exception cref="JsonException">There is none, or it is not of this type.</exception>
    public T? First<T>(JsonTypeInfo<T> type)
    {
        var reader = Reader();
        if (!reader.Read() || reader.TokenType == JsonTokenType.EndArray)
        {
            throw new JsonException("The event carries no payload.");
        }

        using (BinaryJsonConverter.Read(Attachments))
        {
            return JsonSerializer.Deserialize(ref reader, type);
        }
    }

    public EventArguments Arguments()
    {
        var reader = Reader();
        var start = (int)reader.BytesConsumed;
        var end = _json.LastIndexOf((byte)']');
        var rest = _json[start..end].TrimStart(" \t\r\n"u8);
        if (rest.Length == 0)
        {
            return EventArguments.None;
        }

        return new EventArguments(rest[1..].Trim(" \t\r\n"u8).ToArray(), Attachments);
    }

    /// <summary>A reader that stands on the name.</summary>
    private Utf8JsonReader Reader()
    {
        // The packet was checked against the configured depth when it came in.
        var reader = new Utf8JsonReader(_json, new JsonReaderOptions { MaxDepth = Limits.AnyDepth });
        reader.Read();
        reader.Read();
        return reader;
    }
}

/// <summary>An event with its own copy of the bytes, for one that has to wait.</summary>
internal sealed record QueuedEvent(byte[] Json, ReadOnlyMemory<byte>[] Attachments, long AckId)
{
    public long Size
    {
        get
        {
            long size = Json.Length;
            foreach (var attachment in Attachments)
            {
                size += attachment.Length;
            }

            return size;
        }
    }
}
