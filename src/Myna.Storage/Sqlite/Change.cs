namespace Myna.Storage.Sqlite;

/// <summary>A write made ready by its caller, so that the writer thread only compares and binds.</summary>
internal abstract class Change(Table table, string id, long expectedVersion, byte[]? body, IndexValue[] keys)
{
    public Table Table { get; } = table;

    public string Id { get; } = id;

    public long ExpectedVersion { get; } = expectedVersion;

    /// <summary>The document's JSON in UTF-8; null for a delete, and for a step until the whole document is asked for.</summary>
    public byte[]? Body { get; protected set; } = body;

    /// <summary>The JSON of the step that leads to the document; null when the whole document is written.</summary>
    public byte[]? Step { get; init; }

    /// <summary>The document stays or comes to be.</summary>
    public bool HasValue => Body is not null || Step is not null;

    /// <summary>The step alone was written.</summary>
    public bool IsAppended { get; set; }

    /// <summary>The size of the document to write, in bytes.</summary>
    public int Bytes => Body?.Length ?? Step?.Length ?? 0;

    /// <summary>The values of the table's columns, in their order; empty for a delete.</summary>
    public IndexValue[] Keys { get; } = keys;

    /// <summary>The version is checked and nothing is written.</summary>
    public bool IsRequirement { get; init; }

    /// <summary>0 after a delete.</summary>
    public long NewVersion { get; init; } = body is null ? 0 : expectedVersion + 1;

    /// <summary>Which columns differ from those of the row as it is now, a bit for each; asked by the writer, before anything else has changed the row in its transaction.</summary>
    public abstract ulong ChangedColumns();

    /// <summary>The document's JSON, where its step cannot be written alone after all.</summary>
    public abstract byte[] WholeBody();

    /// <summary>Makes the change visible to loads.</summary>
    public abstract void Publish();

    /// <summary>A commit names a document once.</summary>
    public static void CheckDistinct(List<Change> changes)
    {
        const int Few = 8;
        if (changes.Count > Few)
        {
            var seen = new HashSet<(Table, string)>();
            if (changes.Find(change => !seen.Add((change.Table, change.Id))) is { } twice)
            {
                throw Twice(twice);
            }

            return;
        }

        for (var i = 1; i < changes.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (changes[i].Table == changes[j].Table && changes[i].Id == changes[j].Id)
                {
                    throw Twice(changes[i]);
                }
            }
        }

        static ArgumentException Twice(Change change) => new($"The commit names {change.Table.Name}/{change.Id} twice.");
    }
}

internal sealed class Change<T>(Table<T> table, string id, T? value, long expectedVersion, byte[]? body, IndexValue[] keys)
    : Change(table, id, expectedVersion, body, keys)
    where T : class
{
    /// <summary>The committed value that the caller compared with, and the columns in which the new one differs from it.</summary>
    public (T Value, ulong ChangedColumns)? Basis { get; init; }

    // By reference: a version may come again after a deletion, with other values.
    public override ulong ChangedColumns() =>
        Basis is { } basis && table.Cache.TryGet(Id, out var current) && ReferenceEquals(current?.Value, basis.Value) ? basis.ChangedColumns : Table.AllColumns;

    public override byte[] WholeBody() => Body ??= DocumentJson.Serialize(value!, table.Collection.Json);

    public override void Publish()
    {
        if (IsAppended)
        {
            table.Cache.Grow(Id, value!, NewVersion, Step!.Length);
        }
        else
        {
            table.Cache.Publish(Id, value, NewVersion, Bytes);
        }
    }
}
