using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Unicode;

namespace Myna.SocketIO.Protocol.MessagePack;

/// <summary>
/// Turns MessagePack into JSON with placeholders, value by value. Lengths are checked against the bytes that are there before anything is
/// done with them, and depth and number of attachments are bounded, so hostile input costs no more than its own size.
/// </summary>
internal ref struct MessagePackReader(ReadOnlySpan<byte> data)
{
    private readonly ReadOnlySpan<byte> _data = data;
    private int _at;

    public readonly bool AtEnd => _at == _data.Length;

    /// <summary>The number of entries of a map.</summary>
    public int ReadMap() => _data[Take(1)] switch
    {
        >= 0x80 and <= 0x8f and var b => Count(b & 0x0f, 2),
        0xde => Count(Big16(), 2),
        0xdf => Count(Big32(), 2),
        _ => throw new FormatException("A map was expected."),
    };

    /// <summary>A text.</summary>
    public ReadOnlySpan<byte> ReadText()
    {
        var type = _data[Take(1)];
        var length = type switch
        {
            >= 0xa0 and <= 0xbf => type & 0x1f,
            0xd9 => _data[Take(1)],
            0xda => Big16(),
            0xdb => Length(Big32()),
            _ => throw new FormatException("A text was expected."),
        };
        var text = _data.Slice(Take(length), length);
        return Utf8.IsValid(text) ? text : WithoutSurrogates(text);
    }

    /// <summary>
    /// Some encoders of JavaScript write half of a surrogate pair as three bytes, which is not UTF-8. JSON cannot hold it as bytes either, so
    /// it becomes U+FFFD, as in a browser's own encoder.
    /// </summary>
    private static ReadOnlySpan<byte> WithoutSurrogates(ReadOnlySpan<byte> text)
    {
        var replaced = text.ToArray();
        for (var i = 0; i + 2 < replaced.Length; i++)
        {
            if (replaced[i] == 0xed && replaced[i + 1] is >= 0xa0 and <= 0xbf && replaced[i + 2] is >= 0x80 and <= 0xbf)
            {
                "\ufffd"u8.CopyTo(replaced.AsSpan(i));
            }
        }

        return Utf8.IsValid(replaced) ? replaced : throw new FormatException("A text is not UTF-8.");
    }

    /// <summary>Copies one value.</summary>
    public void CopyTo(Utf8JsonWriter json, List<ReadOnlyMemory<byte>> attachments, DecodeLimits limits, int depth = 0)
    {
        if (depth > limits.MaxDepth)
        {
            throw new FormatException("Too deep.");
        }

        var type = _data[Take(1)];
        switch (type)
        {
            case <= 0x7f: json.WriteNumberValue(type); break;
            case >= 0xe0: json.WriteNumberValue((sbyte)type); break;
            case <= 0x8f or 0xde or 0xdf:
                _at--;
                CopyMap(json, attachments, limits, depth);
                break;
            case <= 0x9f: CopyArray(Count(type & 0x0f, 1), json, attachments, limits, depth); break;
            case <= 0xbf or 0xd9 or 0xda or 0xdb:
                _at--;
                json.WriteStringValue(ReadText());
                break;
            case 0xc0: json.WriteNullValue(); break;
            case 0xc2: json.WriteBooleanValue(false); break;
            case 0xc3: json.WriteBooleanValue(true); break;
            case 0xc4: CopyBinary(_data[Take(1)], json, attachments, limits); break;
            case 0xc5: CopyBinary(Big16(), json, attachments, limits); break;
            case 0xc6: CopyBinary(Length(Big32()), json, attachments, limits); break;
            case 0xc7: CopyExtension(_data[Take(1)], json); break;
            case 0xc8: CopyExtension(Big16(), json); break;
            case 0xc9: CopyExtension(Length(Big32()), json); break;
            case 0xca: Double(BitConverter.UInt32BitsToSingle(Big32()), json); break;
            case 0xcb: Double(BitConverter.UInt64BitsToDouble(Big64()), json); break;
            case 0xcc: json.WriteNumberValue(_data[Take(1)]); break;
            case 0xcd: json.WriteNumberValue(Big16()); break;
            case 0xce: json.WriteNumberValue(Big32()); break;
            case 0xcf: json.WriteNumberValue(Big64()); break;
            case 0xd0: json.WriteNumberValue((sbyte)_data[Take(1)]); break;
            case 0xd1: json.WriteNumberValue((short)Big16()); break;
            case 0xd2: json.WriteNumberValue((int)Big32()); break;
            case 0xd3: json.WriteNumberValue((long)Big64()); break;
            case >= 0xd4 and <= 0xd8: CopyExtension(1 << (type - 0xd4), json); break;
            case 0xdc: CopyArray(Count(Big16(), 1), json, attachments, limits, depth); break;
            case 0xdd: CopyArray(Count(Big32(), 1), json, attachments, limits, depth); break;
            default: throw new FormatException("There is no such type.");
        }
    }

    private void CopyMap(Utf8JsonWriter json, List<ReadOnlyMemory<byte>> attachments, DecodeLimits limits, int depth)
    {
        var count = ReadMap();
        json.WriteStartObject();
        for (var i = 0; i < count; i++)
        {
            var name = ReadText();
            // Only binary values may stand as placeholders here: one made by hand could name another value's bytes.
            if (name.SequenceEqual("_placeholder"u8))
            {
                throw new FormatException("A placeholder has no place in MessagePack.");
            }

            json.WritePropertyName(name);
            CopyTo(json, attachments, limits, depth + 1);
        }

        json.WriteEndObject();
    }

    private void CopyArray(int count, Utf8JsonWriter json, List<ReadOnlyMemory<byte>> attachments, DecodeLimits limits, int depth)
    {
        json.WriteStartArray();
        for (var i = 0; i < count; i++)
        {
            CopyTo(json, attachments, limits, depth + 1);
        }

        json.WriteEndArray();
    }

    private void CopyBinary(int length, Utf8JsonWriter json, List<ReadOnlyMemory<byte>> attachments, DecodeLimits limits)
    {
        if (attachments.Count >= limits.MaxAttachments)
        {
            throw new FormatException("Too many attachments.");
        }

        json.WriteStartObject();
        json.WriteBoolean("_placeholder"u8, true);
        json.WriteNumber("num"u8, attachments.Count);
        json.WriteEndObject();
        attachments.Add(_data.Slice(Take(length), length).ToArray());
    }

    /// <summary>
    /// JavaScript's undefined (type 0, one byte) and dates (type 0, milliseconds in eight bytes; type -1, the standard timestamp).
    /// </summary>
    private void CopyExtension(int length, Utf8JsonWriter json)
    {
        var type = (sbyte)_data[Take(1)];
        var body = _data.Slice(Take(length), length);
        if (type == 0 && length == 1)
        {
            json.WriteNullValue();
            return;
        }

        long seconds, nanoseconds = 0;
        if (type == 0 && length == 8)
        {
            var milliseconds = BinaryPrimitives.ReadInt64BigEndian(body);
            seconds = Math.DivRem(milliseconds, 1000, out var rest);
            nanoseconds = rest * 1_000_000;
        }
        else if (type == -1 && length == 4)
        {
            seconds = BinaryPrimitives.ReadUInt32BigEndian(body);
        }
        else if (type == -1 && length == 8)
        {
            var both = BinaryPrimitives.ReadUInt64BigEndian(body);
            seconds = (long)(both & 0x3_ffff_ffff);
            nanoseconds = (long)(both >> 34);
        }
        else if (type == -1 && length == 12)
        {
            nanoseconds = BinaryPrimitives.ReadUInt32BigEndian(body);
            seconds = BinaryPrimitives.ReadInt64BigEndian(body[4..]);
        }
        else
        {
            throw new FormatException("There is no such extension.");
        }

        if (nanoseconds < 0)
        {
            (seconds, nanoseconds) = (seconds - 1, nanoseconds + 1_000_000_000);
        }

        if (seconds is < -62_135_596_800 or > 253_402_300_799 || nanoseconds is < 0 or >= 1_000_000_000)
        {
            throw new FormatException("The date is out of range.");
        }

        var time = DateTimeOffset.FromUnixTimeSeconds(seconds).AddTicks(nanoseconds / 100);
        json.WriteStringValue(time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture));
    }

    private static void Double(double value, Utf8JsonWriter json)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteNullValue(); // as JSON.stringify does
        }
    }

    /// <summary>Moves past bytes that must be there and says where they begin.</summary>
    private int Take(int count)
    {
        if (count > _data.Length - _at)
        {
            throw new FormatException("The data ends too early.");
        }

        var start = _at;
        _at += count;
        return start;
    }

    /// <summary>A number of elements, each of which takes at least this many bytes.</summary>
    private readonly int Count(uint count, int each) =>
        count * (long)each <= _data.Length - _at ? (int)count : throw new FormatException("The data ends too early.");

    private readonly int Count(int count, int each) => Count((uint)count, each);

    private static int Length(uint length) => length <= int.MaxValue ? (int)length : throw new FormatException("Too long.");

    private ushort Big16() => BinaryPrimitives.ReadUInt16BigEndian(_data[Take(2)..]);

    private uint Big32() => BinaryPrimitives.ReadUInt32BigEndian(_data[Take(4)..]);

    private ulong Big64() => BinaryPrimitives.ReadUInt64BigEndian(_data[Take(8)..]);
}
