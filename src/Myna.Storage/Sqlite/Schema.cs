using Microsoft.Extensions.Logging;

namespace Myna.Storage.Sqlite;

/// <summary>Makes the tables what the collections declare, in one transaction: new ones, missing columns (filled from the JSON), changed indexes.</summary>
internal static class Schema
{
    private const int Format = 1;
    private const int RowsAtOnce = 500;

    public static void Apply(SqliteDatabase database, IReadOnlyCollection<Table> tables, CommitLog commitLog, ILogger log)
    {
        database.Begin();
        try
        {
            CheckFormat(database);
            foreach (var table in tables)
            {
                Columns(database, table, log);
            }

            Replay(database, tables.ToDictionary(table => table.Name, StringComparer.Ordinal), commitLog, log);
            foreach (var table in tables)
            {
                Indexes(database, table);
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

        database.Execute($"PRAGMA user_version = {Format}");
    }

    // What an earlier process had acknowledged and not yet moved into the tables when it was killed.
    private static void Replay(SqliteDatabase database, Dictionary<string, Table> tables, CommitLog commitLog, ILogger log)
    {
        var states = commitLog.Read();
        foreach (var ((name, id), (version, body)) in states)
        {
            if (tables.TryGetValue(name, out var table))
            {
                table.Replay(database, id, version, body);
            }
            else
            {
                ReplayUndeclared(database, name, id, version, body);
            }
        }

        commitLog.Clear();
        if (states.Count > 0)
        {
            log.LogInformation("The last process did not close its store; {Count} documents were replayed from the commit log", states.Count);
        }
    }

    // A collection that this program does not declare loses its columns, so that they are filled anew when one does.
    private static void ReplayUndeclared(SqliteDatabase database, string name, string id, long version, byte[]? body)
    {
        foreach (var index in IndexesIn(database, name))
        {
            database.Execute($"DROP INDEX {Table.Quote(index.Name)}");
        }

        foreach (var column in ColumnsIn(database, name))
        {
            database.Execute($"ALTER TABLE {Table.Quote(name)} DROP COLUMN {Table.Quote(column)}");
        }

        database.Statement($"DELETE FROM {Table.Quote(name)} WHERE id = ?").Bind(1, id).Run();
        if (body is not null)
        {
            database.Statement($"INSERT INTO {Table.Quote(name)}(version, body, id) VALUES(?, ?, ?)").Bind(1, version).Bind(2, body).Bind(3, id).Run();
        }
    }

    private static List<string> ColumnsIn(SqliteDatabase database, string table) =>
        [.. Rows(database, $"SELECT name FROM pragma_table_info('{table}')", row => row.Text(0)).Except(["id", "version", "body"])];

    private static List<(string Name, string Sql)> IndexesIn(SqliteDatabase database, string table) =>
        Rows(database, $"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = '{table}' AND sql IS NOT NULL", row => (row.Text(0), row.Text(1)));

    private static void Columns(SqliteDatabase database, Table table, ILogger log)
    {
        var name = Table.Quote(table.Name);
        database.Execute($"CREATE TABLE IF NOT EXISTS {name}(id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, body TEXT NOT NULL{string.Concat(table.Columns.Select(column => $", {Table.Quote(column)}"))})");

        var columns = ColumnsIn(database, table.Name);
        foreach (var index in IndexesIn(database, table.Name).Where(index => table.Indexes.All(declared => declared.Create != index.Sql)))
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
    }

    private static void Indexes(SqliteDatabase database, Table table)
    {
        var indexes = IndexesIn(database, table.Name);
        foreach (var index in table.Indexes.Where(declared => indexes.TrueForAll(index => index.Sql != declared.Create)))
        {
            if (index.Unique)
            {
                CheckUnique(database, table, index);
            }

            database.Execute(index.Create);
        }
    }

    private static int Fill(SqliteDatabase database, Table table, List<string> missing)
    {
        var places = missing.ConvertAll(column => table.Columns.ToList().IndexOf(column));
        var select = $"SELECT rowid, body FROM {Table.Quote(table.Name)} WHERE rowid > ? ORDER BY rowid LIMIT {RowsAtOnce}";
        var update = $"UPDATE {Table.Quote(table.Name)} SET {string.Join(", ", missing.Select(column => $"{Table.Quote(column)} = ?"))} WHERE rowid = ?";
        var count = 0;
        for (long last = 0; ;)
        {
            database.Statement(select).Bind(1, last);
            var rows = Rows(database, select, row => (Rowid: row.Integer(0), Keys: table.KeysOf(row.Bytes(1))));
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
