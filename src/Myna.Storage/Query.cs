using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Myna.Storage;

/// <summary>
/// The queries that a collection takes: equality on the first fields of a declared index, a range on the next one,
/// in the order of the index or against it, a page at a time.
/// </summary>
public sealed record Query<T>
    where T : class
{
    internal Query(Index<T> index, ImmutableArray<IndexValue> equal)
    {
        if (equal.Length > index.Fields.Count)
        {
            throw new ArgumentException($"Index {index.Name} has {index.Fields.Count} fields, not {equal.Length}.", nameof(equal));
        }

        for (var i = 0; i < equal.Length; i++)
        {
            index.Fields[i].Check(equal[i], nullable: true);
        }

        (Index, Equal) = (index, equal);
    }

    public Index<T> Index { get; }

    /// <summary>Values for the first fields of the index.</summary>
    public ImmutableArray<IndexValue> Equal { get; }

    /// <summary>Inclusive lower bound on the field after <see cref="Equal"/>.</summary>
    public IndexValue? Lower { get; private init; }

    /// <summary>Exclusive upper bound on the field after <see cref="Equal"/>.</summary>
    public IndexValue? Upper { get; private init; }

    public bool IsDescending { get; private init; }

    public int Limit { get; private init; } = 100;

    /// <summary>Where the previous page ended: the values of the fields after <see cref="Equal"/>, then the id.</summary>
    public Cursor? Position { get; private init; }

    /// <summary>Only documents whose next field is at least this. A null is in no range, and no bound.</summary>
    public Query<T> From(IndexValue lower) => Ranged(lower) with { Lower = lower };

    /// <summary>Only documents whose next field is below this. A null is in no range, and no bound.</summary>
    public Query<T> Before(IndexValue upper) => Ranged(upper) with { Upper = upper };

    public Query<T> Descending() => this with { IsDescending = true };

    public Query<T> Take(int limit) => this with { Limit = Math.Clamp(limit, 1, Limits.MaxPageSize) };

    /// <summary>Continues after a cursor that a page of the same query gave; false when the text is not such a cursor.</summary>
    public bool TryAfter(string? cursor, out Query<T> continued)
    {
        continued = this;
        if (string.IsNullOrEmpty(cursor))
        {
            return true;
        }

        if (!Cursor.TryParse(cursor, Index.Name, Index.Fields.Count - Equal.Length, out var position))
        {
            return false;
        }

        for (var i = 0; i < position!.Values.Length; i++)
        {
            if (position.Values[i].Kind is not IndexValueKind.Null and var kind && kind != Index.Fields[Equal.Length + i].Kind)
            {
                return false;
            }
        }

        continued = this with { Position = position };
        return true;
    }

    /// <summary>The cursor after this document, for adapters to put into the page.</summary>
    public string CursorAfter(T document)
    {
        var rest = Index.Fields.Skip(Equal.Length).Select(field => field.Read(document));
        return new Cursor([.. rest], Index.Collection.Id(document)).Encode(Index.Name);
    }

    private Query<T> Ranged(IndexValue bound)
    {
        if (Equal.Length == Index.Fields.Count)
        {
            throw new InvalidOperationException($"Every field of index {Index.Name} is fixed by equality; none is left for a range.");
        }

        Index.Fields[Equal.Length].Check(bound, nullable: false);
        return this;
    }
}

/// <summary>A page of a query. <see cref="NextCursor"/> is null when there is nothing after it.</summary>
public sealed record Page<T>(IReadOnlyList<Document<T>> Items, string? NextCursor)
    where T : class;

/// <summary>
/// A place in an index. To clients an opaque string: base64url of a JSON array that names the index, the field values and the id.
/// It stays valid whatever is inserted or deleted meanwhile.
/// </summary>
public sealed record Cursor(ImmutableArray<IndexValue> Values, string Id)
{
    // Four texts and an id at their bounds, each unit at most six bytes of JSON, in base64.
    private const int MaxEncodedLength = 6 * ((4 * Limits.MaxIndexedTextLength) + Limits.MaxIdLength + 64) * 4 / 3;

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Encode(string index)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Json))
        {
            json.WriteStartArray();
            json.WriteStringValue(index);
            foreach (var value in Values)
            {
                json.WriteNumberValue((int)value.Kind);
                switch (value.Kind)
                {
                    case IndexValueKind.Null: json.WriteNullValue(); break;
                    case IndexValueKind.Text: json.WriteStringValue(value.Text); break;
                    default: json.WriteNumberValue(value.Number); break;
                }
            }

            json.WriteStringValue(Id);
            json.WriteEndArray();
        }

        return Base64Url.EncodeToString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    public static bool TryParse(string text, string index, int fields, out Cursor? cursor)
    {
        cursor = null;
        if (text.Length > MaxEncodedLength || !Base64Url.IsValid(text))
        {
            return false;
        }

        try
        {
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(text));
            if (json.RootElement.ValueKind != JsonValueKind.Array || json.RootElement.GetArrayLength() != (2 * fields) + 2)
            {
                return false;
            }

            var parts = json.RootElement.EnumerateArray().ToArray();
            if (parts[0].GetString() != index || parts[^1].GetString() is not { } id || !Limits.IsId(id))
            {
                return false;
            }

            var values = ImmutableArray.CreateBuilder<IndexValue>(fields);
            for (var i = 1; i < parts.Length - 1; i += 2)
            {
                values.Add((IndexValueKind)parts[i].GetInt32() switch
                {
                    IndexValueKind.Null => IndexValue.Null,
                    IndexValueKind.Number => parts[i + 1].GetInt64(),
                    IndexValueKind.Boolean => parts[i + 1].GetInt64() != 0,
                    IndexValueKind.Time => DateTimeOffset.FromUnixTimeMilliseconds(parts[i + 1].GetInt64()),
                    IndexValueKind.Text => parts[i + 1].GetString(),
                    _ => throw new FormatException("unknown kind"),
                });
            }

            cursor = new Cursor(values.MoveToImmutable(), id);
            return true;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            return false;
        }
    }
}
