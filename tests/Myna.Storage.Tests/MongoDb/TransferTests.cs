using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;
using Myna.Storage.MongoDb;
using Myna.Storage.Sqlite;
using Myna.Storage.Transfer;
using Myna.Tests;

namespace Myna.Storage.Tests.MongoDb;

/// <summary>Moving whole stores: SQLite to MongoDB and back, and through a backup.</summary>
public sealed class TransferTests(MongoDouble mongo) : IClassFixture<MongoDouble>, IAsyncLifetime
{
    private const int Many = 1_000;

    private static readonly IReadOnlyList<ICollectionDefinition> WithMarks = [.. Cards.All, TransferMark.Marks];

    private readonly string _database = $"transfer_{Guid.NewGuid():n}";
    private readonly List<TemporaryFolder> _folders = [];
    private readonly List<IDocumentStore> _open = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var store in _open)
        {
            await store.DisposeAsync();
        }

        foreach (var folder in _folders)
        {
            folder.Dispose();
        }
    }

    [SkippableFact]
    public async Task EverythingMovesFromSqliteToMongoDbAndBackWithItsVersionsAndUndeliveredEvents()
    {
        var source = Sqlite();
        await Fill(source);
        var mongoDb = await Mongo();
        var back = Sqlite();

        var there = await DocumentTransfer.Migrate(source, "sqlite", mongoDb, Cards.All);
        await DocumentTransfer.Migrate(mongoDb, "mongodb", back, Cards.All);

        there.Documents.ShouldBe(new Dictionary<string, long> { ["cards"] = Many, ["otherCards"] = 1, ["cardEditions"] = 1, ["cardLog"] = 1, ["outbox"] = 1 }, ignoreOrder: true);
        (await Contents(mongoDb)).ShouldBe(await Contents(source));
        (await Contents(back)).ShouldBe(await Contents(source));
        (await mongoDb.Load(Cards.Collection, "000007"))!.Value.Version.ShouldBe(2);
        (await mongoDb.Load(TransferMark.Marks, TransferMark.OnlyId)).ShouldBeNull();

        // What moved can be written on as if it had always been there.
        (await mongoDb.Commit(new Commit().Replace(Cards.Collection, new Card("000007"), 2))).IsCommitted.ShouldBeTrue();
    }

    [SkippableFact]
    public async Task SmallCollectionsMoveWholeOneAfterTheOther()
    {
        var source = Sqlite();
        await source.Commit(new Commit().Insert(Cards.Collection, new Card("a")).Insert(Cards.Others, new Card("b")).Insert(Cards.Editions, new Card("c") { Rank = 1 }));
        var (mongoDb, restored) = (await Mongo(), Sqlite());

        (await DocumentTransfer.Migrate(source, "sqlite", mongoDb, Cards.All)).Total.ShouldBe(3);
        (await Contents(mongoDb)).ShouldBe(await Contents(source));
        await DocumentTransfer.Restore(await Backup(mongoDb), restored, Cards.All);
        (await Contents(restored)).ShouldBe(await Contents(source));
    }

    [SkippableFact]
    public async Task ABackupIsRestoredIntoEitherStore()
    {
        var source = Sqlite();
        await Fill(source);
        using var backup = await Backup(source);
        var reports = new List<TransferProgress>();

        var restored = Sqlite();
        var summary = await DocumentTransfer.Restore(backup, restored, Cards.All, new Reports(reports));
        backup.Position = 0;
        var mongoDb = await Mongo();
        await DocumentTransfer.Restore(backup, mongoDb, Cards.All);

        summary.Total.ShouldBe(Many + 4);
        (await Contents(restored)).ShouldBe(await Contents(source));
        (await Contents(mongoDb)).ShouldBe(await Contents(source));
        reports.ShouldContain(new TransferProgress(TransferPhase.Copying, "cards", 400, null));
        reports.ShouldContain(new TransferProgress(TransferPhase.Verifying, "cards", Many, Many));
        Encoding.UTF8.GetString(Unpacked(backup).AsSpan(0, 40)).ShouldStartWith("""{"format":"myna-documents",""");
    }

    [SkippableFact]
    public async Task AnInterruptedTransferGoesOnWhereItWas()
    {
        var source = Sqlite();
        await Fill(source);
        var target = Sqlite();
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() =>
            DocumentTransfer.Migrate(source, "sqlite", target, Cards.All, new StopAt(stop, 600), stop.Token));

        var mark = (await target.Load(TransferMark.Marks, TransferMark.OnlyId))!.Value;
        var arrived = (await Contents(target)).Count;
        arrived.ShouldBeInRange(200, Many - 1);
        mark.Value.Source.ShouldBe("sqlite");

        (await Should.ThrowAsync<TransferException>(() => DocumentTransfer.Migrate(source, "another", target, Cards.All))).Message.ShouldContain("unfinished transfer from sqlite");
        await DocumentTransfer.Migrate(source, "sqlite", target, Cards.All);

        (await Contents(target)).ShouldBe(await Contents(source));

        // The versions of the mark tell that the first part was not written again: one more for each batch.
        mark.Version.ShouldBe((arrived + 199) / 200);
    }

    [SkippableFact]
    public async Task ATransferInWhichADocumentGotLostIsNotCalledGood()
    {
        var source = Sqlite();
        await Fill(source);
        var target = Sqlite();
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() =>
            DocumentTransfer.Migrate(source, "sqlite", target, Cards.All, new StopAt(stop, 600), stop.Token));
        await target.Commit(new Commit().Delete(Cards.Collection, "000003", 1));

        (await Should.ThrowAsync<TransferException>(() => DocumentTransfer.Migrate(source, "sqlite", target, Cards.All)))
            .Message.ShouldBe($"cards has {Many - 1} documents, its source {Many}.");

        await target.Commit(new Commit().Insert(Cards.Collection, new Card("000003") { Text = "another" }));
        (await Should.ThrowAsync<TransferException>(() => DocumentTransfer.Migrate(source, "sqlite", target, Cards.All))).Message.ShouldContain("differs");
    }

    [SkippableFact]
    public async Task ATargetWithDocumentsIsRefusedAndStaysAsItIs()
    {
        var source = Sqlite();
        await Fill(source);
        var target = Sqlite();
        await target.Commit(new Commit().Insert(Cards.Others, new Card("mine")));
        using var backup = await Backup(source);

        (await Should.ThrowAsync<TransferException>(() => DocumentTransfer.Migrate(source, "sqlite", target, Cards.All))).Message.ShouldContain("not empty");
        (await Should.ThrowAsync<TransferException>(() => DocumentTransfer.Restore(backup, target, Cards.All))).Message.ShouldContain("otherCards");
        (await Contents(target)).ShouldHaveSingleItem();
    }

    [SkippableFact]
    public async Task ADamagedOrShortenedBackupIsNeverCalledGood()
    {
        var source = Sqlite();
        await source.Commit(new Commit().Insert(Cards.Collection, new Card("a") { Owner = "ana" }).Insert(Cards.Others, new Card("b")));
        using var backup = await Backup(source);
        var lines = Unpacked(backup);

        Prop.ForAll<NonNegativeInt, PositiveInt, bool>((at, change, cut) =>
        {
            var damaged = lines.ToArray();
            damaged[at.Get % lines.Length] ^= (byte)(1 + (change.Get % 255));
            damaged = cut ? lines[..(at.Get % lines.Length)] : damaged;
            return Refuses(Packed(damaged)).GetAwaiter().GetResult() || IsOnlyTheDate(damaged, lines);
        }).QuickCheckThrowOnFailure();

        var zipped = backup.ToArray();
        for (var length = 0; length < zipped.Length - 8; length += 7)
        {
            (await Refuses(new MemoryStream(zipped[..length]))).ShouldBeTrue();
        }
    }

    private async Task<bool> Refuses(MemoryStream backup)
    {
        using var folder = new TemporaryFolder();
        await using var target = SqliteDocumentStore.Open(new SqliteStoreOptions { Folder = folder.Path }, WithMarks, TimeProvider.System, NullLogger.Instance);
        try
        {
            await DocumentTransfer.Restore(backup, target, Cards.All);
            return false;
        }
        catch (TransferException)
        {
            return true;
        }
    }

    // The header's date names the backup and no more; white space changes no value.
    private static bool IsOnlyTheDate(byte[] damaged, byte[] lines)
    {
        var header = Array.IndexOf(lines, (byte)'\n');
        return damaged.Length == lines.Length && damaged.AsSpan(header).SequenceEqual(lines.AsSpan(header));
    }

    private static async Task Fill(IDocumentStore store)
    {
        var commit = new Commit().Publish(Cards.Named, new CardNamed("not delivered"));
        for (var i = 0; i < Many; i++)
        {
            commit.Insert(Cards.Collection, new Card($"{i:d6}")
            {
                Owner = i % 3 == 0 ? null : "ana",
                Rank = i,
                Due = DateTimeOffset.FromUnixTimeMilliseconds(i * 1000L).AddTicks(i),
                Ratio = i / 7.0,
                Text = "naïve \"text\" 😀",
            });
        }

        (await store.Commit(commit.Insert(Cards.Others, new Card("é\0😀")).Insert(Cards.Editions, new Card("a") { Rank = 1 }).Insert(Cards.Log, new Card("entry")))).IsCommitted.ShouldBeTrue();
        (await store.Commit(new Commit().Replace(Cards.Collection, new Card("000007") { Email = "x@y" }, 1))).IsCommitted.ShouldBeTrue();
    }

    private static async Task<List<string>> Contents(IDocumentStore store)
    {
        var all = new List<string>();
        foreach (var collection in new[] { Cards.Collection, Cards.Others, Cards.Editions, Cards.Log })
        {
            await foreach (var (value, version) in store.Scan(collection))
            {
                all.Add($"{value with { Due = value.Due is { } due ? DateTimeOffset.FromUnixTimeMilliseconds(due.ToUnixTimeMilliseconds()) : null }} {version}");
            }
        }

        return all;
    }

    private static async Task<MemoryStream> Backup(IDocumentStore source)
    {
        var backup = new MemoryStream();
        await DocumentTransfer.Backup(source, Cards.All, backup, TimeProvider.System);
        backup.Position = 0;
        return backup;
    }

    private static byte[] Unpacked(MemoryStream backup)
    {
        using var unpacked = new MemoryStream();
        using var zip = new GZipStream(new MemoryStream(backup.ToArray()), CompressionMode.Decompress);
        zip.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    private static MemoryStream Packed(byte[] lines)
    {
        var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(lines);
        }

        packed.Position = 0;
        return packed;
    }

    private SqliteDocumentStore Sqlite()
    {
        var folder = new TemporaryFolder();
        _folders.Add(folder);
        var store = SqliteDocumentStore.Open(new SqliteStoreOptions { Folder = folder.Path }, WithMarks, TimeProvider.System, NullLogger.Instance);
        _open.Add(store);
        return store;
    }

    private async Task<MongoDocumentStore> Mongo()
    {
        Skip.If(MongoDouble.Absence is not null, MongoDouble.Absence);
        var options = new MongoStoreOptions { ConnectionString = mongo.Uri(_database), Deadline = TimeSpan.FromSeconds(60), ServerSelectionTimeout = TimeSpan.FromSeconds(20) };
        var store = await MongoDocumentStore.Open(options, WithMarks, TimeProvider.System, NullLogger.Instance);
        _open.Add(store);
        return store;
    }

    private sealed class Reports(List<TransferProgress> reports) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value) => reports.Add(value);
    }

    private sealed class StopAt(CancellationTokenSource stop, long done) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value)
        {
            if (value.Done >= done)
            {
                stop.Cancel();
            }
        }
    }
}
