using System.Text;
using SQLitePCL;

namespace Myna.Storage.Sqlite;

/// <summary>One connection, used by one thread at a time. Statements are prepared once and kept.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    private readonly sqlite3 _handle;
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);

    static SqliteDatabase() => Batteries_V2.Init();

    private SqliteDatabase(sqlite3 handle) => _handle = handle;

    /// <summary>
    /// How long a connection waits for another one's lock. The writer meets locks although it is the only writer: a reader that finds the header of the
    /// log's index half written takes the write lock for a moment to read it again (walIndexReadHdr in SQLite's wal.c), and a tool may have the file open.
    /// </summary>
    private const int BusyMilliseconds = 5000;

    /// <summary>The only connection that writes.</summary>
    public static SqliteDatabase OpenWriter(string file, SqliteStoreOptions options)
    {
        var database = Open(file, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);
        try
        {
            database.Execute($"PRAGMA busy_timeout = {BusyMilliseconds}");

            // 8 KB pages hold several documents of a kilobyte and halve the pages of a commit with large ones.
            database.Execute("PRAGMA page_size = 8192");
            database.Execute("PRAGMA journal_mode = WAL");
            database.Execute("PRAGMA synchronous = FULL");
            database.Execute($"PRAGMA wal_autocheckpoint = {options.CheckpointPages}");
            database.Execute($"PRAGMA cache_size = -{options.PageCacheBytes >> 10}");
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public static SqliteDatabase OpenReader(string file, SqliteStoreOptions options)
    {
        var database = Open(file, raw.SQLITE_OPEN_READONLY);
        try
        {
            database.Execute($"PRAGMA cache_size = -{options.PageCacheBytes >> 10}");
            database.Execute($"PRAGMA busy_timeout = {BusyMilliseconds}");
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public int Changes => raw.sqlite3_changes(_handle);

    /// <summary>The statement of this text, prepared at its first use.</summary>
    public SqliteStatement Statement(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            Check(raw.sqlite3_prepare_v3(_handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var handle), sql);
            _statements.Add(sql, statement = new SqliteStatement(this, handle));
        }

        return statement;
    }

    /// <summary>Runs text that is not worth keeping: schema and settings.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(_handle, sql), sql);

    public void Begin() => Statement("BEGIN IMMEDIATE").Run();

    public void Commit() => Statement("COMMIT").Run();

    /// <summary>Ends a transaction if one is open. SQLite itself has ended it after some errors.</summary>
    public void Rollback()
    {
        if (raw.sqlite3_get_autocommit(_handle) == 0)
        {
            Execute("ROLLBACK");
        }
    }

    /// <summary>Writes a page that says what it said: fails when the database cannot be written.</summary>
    public void Touch() => Execute($"PRAGMA user_version = {Schema.Format}");

    /// <summary>Folds the write-ahead log into the database and gives its space back.</summary>
    public void TruncateLog() =>
        Check(raw.sqlite3_wal_checkpoint_v2(_handle, null, raw.SQLITE_CHECKPOINT_TRUNCATE, out _, out _), "checkpoint");

    public void Check(int code, string doing)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            var message = _handle is null ? "cannot open" : raw.sqlite3_errmsg(_handle).utf8_to_string();
            throw new SqliteException(_handle is null ? code : raw.sqlite3_extended_errcode(_handle), $"SQLite {code}: {message} ({doing})");
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _statements.Clear();
        raw.sqlite3_close_v2(_handle);
        _handle.Dispose();
    }

    private static SqliteDatabase Open(string file, int flags)
    {
        var code = raw.sqlite3_open_v2(file, out var handle, flags | raw.SQLITE_OPEN_NOMUTEX, null);
        var database = new SqliteDatabase(handle);
        try
        {
            database.Check(code, file);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }
}

/// <summary>SQLite's error code and message.</summary>
internal sealed class SqliteException(int code, string message) : Exception(message)
{
    public int Code { get; } = code;
}

/// <summary>A prepared statement. Parameters count from 1, columns from 0, as in SQLite.</summary>
internal sealed class SqliteStatement(SqliteDatabase database, sqlite3_stmt handle) : IDisposable
{
    private const int StackBytes = 3 * Limits.MaxIdLength;

    public SqliteStatement Bind(int parameter, long value)
    {
        Check(raw.sqlite3_bind_int64(handle, parameter, value));
        return this;
    }

    public SqliteStatement Bind(int parameter, string value)
    {
        if (value.Length * 3 > StackBytes)
        {
            return Bind(parameter, Encoding.UTF8.GetBytes(value));
        }

        Span<byte> bytes = stackalloc byte[StackBytes];
        return Bind(parameter, bytes[..Encoding.UTF8.GetBytes(value, bytes)]);
    }

    /// <summary>UTF-8 text. SQLite takes a copy.</summary>
    public SqliteStatement Bind(int parameter, ReadOnlySpan<byte> utf8)
    {
        // An empty span is a null pointer, and that would bind NULL.
        Check(utf8.IsEmpty ? raw.sqlite3_bind_text(handle, parameter, "") : raw.sqlite3_bind_text(handle, parameter, utf8));
        return this;
    }

    public SqliteStatement Bind(int parameter, IndexValue value)
    {
        switch (value.Kind)
        {
            case IndexValueKind.Null:
                Check(raw.sqlite3_bind_null(handle, parameter));
                return this;
            case IndexValueKind.Text:
                return Bind(parameter, value.Text);
            default:
                return Bind(parameter, value.Number);
        }
    }

    /// <summary>Runs to the end a statement that gives no rows.</summary>
    public void Run()
    {
        var code = raw.sqlite3_step(handle);
        if (code != raw.SQLITE_DONE)
        {
            Fail(code);
        }

        Reset();
    }

    /// <summary>True when there is a row; false at the end, when the statement is ready for its next use.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(handle);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        if (code != raw.SQLITE_DONE)
        {
            Fail(code);
        }

        Reset();
        return false;
    }

    public void Reset() => raw.sqlite3_reset(handle);

    public long Integer(int column) => raw.sqlite3_column_int64(handle, column);

    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    /// <summary>Valid until the next step or reset.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(handle, column);

    public void Dispose() => raw.sqlite3_finalize(handle);

    private void Fail(int code)
    {
        // The message belongs to the connection and is gone after the reset.
        try
        {
            database.Check(code, raw.sqlite3_sql(handle).utf8_to_string());
        }
        finally
        {
            Reset();
        }
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            Fail(code);
        }
    }
}
