using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Attributes;
using MongoDB.Bson.Serialization.Serializers;

namespace Myna.Storage.MongoDb;

/// <summary>A document's BSON on its way out, written as it is.</summary>
[BsonSerializer(typeof(RawDocumentSerializer))]
internal sealed class RawDocument(byte[] bytes)
{
    public byte[] Bytes { get; } = bytes;
}

internal sealed class RawDocumentSerializer : SerializerBase<RawDocument>
{
    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, RawDocument value)
    {
        using var bytes = new ByteArrayBuffer(value.Bytes, isReadOnly: true);
        context.Writer.WriteRawBsonDocument(bytes);
    }
}

/// <summary>A document as it was read, or why it cannot be: a fault of the data must not look like a fault of the connection.</summary>
internal sealed class Found<T>(Document<T> document, InvalidDataException? error)
    where T : class
{
    public Document<T> Document => error is null ? document : throw error;
}

/// <summary>Decodes from the reply's own bytes: no tree of BSON values, no copy.</summary>
internal sealed class FoundSerializer<T>(DocumentMapping<T> mapping) : SerializerBase<Found<T>>
    where T : class
{
    public override Found<T> Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        using var bytes = context.Reader.ReadRawBsonDocument();
        var segment = bytes.AccessBackingBytes(0);
        if (segment.Count < bytes.Length)
        {
            // The document lies across two chunks of the reply.
            var copy = new byte[bytes.Length];
            bytes.GetBytes(0, copy, 0, copy.Length);
            segment = copy;
        }

        try
        {
            return new Found<T>(mapping.Decode(segment.AsSpan(0, bytes.Length)), null);
        }
        catch (InvalidDataException e)
        {
            return new Found<T>(default, e);
        }
    }
}
