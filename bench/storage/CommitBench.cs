using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Win32.SafeHandles;
using Myna.Storage.Sqlite;
using SQLitePCL;

namespace Myna.Storage.Bench;

/// <summary>
/// Replaces one document of about 700 bytes out of 100,000: through the store, with one transaction for each commit
/// (the same table, the same settings, one connection behind a lock), and against the bare disk's overwrite-and-sync.
/// </summary>
public static partial class CommitBench
{
    private const int DocumentCount = 100_000;

    public static async Task Run(Settings settings)
    {
        var folder = Path.Combine(settings.Folder, "group");
        await Fill(folder);
        using var each = new OneTransactionEach(Path.Combine(settings.Folder, "each.db"));
        using var disk = new Disk(Path.Combine(settings.Folder, "disk"));
        var store = SqliteDocumentStore.Open(new SqliteStoreOptions { Folder = folder }, Documents.All, TimeProvider.System, NullLogger.Instance);
        await using var closing = store;
        var versions = new long[DocumentCount];
        foreach (var callers in new[] { 1, 16, 64, 256 })
        {
            List<Sample> grouped = [], single = [], raw = [];
            for (var round = 0; round < settings.Rounds; round++)
            {
                grouped.Add(await Measure.Callers(callers, settings.Duration, async (caller, number) =>
                {
                    var document = Mine(caller, callers, number);
                    var version = versions[document] == 0 ? 1 : versions[document];
                    var result = await store.Commit(new Commit().Replace(Documents.Attempts, Documents.AttemptOf($"{document:d8}", document, (int)version), version));
                    versions[document] = result.IsCommitted ? version + 1 : throw new InvalidOperationException("lost a race against nobody");
                }));
                single.Add(await Measure.Callers(callers, settings.Duration, (caller, number) => each.Replace(Mine(caller, callers, number))));
                raw.Add(await Measure.Callers(1, settings.Duration, (_, number) => disk.Overwrite(number)));
            }

            Sample group = Sample.Median(grouped), one = Sample.Median(single), sync = Sample.Median(raw);
            Console.WriteLine($"{callers,4} callers  group commit          {group}");
            Console.WriteLine($"              one transaction each  {one}");
            Console.WriteLine($"              disk overwrite+sync   {sync}");
            Console.WriteLine($"              ratios: {group.PerSecond / one.PerSecond:n1} times one transaction each, {group.PerSecond / sync.PerSecond:n1} times the disk");
        }
    }

    // Each caller has documents of its own, far apart, so that no commit conflicts and pages are as random as in life.
    private static int Mine(int caller, int callers, long number) => (int)(((number * 7919) + 13) % (DocumentCount / callers) * callers) + caller;

    private static async Task Fill(string folder)
    {
        await using var store = SqliteDocumentStore.Open(new SqliteStoreOptions { Folder = folder }, Documents.All, TimeProvider.System, NullLogger.Instance);
        foreach (var chunk in Enumerable.Range(0, DocumentCount).Chunk(5000))
        {
            var commit = new Commit();
            foreach (var i in chunk)
            {
                commit.Insert(Documents.Attempts, Documents.AttemptOf($"{i:d8}", i, 0));
            }

            await store.Commit(commit);
        }
    }

    private sealed class OneTransactionEach : IDisposable
    {
        private readonly sqlite3 _database;
        private readonly sqlite3_stmt _begin;
        private readonly sqlite3_stmt _update;
        private readonly sqlite3_stmt _commit;
        private readonly SemaphoreSlim _turn = new(1);

        public OneTransactionEach(string file)
        {
            Batteries_V2.Init();
            raw.sqlite3_open(file, out _database);
            foreach (var sql in new[] { "PRAGMA page_size = 8192", "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA wal_autocheckpoint = 16000", "PRAGMA cache_size = -32768", "CREATE TABLE documents(id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, body TEXT NOT NULL)", "BEGIN" })
            {
                Check(raw.sqlite3_exec(_database, sql));
            }

            using var insert = Prepare("INSERT INTO documents VALUES(?, 1, ?)");
            for (var i = 0; i < DocumentCount; i++)
            {
                raw.sqlite3_bind_text(insert, 1, $"{i:d8}");
                raw.sqlite3_bind_text(insert, 2, Body(i));
                Step(insert);
            }

            Check(raw.sqlite3_exec(_database, "COMMIT"));
            _begin = Prepare("BEGIN IMMEDIATE");
            _update = Prepare("UPDATE documents SET version = version + 1, body = ? WHERE id = ?");
            _commit = Prepare("COMMIT");
        }

        public async ValueTask Replace(int document)
        {
            var body = Body(document);
            await _turn.WaitAsync();
            try
            {
                Step(_begin);
                raw.sqlite3_bind_text(_update, 1, body);
                raw.sqlite3_bind_text(_update, 2, $"{document:d8}");
                Step(_update);
                Step(_commit);
            }
            finally
            {
                _turn.Release();
            }
        }

        public void Dispose()
        {
            _begin.Dispose();
            _update.Dispose();
            _commit.Dispose();
            _database.Dispose();
            _turn.Dispose();
        }

        private static byte[] Body(int document) => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(Documents.AttemptOf($"{document:d8}", document, 1), BenchJson.Default.Attempt);

        private sqlite3_stmt Prepare(string sql)
        {
            Check(raw.sqlite3_prepare_v2(_database, sql, out var statement));
            return statement;
        }

        private void Step(sqlite3_stmt statement)
        {
            var code = raw.sqlite3_step(statement);
            raw.sqlite3_reset(statement);
            Check(code);
        }

        private void Check(int code)
        {
            if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE))
            {
                throw new InvalidOperationException(raw.sqlite3_errmsg(_database).utf8_to_string());
            }
        }
    }

    /// <summary>Overwrites 8 KB of a file that is there already, and syncs: the least that any durable write costs.</summary>
    private sealed partial class Disk : IDisposable
    {
        private const int Block = 8192;
        private const int Blocks = 1024;

        private readonly SafeFileHandle _file;
        private readonly byte[] _bytes = new byte[Block];

        public Disk(string path)
        {
            _file = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite);
            RandomAccess.Write(_file, new byte[Block * Blocks], 0);
            RandomAccess.FlushToDisk(_file);
        }

        public ValueTask Overwrite(long number)
        {
            RandomAccess.Write(_file, _bytes, number % Blocks * Block);
            return DataSync(_file) == 0 ? ValueTask.CompletedTask : throw new IOException("fdatasync failed");
        }

        public void Dispose() => _file.Dispose();

        [LibraryImport("libc", EntryPoint = "fdatasync")]
        private static partial int DataSync(SafeFileHandle file);
    }
}
