using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MongoDB.Bson;

namespace Myna.Storage.MongoDb.Bson;

/// <summary>
/// JSON, as a contract wrote it, to BSON: times to dates (whole milliseconds, cut off below), numbers to the width that their
/// property declares, base64 to binary. A number without a declaration becomes the smallest of int32, int64 and double that holds it.
/// </summary>
internal static class BsonEncoder
{
    /// <summary>MongoDB's own bound on nesting.</summary>
    public const int MaxDepth = 100;

    private static readonly byte[][] Indexes = [.. Enumerable.Range(0, 256).Select(i => Encoding.ASCII.GetBytes(i.ToString(CultureInfo.InvariantCulture)))];

    /// <summary>Writes a whole document. The reader is before the first token.</summary>
    /// <exception cref="ArgumentException">The JSON is not an object, or has a value that BSON cannot hold.</exception>
    public static void Document(ref Utf8JsonReader json, BsonShape shape, ByteBuffer target)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            throw new ArgumentException("A document is a JSON object.");
        }

        var start = Begin(target);
        Fields(ref json, shape, target);
        End(target, start);
    }

    /// <summary>Reserves a document's length; <see cref="End"/> fills it in.</summary>
    public static int Begin(ByteBuffer target)
    {
        var start = target.Length;
        target.Int32(0);
        return start;
    }

    public static void End(ByteBuffer target, int start)
    {
        target.Byte(0);
        target.PatchInt32(start, target.Length - start);
    }

    public static void Name(ByteBuffer target, BsonTag tag, ReadOnlySpan<byte> name)
    {
        var span = target.Reserve(name.Length + 2);
        span[0] = (byte)tag;
        name.CopyTo(span[1..]);
        span[name.Length + 1] = 0;
        target.Advance(name.Length + 2);
    }

    public static void Text(ByteBuffer target, ReadOnlySpan<byte> text)
    {
        var span = target.Reserve(text.Length + 5);
        BinaryPrimitives.WriteInt32LittleEndian(span, text.Length + 1);
        text.CopyTo(span[4..]);
        span[text.Length + 4] = 0;
        target.Advance(text.Length + 5);
    }

    public static void Text(ByteBuffer target, string text)
    {
        var start = target.Length;
        target.Int32(0);
        target.Advance(Encoding.UTF8.GetBytes(text, target.Reserve(Encoding.UTF8.GetMaxByteCount(text.Length))));
        target.Byte(0);
        target.PatchInt32(start, target.Length - start - 4);
    }

    /// <summary>The fields of an object whose first brace has been read, up to and with its last one.</summary>
    private static void Fields(ref Utf8JsonReader json, BsonShape shape, ByteBuffer target)
    {
        var next = 0;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            Field(ref json, shape, ref next, target);
        }
    }

    /// <summary>One field, from its name (the reader's current token) to the end of its value.</summary>
    public static void Field(ref Utf8JsonReader json, BsonShape shape, ref int next, ByteBuffer target)
    {
        if (json.ValueIsEscaped)
        {
            Value(ref json, Encoding.UTF8.GetBytes(json.GetString()!), shape, ref next, target);
        }
        else
        {
            Value(ref json, json.ValueSpan, shape, ref next, target);
        }
    }

    private static void Value(ref Utf8JsonReader json, ReadOnlySpan<byte> name, BsonShape shape, ref int next, ByteBuffer target)
    {
        var value = shape.Property(name, ref next) ?? BsonShape.Any;
        json.Read();
        Value(ref json, FieldName.Stored(name), value, target);
    }

    private static void Value(ref Utf8JsonReader json, ReadOnlySpan<byte> name, BsonShape shape, ByteBuffer target)
    {
        int start;
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                String(ref json, name, shape.Form, target);
                break;
            case JsonTokenType.Number:
                Number(ref json, name, shape.Form, target);
                break;
            case JsonTokenType.True:
            case JsonTokenType.False:
                Name(target, BsonTag.Boolean, name);
                target.Byte(json.TokenType == JsonTokenType.True ? (byte)1 : (byte)0);
                break;
            case JsonTokenType.Null:
                Name(target, BsonTag.Null, name);
                break;
            case JsonTokenType.StartObject:
                Name(target, BsonTag.Document, name);
                start = Begin(target);
                Fields(ref json, shape, target);
                End(target, start);
                break;
            case JsonTokenType.StartArray:
                Name(target, BsonTag.Array, name);
                start = Begin(target);
                var element = shape.Form == BsonForm.Array ? shape.Element : BsonShape.Any;
                for (var i = 0; json.Read() && json.TokenType != JsonTokenType.EndArray; i++)
                {
                    Value(ref json, i < Indexes.Length ? Indexes[i] : Encoding.ASCII.GetBytes(i.ToString(CultureInfo.InvariantCulture)), element, target);
                }

                End(target, start);
                break;
        }
    }

    private static void String(ref Utf8JsonReader json, ReadOnlySpan<byte> name, BsonForm form, ByteBuffer target)
    {
        switch (form)
        {
            case BsonForm.Time when json.TryGetDateTimeOffset(out var time) && IsInstant(json.ValueSpan):
                Name(target, BsonTag.Time, name);
                target.Int64(time.ToUnixTimeMilliseconds());
                return;
            case BsonForm.Bytes when json.TryGetBytesFromBase64(out var bytes):
                Name(target, BsonTag.Binary, name);
                target.Int32(bytes.Length);
                target.Byte(0);
                target.Bytes(bytes);
                return;
            case BsonForm.Double when Named(ref json) is { } number:
                Name(target, BsonTag.Double, name);
                target.Int64(BitConverter.DoubleToInt64Bits(number));
                return;
        }

        Name(target, BsonTag.Text, name);
        if (!json.ValueIsEscaped)
        {
            Text(target, json.ValueSpan);
            return;
        }

        var start = target.Length;
        target.Int32(0);
        target.Advance(json.CopyString(target.Reserve(json.ValueSpan.Length)));
        target.Byte(0);
        target.PatchInt32(start, target.Length - start - 4);
    }

    // A DateTime of unspecified kind has no offset: it is not an instant and stays a string.
    private static bool IsInstant(ReadOnlySpan<byte> text) =>
        text[^1] == (byte)'Z' || (text.Length > 6 && (text[^6] == (byte)'+' || (text[^6] == (byte)'-' && text.Length > 10)));

    private static double? Named(ref Utf8JsonReader json) =>
        json.ValueTextEquals("NaN"u8) ? double.NaN :
        json.ValueTextEquals("Infinity"u8) ? double.PositiveInfinity :
        json.ValueTextEquals("-Infinity"u8) ? double.NegativeInfinity : null;

    private static void Number(ref Utf8JsonReader json, ReadOnlySpan<byte> name, BsonForm form, ByteBuffer target)
    {
        switch (form)
        {
            case BsonForm.Int64 when json.TryGetInt64(out var wide):
                Name(target, BsonTag.Int64, name);
                target.Int64(wide);
                return;
            case BsonForm.Decimal when json.TryGetDecimal(out var exact):
                Decimal(target, name, exact);
                return;
            case not BsonForm.Double when json.TryGetInt32(out var narrow):
                Name(target, BsonTag.Int32, name);
                target.Int32(narrow);
                return;
            case not BsonForm.Double when json.TryGetInt64(out var wide):
                Name(target, BsonTag.Int64, name);
                target.Int64(wide);
                return;
            case not BsonForm.Double when !json.ValueSpan.ContainsAny(".eE"u8) && json.TryGetDecimal(out var exact):
                Decimal(target, name, exact);
                return;
        }

        if (!json.TryGetDouble(out var number) || !double.IsFinite(number))
        {
            throw new ArgumentException($"The number {Encoding.UTF8.GetString(json.ValueSpan)} does not fit any of BSON's.");
        }

        Name(target, BsonTag.Double, name);
        target.Int64(BitConverter.DoubleToInt64Bits(number));
    }

    private static void Decimal(ByteBuffer target, ReadOnlySpan<byte> name, decimal value)
    {
        var wide = new Decimal128(value);
        Name(target, BsonTag.Decimal, name);
        target.Int64(unchecked((long)wide.GetIEEELowBits()));
        target.Int64(unchecked((long)wide.GetIEEEHighBits()));
    }
}
