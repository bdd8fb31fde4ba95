namespace Myna.Storage.Tests;

public abstract partial class DocumentStoreContract
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [SkippableFact]
    public async Task AQueryByEqualityGivesTheOrderOfTheFieldsThatRemainThenOfIds()
    {
        await using var store = await OpenStore();
        await Insert(store,
            new Card("d") { Owner = "ana", Rank = 2 }, new Card("c") { Owner = "ana", Rank = 10 }, new Card("b") { Owner = "ana", Rank = 2 },
            new Card("a") { Owner = "bo", Rank = 1 }, new Card("e") { Owner = "ana" });

        (await Ids(store, Cards.ByOwner.Where("ana"))).ShouldBe(["e", "b", "d", "c"]);
        (await Ids(store, Cards.ByOwner.Where("ana").Descending())).ShouldBe(["c", "d", "b", "e"]);
        (await Ids(store, Cards.ByOwner.Where("ana", 2))).ShouldBe(["b", "d"]);
        (await Ids(store, Cards.ByOwner.Where("ana", 2).Descending())).ShouldBe(["d", "b"]);
        (await Ids(store, Cards.ByOwner.Where("an"))).ShouldBeEmpty();
        (await Ids(store, Cards.ByOwner.All())).ShouldBe(["e", "b", "d", "c", "a"]);
    }

    [SkippableFact]
    public async Task ARangeIncludesItsLowerBoundExcludesItsUpperAndNeverHoldsNulls()
    {
        await using var store = await OpenStore();
        await Insert(store, [.. Enumerable.Range(-2, 6).Select(i => new Card($"r{i}") { Owner = "ana", Rank = i }), new Card("null") { Owner = "ana" }]);

        (await Ids(store, Cards.ByOwner.Where("ana").From(-1).Before(2))).ShouldBe(["r-1", "r0", "r1"]);
        (await Ids(store, Cards.ByOwner.Where("ana").From(2))).ShouldBe(["r2", "r3"]);
        (await Ids(store, Cards.ByOwner.Where("ana").Before(0))).ShouldBe(["r-2", "r-1"]);
        (await Ids(store, Cards.ByOwner.Where("ana").Before(0).Descending())).ShouldBe(["r-1", "r-2"]);
        (await Ids(store, Cards.ByOwner.Where("ana").From(3).Before(3))).ShouldBeEmpty();
        (await Ids(store, Cards.ByOwner.All().From("a").Before("b"))).Count.ShouldBe(7);
    }

    [SkippableFact]
    public async Task NullsComeFirstAndLastWhenDescendingAndAreFoundByEquality()
    {
        await using var store = await OpenStore();
        await Insert(store, new Card("a") { Due = Noon }, new Card("b"), new Card("c") { Due = Noon.AddYears(-60) }, new Card("d"));

        (await Ids(store, Cards.ByDue.All())).ShouldBe(["b", "d", "c", "a"]);
        (await Ids(store, Cards.ByDue.All().Descending())).ShouldBe(["a", "c", "d", "b"]);
        (await Ids(store, Cards.ByDue.Where((string?)null))).ShouldBe(["b", "d"]);
        (await AllIds(store, Cards.ByDue.All(), 1)).ShouldBe(["b", "d", "c", "a"]);
        (await AllIds(store, Cards.ByDue.All().Descending(), 1)).ShouldBe(["a", "c", "d", "b"]);
    }

    [SkippableFact]
    public async Task ADocumentWhoseIdIsMadeOfItsFieldsIsFoundByEachOfThem()
    {
        await using var store = await OpenStore();
        var second = new Card("a") { Rank = 2, Text = "second" };
        (await store.Commit(new Commit().Insert(Cards.Editions, new Card("a") { Rank = 1 }).Insert(Cards.Editions, second).Insert(Cards.Editions, new Card("b") { Rank = 1 })))
            .IsCommitted.ShouldBeTrue();

        (await store.Load(Cards.Editions, "a@2")).ShouldBe(new Document<Card>(second, 1));
        (await store.Load(Cards.Editions, "a")).ShouldBeNull();
        (await store.Find(Cards.EditionsByCard.Where("a").Descending())).Items.Select(found => found.Value.Rank).ShouldBe([2, 1]);
        (await store.Find(Cards.EditionsByCard.Where("a", 2))).Items.ShouldHaveSingleItem().Value.ShouldBe(second);
        (await store.Commit(new Commit().Replace(Cards.Editions, second with { Text = "third" }, 1))).IsCommitted.ShouldBeTrue();
        (await store.Load(Cards.Editions, "a@2"))!.Value.Value.Text.ShouldBe("third");
    }

    [SkippableFact]
    public async Task APathThroughANullReadsAsNull()
    {
        await using var store = await OpenStore();
        await Insert(store, new Card("a") { Week = new CardWeek(5) }, new Card("b"), new Card("c") { Week = new CardWeek(null) }, new Card("d") { Week = new CardWeek(-5) });

        (await Ids(store, Cards.ByWeek.All())).ShouldBe(["b", "c", "d", "a"]);
        (await Ids(store, Cards.ByWeek.All().From(0))).ShouldBe(["a"]);
        (await Ids(store, Cards.ByWeek.Where((string?)null))).ShouldBe(["b", "c"]);
    }

    [SkippableFact]
    public async Task TimesKeepTheirMilliseconds()
    {
        await using var store = await OpenStore();
        await Insert(store, [.. new[] { 3, 0, 999, 1 }.Select(ms => new Card($"ms{ms}") { Due = Noon.AddMilliseconds(ms) })]);

        (await Ids(store, Cards.ByDue.All())).ShouldBe(["ms0", "ms1", "ms3", "ms999"]);
        (await Ids(store, Cards.ByDue.All().From(Noon.AddMilliseconds(1)).Before(Noon.AddMilliseconds(999)))).ShouldBe(["ms1", "ms3"]);
        (await Ids(store, Cards.ByDue.Where(Noon.AddMilliseconds(3)))).ShouldBe(["ms3"]);

        await using var again = await Reopen(store);
        (await again.Load(Cards.Collection, "ms999"))!.Value.Value.Due.ShouldBe(Noon.AddMilliseconds(999));
        (await Ids(again, Cards.ByDue.Where(new DateTimeOffset(2026, 3, 1, 14, 0, 0, 3, TimeSpan.FromHours(2))))).ShouldBe(["ms3"]);
    }

    [SkippableFact]
    public async Task TruthValuesAreIndexed()
    {
        await using var store = await OpenStore();
        await Insert(store, new Card("a") { Flag = true, Due = Noon }, new Card("b") { Flag = false }, new Card("c"), new Card("d") { Flag = true });

        (await Ids(store, Cards.ByFlag.Where(true))).ShouldBe(["d", "a"]);
        (await Ids(store, Cards.ByFlag.Where(false))).ShouldBe(["b"]);
        (await Ids(store, Cards.ByFlag.All())).ShouldBe(["c", "b", "d", "a"]);
    }

    [SkippableFact]
    public async Task NumbersAtTheLimitsAreOrderedAndKept()
    {
        long[] numbers = [long.MinValue, long.MinValue + 1, -(1L << 53) - 1, -1, 0, 1, int.MaxValue, (1L << 53) + 1, long.MaxValue - 1, long.MaxValue];
        await using var store = await OpenStore();
        await Insert(store, [.. numbers.Reverse().Select(number => new Card($"n{number}") { Big = number, Ratio = 1.0 / 3 })]);

        (await AllIds(store, Cards.ByBig.All(), 3)).ShouldBe(numbers.Select(number => $"n{number}"));
        (await Ids(store, Cards.ByBig.All().From(long.MaxValue))).ShouldBe([$"n{long.MaxValue}"]);
        (await Ids(store, Cards.ByBig.Where((1L << 53) + 1))).ShouldBe([$"n{(1L << 53) + 1}"]);
        await using var again = await Reopen(store);
        foreach (var number in numbers)
        {
            (await again.Load(Cards.Collection, $"n{number}"))!.Value.Value.ShouldBe(new Card($"n{number}") { Big = number, Ratio = 1.0 / 3 });
        }
    }

    [SkippableFact]
    public async Task TextIsOrderedByItsUtf8Bytes()
    {
        // U+FFFD comes before U+1F600 by bytes and after its surrogates by UTF-16 units; case and accents are only bytes.
        string[] owners = ["", "\0", "\0a", " ", "A", "Z", "a", "a\0", "aa", "z", "é", "א", "\ufffd", "😀", "😀a"];
        await using var store = await OpenStore();
        await Insert(store, [.. owners.Select((owner, i) => new Card($"{i:d2}") { Owner = owner }).Reverse()]);

        var inOrder = Enumerable.Range(0, owners.Length).Select(i => $"{i:d2}").ToList();
        (await Ids(store, Cards.ByOwner.All())).ShouldBe(inOrder);
        (await AllIds(store, Cards.ByOwner.All(), 1)).ShouldBe(inOrder);
        (await AllIds(store, Cards.ByOwner.All().Descending(), 2)).ShouldBe(Enumerable.Reverse(inOrder));
        for (var i = 0; i < owners.Length; i++)
        {
            (await Ids(store, Cards.ByOwner.Where(owners[i]))).ShouldBe([inOrder[i]]);
        }
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public async Task PagesTogetherGiveEveryDocumentOnceInBothDirections(int pageSize)
    {
        await using var store = await OpenStore();
        var random = new Random(pageSize);
        var cards = Enumerable.Range(0, 60).Select(i => new Card($"{i:d2}")
        {
            Owner = random.Next(4) == 0 ? null : $"o{random.Next(3)}",
            Rank = random.Next(3) == 0 ? null : random.Next(3),
        }).ToArray();
        await Insert(store, cards);

        var expected = cards.OrderBy(card => card.Owner, StringComparer.Ordinal).ThenBy(card => card.Rank).ThenBy(card => card.Id, StringComparer.Ordinal).Select(card => card.Id).ToList();
        (await AllIds(store, Cards.ByOwner.All(), pageSize)).ShouldBe(expected);
        (await AllIds(store, Cards.ByOwner.All().Descending(), pageSize)).ShouldBe(Enumerable.Reverse(expected));
        var ranged = cards.Where(card => card.Owner == "o1" && card.Rank >= 1).OrderBy(card => card.Rank).ThenBy(card => card.Id, StringComparer.Ordinal).Select(card => card.Id).ToList();
        (await AllIds(store, Cards.ByOwner.Where("o1").From(1), pageSize)).ShouldBe(ranged);
        (await AllIds(store, Cards.ByOwner.Where("o1").From(1).Descending(), pageSize)).ShouldBe(Enumerable.Reverse(ranged));
    }

    [SkippableFact]
    public async Task ACursorIsStableUnderInsertsAndDeletes()
    {
        await using var store = await OpenStore();
        await Insert(store, [.. Enumerable.Range(0, 10).Select(i => new Card($"{i}") { Owner = "ana", Rank = i * 10 })]);
        var query = Cards.ByOwner.Where("ana").Take(4);
        var first = await store.Find(query);
        first.Items.Select(document => document.Value.Id).ShouldBe(["0", "1", "2", "3"]);

        // Before the cursor: seen or gone, it makes no difference. At the cursor: deleted. After it: one more and one less.
        await Insert(store, new Card("early") { Owner = "ana", Rank = 5 }, new Card("late") { Owner = "ana", Rank = 45 });
        await store.Commit(new Commit().Delete(Cards.Collection, "0", 1).Delete(Cards.Collection, "3", 1).Delete(Cards.Collection, "6", 1));

        query.TryAfter(first.NextCursor, out var next).ShouldBeTrue();
        (await AllIds(store, next, 4)).ShouldBe(["4", "late", "5", "7", "8", "9"]);
    }

    [SkippableFact]
    public async Task APageThatEndsWithTheLastDocumentHasNoCursor()
    {
        await using var store = await OpenStore();
        await Insert(store, new Card("a"), new Card("b"));
        (await store.Find(Cards.ByOwner.All().Take(2))).NextCursor.ShouldBeNull();
        (await store.Find(Cards.ByOwner.All().Take(1))).NextCursor.ShouldNotBeNull();
    }

    [SkippableFact]
    public async Task AForeignCursorIsRefused()
    {
        await using var store = await OpenStore();
        await Insert(store, new Card("a") { Due = Noon }, new Card("b") { Due = Noon });
        var cursor = (await store.Find(Cards.ByDue.All().Take(1))).NextCursor;

        Cards.ByDue.All().TryAfter(cursor, out _).ShouldBeTrue();
        Cards.ByBig.All().TryAfter(cursor, out _).ShouldBeFalse();
        Cards.ByOwner.All().TryAfter(cursor, out _).ShouldBeFalse();
        foreach (var nonsense in new[] { "x", "AAAA", "=", new string('A', 100_000), "W10", "eyJhIjoxfQ", "WyJieUR1ZSIsMywxZTk5LCJiIl0", "WyJieUR1ZSIsMyw5OTk5OTk5OTk5OTk5OTk5OTksImIiXQ" })
        {
            Cards.ByDue.All().TryAfter(nonsense, out _).ShouldBeFalse(nonsense);
        }
    }

    [SkippableFact]
    public async Task AReplaceMovesTheDocumentInItsIndexes()
    {
        await using var store = await OpenStore();
        await Insert(store, new Card("a") { Owner = "ana", Rank = 1 }, new Card("b") { Owner = "ana", Rank = 2 });
        await store.Commit(new Commit().Replace(Cards.Collection, new Card("a") { Owner = "ana", Rank = 3 }, 1));
        (await Ids(store, Cards.ByOwner.Where("ana"))).ShouldBe(["b", "a"]);
        await store.Commit(new Commit().Replace(Cards.Collection, new Card("a") { Owner = "bo" }, 2));
        (await Ids(store, Cards.ByOwner.Where("ana"))).ShouldBe(["b"]);
        (await Ids(store, Cards.ByOwner.Where("bo"))).ShouldBe(["a"]);
    }

    [SkippableFact]
    public async Task AFindSeesEveryCommitAcknowledgedBeforeIt()
    {
        await using var store = await OpenStore();
        for (var i = 0; i < 30; i++)
        {
            await Insert(store, new Card($"{i:d2}") { Owner = "ana" });
            (await Ids(store, Cards.ByOwner.Where("ana"))).Count.ShouldBe(i + 1);
        }
    }

    [SkippableFact]
    public async Task AScanGivesEveryDocumentInOrderOfIds()
    {
        await using var store = await OpenStore();
        string[] ids = ["😀", "\ufffd", "b", "a", "aa", "A", "é", .. Enumerable.Range(0, 600).Select(i => $"n{i:d4}")];
        foreach (var chunk in ids.Chunk(100))
        {
            await Insert(store, [.. chunk.Select(id => new Card(id))]);
        }

        (await Everything(store, Cards.Collection)).Select(document => document.Value.Id)
            .ShouldBe(["A", "a", "aa", "b", .. Enumerable.Range(0, 600).Select(i => $"n{i:d4}"), "é", "\ufffd", "😀"]);
    }

    [SkippableFact]
    public async Task FindAllGoesThroughAllPages()
    {
        await using var store = await OpenStore();
        await Insert(store, [.. Enumerable.Range(0, Limits.MaxPageSize + 5).Select(i => new Card($"{i:d5}") { Owner = "ana", Rank = 5 })]);
        var count = 0;
        await foreach (var document in store.FindAll(Cards.ByOwner.Where("ana")))
        {
            document.Value.Id.ShouldBe($"{count++:d5}");
        }

        count.ShouldBe(Limits.MaxPageSize + 5);
    }

    [SkippableFact]
    public async Task AQueryForWhatAFieldNeverHoldsIsRefused()
    {
        await using var store = await OpenStore();
        Should.Throw<ArgumentException>(() => Cards.ByOwner.Where(5));
        Should.Throw<ArgumentException>(() => Cards.ByDue.All().From("yesterday"));
        Should.Throw<ArgumentException>(() => Cards.ByDue.All().Before((string?)null));
        Should.Throw<ArgumentException>(() => Cards.ByDue.Where(Noon, 1));
        Should.Throw<InvalidOperationException>(() => Cards.ByOwner.Where("ana", 1).From(1));
    }

    [SkippableFact]
    public async Task AUniqueIndexRefusesASecondHolderAndLetsAFreedValueGo()
    {
        await using var store = await OpenStore();
        await Insert(store, new Card("a") { Email = "a@x" }, new Card("b") { Email = "b@x" });
        var duplicate = CommitResult.Duplicate("cards", "c", "byEmail");

        (await Insert(store, new Card("c") { Email = "a@x" })).ShouldBe(duplicate);
        (await store.Load(Cards.Collection, "c")).ShouldBeNull();
        (await store.Commit(new Commit().Replace(Cards.Collection, new Card("b") { Email = "a@x" }, 1))).ShouldBe(CommitResult.Duplicate("cards", "b", "byEmail"));
        (await Insert(store, new Card("d") { Email = "d@x" }, new Card("c") { Email = "d@x" })).ShouldBe(duplicate);
        (await Insert(store, new Card("c") { Email = "A@x" })).IsCommitted.ShouldBeTrue();

        // The value's own holder may be written again; what it gives up is free, also within the same commit.
        (await store.Commit(new Commit().Replace(Cards.Collection, new Card("a") { Email = "a@x", Rank = 2 }, 1))).IsCommitted.ShouldBeTrue();
        (await store.Commit(new Commit().Replace(Cards.Collection, new Card("a") { Email = "free@x" }, 2).Insert(Cards.Collection, new Card("e") { Email = "a@x" }))).IsCommitted.ShouldBeTrue();
        (await store.Commit(new Commit().Delete(Cards.Collection, "b", 1).Insert(Cards.Collection, new Card("f") { Email = "b@x" }))).IsCommitted.ShouldBeTrue();
        (await Ids(store, Cards.ByEmail.All())).ShouldBe(["c", "e", "f", "a"]);
    }

    [SkippableFact]
    public async Task AUniqueIndexAppliesInTheOrderOfWrites()
    {
        await using var store = await OpenStore();
        await Insert(store, new Card("a") { Email = "a@x" });
        (await store.Commit(new Commit().Insert(Cards.Collection, new Card("b") { Email = "a@x" }).Delete(Cards.Collection, "a", 1)))
            .ShouldBe(CommitResult.Duplicate("cards", "b", "byEmail"));
    }

    [SkippableFact]
    public async Task AUniqueIndexOverSeveralFieldsHoldsOnlyDocumentsThatHaveThemAll()
    {
        await using var store = await OpenStore();
        var commit = new Commit();
        foreach (var card in new[] { new Card("a") { Owner = "ana", Rank = 1 }, new Card("b") { Owner = "ana" }, new Card("c") { Owner = "ana" }, new Card("d") { Rank = 1 }, new Card("e") })
        {
            commit.Insert(Cards.Others, card);
        }

        (await store.Commit(commit)).IsCommitted.ShouldBeTrue();
        (await Ids(store, Cards.OthersByRank.All())).ShouldBe(["a"]);
        (await Ids(store, Cards.OthersByRank.Where("ana"))).ShouldBe(["a"]);
        (await Ids(store, Cards.OthersByRank.Where("ana", (string?)null))).ShouldBeEmpty();
        (await store.Commit(new Commit().Insert(Cards.Others, new Card("f") { Owner = "ana", Rank = 1 }))).Status.ShouldBe(CommitStatus.Duplicate);
        (await store.Commit(new Commit().Insert(Cards.Others, new Card("f") { Owner = "ana", Rank = 2 }))).IsCommitted.ShouldBeTrue();
    }

    [SkippableFact]
    public async Task OfManyInsertsWithOneUniqueValueExactlyOneIsMade()
    {
        await using var store = await OpenStore();
        var results = await Task.WhenAll(Enumerable.Range(0, 64).Select(async i => await Insert(store, new Card($"c{i}") { Email = "same@x" })));
        results.Count(result => result.IsCommitted).ShouldBe(1);
        results.Count(result => result.Status == CommitStatus.Duplicate).ShouldBe(63);
        (await Ids(store, Cards.ByEmail.Where("same@x"))).ShouldHaveSingleItem();
    }

    [SkippableFact]
    public async Task TransactThrowsADuplicate()
    {
        await using var store = await OpenStore();
        await Insert(store, new Card("a") { Email = "a@x" });
        var thrown = await Should.ThrowAsync<DuplicateException>(async () => await store.Transact(commit =>
        {
            commit.Insert(Cards.Collection, new Card("b") { Email = "a@x" });
            return ValueTask.FromResult(true);
        }));
        thrown.Index.ShouldBe("byEmail");
    }
}
