using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Myna.SocketIO.Protocol;

namespace Myna.SocketIO;

/// <summary>
/// The arguments of an event or of an acknowledgement: any number of JSON values, with binary attachments at any depth. Immutable.
/// Handlers of one typed payload do not need it; it serves events with several arguments, catch-all handlers and adapters.
/// </summary>
public sealed class EventArguments
{
    private readonly byte[] _json; // a,b,c: the values without the brackets
    private readonly ReadOnlyMemory<byte>[] _attachments;
    private int[]? _offsets; // where each value starts, and behind the last one the end plus one

    internal EventArguments(byte[] json, ReadOnlyMemory<byte>[] attachments)
    {
        _json = json;
        _attachments = attachments;
    }

    /// <summary>No argument.</summary>
    public static EventArguments None { get; } = new([], []);

    /// <summary>The number of arguments.</summary>
    public int Count => Offsets.Length - 1;

    /// <summary>The attachments in the order of their placeholders.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Attachments => _attachments;

    internal ReadOnlySpan<byte> Json => _json;

    internal ReadOnlyMemory<byte>[] AttachmentArray => _attachments;

    private int[] Offsets => _offsets ??= FindOffsets();

    /// <summary>An argument as JSON; a binary value shows as its placeholder. Owned by the caller.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such argument.</exception>
    public JsonElement this[int index]
    {
        get
        {
            var reader = new Utf8JsonReader(Slice(index), new JsonReaderOptions { MaxDepth = Limits.AnyDepth });
            return JsonElement.ParseValue(ref reader);
        }
    }

    /// <summary>One argument.</summary>
    public static EventArguments Of<T>(T value, JsonTypeInfo<T> type) => None.With(value, type);

    /// <summary>Arguments from a JSON array, such as <c>[1,"two",{"three":3}]</c>.</summary>
    /// <exception cref="JsonException">It is not a JSON array.</exception>
    public static EventArguments FromJson(ReadOnlySpan<byte> array)
    {
        var reader = new Utf8JsonReader(array);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("Arguments are a JSON array.");
        }

        var start = (int)reader.BytesConsumed;
        reader.Skip();
        var end = (int)reader.TokenStartIndex;
        if (reader.Read())
        {
            throw new JsonException("Arguments are one JSON array.");
        }

        return new EventArguments(array[start..end].Trim(" \t\r\n"u8).ToArray(), []);
    }

    /// <summary>These arguments and one more behind them.</summary>
    public EventArguments With<T>(T value, JsonTypeInfo<T> type)
    {
        var buffer = JsonBuffer.Rent();
        try
        {
            buffer.AttachmentList.AddRange(_attachments);
            using (BinaryJsonConverter.Write(buffer.AttachmentList))
            {
                JsonSerializer.Serialize(buffer.Writer, value, type);
            }

            buffer.Writer.Flush();
            byte[] json = _json.Length == 0 ? buffer.Written.ToArray() : [.. _json, (byte)',', .. buffer.Written];
            return new EventArguments(json, buffer.Attachments);
        }
        finally
        {
            JsonBuffer.Return(buffer);
        }
    }

    /// <summary>These arguments and binary data behind them.</summary>
    public EventArguments With(Binary value)
    {
        var placeholder = System.Text.Encoding.ASCII.GetBytes(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{{\"_placeholder\":true,\"num\":{_attachments.Length}}}"));
        byte[] json = _json.Length == 0 ? placeholder : [.. _json, (byte)',', .. placeholder];
        return new EventArguments(json, [.. _attachments, value.Bytes]);
    }

    /// <summary>Reads an argument.</summary>
    /// <exception cref="JsonException">It is not of this type.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such argument.</exception>
    public T? Get<T>(int index, JsonTypeInfo<T> type)
    {
        using (BinaryJsonConverter.Read(_attachments))
        {
            return JsonSerializer.Deserialize(Slice(index), type);
        }
    }

    /// <summary>Whether an argument is binary as a whole.</summary>
    public bool TryGetBinary(int index, out ReadOnlyMemory<byte> bytes)
    {
        var reader = new Utf8JsonReader(Slice(index), new JsonReaderOptions { MaxDepth = Limits.AnyDepth });
        bytes = default;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject || !Placeholders.TryRead(ref reader, out var number)
            || (uint)number >= (uint)_attachments.Length)
        {
            return false;
        }

        bytes = _attachments[number];
        return true;
    }

    /// <summary>The arguments as a JSON array.</summary>
    public override string ToString() => $"[{System.Text.Encoding.UTF8.GetString(_json)}]";

    private ReadOnlySpan<byte> Slice(int index)
    {
        var offsets = Offsets;
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, offsets.Length - 1);
        return _json.AsSpan(offsets[index]..(offsets[index + 1] - 1));
    }

    private int[] FindOffsets()
    {
        if (_json.Length == 0)
        {
            return [0];
        }

        var offsets = new List<int> { 0 };
        var depth = 0;
        for (var i = 0; i < _json.Length; i++)
        {
            switch (_json[i])
            {
                case (byte)'"':
                    for (i++; _json[i] != '"'; i++)
                    {
                        if (_json[i] == '\\')
                        {
                            i++;
                        }
                    }

                    break;
                case (byte)'[' or (byte)'{': depth++; break;
                case (byte)']' or (byte)'}': depth--; break;
                case (byte)',' when depth == 0: offsets.Add(i + 1); break;
            }
        }

        offsets.Add(_json.Length + 1);
        return [.. offsets];
    }
}
