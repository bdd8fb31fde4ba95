using System.Buffers.Binary;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Myna.Storage.MongoDb.Bson;

namespace Myna.Storage.MongoDb;

/// <summary>
/// A collection's documents as MongoDB holds them: <c>_id</c>, the port's <c>version</c> (an int64; <c>_version</c> where the
/// document has a version of its own), then the fields of the JSON contract. A property <c>id</c> that is the document's id is the <c>_id</c> and is not stored twice.
/// </summary>
/// <remarks>
/// <c>_keys</c> appears only where an index orders by what the stored field does not show (an enum written as a name, a property
/// outside the contract): it holds the value that the index compares.
/// </remarks>
internal sealed class DocumentMapping<T>
    where T : class
{
    private const string KeysField = "_keys";

    /// <summary>MongoDB's own bound, less the server's overhead for the command around a document.</summary>
    private const int MaxBsonBytes = (16 << 20) - (16 << 10);

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly JsonReaderOptions Deep = new() { MaxDepth = BsonEncoder.MaxDepth };

    [ThreadStatic]
    private static Scratch? Own;

    private readonly Collection<T> _collection;
    private readonly BsonShape _shape;
    private readonly bool _hasIdProperty;
    private readonly byte[] _version;
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);
    private readonly List<(byte[] Name, Func<T, IndexValue> Read)> _keys = [];

    public DocumentMapping(Collection<T> collection)
    {
        _collection = collection;
        _shape = BsonShape.Of(collection.Json);
        _hasIdProperty = collection.IdPath == "id" && _shape.Property("id") is { Form: BsonForm.Text };
        VersionField = _shape.Property("version") is null ? "version" : "_version";
        _version = Encoding.ASCII.GetBytes(VersionField);
        foreach (var field in collection.Indexes.SelectMany(index => index.Fields))
        {
            Declare(field);
        }
    }

    /// <summary>The field that holds the document's version.</summary>
    public string VersionField { get; }

    /// <summary>The path of an indexed field in the stored document.</summary>
    public string PathOf(IndexField<T> field) => _paths[field.Path];

    /// <summary>The document as BSON.</summary>
    /// <exception cref="ArgumentException">It is larger than <see cref="Limits.MaxDocumentBytes"/> or MongoDB's bound, or it has a value that BSON cannot hold.</exception>
    public byte[] Encode(T value, string id, long version)
    {
        var scratch = Own ??= new Scratch();
        scratch.Json.Clear();
        var writer = scratch.Writer;
        writer.Reset(scratch.Json);
        JsonSerializer.Serialize(writer, value, _collection.Json);
        writer.Flush();
        if (scratch.Json.Length > Limits.MaxDocumentBytes)
        {
            throw new ArgumentException($"{_collection.Name}/{id} has {scratch.Json.Length} bytes; {Limits.MaxDocumentBytes} are possible.");
        }

        var bson = scratch.Bson;
        bson.Clear();
        var start = BsonEncoder.Begin(bson);
        BsonEncoder.Name(bson, BsonTag.Text, "_id"u8);
        BsonEncoder.Text(bson, id);
        BsonEncoder.Name(bson, BsonTag.Int64, _version);
        bson.Int64(version);
        try
        {
            Fields(scratch.Json.Written, id, bson);
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"{_collection.Name}/{id} is nested deeper than {BsonEncoder.MaxDepth}.", e);
        }

        Keys(value, bson);
        BsonEncoder.End(bson, start);
        if (bson.Length > MaxBsonBytes)
        {
            // Lists of small numbers are six times as large as in JSON: BSON writes each element's index.
            throw new ArgumentException($"{_collection.Name}/{id} has {bson.Length} bytes of BSON; {MaxBsonBytes} are possible.");
        }

        return bson.Written.ToArray();
    }

    /// <exception cref="InvalidDataException">The stored bytes are no document of this collection.</exception>
    public Document<T> Decode(ReadOnlySpan<byte> bson)
    {
        try
        {
            var json = (Own ??= new Scratch()).Text;
            json.Clear();
            var version = ToJson(bson, json);
            var value = JsonSerializer.Deserialize(json.Written, _collection.Json) ?? throw new JsonException("null");
            return new Document<T>(value, version);
        }
        catch (Exception e) when (e is FormatException or JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new InvalidDataException($"A document of {_collection.Name} cannot be read: {e.Message}", e);
        }
    }

    private void Fields(ReadOnlySpan<byte> text, string id, ByteBuffer bson)
    {
        var json = new Utf8JsonReader(text, Deep);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            throw new ArgumentException($"{_collection.Name}/{id} is not a JSON object.");
        }

        var next = 0;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (_hasIdProperty && json.ValueTextEquals("id"u8))
            {
                var value = json;
                value.Read();
                if (value.TokenType == JsonTokenType.String && value.ValueTextEquals(id))
                {
                    json = value;
                    next++;
                    continue;
                }
            }

            BsonEncoder.Field(ref json, _shape, ref next, bson);
        }
    }

    private long ToJson(ReadOnlySpan<byte> bson, JsonText json)
    {
        var fields = BsonDecoder.Body(bson, out var size);
        if (size != bson.Length)
        {
            throw new FormatException("Bytes after the document's end.");
        }

        long version = 0;
        var next = 0;
        json.BeginObject();
        while (BsonField.Next(ref fields, out var field))
        {
            if (field.Name.SequenceEqual("_id"u8))
            {
                if (_hasIdProperty)
                {
                    json.Name("id"u8);
                    if (field.Tag == BsonTag.ObjectId)
                    {
                        json.Hex(field.Value);
                    }
                    else
                    {
                        json.String(field.Tag == BsonTag.Text ? field.Value : throw new FormatException($"An _id of BSON type {field.Tag}."));
                    }
                }
            }
            else if (version == 0 && field.Name.SequenceEqual(_version))
            {
                version = field.Tag switch
                {
                    BsonTag.Int64 => BinaryPrimitives.ReadInt64LittleEndian(field.Value),
                    BsonTag.Int32 => BinaryPrimitives.ReadInt32LittleEndian(field.Value),
                    _ => 0,
                };
            }
            else
            {
                BsonDecoder.Field(field, _shape, ref next, json, 1);
            }
        }

        json.EndObject();
        return version > 0 ? version : throw new FormatException($"It has no {VersionField}.");
    }

    private void Keys(T value, ByteBuffer bson)
    {
        if (_keys.Count == 0)
        {
            return;
        }

        BsonEncoder.Name(bson, BsonTag.Document, "_keys"u8);
        var start = BsonEncoder.Begin(bson);
        foreach (var (name, read) in _keys)
        {
            var key = read(value);
            switch (key.Kind)
            {
                case IndexValueKind.Null:
                    BsonEncoder.Name(bson, BsonTag.Null, name);
                    break;
                case IndexValueKind.Text:
                    BsonEncoder.Name(bson, BsonTag.Text, name);
                    BsonEncoder.Text(bson, key.Text);
                    break;
                case IndexValueKind.Boolean:
                    BsonEncoder.Name(bson, BsonTag.Boolean, name);
                    bson.Byte((byte)key.Number);
                    break;
                default:
                    BsonEncoder.Name(bson, key.Kind == IndexValueKind.Time ? BsonTag.Time : BsonTag.Int64, name);
                    bson.Int64(key.Number);
                    break;
            }
        }

        BsonEncoder.End(bson, start);
    }

    private void Declare(IndexField<T> field)
    {
        if (_paths.ContainsKey(field.Path))
        {
            return;
        }

        var shape = _shape;
        foreach (var part in field.Path.Split('.'))
        {
            shape = shape?.Property(part);
        }

        if (field.Path == "id" && _hasIdProperty)
        {
            _paths[field.Path] = "_id";
        }
        else if (shape is { Form: BsonForm.Text or BsonForm.Boolean or BsonForm.Int32 or BsonForm.Int64 or BsonForm.Time })
        {
            _paths[field.Path] = field.Path;
        }
        else
        {
            var name = field.Path.Replace('.', '_');
            _paths[field.Path] = $"{KeysField}.{name}";
            _keys.Add((Encoding.UTF8.GetBytes(name), field.Read));
        }
    }

    private sealed class Scratch
    {
        public Scratch() => Writer = new Utf8JsonWriter(Json, Relaxed);

        public ByteBuffer Json { get; } = new();

        public Utf8JsonWriter Writer { get; }

        public ByteBuffer Bson { get; } = new();

        public JsonText Text { get; } = new();
    }
}
