using Myna.Storage;

namespace Myna.Server.Gamification.Contracts;

/// <summary>
/// Holds every learner's document against the learner's ledger, and makes it again where they differ. Learners may go on meanwhile:
/// each document is decided in a commit of its own that a payment in between makes start over.
/// </summary>
public static class LedgerCheck
{
    /// <param name="store">The store.</param>
    /// <param name="repair">False: only count what differs.</param>
    /// <param name="onLearner">Called after each learner with the number so far.</param>
    /// <param name="cancellation">Stops between two learners.</param>
    public static async Task<LedgerReport> Run(
        IDocumentStore store, bool repair, Action<int>? onLearner = null, CancellationToken cancellation = default)
    {
        var report = new LedgerReport(0, []);
        await foreach (var userId in Learners(store, cancellation))
        {
            if (await Differs(store, userId, repair, cancellation))
            {
                report = report with { Differing = [.. report.Differing, userId] };
            }

            report = report with { Learners = report.Learners + 1 };
            onLearner?.Invoke(report.Learners);
        }

        return report;
    }

    /// <summary>Everybody with a ledger, then everybody who has a document without one.</summary>
    private static async IAsyncEnumerable<string> Learners(
        IDocumentStore store, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        string? last = null;
        await foreach (var entry in store.FindAll(LedgerEntry.ByUser.All(), cancellation))
        {
            if (entry.Value.UserId != last)
            {
                yield return last = entry.Value.UserId;
            }
        }

        await foreach (var game in store.Scan(LearnerTotals.Collection, cancellation))
        {
            if ((await store.Find(LedgerEntry.ByUser.Where(game.Value.Id).Take(1), cancellation)).Items.Count == 0)
            {
                yield return game.Value.Id;
            }
        }
    }

    private static ValueTask<bool> Differs(IDocumentStore store, string userId, bool repair, CancellationToken cancellation) => store.Transact(
        async commit =>
        {
            var (stored, rebuilt) = await Both(store, userId, cancellation);
            if (LedgerFold.Same(stored?.Value, rebuilt))
            {
                return false;
            }

            if (repair && rebuilt is not null)
            {
                commit.Put(LearnerTotals.Collection, rebuilt, stored);
            }
            else if (repair && stored is { } orphan)
            {
                commit.Delete(LearnerTotals.Collection, userId, orphan.Version);
            }

            return true;
        },
        cancellation);

    /// <summary>The document and what the ledger makes of it, with no payment between the two reads.</summary>
    private static async ValueTask<(Document<LearnerTotals>? Stored, LearnerTotals? Rebuilt)> Both(
        IDocumentStore store, string userId, CancellationToken cancellation)
    {
        var stored = await store.Load(LearnerTotals.Collection, userId, cancellation);
        while (true)
        {
            var entries = new List<LedgerEntry>();
            await foreach (var entry in store.FindAll(LedgerEntry.ByUser.Where(userId), cancellation))
            {
                entries.Add(entry.Value);
            }

            var after = await store.Load(LearnerTotals.Collection, userId, cancellation);
            if (after?.Version == stored?.Version)
            {
                return (stored, LedgerFold.Fold(userId, entries));
            }

            stored = after;
        }
    }
}

/// <param name="Learners">How many were looked at.</param>
/// <param name="Differing">Those whose document was not what the ledger says.</param>
public sealed record LedgerReport(int Learners, IReadOnlyList<string> Differing);
