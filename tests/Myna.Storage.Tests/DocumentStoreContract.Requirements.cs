namespace Myna.Storage.Tests;

public abstract partial class DocumentStoreContract
{
    [SkippableFact]
    public async Task ACommitThatRequiresAVersionHappensWhileItHoldsAndLeavesTheDocumentAsItIs()
    {
        await using var first = await OpenStore();
        await Insert(first, Some("a"));
        for (var i = 0; i < 3; i++)
        {
            var a = (await first.Load(Cards.Collection, "a"))!.Value;
            (await first.Commit(new Commit().Require(Cards.Collection, a).Insert(Cards.Collection, Some($"b{i}")))).ShouldBe(CommitResult.Committed);
        }

        (await first.Load(Cards.Collection, "a")).ShouldBe(new Document<Card>(Some("a"), 1));
        await using var second = await Reopen(first);
        (await second.Load(Cards.Collection, "a")).ShouldBe(new Document<Card>(Some("a"), 1));
        (await second.Commit(new Commit().Replace(Cards.Collection, Some("a") with { Rank = 2 }, 1))).IsCommitted.ShouldBeTrue();
        (await second.Load(Cards.Collection, "a")).ShouldBe(new Document<Card>(Some("a") with { Rank = 2 }, 2));
        (await Ids(second, Cards.ByOwner.Where("ana"))).ShouldBe(["b0", "b1", "b2", "a"]);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ARequirementThatNoLongerHoldsIsAConflictAndNothingIsWritten(bool isDeleted)
    {
        await using var store = await OpenStore();
        await Insert(store, Some("a"));
        var a = (await store.Load(Cards.Collection, "a"))!.Value;
        await store.Commit(isDeleted ? new Commit().Delete(Cards.Collection, "a", 1) : new Commit().Replace(Cards.Collection, Some("a") with { Rank = 2 }, 1));

        (await store.Commit(new Commit().Insert(Cards.Collection, Some("b")).Require(Cards.Collection, a))).ShouldBe(CommitResult.Conflict("cards", "a"));
        (await store.Commit(new Commit().Require(Cards.Collection, a))).ShouldBe(CommitResult.Conflict("cards", "a"));
        (await store.Load(Cards.Collection, "b")).ShouldBeNull();
    }

    [SkippableFact]
    public async Task ARequirementAloneIsCheckedAndADocumentIsNamedOnceInACommit()
    {
        await using var store = await OpenStore();
        await Insert(store, Some("a"));
        var a = (await store.Load(Cards.Collection, "a"))!.Value;
        (await store.Commit(new Commit().Require(Cards.Collection, a))).ShouldBe(CommitResult.Committed);
        await Should.ThrowAsync<ArgumentException>(async () => await store.Commit(new Commit().Require(Cards.Collection, a).Replace(Cards.Collection, Some("a"), 1)));
    }

    [SkippableFact]
    public async Task ARequirementDoesNotFreeAUniqueValue()
    {
        await using var store = await OpenStore();
        await Insert(store, Some("a") with { Email = "a@x" });
        var a = (await store.Load(Cards.Collection, "a"))!.Value;
        var result = await store.Commit(new Commit().Require(Cards.Collection, a).Insert(Cards.Collection, Some("b") with { Email = "a@x" }));
        result.Status.ShouldBe(CommitStatus.Duplicate);
    }

    [SkippableFact]
    public async Task OfTwoCommitsThatEachRequireWhatTheOtherChangesOneIsAConflict()
    {
        await using var store = await OpenStore();
        await Insert(store, Some("a"), Some("b"));
        for (var version = 1; version <= 20; version++)
        {
            var (a, b) = ((await store.Load(Cards.Collection, "a"))!.Value, (await store.Load(Cards.Collection, "b"))!.Value);
            var results = await Task.WhenAll(
                store.Commit(new Commit().Require(Cards.Collection, a).Replace(Cards.Collection, b.Value with { Rank = version }, b.Version)).AsTask(),
                store.Commit(new Commit().Require(Cards.Collection, b).Replace(Cards.Collection, a.Value with { Rank = version }, a.Version)).AsTask());
            results.Count(result => result.IsCommitted).ShouldBe(1);
            results.Count(result => result.Status == CommitStatus.Conflict).ShouldBe(1);
        }
    }

    [SkippableFact]
    public async Task ManyCommitsThatRequireTheSameVersionAllHappen()
    {
        await using var store = await OpenStore();
        await Insert(store, Some("a"));
        var a = (await store.Load(Cards.Collection, "a"))!.Value;
        var results = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => store.Commit(new Commit().Require(Cards.Collection, a).Insert(Cards.Collection, Some($"b{i}"))).AsTask()));
        results.ShouldAllBe(result => result.IsCommitted);
    }

    [SkippableFact]
    public async Task ManyDocumentsAreLoadedInTheOrderOfTheirIdsWithNullWhereThereIsNone()
    {
        await using var first = await OpenStore();
        await Insert(first, Some("a"), Some("b"), Some("c"));
        await first.Commit(new Commit().Replace(Cards.Collection, Some("b") with { Rank = 2 }, 1));
        string[] ids = ["c", "none", "b", "", "b", "\ud800", new string('x', 300), "a"];
        Document<Card>?[] wanted = [new(Some("c"), 1), null, new(Some("b") with { Rank = 2 }, 2), null, new(Some("b") with { Rank = 2 }, 2), null, null, new(Some("a"), 1)];
        (await first.LoadMany(Cards.Collection, ids)).ShouldBe(wanted);
        (await first.LoadMany(Cards.Collection, [])).ShouldBeEmpty();
        await Should.ThrowAsync<ArgumentException>(async () => await first.LoadMany(Cards.Collection, [.. Enumerable.Range(0, 1001).Select(i => $"{i}")]));

        // Partly from memory, partly from the database.
        await using var second = await Reopen(first);
        await second.Load(Cards.Collection, "a");
        (await second.LoadMany(Cards.Collection, ids)).ShouldBe(wanted);
        (await second.LoadMany(Cards.Collection, ids)).ShouldBe(wanted);
    }
}
