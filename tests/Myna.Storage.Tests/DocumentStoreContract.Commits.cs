namespace Myna.Storage.Tests;

public abstract partial class DocumentStoreContract
{
    [SkippableFact]
    public async Task AnInsertedDocumentIsLoadedWithVersionOne()
    {
        await using var store = await OpenStore();
        (await Insert(store, Some("a"))).ShouldBe(CommitResult.Committed);

        (await store.Load(Cards.Collection, "a")).ShouldBe(new Document<Card>(Some("a"), 1));
        (await store.Load(Cards.Collection, "b")).ShouldBeNull();
        (await store.Load(Cards.Others, "a")).ShouldBeNull();
    }

    [SkippableFact]
    public async Task AReplacedDocumentHasTheNextVersionAndTheNewValueAlsoAfterReopening()
    {
        await using var first = await OpenStore();
        await Insert(first, Some("a"));
        (await first.Commit(new Commit().Replace(Cards.Collection, Some("a") with { Rank = 2 }, 1))).IsCommitted.ShouldBeTrue();
        (await first.Load(Cards.Collection, "a")).ShouldBe(new Document<Card>(Some("a") with { Rank = 2 }, 2));

        await using var second = await Reopen(first);
        (await second.Load(Cards.Collection, "a")).ShouldBe(new Document<Card>(Some("a") with { Rank = 2 }, 2));
    }

    [SkippableFact]
    public async Task AReplacementThatChangesSomeIndexedFieldsIsFoundByAllOfThem()
    {
        await using var first = await OpenStore();
        await Insert(first, Some("a") with { Email = "a@x", Rank = 1 });
        var card = Some("a") with { Email = "a@x", Rank = 1 };
        Card[] steps = [card with { Text = "other" }, card with { Rank = 2 }, card with { Rank = 2, Email = null }, card with { Rank = 3, Email = "b@x", Owner = "bo" }, card];
        for (var i = 0; i < steps.Length; i++)
        {
            (await first.Commit(new Commit().Replace(Cards.Collection, steps[i], i + 1))).IsCommitted.ShouldBeTrue();
            await IsFoundAs(first, steps[i]);
        }

        // Two in a row without a load between, then one whose caller knew a document that has been deleted and inserted again.
        await Task.WhenAll(
            first.Commit(new Commit().Replace(Cards.Collection, card with { Rank = 7 }, 6)).AsTask(),
            first.Commit(new Commit().Replace(Cards.Collection, card with { Rank = 7, Text = "third" }, 7)).AsTask());
        var newest = (await first.Load(Cards.Collection, "a"))!.Value;
        await IsFoundAs(first, newest.Value);
        var again = card with { Rank = 9, Owner = "cy" };
        await Task.WhenAll(
            first.Commit(new Commit().Delete(Cards.Collection, "a", newest.Version)).AsTask(),
            first.Commit(new Commit().Restore(Cards.Collection, again, newest.Version)).AsTask(),
            first.Commit(new Commit().Replace(Cards.Collection, newest.Value with { Text = "last" }, newest.Version)).AsTask());
        if (await first.Load(Cards.Collection, "a") is { } last)
        {
            await IsFoundAs(first, last.Value);
        }

        static async Task IsFoundAs(IDocumentStore store, Card card)
        {
            foreach (var owner in new[] { "ana", "bo", "cy" })
            {
                string[] wanted = owner == card.Owner ? ["a"] : [];
                (await Ids(store, Cards.ByOwner.Where(owner, card.Rank!.Value))).ShouldBe(wanted);
                (await Ids(store, Cards.ByOwner.Where(owner))).ShouldBe(wanted);
            }

            foreach (var email in new[] { "a@x", "b@x" })
            {
                string[] wanted = email == card.Email ? ["a"] : [];
                (await Ids(store, Cards.ByEmail.Where(email))).ShouldBe(wanted);
            }
        }
    }

    [SkippableFact]
    public async Task AnInsertOfWhatExistsIsAConflict()
    {
        await using var store = await OpenStore();
        await Insert(store, Some("a"));
        (await Insert(store, Some("a") with { Rank = 9 })).ShouldBe(CommitResult.Conflict("cards", "a"));
        (await store.Load(Cards.Collection, "a"))!.Value.Value.Rank.ShouldBe(1);
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task AReplaceOfAnotherVersionIsAConflictAndChangesNothing(long version)
    {
        await using var store = await OpenStore();
        await Insert(store, Some("a"));
        await store.Commit(new Commit().Replace(Cards.Collection, Some("a") with { Rank = 2 }, 1));

        (await store.Commit(new Commit().Replace(Cards.Collection, Some("a") with { Rank = 3 }, version))).ShouldBe(CommitResult.Conflict("cards", "a"));
        (await store.Commit(new Commit().Delete(Cards.Collection, "a", version))).ShouldBe(CommitResult.Conflict("cards", "a"));
        (await store.Load(Cards.Collection, "a")).ShouldBe(new Document<Card>(Some("a") with { Rank = 2 }, 2));
    }

    [SkippableFact]
    public async Task AReplaceOrDeleteOfWhatIsNotThereIsAConflict()
    {
        await using var store = await OpenStore();
        (await store.Commit(new Commit().Replace(Cards.Collection, Some("a"), 1))).ShouldBe(CommitResult.Conflict("cards", "a"));
        (await store.Commit(new Commit().Delete(Cards.Collection, "a", 1))).ShouldBe(CommitResult.Conflict("cards", "a"));
    }

    [SkippableFact]
    public async Task ADeletedDocumentIsGoneAndMayBeInsertedAnewWithVersionOne()
    {
        await using var first = await OpenStore();
        await Insert(first, Some("a"));
        (await first.Commit(new Commit().Delete(Cards.Collection, "a", 1))).IsCommitted.ShouldBeTrue();
        (await first.Load(Cards.Collection, "a")).ShouldBeNull();
        (await Ids(first, Cards.ByOwner.All())).ShouldBeEmpty();

        (await Insert(first, Some("a") with { Rank = 7 })).IsCommitted.ShouldBeTrue();
        await using var second = await Reopen(first);
        (await second.Load(Cards.Collection, "a")).ShouldBe(new Document<Card>(Some("a") with { Rank = 7 }, 1));
    }

    [SkippableFact]
    public async Task ACommitOfTenDocumentsThatFailsOnTheLastLeavesNone()
    {
        await using var store = await OpenStore();
        await Insert(store, Some("9"));
        var commit = new Commit().Publish(Cards.Named, new CardNamed("never"));
        for (var i = 0; i < 10; i++)
        {
            commit.Insert(i % 2 == 0 ? Cards.Others : Cards.Collection, Some($"{i}") with { Rank = i });
        }

        (await store.Commit(commit)).ShouldBe(CommitResult.Conflict("cards", "9"));
        (await Everything(store, Cards.Others)).ShouldBeEmpty();
        (await Everything(store, Cards.Collection)).ShouldHaveSingleItem().Value.ShouldBe(Some("9"));

        await using var again = await Reopen(store);
        (await Everything(again, Cards.Others)).ShouldBeEmpty();
        (await Everything(again, Cards.Collection)).Count.ShouldBe(1);
        (await again.Find(OutboxEntry.ByLease.All())).Items.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task ACommitMayInsertReplaceAndDeleteAcrossCollections()
    {
        await using var store = await OpenStore();
        await Insert(store, Some("old"), Some("changed"));
        var result = await store.Commit(new Commit()
            .Delete(Cards.Collection, "old", 1)
            .Replace(Cards.Collection, Some("changed") with { Rank = 2 }, 1)
            .Insert(Cards.Others, Some("new")));

        result.IsCommitted.ShouldBeTrue();
        (await Everything(store, Cards.Collection)).ShouldHaveSingleItem().ShouldBe(new Document<Card>(Some("changed") with { Rank = 2 }, 2));
        (await Everything(store, Cards.Others)).ShouldHaveSingleItem().ShouldBe(new Document<Card>(Some("new"), 1));
    }

    [SkippableFact]
    public async Task AnEmptyCommitIsCommitted()
    {
        await using var store = await OpenStore();
        (await store.Commit(new Commit())).IsCommitted.ShouldBeTrue();
    }

    [SkippableFact]
    public async Task TheFirstWriteThatFailsIsReported()
    {
        await using var store = await OpenStore();
        await Insert(store, Some("a"), Some("b") with { Email = "b@x" });

        (await store.Commit(new Commit().Insert(Cards.Collection, Some("c") with { Email = "b@x" }).Insert(Cards.Collection, Some("a"))))
            .ShouldBe(CommitResult.Duplicate("cards", "c", "byEmail"));
        (await store.Commit(new Commit().Insert(Cards.Collection, Some("a")).Insert(Cards.Collection, Some("c") with { Email = "b@x" })))
            .ShouldBe(CommitResult.Conflict("cards", "a"));
    }

    [SkippableFact]
    public async Task TheFirstWriteThatFailsIsReportedAlsoWhereCollectionsTakeTurns()
    {
        await using var store = await OpenStore();
        await store.Commit(new Commit().Insert(Cards.Others, new Card("old") { Owner = "x", Rank = 1 }));

        var commit = new Commit().Insert(Cards.Collection, Some("a"))
            .Insert(Cards.Others, new Card("b"))
            .Replace(Cards.Editions, Some("c") with { Rank = 1 }, 7)
            .Insert(Cards.Others, new Card("d") { Owner = "x", Rank = 1 })
            .Insert(Cards.Collection, Some("e"));
        (await store.Commit(commit)).ShouldBe(CommitResult.Conflict("cardEditions", "c@1"));
    }

    [SkippableFact]
    public async Task ACommitThatWritesADocumentTwiceIsRefused()
    {
        await using var store = await OpenStore();
        await Should.ThrowAsync<ArgumentException>(async () =>
            await store.Commit(new Commit().Insert(Cards.Collection, Some("a")).Replace(Cards.Collection, Some("a"), 1)));
        (await store.Load(Cards.Collection, "a")).ShouldBeNull();
    }

    [SkippableFact]
    public async Task ACommitMayHoldThousandsOfWrites()
    {
        await using var store = await OpenStore();
        var commit = new Commit();
        for (var i = 0; i < 2000; i++)
        {
            commit.Insert(Cards.Collection, new Card($"{i:d5}"));
        }

        (await store.Commit(commit)).IsCommitted.ShouldBeTrue();
        (await Everything(store, Cards.Collection)).Select(document => document.Value.Id).ShouldBe(Enumerable.Range(0, 2000).Select(i => $"{i:d5}"));
    }

    [SkippableFact]
    public async Task OfTwoWritersOfOneVersionExactlyOneWins()
    {
        await using var store = await OpenStore();
        await Insert(store, Some("a"));
        for (var version = 1; version <= 20; version++)
        {
            var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(async i =>
                (i, Result: await store.Commit(new Commit().Replace(Cards.Collection, Some("a") with { Rank = i }, version)))));
            var winner = results.Where(result => result.Result.IsCommitted).ShouldHaveSingleItem();
            results.Count(result => result.Result == CommitResult.Conflict("cards", "a")).ShouldBe(3);
            (await store.Load(Cards.Collection, "a")).ShouldBe(new Document<Card>(Some("a") with { Rank = winner.i }, version + 1));
        }
    }

    [SkippableFact]
    public async Task SixtyFourWritersOnOneDocumentLoseNothing()
    {
        const int Writers = 64, Rounds = 5;
        await using var store = await OpenStore();
        await Insert(store, Some("a") with { Rank = 0 });
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < Rounds; i++)
            {
                await store.Update(Cards.Collection, "a", card => card with { Rank = card.Rank + 1 });
            }
        })));

        var end = (await store.Load(Cards.Collection, "a"))!.Value;
        end.Value.Rank.ShouldBe(Writers * Rounds);
        end.Version.ShouldBe(1 + (Writers * Rounds));
        await using var again = await Reopen(store);
        (await again.Load(Cards.Collection, "a")).ShouldBe(end);
    }

    [SkippableFact]
    public async Task AFailingCommitFailsNoOtherOfTheSameMoment()
    {
        await using var store = await OpenStore();
        await Insert(store, Some("taken"));
        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(async i =>
            await store.Commit(new Commit().Insert(Cards.Collection, Some(i % 2 == 0 ? $"{i:d3}" : "taken")))));

        for (var i = 0; i < results.Length; i++)
        {
            results[i].ShouldBe(i % 2 == 0 ? CommitResult.Committed : CommitResult.Conflict("cards", "taken"));
        }

        (await Everything(store, Cards.Collection)).Count.ShouldBe(51);
    }

    [SkippableFact]
    public async Task ATransactionThatChangesNothingIsNotSent()
    {
        await using var store = await OpenStore();
        await Insert(store, Some("a"));
        (await store.Update(Cards.Collection, "a", card => card)).ShouldBe(Some("a"));
        (await store.Load(Cards.Collection, "a"))!.Value.Version.ShouldBe(1);
        (await store.Update(Cards.Collection, "none", card => card with { Rank = 3 })).ShouldBeNull();
    }

    [SkippableFact]
    public async Task ACancelledCommitIsNotMade()
    {
        await using var store = await OpenStore();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(async () => await store.Commit(new Commit().Insert(Cards.Collection, Some("a")), cancelled.Token));
        (await store.Load(Cards.Collection, "a")).ShouldBeNull();
    }

    [SkippableFact]
    public async Task TheStoreAnswersAPing()
    {
        await using var store = await OpenStore();
        await store.Ping();
    }

    [SkippableFact]
    public async Task AQueryAfterAPingSeesWhatIsCommittedSince()
    {
        await using var store = await OpenStore();
        await store.Ping();
        await Insert(store, new Card("a") { Owner = "ana" });
        (await Ids(store, Cards.ByOwner.Where("ana"))).ShouldBe(["a"]);
    }
}
