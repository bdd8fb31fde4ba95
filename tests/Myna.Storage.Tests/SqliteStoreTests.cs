using Microsoft.Extensions.Logging.Abstractions;
using Myna.Storage.Sqlite;

namespace Myna.Storage.Tests;

/// <summary>What only the embedded adapter promises.</summary>
public sealed class SqliteStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ASecondStoreOnTheFolderIsRefusedWithOneClearError()
    {
        await using (Open())
        {
            Should.Throw<StoreUnavailableException>(() => Open()).Message.ShouldContain("open in another process");
        }

        await using var store = Open();
        await store.Ping();
    }

    [Fact]
    public async Task ANewIndexFindsTheDocumentsWrittenBeforeItWasDeclared()
    {
        Collection<Card> before = new("cards", CardJson.Default.Card, card => card.Id), after = new("cards", CardJson.Default.Card, card => card.Id);
        before.Index("byText", card => card.Text);
        var byRank = after.Index("byRank", card => card.Rank);
        var byEmail = after.UniqueIndex("byEmail", card => card.Email);
        await using (var store = Open([before]))
        {
            var commit = new Commit();
            for (var i = 0; i < 1200; i++)
            {
                commit.Insert(before, new Card($"{i:d4}") { Rank = -i, Email = i % 2 == 0 ? null : $"{i}@x" });
            }

            (await store.Commit(commit)).IsCommitted.ShouldBeTrue();
        }

        await using (var store = Open([after]))
        {
            (await store.Find(byRank.All().Take(1))).Items[0].Value.Id.ShouldBe("1199");
            (await store.Find(byEmail.Where("7@x"))).Items.ShouldHaveSingleItem().Value.Id.ShouldBe("0007");
            (await store.Commit(new Commit().Insert(after, new Card("twin") { Email = "7@x" }))).Status.ShouldBe(CommitStatus.Duplicate);
            (await store.Commit(new Commit().Replace(after, new Card("0007") { Rank = 5 }, 1))).IsCommitted.ShouldBeTrue();
        }

        // And back again: what was not kept up meanwhile is filled anew.
        await using var last = Open([before]);
        (await last.Load(before, "0007"))!.Value.ShouldBe(new Document<Card>(new Card("0007") { Rank = 5 }, 2));
    }

    [Fact]
    public async Task AnIndexThatBecomesUniqueOverEqualValuesStopsTheStart()
    {
        Collection<Card> before = new("cards", CardJson.Default.Card, card => card.Id), after = new("cards", CardJson.Default.Card, card => card.Id);
        before.Index("byEmail", card => card.Email);
        after.UniqueIndex("byEmail", card => card.Email);
        await using (var store = Open([before]))
        {
            await store.Commit(new Commit().Insert(before, new Card("a") { Email = "x" }).Insert(before, new Card("b") { Email = "x" }));
        }

        Should.Throw<StoreUnavailableException>(() => Open([after])).Message.ShouldContain("documents a and b");
        await using var still = Open([before]);
        (await still.Load(before, "b")).ShouldNotBeNull();
    }

    [Fact]
    public async Task TheCacheStaysWithinItsBoundAndNeverAnswersAnOldValue()
    {
        const long Bound = 100_000;
        await using var store = Open(Cards.All, options => options with { CacheBytes = Bound });
        for (var i = 0; i < 500; i++)
        {
            await store.Commit(new Commit().Insert(Cards.Collection, new Card($"{i}") { Text = new string('x', 500) }));
            store.CachedBytes.ShouldBeLessThan(Bound + 5000);
        }

        for (var round = 2; round <= 3; round++)
        {
            for (var i = 0; i < 500; i += 7)
            {
                var found = (await store.Load(Cards.Collection, $"{i}"))!.Value;
                found.Version.ShouldBe(round - 1);
                (await store.Commit(new Commit().Replace(Cards.Collection, found.Value with { Rank = round }, found.Version))).IsCommitted.ShouldBeTrue();
                (await store.Load(Cards.Collection, $"{i}"))!.Value.Value.Rank.ShouldBe(round);
            }
        }

        store.CachedBytes.ShouldBeLessThan(Bound + 5000);
    }

    [Theory]
    [InlineData(1 << 20, 16_000)]
    [InlineData(20_000, 50)]
    [InlineData(0, 1)]
    public async Task ReadersBesideWritersNeverSeeAVersionOlderThanAnAcknowledgedOne(long cacheBytes, int checkpointPages)
    {
        await using var store = Open(Cards.All, options => options with { CacheBytes = cacheBytes, CheckpointPages = checkpointPages });
        const int Documents = 40, Rounds = 60;
        var acknowledged = new long[Documents];
        for (var i = 0; i < Documents; i++)
        {
            await store.Commit(new Commit().Insert(Cards.Collection, new Card($"{i}") { Owner = "ana", Rank = i, Text = new string('x', 400) }));
            acknowledged[i] = 1;
        }

        var writing = Task.WhenAll(Enumerable.Range(0, Documents).Select(i => Task.Run(async () =>
        {
            for (var version = 1; version <= Rounds; version++)
            {
                (await store.Commit(new Commit().Replace(Cards.Collection, new Card($"{i}") { Owner = "ana", Rank = i, Text = new string('x', 400), Big = version }, version))).IsCommitted.ShouldBeTrue();
                Volatile.Write(ref acknowledged[i], version + 1);
            }
        })));
        var reading = Enumerable.Range(0, 3).Select(seed => Task.Run(async () =>
        {
            var random = new Random(seed);
            while (!writing.IsCompleted)
            {
                var i = random.Next(Documents);
                var least = Volatile.Read(ref acknowledged[i]);
                (await store.Load(Cards.Collection, $"{i}"))!.Value.Version.ShouldBeGreaterThanOrEqualTo(least);
                least = Volatile.Read(ref acknowledged[i]);
                (await store.Find(Cards.ByOwner.Where("ana", i))).Items.ShouldHaveSingleItem().Version.ShouldBeGreaterThanOrEqualTo(least);
            }
        })).ToList();
        await writing;
        await Task.WhenAll(reading);
    }

    [Fact]
    public async Task ClosingCommitsWhatWasHandedOver()
    {
        var commits = new List<Task<CommitResult>>();
        await using (var store = Open())
        {
            for (var i = 0; i < 2000; i++)
            {
                commits.Add(store.Commit(new Commit().Insert(Cards.Collection, new Card($"{i}"))).AsTask());
            }
        }

        (await Task.WhenAll(commits)).ShouldAllBe(result => result.IsCommitted);
        await using var again = Open();
        (await again.Load(Cards.Collection, "1999")).ShouldNotBeNull();
        await again.DisposeAsync();
        await Should.ThrowAsync<ObjectDisposedException>(async () => await again.Commit(new Commit().Insert(Cards.Collection, new Card("late"))));
        await Should.ThrowAsync<ObjectDisposedException>(async () => await again.Find(Cards.ByDue.All()));
    }

    [Fact]
    public async Task TooMuchWaitingIsRefused()
    {
        await using var store = Open(Cards.All, options => options with { MaxWaitingBytes = 100_000 });
        var commits = Enumerable.Range(0, 2000).Select(async i =>
        {
            try
            {
                return (await store.Commit(new Commit().Insert(Cards.Collection, new Card($"{i}") { Text = new string('x', 10_000) }))).IsCommitted;
            }
            catch (StoreUnavailableException)
            {
                return false;
            }
        }).ToList();
        var made = await Task.WhenAll(commits);
        made.ShouldContain(false);
        for (var i = 0; i < made.Length; i += 97)
        {
            ((await store.Load(Cards.Collection, $"{i}")) is not null).ShouldBe(made[i]);
        }
    }

    [SkippableFact]
    public async Task AFullDiskFailsCommitsAcknowledgesNothingAndServiceResumesWhenThereIsSpace()
    {
        Skip.IfNot(SmallDisk.TryMount(_folder.Path, "96m"), "a small file system can be mounted by root only");
        try
        {
            var ballast = Path.Combine(_folder.Path, "ballast");
            File.WriteAllBytes(ballast, new byte[80 << 20]);
            var made = new List<string>();
            await using (var store = Open())
            {
                var isFull = false;
                for (var i = 0; i < 20_000 && !isFull; i++)
                {
                    try
                    {
                        (await store.Commit(new Commit().Insert(Cards.Collection, new Card($"{i}") { Text = new string('x', 100_000) }))).IsCommitted.ShouldBeTrue();
                        made.Add($"{i}");
                    }
                    catch (StoreUnavailableException)
                    {
                        isFull = true;
                        (await store.Load(Cards.Collection, $"{i}")).ShouldBeNull();
                    }
                }

                isFull.ShouldBeTrue();
                (await store.Load(Cards.Collection, made[0])).ShouldNotBeNull();
                File.Delete(ballast);
                for (var i = 0; i < 20; i++)
                {
                    (await store.Commit(new Commit().Insert(Cards.Collection, new Card($"after{i}") { Text = new string('y', 1000) }))).IsCommitted.ShouldBeTrue();
                    made.Add($"after{i}");
                }
            }

            await using var again = Open();
            foreach (var id in made)
            {
                (await again.Load(Cards.Collection, id)).ShouldNotBeNull();
            }
        }
        finally
        {
            SmallDisk.Unmount(_folder.Path);
        }
    }

    [Fact]
    public void ADamagedDatabaseIsAnErrorThatNamesTheFolder()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "myna.db"), new string('x', 10_000));
        Should.Throw<StoreUnavailableException>(() => Open()).Message.ShouldContain(_folder.Path);
    }

    [Fact]
    public async Task AnUndeclaredCollectionIsRefused()
    {
        await using var store = Open();
        var stranger = new Collection<Card>("strangers", CardJson.Default.Card, card => card.Id);
        await Should.ThrowAsync<ArgumentException>(async () => await store.Load(stranger, "a"));
        await Should.ThrowAsync<ArgumentException>(async () => await store.Commit(new Commit().Insert(stranger, new Card("a"))));
        Should.Throw<ArgumentException>(() => Open([stranger, new Collection<Card>("Strangers", CardJson.Default.Card, card => card.Id)]));
        Should.Throw<ArgumentException>(() => Open([new Collection<Card>("x\"; --", CardJson.Default.Card, card => card.Id)]));
    }

    [Theory]
    [InlineData(1 << 20, 3)]
    [InlineData(0, 0)]
    public async Task AStepIsWrittenAloneAndGoesWithItsDocument(long cacheBytes, int rows)
    {
        await using (var store = Open(Cards.All, options => options with { CacheBytes = cacheBytes }))
        {
            await Grow(store, "kept");
            await Grow(store, "deleted");
            await Grow(store, "replaced");
            (await store.Commit(new Commit().Delete(Cards.Collection, "deleted", 4))).IsCommitted.ShouldBeTrue();
            (await store.Commit(new Commit().Replace(Cards.Collection, new Card("replaced"), 4))).IsCommitted.ShouldBeTrue();
        }

        Steps().ShouldBe(Enumerable.Repeat("kept", rows));
        await using var again = Open();
        (await again.Load(Cards.Collection, "kept")).ShouldBe(new Document<Card>(new Card("kept") { Text = "012" }, 4));
    }

    [Fact]
    public async Task ANewIndexFindsDocumentsByWhatTheirStepsSay()
    {
        Collection<Card> before = new("cards", CardJson.Default.Card, card => card.Id), after = new("cards", CardJson.Default.Card, card => card.Id);
        var growth = before.GrowsBy(CardJson.Default.CardAddition, CardAddition.Fold);
        after.GrowsBy(CardJson.Default.CardAddition, CardAddition.Fold);
        var byRank = after.Index("byRank", card => card.Rank);
        await using (var store = Open([before]))
        {
            await store.Commit(new Commit().Insert(before, new Card("a") { Rank = 1 }).Insert(before, new Card("b") { Rank = 2 }));
            var commit = new Commit();
            commit.Append(growth, (await store.Load(before, "a"))!.Value, new CardAddition(Rank: 3));
            await store.Commit(commit);
        }

        Steps().ShouldBe(["a"]);
        await using var indexed = Open([after]);
        (await indexed.Find(byRank.All())).Items.Select(found => found.Value.Rank).ShouldBe([2, 3]);
    }

    [Fact]
    public async Task AProgramThatKnowsNoStepsDoesNotOpenAStoreThatHasThem()
    {
        await using (Open())
        {
            // Makes the tables.
        }

        Should.Throw<StoreUnavailableException>(() => Open([new Collection<Card>("cards", CardJson.Default.Card, card => card.Id)])).Message.ShouldContain("grown by steps");
    }

    private static async Task Grow(SqliteDocumentStore store, string id)
    {
        await store.Commit(new Commit().Insert(Cards.Collection, new Card(id)));
        for (var i = 0; i < 3; i++)
        {
            var commit = new Commit();
            commit.Append(Cards.Growth, (await store.Load(Cards.Collection, id))!.Value, new CardAddition($"{i}"));
            (await store.Commit(commit)).IsCommitted.ShouldBeTrue();
        }
    }

    private List<string> Steps()
    {
        using var database = SqliteDatabase.OpenReader(Path.Combine(_folder.Path, "myna.db"), new SqliteStoreOptions { Folder = _folder.Path });
        var ids = new List<string>();
        var statement = database.Statement("SELECT id FROM \"cards.steps\"");
        while (statement.Step())
        {
            ids.Add(statement.Text(0));
        }

        return ids;
    }

    private SqliteDocumentStore Open(IReadOnlyList<ICollectionDefinition>? collections = null, Func<SqliteStoreOptions, SqliteStoreOptions>? change = null)
    {
        var options = new SqliteStoreOptions { Folder = _folder.Path };
        return SqliteDocumentStore.Open(change?.Invoke(options) ?? options, collections ?? Cards.All, TimeProvider.System, NullLogger.Instance);
    }
}
