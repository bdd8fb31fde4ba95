using System.Collections.Concurrent;

namespace Myna.Storage.Tests;

public abstract partial class DocumentStoreContract
{
    [SkippableFact]
    public async Task EventsAreStoredWithTheirCommitAndObservedBeforeItIsAnswered()
    {
        await using var first = await OpenStore();
        var observed = new ConcurrentQueue<OutboxEntry>();
        first.OnCommitted(observed.Enqueue);

        await first.Commit(new Commit().Insert(Cards.Collection, Some("a")).Publish(Cards.Moved, new CardMoved("a", 1)).Publish(Cards.Named, new CardNamed("'é\0😀")));
        var entry = observed.ShouldHaveSingleItem();
        entry.Events.Select(happened => happened.Type).ShouldBe(["cards.moved", "cards.named"]);
        entry.Events[0].As(Cards.Moved).ShouldBe(new CardMoved("a", 1));
        entry.Events[0].As(Cards.Named).ShouldBeNull();

        await using var store = await Reopen(first);
        var stored = (await Everything(store)).ShouldHaveSingleItem();
        (stored.Value.Id, stored.Value.Owner, stored.Version).ShouldBe((entry.Id, entry.Owner, 1));
        (stored.Value.LeasedUntil - entry.LeasedUntil).Duration().ShouldBeLessThan(TimeSpan.FromMilliseconds(1));
        stored.Value.Events[0].As(Cards.Moved).ShouldBe(new CardMoved("a", 1));
        stored.Value.Events[1].As(Cards.Named).ShouldBe(new CardNamed("'é\0😀"));
        stored.Value.Events[1].As(Cards.Moved).ShouldBeNull();
    }

    [SkippableFact]
    public async Task ACommitMayHaveEventsOnly()
    {
        await using var store = await OpenStore();
        (await store.Commit(new Commit().Publish(Cards.Named, new CardNamed("only")))).IsCommitted.ShouldBeTrue();
        (await Everything(store)).ShouldHaveSingleItem().Value.Events.ShouldHaveSingleItem().As(Cards.Named)!.Name.ShouldBe("only");
    }

    [SkippableFact]
    public async Task AnEntryOfFleetingEventsIsKeptOnlyWhereOtherProcessesMayNeedIt()
    {
        await using var store = await OpenStore();
        var observed = new ConcurrentQueue<OutboxEntry>();
        store.OnCommitted(observed.Enqueue);
        await store.Commit(new Commit().Insert(Cards.Collection, Some("a")).Publish(Cards.Shown, new CardMoved("a", 1)));
        (await Everything(store)).Count.ShouldBe(store.IsExclusive ? 0 : 1);

        // With an event that is not fleeting, the whole entry is kept.
        await store.Commit(new Commit().Publish(Cards.Shown, new CardMoved("a", 2)).Publish(Cards.Named, new CardNamed("kept")));
        (await Everything(store))[^1].Value.Events.Select(happened => happened.Type).ShouldBe(["cards.shown", "cards.named"]);
        observed.Select(entry => entry.Events[0].As(Cards.Shown)!.Version).ShouldBe([1, 2]);
        observed.Select(entry => entry.Id).ShouldBeInOrder();
    }

    [SkippableFact]
    public async Task AFailedCommitPublishesNothing()
    {
        await using var store = await OpenStore();
        await Insert(store, Some("a"));
        var observed = new ConcurrentQueue<OutboxEntry>();
        store.OnCommitted(observed.Enqueue);

        (await store.Commit(new Commit().Insert(Cards.Collection, Some("a")).Publish(Cards.Named, new CardNamed("never")))).Status.ShouldBe(CommitStatus.Conflict);
        await store.Commit(new Commit().Publish(Cards.Named, new CardNamed("after")));
        observed.ShouldHaveSingleItem().Events[0].As(Cards.Named)!.Name.ShouldBe("after");
        (await Everything(store)).Count.ShouldBe(1);
    }

    [SkippableFact]
    public async Task EntriesAscendInTheOrderOfCommitsAlsoAcrossReopening()
    {
        await using var first = await OpenStore();
        var observed = new ConcurrentQueue<OutboxEntry>();
        first.OnCommitted(observed.Enqueue);
        await Insert(first, Some("a") with { Rank = 0 });
        await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => first.Transact(async commit =>
        {
            var found = (await first.Load(Cards.Collection, "a"))!.Value;
            commit.Replace(Cards.Collection, found.Value with { Rank = found.Value.Rank + 1 }, found.Version)
                .Publish(Cards.Moved, new CardMoved("a", found.Value.Rank!.Value + 1));
            return true;
        }).AsTask()));

        var entries = observed.ToList();
        entries.Select(entry => entry.Events[0].As(Cards.Moved)!.Version).ShouldBe(Enumerable.Range(1, 32));
        entries.Select(entry => entry.Id).ShouldBe(entries.Select(entry => entry.Id).Order(StringComparer.Ordinal));

        // Even when nothing is left in the outbox, the next process goes on above.
        var clear = new Commit();
        foreach (var document in await Everything(first))
        {
            clear.Delete(OutboxEntry.Collection, document.Value.Id, document.Version);
        }

        (await first.Commit(clear)).IsCommitted.ShouldBeTrue();
        await using var store = await Reopen(first);
        store.OnCommitted(observed.Enqueue);
        await store.Commit(new Commit().Publish(Cards.Named, new CardNamed("next")));
        string.CompareOrdinal(observed.Last().Id, entries[^1].Id).ShouldBePositive();
    }

    [SkippableFact]
    public async Task TheObserverSeesTheCommittedDocumentAndItsFailureHarmsNobody()
    {
        await using var store = await OpenStore();
        var seen = new ConcurrentQueue<int?>();
        store.OnCommitted(_ => throw new InvalidOperationException("an observer with a bug"));
        store.OnCommitted(_ => seen.Enqueue(1));
        (await store.Commit(new Commit().Insert(Cards.Collection, Some("a")).Publish(Cards.Named, new CardNamed("x")))).IsCommitted.ShouldBeTrue();
        seen.ShouldHaveSingleItem();
        (await Insert(store, Some("b"))).IsCommitted.ShouldBeTrue();
    }

    private static async Task<List<Document<OutboxEntry>>> Everything(IDocumentStore store)
    {
        var all = new List<Document<OutboxEntry>>();
        await foreach (var document in store.Scan(OutboxEntry.Collection))
        {
            all.Add(document);
        }

        return all;
    }
}
