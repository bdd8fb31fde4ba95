using MongoDB.Bson;
using MongoDB.Driver;

namespace Myna.Storage.MongoDb;

/// <summary>A collection as the store uses it: typed for reading, raw for writing.</summary>
internal abstract class CollectionAdapter(string name, string versionField, IMongoCollection<RawDocument> raw)
{
    public string Name { get; } = name;

    /// <summary>The field that holds a document's version.</summary>
    public string VersionField { get; } = versionField;

    public IMongoCollection<RawDocument> Raw { get; } = raw;

    /// <summary>The declared indexes in MongoDB's form.</summary>
    public abstract IEnumerable<CreateIndexModel<RawDocument>> Indexes();

    /// <summary>Checks the bounds and encodes a write, so that an invalid one is refused before anything is sent.</summary>
    public abstract PreparedWrite Prepare(Write write);
}

internal sealed class CollectionAdapter<T> : CollectionAdapter
    where T : class
{
    private readonly Collection<T> _collection;
    private readonly DocumentMapping<T> _mapping;
    private readonly TimeSpan _patience;
    private readonly AsFound _asFound;

    private CollectionAdapter(Collection<T> collection, DocumentMapping<T> mapping, MongoLink link)
        : base(collection.Name, mapping.VersionField, link.Database.GetCollection<RawDocument>(collection.Name))
    {
        (_collection, _mapping, _patience) = (collection, mapping, link.Deadline);
        Loads = new SharedLoads<T>(this, link);
        Reader = new FoundSerializer<T>(mapping);
        _asFound = new AsFound(Reader);
    }

    /// <summary>Reads a document of this collection from the bytes of a reply.</summary>
    public FoundSerializer<T> Reader { get; }

    /// <summary>Combines the loads of concurrent callers.</summary>
    public SharedLoads<T> Loads { get; }

    public static CollectionAdapter<T> Of(Collection<T> collection, MongoLink link) => new(collection, new DocumentMapping<T>(collection), link);

    public override IEnumerable<CreateIndexModel<RawDocument>> Indexes()
    {
        foreach (var index in _collection.Indexes)
        {
            var keys = new BsonDocument();
            var condition = new BsonDocument();
            foreach (var field in index.Fields)
            {
                keys[_mapping.PathOf(field)] = 1;
                condition[_mapping.PathOf(field)] = QueryFilter.NotNull(field.Kind);
            }

            if (!index.Unique)
            {
                // The id follows the fields, so that a cursor is one position in the index.
                keys["_id"] = 1;
            }

            if (keys.ElementCount > 1 || keys.GetElement(0).Name != "_id")
            {
                yield return new CreateIndexModel<RawDocument>(keys, new CreateIndexOptions<RawDocument>
                {
                    Name = index.Name,
                    Unique = index.Unique ? true : null,
                    PartialFilterExpression = index.Unique ? condition : null,
                });
            }
        }
    }

    public override PreparedWrite Prepare(Write write)
    {
        if (!Limits.IsId(write.Id))
        {
            throw new ArgumentException($"The id of a document of {Name} must have 1 to {Limits.MaxIdLength} well-formed UTF-16 units.", nameof(write));
        }

        if (write is not Put<T> put)
        {
            return new PreparedWrite(this, write.Id, write.ExpectedVersion, null, write.IsRequirement);
        }

        foreach (var field in _collection.Indexes.SelectMany(index => index.Fields))
        {
            if (field.Kind == IndexValueKind.Text && field.Read(put.Value) is { Kind: IndexValueKind.Text, Text: var text }
                && !(text.Length <= Limits.MaxIndexedTextLength && Limits.IsWellFormed(text)))
            {
                throw new ArgumentException(
                    $"{field.Path} of {Name}/{write.Id} is indexed and must have at most {Limits.MaxIndexedTextLength} well-formed UTF-16 units.", nameof(write));
            }
        }

        return new PreparedWrite(this, write.Id, write.ExpectedVersion, new RawDocument(_mapping.Encode(put.Value, write.Id, put.NewVersion)));
    }

    public async Task<Document<T>?> Load(string id, CancellationToken cancellation)
    {
        var options = new FindOptions<RawDocument, Found<T>> { Limit = 1, MaxTime = _patience, Projection = _asFound };
        using var cursor = await Raw.FindAsync(new BsonDocument("_id", id), options, cancellation);
        return await cursor.MoveNextAsync(cancellation) && cursor.Current.FirstOrDefault() is { } found ? found.Document : null;
    }

    /// <summary>The existing ones of these documents, by id.</summary>
    public async Task<Dictionary<string, Document<T>>> Load(IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        var any = new BsonDocument("_id", new BsonDocument("$in", new BsonArray(ids)));
        return (await Find(any, null, ids.Count, cancellation)).ToDictionary(document => _collection.Id(document.Value), StringComparer.Ordinal);
    }

    public Task<List<Document<T>>> Find(Query<T> query, int limit, CancellationToken cancellation)
    {
        if (!_collection.Indexes.Contains(query.Index))
        {
            throw new ArgumentException($"Index {Name}.{query.Index.Name} was declared after the store was opened.", nameof(query));
        }

        var (filter, sort) = QueryFilter.Of(query, _mapping);
        return Find(filter, sort, limit, cancellation);
    }

    /// <summary>The documents with the next greater ids.</summary>
    public Task<List<Document<T>>> After(string id, int limit, CancellationToken cancellation) =>
        Find(new BsonDocument("_id", new BsonDocument("$gt", id)), new BsonDocument("_id", 1), limit, cancellation);

    private async Task<List<Document<T>>> Find(BsonDocument filter, BsonDocument? sort, int limit, CancellationToken cancellation)
    {
        var options = new FindOptions<RawDocument, Found<T>> { Sort = sort, Limit = limit, BatchSize = limit, MaxTime = _patience, Projection = _asFound };
        using var cursor = await Raw.FindAsync(filter, options, cancellation);
        var documents = new List<Document<T>>();
        while (await cursor.MoveNextAsync(cancellation))
        {
            documents.AddRange(cursor.Current.Select(found => found.Document));
        }

        return documents;
    }

    // No projection of fields: this only chooses the reader of whole documents.
    private sealed class AsFound(FoundSerializer<T> serializer) : ProjectionDefinition<RawDocument, Found<T>>
    {
        public override RenderedProjectionDefinition<Found<T>> Render(RenderArgs<RawDocument> args) => new(null, serializer);
    }
}
