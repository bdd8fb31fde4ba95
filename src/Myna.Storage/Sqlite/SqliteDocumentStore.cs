using System.Collections.Frozen;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Myna.Storage.Diagnostics;

namespace Myna.Storage.Sqlite;

/// <summary>
/// The embedded adapter: one SQLite database in one folder, for one process. Commits are grouped by a single writer
/// (<see cref="GroupWriter"/>), reads never wait for it, and recently used documents are answered from memory.
/// </summary>
public sealed class SqliteDocumentStore : IDocumentStore
{
    private const int ScanPage = 256;

    private readonly SqliteStoreOptions _options;
    private readonly FolderLock _lock;
    private readonly SqliteDatabase _database;
    private readonly FrozenDictionary<ICollectionDefinition, Table> _tables;
    private readonly CacheBudget _budget;
    private readonly OutboxWriter _outbox;
    private readonly GroupWriter _writer;
    private readonly ReaderPool _readers;
    private readonly Meter _meter = new(StoreTelemetry.Name);
    private int _isClosed;

    private SqliteDocumentStore(
        SqliteStoreOptions options, FolderLock folderLock, SqliteDatabase database, FrozenDictionary<ICollectionDefinition, Table> tables, CacheBudget budget, TimeProvider time, ILogger log)
    {
        (_options, _lock, _database, _tables, _budget) = (options, folderLock, database, tables, budget);
        _readers = new ReaderPool(FileIn(options.Folder), options);
        _outbox = new OutboxWriter(TableFor(OutboxEntry.Collection), options.Owner, OutboxWriter.LastIdIn(database), time, log);
        _writer = new GroupWriter(database, options, _outbox, new WriteAheadLog(database, FileIn(options.Folder), log), log);
        _meter.CreateObservableGauge("myna.store.cache.size", () => CachedBytes, "By", "Estimated size of the documents kept in memory.");
    }

    public bool IsExclusive => true;

    public string Owner => _options.Owner;

    /// <summary>The memory that cached documents take, by the estimate that <see cref="SqliteStoreOptions.CacheBytes"/> bounds.</summary>
    public long CachedBytes => _budget.Bytes;

    /// <summary>Opens the store in the folder, or makes it, and brings its tables to what the collections declare.</summary>
    /// <exception cref="StoreUnavailableException">Another process has the folder, or the database cannot be read.</exception>
    public static SqliteDocumentStore Open(SqliteStoreOptions options, IReadOnlyList<ICollectionDefinition> collections, TimeProvider time, ILogger log)
    {
        var budget = new CacheBudget(options.CacheBytes);
        var tables = Declare(collections, budget);
        Directory.CreateDirectory(options.Folder);
        var folderLock = FolderLock.Take(options.Folder);
        SqliteDatabase? database = null;
        try
        {
            database = SqliteDatabase.OpenWriter(FileIn(options.Folder), options);
            Schema.Apply(database, tables.Values, log);
            return new SqliteDocumentStore(options, folderLock, database, tables, budget, time, log);
        }
        catch (Exception e)
        {
            database?.Dispose();
            folderLock.Dispose();
            if (e is SqliteException)
            {
                throw new StoreUnavailableException($"The database in {options.Folder} cannot be opened: {e.Message}", e);
            }

            throw;
        }
    }

    public ValueTask<Document<T>?> Load<T>(Collection<T> collection, string id, CancellationToken cancellation = default)
        where T : class
    {
        var table = TableFor(collection);
        return IsCached(table, id, out var document) ? new(document) : LoadFromDatabase(table, id, cancellation);
    }

    public async ValueTask<IReadOnlyList<Document<T>?>> LoadMany<T>(Collection<T> collection, IReadOnlyList<string> ids, CancellationToken cancellation = default)
        where T : class
    {
        Limits.CheckCount(ids);
        var table = TableFor(collection);
        var found = new Document<T>?[ids.Count];
        var missing = new List<int>();
        for (var i = 0; i < ids.Count; i++)
        {
            if (IsCached(table, ids[i], out var document))
            {
                found[i] = document;
            }
            else if (Limits.IsId(ids[i]))
            {
                missing.Add(i);
            }
        }

        if (missing.Count > 0)
        {
            await Read(
                database =>
                {
                    foreach (var i in missing)
                    {
                        found[i] = table.Load(database, ids[i]);
                    }

                    return true;
                },
                isOneSnapshot: false,
                cancellation);
        }

        return found;
    }

    public async ValueTask<Page<T>> Find<T>(Query<T> query, CancellationToken cancellation = default)
        where T : class
    {
        var table = TableFor(query.Index.Collection);
        var parts = QuerySql.Of(query, table.IndexOf(query.Index), query.Limit + 1);
        return await Read(
            database =>
            {
                var found = new List<Document<T>>();
                foreach (var part in parts)
                {
                    Collect(database, table, part, query.Limit + 1, found);
                }

                if (found.Count <= query.Limit)
                {
                    return new Page<T>(found, null);
                }

                found.RemoveAt(query.Limit);
                return new Page<T>(found, query.CursorAfter(found[^1].Value));
            },
            isOneSnapshot: parts.Count > 1 || table.HasSteps,
            cancellation);
    }

    public async IAsyncEnumerable<Document<T>> Scan<T>(Collection<T> collection, [EnumeratorCancellation] CancellationToken cancellation = default)
        where T : class
    {
        var table = TableFor(collection);
        var sql = $"SELECT id, version, body FROM {Table.Quote(table.Name)} WHERE id > ? ORDER BY id LIMIT {ScanPage}";
        for (var last = ""; ;)
        {
            var after = last;
            var page = await Read(
                database =>
                {
                    var found = new List<Document<T>>();
                    Collect(database, table, new QuerySql.Part(sql, [after]), ScanPage, found);
                    return found;
                },
                isOneSnapshot: table.HasSteps,
                cancellation);
            foreach (var document in page)
            {
                yield return document;
            }

            if (page.Count < ScanPage)
            {
                yield break;
            }

            last = collection.Id(page[^1].Value);
        }
    }

    public ValueTask<CommitResult> Commit(Commit commit, CancellationToken cancellation = default) =>
        StoreTelemetry.ObservesCommits ? CommitObserved(commit, cancellation) : Write(commit, cancellation);

    private async ValueTask<CommitResult> CommitObserved(Commit commit, CancellationToken cancellation)
    {
        using var observed = StoreTelemetry.Begin("sqlite", commit);
        return observed.Ended(await Write(commit, cancellation));
    }

    private ValueTask<CommitResult> Write(Commit commit, CancellationToken cancellation)
    {
        if (commit.IsEmpty)
        {
            return new(CommitResult.Committed);
        }

        cancellation.ThrowIfCancellationRequested();
        var changes = new List<Change>(commit.Writes.Count + 1);
        foreach (var write in commit.Writes)
        {
            changes.Add(TableFor(write.Target).Prepare(write));
        }

        Change.CheckDistinct(changes);
        var events = commit.Events.Count == 0 ? null : commit.Events;
        var eventsJson = events is null || OutboxEntry.AreFleeting(events) ? null : OutboxWriter.Serialize(events);
        if (eventsJson?.Length > Limits.MaxDocumentBytes / 2)
        {
            throw new ArgumentException($"The events have {eventsJson.Length} bytes of JSON; at most {Limits.MaxDocumentBytes / 2} are possible.", nameof(commit));
        }

        return _writer.Enqueue(new PendingCommit(changes, events, eventsJson));
    }

    public void OnCommitted(Action<OutboxEntry> observer) => _outbox.Observe(observer);

    public Task Follow(Action<OutboxEntry?> heard, CancellationToken cancellation = default) => Task.CompletedTask;

    public async ValueTask Ping(CancellationToken cancellation = default)
    {
        await Read(
            database =>
            {
                // Reset, or its snapshot would stay with the connection and later reads would see the past.
                var statement = database.Statement("SELECT count(*) FROM sqlite_master");
                try
                {
                    return statement.Step();
                }
                finally
                {
                    statement.Reset();
                }
            },
            isOneSnapshot: false,
            cancellation);
        if (_writer.MayFail)
        {
            await _writer.Enqueue(new PendingCommit([], null, null)).AsTask().WaitAsync(cancellation);
        }
    }

    /// <summary>Commits what has been handed over, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 1)
        {
            return;
        }

        _meter.Dispose();
        await Task.Factory.StartNew(_writer.Dispose, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await _readers.DisposeAsync();

        // The last connection to close folds the log into the database.
        _database.Dispose();
        _lock.Dispose();
    }

    private static string FileIn(string folder) => Path.Combine(folder, "myna.db");

    private static FrozenDictionary<ICollectionDefinition, Table> Declare(IReadOnlyList<ICollectionDefinition> collections, CacheBudget budget)
    {
        var declare = new TableOf(budget);
        var all = collections.Append(OutboxEntry.Collection).Distinct().ToList();
        foreach (var same in all.GroupBy(collection => collection.Name, StringComparer.OrdinalIgnoreCase))
        {
            if (same.Count() > 1)
            {
                throw new ArgumentException($"Two collections are called {same.Key}.", nameof(collections));
            }

            if (!char.IsAsciiLetter(same.Key[0]) || !same.Key.All(char.IsAsciiLetterOrDigit))
            {
                throw new ArgumentException($"{same.Key} is not a collection's name: letters and digits in camelCase.", nameof(collections));
            }
        }

        return all.ToFrozenDictionary(collection => collection, collection => collection.Accept(declare));
    }

    private static void Collect<T>(SqliteDatabase database, Table<T> table, QuerySql.Part part, int limit, List<Document<T>> found)
        where T : class
    {
        if (found.Count == limit)
        {
            return;
        }

        var statement = database.Statement(part.Sql);
        for (var i = 0; i < part.Parameters.Count; i++)
        {
            statement.Bind(i + 1, part.Parameters[i]);
        }

        try
        {
            while (found.Count < limit && statement.Step())
            {
                found.Add(table.Read(database, statement));
            }
        }
        finally
        {
            statement.Reset();
        }
    }

    private async ValueTask<Document<T>?> LoadFromDatabase<T>(Table<T> table, string id, CancellationToken cancellation)
        where T : class =>
        Limits.IsId(id) ? await Read(database => table.Load(database, id), isOneSnapshot: false, cancellation) : null;

    private ValueTask<TResult> Read<TResult>(Func<SqliteDatabase, TResult> read, bool isOneSnapshot, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isClosed) == 1, this);
        return _readers.Read(read, isOneSnapshot, cancellation);
    }

    private Table<T> TableFor<T>(Collection<T> collection)
        where T : class => (Table<T>)TableFor((ICollectionDefinition)collection);

    private static bool IsCached<T>(Table<T> table, string id, out Document<T>? document)
        where T : class
    {
        var isHit = table.Cache.TryGet(id, out document);
        StoreTelemetry.LookedUp(isHit);
        return isHit;
    }

    private Table TableFor(ICollectionDefinition collection) => _tables.TryGetValue(collection, out var table)
        ? table
        : throw new ArgumentException($"Collection {collection.Name} was not given to the store when it was opened.", nameof(collection));

    private sealed class TableOf(CacheBudget budget) : ICollectionVisitor<Table>
    {
        public Table Visit<T>(Collection<T> collection)
            where T : class => Table<T>.Of(collection, budget);
    }
}
