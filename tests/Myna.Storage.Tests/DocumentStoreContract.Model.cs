using FsCheck;
using FsCheck.Fluent;

namespace Myna.Storage.Tests;

public abstract partial class DocumentStoreContract
{
    private const int ModelRuns = 30;

    /// <summary>
    /// Random commits on few ids and few values, so that conflicts, duplicates and freed values are frequent:
    /// after each, the store and a dictionary agree on the answer, on every query and on every page.
    /// </summary>
    [SkippableFact]
    public async Task RandomCommitsLeaveWhatAPlainModelHolds()
    {
        await using (await OpenStore())
        {
            // Skips where the store is not there.
        }

        var run = 0;
        Prop.ForAll(Arb.From(Gen.ListOf(Step.Generator)), steps => Agrees([.. steps], run++)).Check(Config.QuickThrowOnFailure.WithMaxTest(ModelRuns).WithEndSize(60));
    }

    private bool Agrees(IReadOnlyList<IReadOnlyList<Step>> commits, int run)
    {
        // FsCheck's properties are synchronous here; the store needs no context, so blocking a test thread is safe.
        Task.Run(() => Check(commits, run)).GetAwaiter().GetResult();
        return true;
    }

    private async Task Check(IReadOnlyList<IReadOnlyList<Step>> commits, int run)
    {
        var store = await OpenStore();
        try
        {
            await Clear(store);
            var model = new Model();
            foreach (var steps in commits)
            {
                var commit = new Commit();
                foreach (var step in steps.DistinctBy(step => step.Id))
                {
                    step.AddTo(commit, model);
                }

                (await store.Commit(commit)).ShouldBe(model.Apply(commit));
            }

            await Agree(store, model);
            if (run % 3 == 0)
            {
                store = await Reopen(store);
                await Agree(store, model);
            }
        }
        finally
        {
            await store.DisposeAsync();
        }
    }

    private static async Task Clear(IDocumentStore store)
    {
        var commit = new Commit();
        foreach (var document in await Everything(store, Cards.Collection))
        {
            commit.Delete(Cards.Collection, document.Value.Id, document.Version);
        }

        await store.Commit(commit);
    }

    private static async Task Agree(IDocumentStore store, Model model)
    {
        (await Everything(store, Cards.Collection)).ShouldBe(model.Documents.Values);
        foreach (var id in Step.Ids)
        {
            (await store.Load(Cards.Collection, id)).ShouldBe(model.Documents.TryGetValue(id, out var document) ? document : null);
        }

        var cards = model.Documents.Values.Select(document => document.Value).ToList();
        foreach (var isDescending in new[] { false, true })
        {
            foreach (var pageSize in new[] { 1, 3, 100 })
            {
                await SameIds(Cards.ByOwner.All(), cards);
                await SameIds(Cards.ByEmail.All(), cards.Where(card => card.Email is not null));
                foreach (var owner in Step.Owners)
                {
                    await SameIds(Cards.ByOwner.Where(owner), cards.Where(card => card.Owner == owner));
                    await SameIds(Cards.ByOwner.Where(owner).From(1).Before(3), cards.Where(card => card.Owner == owner && card.Rank is >= 1 and < 3));
                }

                async Task SameIds(Query<Card> query, IEnumerable<Card> expected)
                {
                    IEnumerable<string> ids = expected.Order(Comparer<Card>.Create((left, right) => Compare(query.Index, left, right))).Select(card => card.Id);
                    (await AllIds(store, isDescending ? query.Descending() : query, pageSize)).ShouldBe(isDescending ? ids.Reverse() : ids);
                }
            }
        }
    }

    private static int Compare(Index<Card> index, Card left, Card right)
    {
        foreach (var field in index.Fields)
        {
            if (field.Read(left).CompareTo(field.Read(right)) is not 0 and var order)
            {
                return order;
            }
        }

        return ((IndexValue)left.Id).CompareTo(right.Id);
    }

    /// <summary>What a commit does, said without a version: the version comes from the model, sometimes wrong on purpose.</summary>
    private sealed record Step(string Id, int Kind, string? Owner, int? Rank, string? Email)
    {
        public static readonly string[] Ids = ["a", "b", "c", "d", "é", "😀", "'"];
        public static readonly string?[] Owners = [null, "", "ana", "\ufffd", "😀"];

        public static Gen<IReadOnlyList<Step>> Generator { get; } =
            from steps in Gen.NonEmptyListOf(
                from id in Gen.Elements(Ids)
                from kind in Gen.Choose(0, 9)
                from owner in Gen.Elements(Owners)
                from rank in Gen.Elements<int?>(null, 0, 1, 2, 3)
                from email in Gen.Elements(null, null, "x", "y", "z")
                select new Step(id, kind, owner, rank, email))
            select (IReadOnlyList<Step>)[.. steps.Take(4)];

        public void AddTo(Commit commit, Model model)
        {
            var version = model.Documents.TryGetValue(Id, out var document) ? document.Version : 0;
            var card = new Card(Id) { Owner = Owner, Rank = Rank, Email = Email };
            switch (Kind)
            {
                case 0:
                    commit.Insert(Cards.Collection, card);
                    break;
                case 1:
                    commit.Replace(Cards.Collection, card, version + 1);
                    break;
                case 2 or 3:
                    commit.Delete(Cards.Collection, Id, Math.Max(1, version));
                    break;
                case >= 7 when document is { Version: > 0 } current:
                    commit.Append(Cards.Growth, current, new CardAddition($"{Kind}", Rank, Email));
                    break;
                default:
                    commit.Put(Cards.Collection, card, version == 0 ? null : document);
                    break;
            }
        }
    }

    private sealed class Model
    {
        public SortedDictionary<string, Document<Card>> Documents { get; private set; } = new(Comparer<string>.Create((left, right) => ((IndexValue)left).CompareTo(right)));

        public CommitResult Apply(Commit commit)
        {
            var next = new SortedDictionary<string, Document<Card>>(Documents, Documents.Comparer);
            foreach (var write in commit.Writes)
            {
                if ((next.TryGetValue(write.Id, out var document) ? document.Version : 0) != write.ExpectedVersion)
                {
                    return CommitResult.Conflict("cards", write.Id);
                }

                if (write is not Put<Card> put)
                {
                    next.Remove(write.Id);
                    continue;
                }

                if (put.Value.Email is not null && next.Values.Any(other => other.Value.Id != put.Id && other.Value.Email == put.Value.Email))
                {
                    return CommitResult.Duplicate("cards", put.Id, "byEmail");
                }

                next[put.Id] = new Document<Card>(put.Value, put.ExpectedVersion + 1);
            }

            Documents = next;
            return CommitResult.Committed;
        }
    }
}
