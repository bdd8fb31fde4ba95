using System.Text.Json;
using SQLitePCL;

namespace Myna.Storage.Sqlite;

/// <summary>
/// A collection as an ordinary rowid table: id, version, the JSON, and a column for each indexed field.
/// (Not WITHOUT ROWID: a row of a kilobyte would overflow its page, and the file grows 4.5 times larger.)
/// </summary>
internal abstract class Table
{
    /// <summary>A bit for each column.</summary>
    public const ulong AllColumns = ulong.MaxValue;

    private readonly string _insert;
    private readonly Dictionary<ulong, string> _updates = [];
    private readonly string _delete;
    private readonly string _version;
    private readonly string _append;
    private readonly string _deleteSteps;

    protected Table(string name, IReadOnlyList<string> columns, IReadOnlyList<TableIndex> indexes, bool hasSteps)
    {
        (Name, Columns, Indexes, HasSteps, StepsName) = (name, columns, indexes, hasSteps, Quote($"{name}.steps"));
        var names = string.Concat(columns.Select(column => $", {Quote(column)}"));
        _insert = $"INSERT INTO {Quote(name)}(version, body, id{names}) VALUES(?, ?, ?{string.Concat(columns.Select(_ => ", ?"))})";
        _delete = $"DELETE FROM {Quote(name)} WHERE id = ?";
        _version = hasSteps
            ? $"SELECT version FROM {Quote(name)} WHERE id = ?1 UNION ALL SELECT version FROM {StepsName} WHERE id = ?1 ORDER BY version DESC LIMIT 1"
            : $"SELECT version FROM {Quote(name)} WHERE id = ?";
        _append = $"INSERT INTO {StepsName}(id, version, body) VALUES(?, ?, ?)";
        _deleteSteps = $"DELETE FROM {StepsName} WHERE id = ?";
    }

    public string Name { get; }

    /// <summary>Documents may have steps, each in a row of its own with the version that it leads to, until the document is written whole or deleted.</summary>
    public bool HasSteps { get; }

    /// <summary>The table of the steps, quoted. No collection's name has a dot.</summary>
    public string StepsName { get; }

    /// <summary>Each distinct indexed field, as <c>path:kind</c>: a field that changes its kind becomes another column and is filled again.</summary>
    public IReadOnlyList<string> Columns { get; }

    public IReadOnlyList<TableIndex> Indexes { get; }

    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Checks the bounds and serialises; on the caller's thread.</summary>
    public abstract Change Prepare(Write write);

    /// <summary>The values of the columns, from a row of id, version and JSON: to fill a column declared after the document was written.</summary>
    public abstract IndexValue[] KeysOf(SqliteDatabase database, SqliteStatement row);

    public abstract bool TryGetCachedVersion(string id, out long version);

    /// <summary>The version in the database; 0 when there is no such document.</summary>
    public long VersionIn(SqliteDatabase database, string id)
    {
        var statement = database.Statement(_version).Bind(1, id);
        if (!statement.Step())
        {
            return 0;
        }

        var version = statement.Integer(0);
        statement.Reset();
        return version;
    }

    /// <summary>The document that holds these values of a unique index, or null.</summary>
    public string? Holder(SqliteDatabase database, TableIndex index, IndexValue[] keys)
    {
        var statement = database.Statement(index.Holder);
        for (var i = 0; i < index.Columns.Count; i++)
        {
            statement.Bind(i + 1, keys[index.Columns[i]]);
        }

        if (!statement.Step())
        {
            return null;
        }

        var id = statement.Text(0);
        statement.Reset();
        return id;
    }

    /// <summary>Writes a change that has been checked. On the writer's thread.</summary>
    public void Apply(SqliteDatabase database, Change change, ulong changedColumns)
    {
        change.IsAppended = change.Step is not null && changedColumns == 0;
        var isInsert = change.ExpectedVersion == 0;
        if (HasSteps && !isInsert && !change.IsAppended)
        {
            database.Statement(_deleteSteps).Bind(1, change.Id).Run();
        }

        if (change.IsAppended)
        {
            database.Statement(_append).Bind(1, change.Id).Bind(2, change.NewVersion).Bind(3, change.Step).Run();
        }
        else if (!change.HasValue)
        {
            database.Statement(_delete).Bind(1, change.Id).Run();
        }
        else
        {
            var statement = database.Statement(isInsert ? _insert : Update(changedColumns))
                .Bind(1, change.NewVersion).Bind(2, change.WholeBody()).Bind(3, change.Id);
            for (int i = 0, parameter = 4; i < change.Keys.Length; i++)
            {
                if (isInsert || IsIn(changedColumns, i))
                {
                    statement.Bind(parameter++, change.Keys[i]);
                }
            }

            statement.Run();
        }

        if (database.Changes != 1)
        {
            throw new SqliteException(raw.SQLITE_INTERNAL, $"{Name}/{change.Id} was checked and then not changed.");
        }
    }

    // Beyond 64 columns the last bit stands for all of them.
    protected static bool IsIn(ulong columns, int column) => (columns & (1UL << Math.Min(column, 63))) != 0;

    // Only the columns that change: SQLite rewrites the entries of every index whose column the statement names, whether its value changes or not.
    private string Update(ulong changedColumns)
    {
        if (!_updates.TryGetValue(changedColumns, out var sql))
        {
            var columns = Columns.Where((_, i) => IsIn(changedColumns, i)).Select((column, i) => $", {Quote(column)} = ?{i + 4}");
            _updates.Add(changedColumns, sql = $"UPDATE {Quote(Name)} SET version = ?1, body = ?2{string.Concat(columns)} WHERE id = ?3");
        }

        return sql;
    }
}

/// <summary>A declared index of a table. <paramref name="Columns"/> are places in <see cref="Table.Columns"/>.</summary>
internal sealed record TableIndex(string Name, string Table, bool Unique, IReadOnlyList<int> Columns, IReadOnlyList<string> ColumnNames)
{
    public string SqlName { get; } = Sqlite.Table.Quote($"{Table}.{Name}");

    /// <summary>
    /// Not a UNIQUE index of SQLite's: the one writer checks before it writes. Ends with the id, so that a cursor is exact.
    /// </summary>
    public string Create => $"CREATE INDEX {SqlName} ON {Sqlite.Table.Quote(Table)}({string.Join(", ", ColumnNames.Select(Sqlite.Table.Quote))}, id){Partial}";

    /// <summary>The condition that a query of this index must have for SQLite to use it: documents with a null are not in a unique one.</summary>
    public IEnumerable<string> Conditions => Unique ? ColumnNames.Select(column => $"{Sqlite.Table.Quote(column)} IS NOT NULL") : [];

    public string Holder { get; } = $"SELECT id FROM {Sqlite.Table.Quote(Table)} INDEXED BY {Sqlite.Table.Quote($"{Table}.{Name}")} WHERE {string.Join(" AND ", ColumnNames.Select(column => $"{Sqlite.Table.Quote(column)} = ?"))}";

    private string Partial => Unique ? $" WHERE {string.Join(" AND ", Conditions)}" : "";

    /// <summary>False when one of the values is null: the document is not in a unique index.</summary>
    public bool Covers(IndexValue[] keys)
    {
        foreach (var column in Columns)
        {
            if (keys[column].Kind == IndexValueKind.Null)
            {
                return false;
            }
        }

        return true;
    }

    public bool Same(IndexValue[] left, IndexValue[] right)
    {
        foreach (var column in Columns)
        {
            if (left[column] != right[column])
            {
                return false;
            }
        }

        return true;
    }
}

internal sealed class Table<T> : Table
    where T : class
{
    private readonly Func<T, IndexValue>[] _read;
    private readonly string _load;
    private readonly string _steps;

    private Table(Collection<T> collection, CacheBudget budget, IReadOnlyList<IndexField<T>> fields, IReadOnlyList<TableIndex> indexes)
        : base(collection.Name, [.. fields.Select(ColumnOf)], indexes, collection.Growth is not null)
    {
        Collection = collection;
        Cache = new DocumentCache<T>(budget);
        _read = [.. fields.Select(field => field.Read)];

        // One statement, so that a document and its steps are of one moment.
        _load = HasSteps
            ? $"SELECT version, body FROM {Quote(Name)} WHERE id = ?1 UNION ALL SELECT version, body FROM {StepsName} WHERE id = ?1 ORDER BY version"
            : $"SELECT version, body FROM {Quote(Name)} WHERE id = ?";
        _steps = $"SELECT version, body FROM {StepsName} WHERE id = ? ORDER BY version";
    }

    public Collection<T> Collection { get; }

    public DocumentCache<T> Cache { get; }

    public static Table<T> Of(Collection<T> collection, CacheBudget budget)
    {
        var fields = collection.Indexes.SelectMany(index => index.Fields).DistinctBy(ColumnOf).ToList();
        var columns = fields.ConvertAll(ColumnOf);
        var indexes = collection.Indexes.Select(index => new TableIndex(
            index.Name, collection.Name, index.Unique, [.. index.Fields.Select(field => columns.IndexOf(ColumnOf(field)))], [.. index.Fields.Select(ColumnOf)]));
        return new Table<T>(collection, budget, fields, [.. indexes]);
    }

    public static string ColumnOf(IndexField<T> field) => $"{field.Path}:{char.ToLowerInvariant(field.Kind.ToString()[0])}";

    public TableIndex IndexOf(Index<T> index) => Indexes.FirstOrDefault(declared => declared.Name == index.Name)
        ?? throw new ArgumentException($"Index {Name}.{index.Name} was declared after the store was opened.", nameof(index));

    public override Change Prepare(Write write)
    {
        if (!Limits.IsId(write.Id))
        {
            throw new ArgumentException($"The id of a document of {Name} must have 1 to {Limits.MaxIdLength} well-formed UTF-16 units.", nameof(write));
        }

        if (write is not Put<T> put)
        {
            return new Change<T>(this, write.Id, null, write.ExpectedVersion, null, []) { IsRequirement = write.IsRequirement };
        }

        if (put.Step is { } step && TryAppend(put, step) is { } append)
        {
            return append;
        }

        return Prepare(put.Id, put.Value, put.ExpectedVersion, DocumentJson.Serialize(put.Value, Collection.Json), put.NewVersion);
    }

    public Change<T> Prepare(string id, T value, long expectedVersion, byte[] body, long newVersion = 1)
    {
        if (body.Length > Limits.MaxDocumentBytes)
        {
            throw new ArgumentException($"{Name}/{id} has {body.Length} bytes of JSON; at most {Limits.MaxDocumentBytes} are possible.", nameof(value));
        }

        var keys = Keys(value);
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i].Kind == IndexValueKind.Text && !(keys[i].Text.Length <= Limits.MaxIndexedTextLength && Limits.IsWellFormed(keys[i].Text)))
            {
                throw new ArgumentException($"{Columns[i]} of {Name}/{id} is indexed and must have at most {Limits.MaxIndexedTextLength} well-formed UTF-16 units.", nameof(value));
            }
        }

        return new Change<T>(this, id, value, expectedVersion, body, keys)
        {
            NewVersion = newVersion,
            Basis = keys.Length > 0 && expectedVersion > 0 && Cache.TryGet(id, out var current) && current is { Value: var before } ? (before, ChangedColumns(before, keys)) : null,
        };
    }

    // Null when the whole document has to be written: an index would have to follow, it becomes too large, or what the step changes is not the document in
    // the cache. The writer looks once more whether it is.
    private Change<T>? TryAppend(Put<T> put, Step<T> step)
    {
        if (!Cache.TryGet(put.Id, out var current, out var json) || !ReferenceEquals(current?.Value, step.Before))
        {
            return null;
        }

        var keys = Keys(put.Value);
        var body = DocumentJson.Serialize(step);
        return ChangedColumns(step.Before, keys) != 0 || json + body.Length > Limits.MaxDocumentBytes
            ? null
            : new Change<T>(this, put.Id, put.Value, put.ExpectedVersion, null, keys) { NewVersion = put.NewVersion, Step = body, Basis = (step.Before, 0) };
    }

    private ulong ChangedColumns(T current, IndexValue[] keys)
    {
        var changed = 0UL;
        for (var i = 0; i < keys.Length; i++)
        {
            if (_read[i](current) != keys[i])
            {
                changed |= 1UL << Math.Min(i, 63);
            }
        }

        return changed;
    }

    public override IndexValue[] KeysOf(SqliteDatabase database, SqliteStatement row) => Keys(Read(database, row).Value);

    public override bool TryGetCachedVersion(string id, out long version)
    {
        var found = Cache.TryGet(id, out var document);
        version = document?.Version ?? 0;
        return found;
    }

    /// <summary>Reads a document from the database into the cache, or that there is none.</summary>
    public Document<T>? Load(SqliteDatabase database, string id)
    {
        var generation = Cache.Generation(id);
        var statement = database.Statement(_load).Bind(1, id);
        if (!statement.Step())
        {
            Cache.Offer(id, null, 0, generation);
            return null;
        }

        try
        {
            var json = statement.Bytes(1).Length;
            var document = new Document<T>(Parse(statement.Bytes(1)), statement.Integer(0));
            while (HasSteps && statement.Step())
            {
                json += statement.Bytes(1).Length;
                document = After(document, statement);
            }

            Cache.Offer(id, document, json, generation);
            return document;
        }
        finally
        {
            statement.Reset();
        }
    }

    /// <summary>The document of a row of id, version and JSON, with its steps. To be called in one snapshot with the row's statement.</summary>
    public Document<T> Read(SqliteDatabase database, SqliteStatement row)
    {
        var document = new Document<T>(Parse(row.Bytes(2)), row.Integer(1));
        if (!HasSteps)
        {
            return document;
        }

        var steps = database.Statement(_steps).Bind(1, row.Text(0));
        try
        {
            while (steps.Step())
            {
                document = After(document, steps);
            }
        }
        finally
        {
            steps.Reset();
        }

        return document;
    }

    private Document<T> After(Document<T> document, SqliteStatement step) => new(Collection.Growth!.Fold(document.Value, step.Bytes(1)), step.Integer(0));

    private T Parse(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, Collection.Json)
        ?? throw new InvalidDataException($"A document of {Name} is a JSON null.");

    private IndexValue[] Keys(T value)
    {
        if (_read.Length == 0)
        {
            return [];
        }

        var keys = new IndexValue[_read.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = _read[i](value);
        }

        return keys;
    }
}
