using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Attributes;
using MongoDB.Bson.Serialization.Serializers;

namespace Myna.Storage.MongoDb;

/// <summary>An encoded document, written to the connection as it is.</summary>
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

/// <summary>A document, or the reason why it cannot be read: the driver would report a fault of the data as one of the connection.</summary>
internal sealed class Found<T>(Document<T> document, InvalidDataException? error)
    where T : class
{
    public Document<T> Document => error is null ? document : throw error;
}

/// <summary>Decodes directly from the response's bytes, without a tree of BSON values or a copy.</summary>
internal sealed class FoundSerializer<T>(DocumentMapping<T> mapping) : SerializerBase<Found<T>>
    where T : class
{
    public override Found<T> Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        using var bytes = context.Reader.ReadRawBsonDocument();
        var segment = bytes.AccessBackingBytes(0);
        if (segment.Count < bytes.Length)
        {
            // The document spans two chunks of the response.
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
