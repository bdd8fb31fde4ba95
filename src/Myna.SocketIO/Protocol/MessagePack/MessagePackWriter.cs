using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Myna.SocketIO.Protocol.MessagePack;

/// <summary>
/// Writes the MessagePack that the official parser (notepack.io) reads. Numbers take their shortest form; placeholders become the binary
/// values that they stand for.
/// </summary>
internal sealed class MessagePackWriter(ReadOnlyMemory<byte>[] attachments)
{
    private readonly ArrayBufferWriter<byte> _bytes = new(256);

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public void Map(int count) => Header(count, 0x80, 15, 0xde, 0xdf);

    public void Array(int count) => Header(count, 0x90, 15, 0xdc, 0xdd);

    public void Text(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is > 31 and <= byte.MaxValue)
        {
            _bytes.Write<byte>([0xd9, (byte)utf8.Length]);
        }
        else
        {
            Header(utf8.Length, 0xa0, 31, 0xda, 0xdb);
        }

        _bytes.Write(utf8);
    }

    public void Binary(ReadOnlySpan<byte> value)
    {
        if (value.Length <= byte.MaxValue)
        {
            _bytes.Write<byte>([0xc4, (byte)value.Length]);
        }
        else if (value.Length <= ushort.MaxValue)
        {
            Big16(0xc5, (ushort)value.Length);
        }
        else
        {
            Big32(0xc6, (uint)value.Length);
        }

        _bytes.Write(value);
    }

    public void Integer(long value)
    {
        switch (value)
        {
            case >= 0 and <= 0x7f: _bytes.Write<byte>([(byte)value]); break;
            case >= 0 and <= byte.MaxValue: _bytes.Write<byte>([0xcc, (byte)value]); break;
            case >= 0 and <= ushort.MaxValue: Big16(0xcd, (ushort)value); break;
            case >= 0 and <= uint.MaxValue: Big32(0xce, (uint)value); break;
            case >= 0: Big64(0xcf, (ulong)value); break;
            case >= -32: _bytes.Write<byte>([(byte)value]); break;
            case >= sbyte.MinValue: _bytes.Write<byte>([0xd0, (byte)value]); break;
            case >= short.MinValue: Big16(0xd1, (ushort)value); break;
            case >= int.MinValue: Big32(0xd2, (uint)value); break;
            default: Big64(0xd3, (ulong)value); break;
        }
    }

    public void Json(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                if (TryPlaceholder(value, out var bytes))
                {
                    Binary(bytes.Span);
                    break;
                }

                Map(value.GetPropertyCount());
                foreach (var property in value.EnumerateObject())
                {
                    JsonString(JsonMarshal.GetRawUtf8PropertyName(property));
                    Json(property.Value);
                }

                break;
            case JsonValueKind.Array:
                Array(value.GetArrayLength());
                foreach (var item in value.EnumerateArray())
                {
                    Json(item);
                }

                break;
            case JsonValueKind.String:
                JsonString(JsonMarshal.GetRawUtf8Value(value)[1..^1]);
                break;
            case JsonValueKind.Number when value.TryGetInt64(out var integer):
                Integer(integer);
                break;
            case JsonValueKind.Number when value.TryGetUInt64(out var large):
                Big64(0xcf, large);
                break;
            case JsonValueKind.Number:
                Big64(0xcb, BitConverter.DoubleToUInt64Bits(value.GetDouble()));
                break;
            case JsonValueKind.True:
                _bytes.Write<byte>([(byte)0xc3]);
                break;
            case JsonValueKind.False:
                _bytes.Write<byte>([(byte)0xc2]);
                break;
            default:
                _bytes.Write<byte>([(byte)0xc0]);
                break;
        }
    }

    /// <summary>The text of a JSON string. UTF-8 has no half of a surrogate pair: it becomes U+FFFD.</summary>
    private void JsonString(ReadOnlySpan<byte> json) =>
        Text(json.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(JsonText.Unescape(json)) : json);

    private bool TryPlaceholder(JsonElement value, out ReadOnlyMemory<byte> bytes)
    {
        bytes = default;
        if (attachments.Length == 0)
        {
            return false;
        }

        var reader = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(value), new JsonReaderOptions { MaxDepth = Limits.AnyDepth });
        reader.Read();
        if (!Placeholders.TryRead(ref reader, out var index) || (uint)index >= (uint)attachments.Length)
        {
            return false;
        }

        bytes = attachments[index];
        return true;
    }

    private void Header(int count, byte small, int most, byte medium, byte large)
    {
        if (count <= most)
        {
            _bytes.Write<byte>([(byte)(small | count)]);
        }
        else if (count <= ushort.MaxValue)
        {
            Big16(medium, (ushort)count);
        }
        else
        {
            Big32(large, (uint)count);
        }
    }

    private void Big16(byte type, ushort value)
    {
        var span = _bytes.GetSpan(3);
        span[0] = type;
        BinaryPrimitives.WriteUInt16BigEndian(span[1..], value);
        _bytes.Advance(3);
    }

    private void Big32(byte type, uint value)
    {
        var span = _bytes.GetSpan(5);
        span[0] = type;
        BinaryPrimitives.WriteUInt32BigEndian(span[1..], value);
        _bytes.Advance(5);
    }

    private void Big64(byte type, ulong value)
    {
        var span = _bytes.GetSpan(9);
        span[0] = type;
        BinaryPrimitives.WriteUInt64BigEndian(span[1..], value);
        _bytes.Advance(9);
    }
}
