using Microsoft.Extensions.Logging.Abstractions;
using Myna.Storage.Sqlite;

namespace Myna.Storage.Tests;

/// <summary>The embedded store beside a program that locks its file, and on a disk without space.</summary>
public sealed class SqliteLockAndDiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ACommitWaitsForALockThatAnotherConnectionHoldsForAMoment()
    {
        await using var store = Open();
        using var other = OtherConnection();
        other.Begin();
        var commit = Insert(store, "a").AsTask();
        await Task.Delay(300);
        commit.IsCompleted.ShouldBeFalse();

        other.Rollback();
        (await commit).IsCommitted.ShouldBeTrue();
    }

    [Fact]
    public async Task ALockThatIsHeldTooLongIsAClearErrorForEveryCommitAndOverWhenItIsReleased()
    {
        await using var store = Open();
        using var other = OtherConnection();
        other.Begin();
        var commits = Enumerable.Range(0, 20).Select(i => Insert(store, $"{i}").AsTask()).ToList();
        foreach (var commit in commits)
        {
            // All of a batch fail with it, not each after a wait of its own: that would take minutes.
            (await Should.ThrowAsync<StoreUnavailableException>(commit.WaitAsync(TimeSpan.FromSeconds(60)))).Message.ShouldContain("Another program holds the database locked");
        }

        other.Rollback();
        (await Insert(store, "0")).IsCommitted.ShouldBeTrue();
        await store.Ping();
    }

    [SkippableFact]
    public async Task TheLogLeavesRoomForTheDataOnASmallDisk()
    {
        await OnADiskOf("32m", async () =>
        {
            var made = new List<string>();
            await using (var store = Open())
            {
                // 8,000 changes of 200 documents: 60 MB of log if nothing bounded it, and less than 1 MB of data.
                for (var round = 0; round < 40; round++)
                {
                    var commits = Enumerable.Range(0, 200).Select(i => store.Commit(round == 0
                        ? new Commit().Insert(Cards.Collection, Some($"{i}"))
                        : new Commit().Replace(Cards.Collection, Some($"{i}") with { Rank = round }, round)).AsTask());
                    foreach (var result in await Task.WhenAll(commits))
                    {
                        result.IsCommitted.ShouldBeTrue();
                    }
                }

                for (var i = 0; i < 10; i++)
                {
                    (await store.Commit(new Commit().Insert(Cards.Collection, Some($"large{i}") with { Text = new string('x', 1 << 20) }))).IsCommitted.ShouldBeTrue();
                }

                new FileInfo(File("myna.db-wal")).Length.ShouldBeLessThan(12 << 20);
            }

            await using var again = Open();
            (await again.Load(Cards.Collection, "7"))!.Value.Version.ShouldBe(40);
            (await again.Load(Cards.Collection, "large9")).ShouldNotBeNull();
        });
    }

    [SkippableFact]
    public async Task AStoreOnAFullDiskOpensForReadingSaysThatItCannotWriteAndResumesByItself()
    {
        await OnADiskOf("32m", async () =>
        {
            await using (var store = Open())
            {
                (await Insert(store, "a")).IsCommitted.ShouldBeTrue();
                await store.Ping();
                FillTheDisk();
                var large = new Commit().Insert(Cards.Collection, Some("large") with { Text = new string('x', 1 << 20) });
                (await Should.ThrowAsync<StoreUnavailableException>(async () => await store.Commit(large))).Message.ShouldContain("The disk is full");
                await FillWithCommits(store);
                await Should.ThrowAsync<StoreUnavailableException>(async () => await store.Ping());
                (await store.Load(Cards.Collection, "a")).ShouldNotBeNull();
            }

            FillTheDisk();
            await using var again = Open();
            (await again.Find(Cards.ByOwner.Where("ana"))).Items.ShouldNotBeEmpty();
            await Should.ThrowAsync<StoreUnavailableException>(async () => await again.Ping());

            System.IO.File.Delete(File("ballast"));
            await again.Ping();
            (await Insert(again, "after")).IsCommitted.ShouldBeTrue();
        });
    }

    private static Card Some(string id) => new(id) { Owner = "ana", Text = new string('x', 400) };

    private static ValueTask<CommitResult> Insert(SqliteDocumentStore store, string id) => store.Commit(new Commit().Insert(Cards.Collection, Some(id)));

    // Until not even a small one fits.
    private static async Task FillWithCommits(SqliteDocumentStore store)
    {
        for (var i = 0; i < 10_000; i++)
        {
            try
            {
                await Insert(store, $"small{i}");
            }
            catch (StoreUnavailableException)
            {
                return;
            }
        }

        throw new InvalidOperationException("The disk does not fill up.");
    }

    private void FillTheDisk()
    {
        using var ballast = new FileStream(File("ballast"), FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true)
            {
                ballast.Write(block);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    private async Task OnADiskOf(string size, Func<Task> story)
    {
        Skip.IfNot(SmallDisk.TryMount(_folder.Path, size), "a small file system can be mounted by root only");
        try
        {
            await story();
        }
        finally
        {
            SmallDisk.Unmount(_folder.Path);
        }
    }

    private string File(string name) => Path.Combine(_folder.Path, name);

    private SqliteDatabase OtherConnection() => SqliteDatabase.OpenWriter(File("myna.db"), new SqliteStoreOptions { Folder = _folder.Path });

    private SqliteDocumentStore Open() =>
        SqliteDocumentStore.Open(new SqliteStoreOptions { Folder = _folder.Path }, Cards.All, TimeProvider.System, NullLogger.Instance);
}
