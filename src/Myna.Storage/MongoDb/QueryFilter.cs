using MongoDB.Bson;

namespace Myna.Storage.MongoDb;

/// <summary>
/// A query of the port as a filter and a sort that one index covers. "After the cursor" is one alternative for each field
/// (same fields and a greater id; same but the last and a greater last; …): each is a range of the index and the server merges them in order.
/// </summary>
internal static class QueryFilter
{
    private static readonly BsonDocument NotThere = new("$in", new BsonArray());

    public static (BsonDocument Filter, BsonDocument Sort) Of<T>(Query<T> query, DocumentMapping<T> mapping)
        where T : class
    {
        var fields = query.Index.Fields;
        var equal = query.Equal.Length;
        var all = new BsonArray();
        for (var i = 0; i < equal; i++)
        {
            if (query.Index.Unique && query.Equal[i].Kind == IndexValueKind.Null)
            {
                return (new BsonDocument("_id", NotThere), []);
            }

            all.Add(Equal(i, query.Equal[i]));
        }

        // Repeats the index's own condition, so that the server may use the partial index.
        for (var i = equal; query.Index.Unique && i < fields.Count; i++)
        {
            all.Add(new BsonDocument(Path(i), NotNull(fields[i].Kind)));
        }

        if (query.Lower is { } lower)
        {
            all.Add(new BsonDocument(Path(equal), new BsonDocument("$gte", Value(lower))));
        }

        if (query.Upper is { } upper)
        {
            all.Add(new BsonDocument(Path(equal), new BsonDocument("$lt", Value(upper))));
        }

        if (query.Position is { } position)
        {
            all.Add(new BsonDocument("$or", After(position)));
        }

        var filter = all.Count switch { 0 => [], 1 => all[0].AsBsonDocument, _ => new BsonDocument("$and", all) };
        return (filter, Sort());

        BsonArray After(Cursor position)
        {
            var alternatives = new BsonArray();
            for (var same = position.Values.Length; same >= 0; same--)
            {
                foreach (var last in same == position.Values.Length ? [Beyond("_id", position.Id)] : Next(same, position.Values[same]))
                {
                    var parts = new BsonArray();
                    for (var i = 0; i < same; i++)
                    {
                        parts.Add(Equal(equal + i, position.Values[i]));
                    }

                    parts.Add(last);
                    alternatives.Add(parts.Count == 1 ? last : new BsonDocument("$and", parts));
                }
            }

            return alternatives;
        }

        // Null is the least value here, and MongoDB's comparisons never cross types.
        IEnumerable<BsonDocument> Next(int rest, IndexValue value)
        {
            var path = Path(equal + rest);
            switch (query.IsDescending, value.Kind == IndexValueKind.Null)
            {
                case (false, true):
                    return [new BsonDocument(path, NotNull(fields[equal + rest].Kind))];
                case (false, false):
                    return [Beyond(path, Value(value))];
                case (true, false):
                    return [Beyond(path, Value(value)), Equal(equal + rest, IndexValue.Null)];
                default:
                    return [];
            }
        }

        BsonDocument Beyond(string path, BsonValue value) => new(path, new BsonDocument(query.IsDescending ? "$lt" : "$gt", value));

        BsonDocument Sort()
        {
            var direction = query.IsDescending ? -1 : 1;
            var sort = new BsonDocument();
            for (var i = equal; i < fields.Count; i++)
            {
                sort[Path(i)] = direction;
            }

            if (!query.Index.Unique)
            {
                // The values of a unique index are a total order; that index has no id at its end.
                sort["_id"] = direction;
            }

            return sort;
        }

        BsonDocument Equal(int field, IndexValue value) => new(Path(field), Value(value));

        string Path(int field) => mapping.PathOf(fields[field]);
    }

    /// <summary>A condition that every value of the kind meets and null does not, in a form that a partial index allows.</summary>
    public static BsonDocument NotNull(IndexValueKind kind) => new("$gte", kind switch
    {
        IndexValueKind.Text => "",
        IndexValueKind.Number => new BsonInt64(long.MinValue),
        IndexValueKind.Boolean => BsonBoolean.False,
        IndexValueKind.Time => new BsonDateTime(long.MinValue),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    });

    private static BsonValue Value(IndexValue value) => value.Kind switch
    {
        IndexValueKind.Null => BsonNull.Value,
        IndexValueKind.Text => value.Text,
        IndexValueKind.Boolean => BsonBoolean.Create(value.Number != 0),
        IndexValueKind.Time => new BsonDateTime(value.Number),
        _ => new BsonInt64(value.Number),
    };
}
