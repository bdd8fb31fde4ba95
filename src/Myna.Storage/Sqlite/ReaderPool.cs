using System.Collections.Concurrent;

namespace Myna.Storage.Sqlite;

/// <summary>Connections for reading, opened as they are needed, up to a bound.</summary>
internal sealed class ReaderPool(string file, SqliteStoreOptions options) : IAsyncDisposable
{
    private readonly ConcurrentStack<SqliteDatabase> _idle = [];
    private readonly SemaphoreSlim _free = new(options.Readers);

    /// <summary>Reads on a connection of its own; in one snapshot when it takes more than one statement.</summary>
    public async ValueTask<TResult> Read<TResult>(Func<SqliteDatabase, TResult> read, bool isOneSnapshot, CancellationToken cancellation)
    {
        await _free.WaitAsync(cancellation);
        try
        {
            if (!_idle.TryPop(out var database))
            {
                database = SqliteDatabase.OpenReader(file, options);
            }

            try
            {
                return isOneSnapshot ? InSnapshot(database, read) : read(database);
            }
            finally
            {
                _idle.Push(database);
            }
        }
        catch (SqliteException e)
        {
            throw new StoreUnavailableException($"The database cannot be read: {e.Message}", e);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Closes the connections once no read is under way.</summary>
    public async ValueTask DisposeAsync()
    {
        for (var i = 0; i < options.Readers; i++)
        {
            await _free.WaitAsync();
        }

        while (_idle.TryPop(out var reader))
        {
            reader.Dispose();
        }
    }

    private static TResult InSnapshot<TResult>(SqliteDatabase database, Func<SqliteDatabase, TResult> read)
    {
        database.Statement("BEGIN").Run();
        try
        {
            return read(database);
        }
        finally
        {
            database.Rollback();
        }
    }
}
