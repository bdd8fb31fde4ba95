namespace Myna.Storage.Tests;

public abstract partial class DocumentStoreContract
{
    [SkippableFact]
    public async Task AnAppendIsAReplacementByTheDocumentWithTheStep()
    {
        await using var first = await OpenStore();
        await Insert(first, Some("a") with { Text = "0" }, Some("b"));
        for (var i = 1; i <= 5; i++)
        {
            var commit = new Commit();
            var grown = commit.Append(Cards.Growth, (await first.Load(Cards.Collection, "a"))!.Value, new CardAddition($"{i}"));
            (await first.Commit(commit)).ShouldBe(CommitResult.Committed);
            (await first.Load(Cards.Collection, "a")).ShouldBe(new Document<Card>(grown, i + 1));
        }

        var expected = new Document<Card>(Some("a") with { Text = "012345" }, 6);
        await IsReadByEveryWay(first);
        await using var second = await Reopen(first);
        await IsReadByEveryWay(second);

        // A version that has passed is a conflict, as for a replacement.
        var stale = new Commit();
        stale.Append(Cards.Growth, expected with { Version = 5 }, new CardAddition("never"));
        (await second.Commit(stale)).ShouldBe(CommitResult.Conflict("cards", "a"));
        (await second.Commit(new Commit().Replace(Cards.Collection, Some("a") with { Text = "new" }, 6))).ShouldBe(CommitResult.Committed);
        await using var third = await Reopen(second);
        (await third.Load(Cards.Collection, "a")).ShouldBe(new Document<Card>(Some("a") with { Text = "new" }, 7));

        async Task IsReadByEveryWay(IDocumentStore store)
        {
            (await store.Find(Cards.ByOwner.Where("ana"))).Items.ShouldBe([expected, new Document<Card>(Some("b"), 1)]);
            (await Everything(store, Cards.Collection)).ShouldBe([expected, new Document<Card>(Some("b"), 1)]);
            (await store.LoadMany(Cards.Collection, ["b", "a", "c"])).ShouldBe([new Document<Card>(Some("b"), 1), expected, null]);
            (await store.Load(Cards.Collection, "a")).ShouldBe(expected);
        }
    }

    [SkippableFact]
    public async Task AStepThatChangesAnIndexedFieldMovesTheDocument()
    {
        await using var store = await OpenStore();
        await Insert(store, Some("a") with { Email = "x" }, Some("b") with { Rank = 2, Email = "y" });
        await Append("a", new CardAddition("moves", Rank: 3, Email: "z"));
        await Append("a", new CardAddition(" and stays"));

        (await Ids(store, Cards.ByOwner.Where("ana"))).ShouldBe(["b", "a"]);
        (await Ids(store, Cards.ByEmail.Where("x"))).ShouldBeEmpty();
        (await store.Find(Cards.ByEmail.Where("z"))).Items.ShouldHaveSingleItem().Value.Text.ShouldBe("a cat sleepsmoves and stays");
        (await Append("a", new CardAddition(Email: "y"))).ShouldBe(CommitResult.Duplicate("cards", "a", "byEmail"));

        async Task<CommitResult> Append(string id, CardAddition step)
        {
            var commit = new Commit();
            commit.Append(Cards.Growth, (await store.Load(Cards.Collection, id))!.Value, step);
            return await store.Commit(commit);
        }
    }

    [SkippableFact]
    public async Task ADocumentThatComesAgainUnderItsIdHasNoneOfTheOldSteps()
    {
        await using var first = await OpenStore();
        await Insert(first, Some("a") with { Text = "old" });
        for (var i = 0; i < 3; i++)
        {
            var commit = new Commit();
            commit.Append(Cards.Growth, (await first.Load(Cards.Collection, "a"))!.Value, new CardAddition("er"));
            await first.Commit(commit);
        }

        (await first.Commit(new Commit().Delete(Cards.Collection, "a", 4))).ShouldBe(CommitResult.Committed);
        (await first.Load(Cards.Collection, "a")).ShouldBeNull();
        (await Insert(first, Some("a") with { Text = "new" })).ShouldBe(CommitResult.Committed);
        await using var store = await Reopen(first);
        (await store.Load(Cards.Collection, "a")).ShouldBe(new Document<Card>(Some("a") with { Text = "new" }, 1));
        (await Everything(store, Cards.Collection)).ShouldHaveSingleItem().Value.Text.ShouldBe("new");
    }

    [SkippableFact]
    public async Task EachAppendOfManyWritersToOneDocumentIsThereOnce()
    {
        await using var store = await OpenStore();
        await Insert(store, Some("a") with { Text = "" });
        await Task.WhenAll(Enumerable.Range(0, 32).Select(i => store.Transact(async commit =>
        {
            commit.Append(Cards.Growth, (await store.Load(Cards.Collection, "a"))!.Value, new CardAddition($"{i} "));
            return true;
        }).AsTask()));

        var found = (await store.Load(Cards.Collection, "a"))!.Value;
        found.Version.ShouldBe(33);
        found.Value.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).Order().ShouldBe(Enumerable.Range(0, 32));
        await using var again = await Reopen(store);
        (await again.Load(Cards.Collection, "a")).ShouldBe(found);
    }

    [SkippableFact]
    public async Task ADocumentGrowsToTheBoundOfDocumentsAndNoFurther()
    {
        await using var store = await OpenStore();
        await Insert(store, Some("a"));
        for (var i = 0; i < 2; i++)
        {
            (await Append(3 << 20)).ShouldBe(CommitResult.Committed);
        }

        await Should.ThrowAsync<ArgumentException>(() => Append(3 << 20));
        (await Append(1 << 20)).ShouldBe(CommitResult.Committed);
        (await store.Load(Cards.Collection, "a"))!.Value.Version.ShouldBe(4);

        async Task<CommitResult> Append(int length)
        {
            var commit = new Commit();
            commit.Append(Cards.Growth, (await store.Load(Cards.Collection, "a"))!.Value, new CardAddition(new string('x', length)));
            return await store.Commit(commit);
        }
    }
}
