using Microsoft.Extensions.Logging;

namespace Myna.Storage.Sqlite;

/// <summary>Makes the tables what the collections declare, in one transaction: new ones, missing columns (filled from the JSON), changed indexes.</summary>
internal static class Schema
{
    /// <summary>2: documents may have steps, in tables of their own, which a program of format 1 would not see.</summary>
    public const int Format = 2;

    private const int RowsAtOnce = 500;

    public static void Apply(SqliteDatabase database, IEnumerable<Table> tables, ILogger log)
    {
        database.Begin();
        try
        {
            CheckFormat(database);
            foreach (var table in tables)
            {
                Apply(database, table, log);
            }

            database.Commit();
        }
        catch
        {
            database.Rollback();
            throw;
        }
    }

    private static void CheckFormat(SqliteDatabase database)
    {
        var format = Rows(database, "PRAGMA user_version", row => row.Integer(0))[0];
        if (format > Format)
        {
            throw new StoreUnavailableException($"The database has format {format}; this program knows up to {Format}. A newer program wrote it.");
        }

        // Nothing is written that is there already: a store must open on a full disk too.
        if (format < Format)
        {
            database.Execute($"PRAGMA user_version = {Format}");
        }
    }

    private static void Apply(SqliteDatabase database, Table table, ILogger log)
    {
        var name = Table.Quote(table.Name);
        database.Execute($"CREATE TABLE IF NOT EXISTS {name}(id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, body TEXT NOT NULL{string.Concat(table.Columns.Select(column => $", {Table.Quote(column)}"))})");

        ApplySteps(database, table);

        var columns = Rows(database, $"SELECT name FROM pragma_table_info('{table.Name}')", row => row.Text(0)).Except(["id", "version", "body"]).ToList();
        var indexes = Rows(database, $"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = '{table.Name}' AND sql IS NOT NULL", row => (Name: row.Text(0), Sql: row.Text(1)));

        foreach (var index in indexes.Where(index => table.Indexes.All(declared => declared.Create != index.Sql)))
        {
            database.Execute($"DROP INDEX {Table.Quote(index.Name)}");
        }

        // A column kept while it is not declared would not follow its documents.
        foreach (var column in columns.Except(table.Columns))
        {
            database.Execute($"ALTER TABLE {name} DROP COLUMN {Table.Quote(column)}");
        }

        var missing = table.Columns.Except(columns).ToList();
        if (missing.Count > 0)
        {
            foreach (var column in missing)
            {
                database.Execute($"ALTER TABLE {name} ADD COLUMN {Table.Quote(column)}");
            }

            var filled = Fill(database, table, missing);
            log.LogInformation("Collection {Collection}: filled {Columns} of {Count} documents", table.Name, string.Join(", ", missing), filled);
        }

        foreach (var index in table.Indexes.Where(declared => indexes.TrueForAll(index => index.Sql != declared.Create)))
        {
            if (index.Unique)
            {
                CheckUnique(database, table, index);
            }

            database.Execute(index.Create);
        }
    }

    private static void ApplySteps(SqliteDatabase database, Table table)
    {
        if (table.HasSteps)
        {
            database.Execute($"CREATE TABLE IF NOT EXISTS {table.StepsName}(id TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY(id, version)) WITHOUT ROWID");
        }
        else if (Rows(database, $"SELECT 1 FROM sqlite_master WHERE name = '{table.Name}.steps'", row => row.Integer(0)).Count > 0)
        {
            throw new StoreUnavailableException($"Documents of {table.Name} have grown by steps, which this program does not know. A newer program wrote them.");
        }
    }

    private static int Fill(SqliteDatabase database, Table table, List<string> missing)
    {
        var places = missing.ConvertAll(column => table.Columns.ToList().IndexOf(column));
        var select = $"SELECT id, version, body, rowid FROM {Table.Quote(table.Name)} WHERE rowid > ? ORDER BY rowid LIMIT {RowsAtOnce}";
        var update = $"UPDATE {Table.Quote(table.Name)} SET {string.Join(", ", missing.Select(column => $"{Table.Quote(column)} = ?"))} WHERE rowid = ?";
        var count = 0;
        for (long last = 0; ;)
        {
            database.Statement(select).Bind(1, last);
            var rows = Rows(database, select, row => (Rowid: row.Integer(3), Keys: table.KeysOf(database, row)));
            foreach (var (rowid, keys) in rows)
            {
                var statement = database.Statement(update);
                for (var i = 0; i < places.Count; i++)
                {
                    statement.Bind(i + 1, keys[places[i]]);
                }

                statement.Bind(places.Count + 1, rowid).Run();
                last = rowid;
            }

            count += rows.Count;
            if (rows.Count < RowsAtOnce)
            {
                return count;
            }
        }
    }

    private static void CheckUnique(SqliteDatabase database, Table table, TableIndex index)
    {
        var columns = string.Join(", ", index.ColumnNames.Select(Table.Quote));
        var twice = Rows(
            database,
            $"SELECT min(id), max(id) FROM {Table.Quote(table.Name)} WHERE {string.Join(" AND ", index.Conditions)} GROUP BY {columns} HAVING count(*) > 1 LIMIT 1",
            row => (row.Text(0), row.Text(1)));
        if (twice.Count > 0)
        {
            throw new StoreUnavailableException($"{table.Name}.{index.Name} is declared unique, but documents {twice[0].Item1} and {twice[0].Item2} have the same values.");
        }
    }

    private static List<TRow> Rows<TRow>(SqliteDatabase database, string sql, Func<SqliteStatement, TRow> read)
    {
        var statement = database.Statement(sql);
        var rows = new List<TRow>();
        while (statement.Step())
        {
            rows.Add(read(statement));
        }

        return rows;
    }
}
