using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Myna.Storage.MongoDb.Bson;

/// <summary>
/// The BSON form of a value by its JSON contract: which strings are times, how wide a number is, the shapes of nested values.
/// Derived from <see cref="JsonTypeInfo"/>, so that a document is declared once.
/// </summary>
/// <remarks>A value that a custom converter writes is <see cref="BsonForm.Any"/>: each of its tokens is encoded by its own type.</remarks>
internal sealed class BsonShape
{
    public static readonly BsonShape Any = new(BsonForm.Any);

    private KnownField[] _fields = [];
    private bool _isStoredAsNamed = true;

    private BsonShape(BsonForm form) => Form = form;

    public BsonForm Form { get; }

    /// <summary>The shape of an array's or a map's values.</summary>
    public BsonShape Element { get; private set; } = null!;

    /// <summary>True when fields that the contract does not know are to be skipped on reading.</summary>
    public bool IsClosed => Form == BsonForm.Object;

    public static BsonShape Of(JsonTypeInfo type) => Of(type, []);

    /// <summary>
    /// The shape of a property. Properties mostly come in the order of the contract: <paramref name="next"/> is where to look first.
    /// Null when the contract has no such property.
    /// </summary>
    public BsonShape? Property(ReadOnlySpan<byte> name, ref int next) => Form switch
    {
        BsonForm.Object => Find(name, ref next)?.Shape,
        BsonForm.Map => Element,
        _ => Any,
    };

    public BsonShape? Property(string name)
    {
        var next = 0;
        return Form == BsonForm.Object ? Property(Encoding.UTF8.GetBytes(name), ref next) : null;
    }

    /// <summary>As <see cref="Property(ReadOnlySpan{byte}, ref int)"/>, by the name that the field has in BSON, which <paramref name="target"/> is given as JSON.</summary>
    public BsonShape? Field(ReadOnlySpan<byte> stored, ref int next, JsonText target)
    {
        if (Form != BsonForm.Object)
        {
            target.Name(FieldName.Read(stored));
            return Form == BsonForm.Map ? Element : Any;
        }

        if (Find(_isStoredAsNamed ? stored : FieldName.Read(stored), ref next) is not { } field)
        {
            return null;
        }

        target.Named(field.Json);
        return field.Shape;
    }

    private KnownField? Find(ReadOnlySpan<byte> name, ref int next)
    {
        var fields = _fields;
        for (var i = 0; i < fields.Length; i++)
        {
            var at = next + i;
            at = at >= fields.Length ? at - fields.Length : at;
            if (name.SequenceEqual(fields[at].Name))
            {
                next = at + 1 == fields.Length ? 0 : at + 1;
                return fields[at];
            }
        }

        return null;
    }

    private static BsonShape Of(JsonTypeInfo type, Dictionary<Type, BsonShape> known)
    {
        if (known.TryGetValue(type.Type, out var shape))
        {
            return shape;
        }

        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                // Registered before its properties are read: a type may contain itself.
                known[type.Type] = shape = new BsonShape(BsonForm.Object);
                shape._fields = Fields(type, known);
                shape._isStoredAsNamed = Array.TrueForAll(shape._fields, field => FieldName.Stored(field.Name).SequenceEqual(field.Name));
                return shape;
            case JsonTypeInfoKind.Enumerable:
                known[type.Type] = shape = new BsonShape(BsonForm.Array);
                shape.Element = Of(type.Options.GetTypeInfo(type.ElementType!), known);
                return shape;
            case JsonTypeInfoKind.Dictionary:
                known[type.Type] = shape = new BsonShape(BsonForm.Map);
                shape.Element = Of(type.Options.GetTypeInfo(type.ElementType!), known);
                return shape;
            default:
                var scalar = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
                var form = scalar.IsEnum ? EnumForm(scalar, type.Options) : Scalar(scalar);
                return known[type.Type] = form == BsonForm.Any ? Any : new BsonShape(form);
        }
    }

    // A polymorphic type has the fields of all its derived types: their names, not the discriminator, tell what they are.
    private static KnownField[] Fields(JsonTypeInfo type, Dictionary<Type, BsonShape> known)
    {
        var properties = new Dictionary<string, BsonShape>(StringComparer.Ordinal);
        if (type.PolymorphismOptions is { } polymorphism)
        {
            properties[polymorphism.TypeDiscriminatorPropertyName] = Any;
            foreach (var derived in polymorphism.DerivedTypes)
            {
                Add(type.Options.GetTypeInfo(derived.DerivedType));
            }
        }

        Add(type);
        return [.. properties.Select(property => new KnownField(Encoding.UTF8.GetBytes(property.Key), property.Value))];

        void Add(JsonTypeInfo part)
        {
            foreach (var property in part.Properties)
            {
                var shape = property.CustomConverter is null ? Of(part.Options.GetTypeInfo(property.PropertyType), known) : Any;
                properties[property.Name] = properties.TryGetValue(property.Name, out var other) && other != shape ? Any : shape;
            }
        }
    }

    // Only its output shows whether a contract writes an enum as a number or as a name.
    private static BsonForm EnumForm(Type type, JsonSerializerOptions options)
    {
        var values = Enum.GetValuesAsUnderlyingType(type);
        if (values.Length == 0)
        {
            return BsonForm.Any;
        }

        var written = JsonSerializer.SerializeToUtf8Bytes(Enum.ToObject(type, values.GetValue(0)!), options.GetTypeInfo(type));
        return written[0] == (byte)'"' ? BsonForm.Any : Scalar(Enum.GetUnderlyingType(type));
    }

    private static BsonForm Scalar(Type type) => type switch
    {
        _ when type == typeof(string) => BsonForm.Text,
        _ when type == typeof(bool) => BsonForm.Boolean,
        _ when type == typeof(DateTimeOffset) || type == typeof(DateTime) => BsonForm.Time,
        _ when type == typeof(int) || type == typeof(short) || type == typeof(ushort) || type == typeof(byte) || type == typeof(sbyte) => BsonForm.Int32,
        _ when type == typeof(long) || type == typeof(uint) || type == typeof(ulong) => BsonForm.Int64,
        _ when type == typeof(double) || type == typeof(float) => BsonForm.Double,
        _ when type == typeof(decimal) => BsonForm.Decimal,
        _ when type == typeof(byte[]) || type == typeof(ReadOnlyMemory<byte>) || type == typeof(Memory<byte>) => BsonForm.Bytes,
        _ => BsonForm.Any,
    };

    /// <summary>A field that the contract has, with its name as JSON writes it: quoted, escaped, with the colon.</summary>
    private sealed class KnownField
    {
        public KnownField(byte[] name, BsonShape shape)
        {
            (Name, Shape) = (name, shape);
            var text = new JsonText();
            text.Name(name);
            Json = text.Written.ToArray();
        }

        public byte[] Name { get; }

        public byte[] Json { get; }

        public BsonShape Shape { get; }
    }
}

internal enum BsonForm
{
    Any,
    Object,
    Array,
    Map,
    Text,
    Time,
    Int32,
    Int64,
    Double,
    Decimal,
    Boolean,
    Bytes,
}

/// <summary>The element types of <see href="https://bsonspec.org/spec.html">BSON 1.1</see>.</summary>
internal enum BsonTag : byte
{
    Double = 0x01,
    Text = 0x02,
    Document = 0x03,
    Array = 0x04,
    Binary = 0x05,
    Undefined = 0x06,
    ObjectId = 0x07,
    Boolean = 0x08,
    Time = 0x09,
    Null = 0x0A,
    Regex = 0x0B,
    Pointer = 0x0C,
    Code = 0x0D,
    Symbol = 0x0E,
    ScopedCode = 0x0F,
    Int32 = 0x10,
    Timestamp = 0x11,
    Int64 = 0x12,
    Decimal = 0x13,
    MinKey = 0xFF,
    MaxKey = 0x7F,
}
