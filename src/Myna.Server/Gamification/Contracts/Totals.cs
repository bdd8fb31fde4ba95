using Myna.Server.Gamification.Rules;
using Myna.Storage;

namespace Myna.Server.Gamification.Contracts;

/// <summary>Loads what learners have earned, together with the rules by which they earn more.</summary>
internal sealed class Totals(IDocumentStore store, GameRules rules)
{
    /// <param name="userId">The learner.</param>
    /// <param name="isGuest">The learner has not signed up: what they earn is shown to nobody else.</param>
    /// <param name="cancellation">Gives up.</param>
    public async ValueTask<LoadedTotals> Load(string userId, bool isGuest, CancellationToken cancellation = default) =>
        new(rules, userId, await store.Load(LearnerTotals.Collection, userId, cancellation), isGuest);

    /// <summary>The learner's earnings, to correct what these attempts paid. Their whole ledger is read where one of them paid nothing: a day of the streak may be mended.</summary>
    public async ValueTask<CorrectedTotals> LoadForCorrection(string userId, IReadOnlyList<string> attemptIds, bool isGuest, CancellationToken cancellation = default)
    {
        // The document is read first: a payment in between changes it, and the commit is decided again.
        var current = await store.Load(LearnerTotals.Collection, userId, cancellation);
        var paid = (await store.LoadMany(LedgerEntry.Collection, attemptIds, cancellation)).OfType<Document<LedgerEntry>>()
            .ToDictionary(entry => entry.Value.Id, entry => entry.Value, StringComparer.Ordinal);
        List<LedgerEntry>? ledger = null;
        if (paid.Values.Any(entry => entry.Xp == 0))
        {
            ledger = [];
            await foreach (var entry in store.FindAll(LedgerEntry.ByUser.Where(userId), cancellation))
            {
                ledger.Add(entry.Value);
            }
        }

        return new CorrectedTotals(rules, current, paid, ledger, isGuest);
    }
}
