using System.Buffers.Binary;
using System.Text;
using MongoDB.Bson;

namespace Myna.Storage.MongoDb.Bson;

/// <summary>
/// BSON to the JSON that a contract reads. Fields that the contract does not know are passed over, so that a newer version or a
/// person with a shell may add some; a known field of a type that JSON does not have (a regular expression, a timestamp) is refused.
/// </summary>
/// <exception cref="FormatException">The bytes are not BSON or hold an unsupported value; the message names it and its position.</exception>
internal static class BsonDecoder
{
    /// <summary>Writes a whole document as JSON text.</summary>
    public static void Document(ReadOnlySpan<byte> bson, BsonShape shape, JsonText target)
    {
        var fields = Body(bson, out var size);
        if (size != bson.Length)
        {
            throw new FormatException($"A document of {size} bytes in {bson.Length}.");
        }

        target.BeginObject();
        var next = 0;
        while (BsonField.Next(ref fields, out var field))
        {
            Field(field, shape, ref next, target, 1);
        }

        target.EndObject();
    }

    /// <summary>The elements of a document without its length and terminator.</summary>
    public static ReadOnlySpan<byte> Body(ReadOnlySpan<byte> bson, out int size)
    {
        size = bson.Length >= 5 ? BinaryPrimitives.ReadInt32LittleEndian(bson) : 0;
        return size >= 5 && size <= bson.Length && bson[size - 1] == 0
            ? bson[4..(size - 1)]
            : throw new FormatException("A document whose length and end do not agree.");
    }

    /// <summary>One field of an object, when the contract knows it.</summary>
    public static void Field(in BsonField field, BsonShape shape, ref int next, JsonText target, int depth)
    {
        if (shape.Field(field.Name, ref next, target) is { } value)
        {
            Value(field, value, target, depth);
        }
    }

    private static void Value(in BsonField field, BsonShape shape, JsonText target, int depth)
    {
        var bytes = field.Value;
        switch (field.Tag)
        {
            case BsonTag.Text:
            case BsonTag.Symbol:
                target.String(bytes);
                break;
            case BsonTag.Int32:
                target.Number(BinaryPrimitives.ReadInt32LittleEndian(bytes));
                break;
            case BsonTag.Int64:
                target.Number(BinaryPrimitives.ReadInt64LittleEndian(bytes));
                break;
            case BsonTag.Double:
                Double(BinaryPrimitives.ReadDoubleLittleEndian(bytes), shape.Form, target);
                break;
            case BsonTag.Decimal:
                Decimal(bytes, target);
                break;
            case BsonTag.Time:
                target.Time(BinaryPrimitives.ReadInt64LittleEndian(bytes));
                break;
            case BsonTag.Boolean:
                target.Raw(bytes[0] == 0 ? "false"u8 : "true"u8);
                break;
            case BsonTag.Null:
                target.Raw("null"u8);
                break;
            case BsonTag.Document:
                Nested(bytes, shape, target, depth);
                break;
            case BsonTag.Array:
                Items(bytes, shape.Form == BsonForm.Array ? shape.Element : BsonShape.Any, target, depth);
                break;
            case BsonTag.Binary:
                target.Base64(bytes);
                break;
            case BsonTag.ObjectId:
                target.Hex(bytes);
                break;
            default:
                throw new FormatException($"Field {Encoding.UTF8.GetString(field.Name)} is a BSON {field.Tag}, which no document has.");
        }
    }

    private static void Nested(ReadOnlySpan<byte> bson, BsonShape shape, JsonText target, int depth)
    {
        Deeper(ref depth);
        var fields = Body(bson, out _);
        target.BeginObject();
        var next = 0;
        while (BsonField.Next(ref fields, out var field))
        {
            Field(field, shape, ref next, target, depth);
        }

        target.EndObject();
    }

    private static void Items(ReadOnlySpan<byte> bson, BsonShape element, JsonText target, int depth)
    {
        Deeper(ref depth);
        var items = Body(bson, out _);
        target.BeginArray();
        while (BsonField.Next(ref items, out var item))
        {
            target.Item();
            Value(item, element, target, depth);
        }

        target.EndArray();
    }

    private static void Deeper(ref int depth)
    {
        if (++depth > BsonEncoder.MaxDepth)
        {
            throw new FormatException($"Nested deeper than {BsonEncoder.MaxDepth}.");
        }
    }

    // Shells write whole numbers as doubles; an int property accepts them.
    private static void Double(double value, BsonForm form, JsonText target)
    {
        if (!double.IsFinite(value))
        {
            target.String(double.IsNaN(value) ? "NaN"u8 : value > 0 ? "Infinity"u8 : "-Infinity"u8);
        }
        else if (form is BsonForm.Int32 or BsonForm.Int64 && Math.Abs(value) < 1L << 53 && value == Math.Truncate(value))
        {
            target.Number((long)value);
        }
        else
        {
            target.Number(value);
        }
    }

    private static void Decimal(ReadOnlySpan<byte> bytes, JsonText target)
    {
        var value = Decimal128.FromIEEEBits(
            BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]), BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        if (Decimal128.IsNaN(value) || Decimal128.IsInfinity(value))
        {
            throw new FormatException("A decimal that is not a number.");
        }

        target.Raw(Encoding.ASCII.GetBytes(value.ToString()));
    }
}

/// <summary>One element of a document: its type, its name, and the bytes of its value (of a string: without length and end).</summary>
internal readonly ref struct BsonField(BsonTag tag, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
{
    public BsonTag Tag { get; } = tag;

    public ReadOnlySpan<byte> Name { get; } = name;

    public ReadOnlySpan<byte> Value { get; } = value;

    private const byte OldBinary = 2;

    /// <summary>Takes the next element off; false at the end. Every length is checked against what is there.</summary>
    public static bool Next(ref ReadOnlySpan<byte> rest, out BsonField field)
    {
        if (rest.IsEmpty)
        {
            field = default;
            return false;
        }

        var tag = (BsonTag)rest[0];
        var end = rest[1..].IndexOf((byte)0);
        if (end < 0)
        {
            throw new FormatException("A field name without an end.");
        }

        var name = rest.Slice(1, end);
        rest = rest[(end + 2)..];
        field = new BsonField(tag, name, Take(ref rest, tag, name));
        return true;
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> rest, BsonTag tag, ReadOnlySpan<byte> name)
    {
        var (before, length, after) = tag switch
        {
            BsonTag.Double or BsonTag.Time or BsonTag.Int64 or BsonTag.Timestamp => (0, 8, 0),
            BsonTag.Int32 => (0, 4, 0),
            BsonTag.Boolean => (0, 1, 0),
            BsonTag.Null or BsonTag.Undefined or BsonTag.MinKey or BsonTag.MaxKey => (0, 0, 0),
            BsonTag.ObjectId => (0, 12, 0),
            BsonTag.Decimal => (0, 16, 0),
            BsonTag.Text or BsonTag.Symbol or BsonTag.Code => (4, Length(rest, 0) - 1, 1),
            BsonTag.Binary => (5, Length(rest, 0), 0),
            BsonTag.Document or BsonTag.Array or BsonTag.ScopedCode => (0, Length(rest, 0), 0),
            BsonTag.Pointer => (4, Length(rest, 0) - 1, 13),
            BsonTag.Regex => (0, Regex(rest), 0),
            _ => (0, -1, 0),
        };
        if (length < 0 || length > rest.Length - before - after)
        {
            throw new FormatException($"Field {Encoding.UTF8.GetString(name)} (type 0x{(byte)tag:x2}) does not fit its document.");
        }

        var value = rest.Slice(before, length);
        if (tag == BsonTag.Binary && rest[4] == OldBinary)
        {
            // The old binary subtype 2 repeats its length.
            value = Length(value, 0) == length - 4 ? value[4..] : throw new FormatException("A binary whose two lengths do not agree.");
        }

        if ((after > 0 && rest[before + length] != 0) || (tag == BsonTag.Boolean && value[0] > 1))
        {
            throw new FormatException($"Field {Encoding.UTF8.GetString(name)} (type 0x{(byte)tag:x2}) is malformed.");
        }

        rest = rest[(before + length + after)..];
        return value;
    }

    private static int Length(ReadOnlySpan<byte> rest, int at) =>
        rest.Length >= at + 4 ? BinaryPrimitives.ReadInt32LittleEndian(rest[at..]) : -1;

    private static int Regex(ReadOnlySpan<byte> rest)
    {
        var pattern = rest.IndexOf((byte)0);
        var options = pattern < 0 ? -1 : rest[(pattern + 1)..].IndexOf((byte)0);
        return options < 0 ? -1 : pattern + options + 2;
    }
}
