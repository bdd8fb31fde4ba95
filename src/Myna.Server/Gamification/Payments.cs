using Myna.Storage;
using NodaTime;

namespace Myna.Server.Gamification;

/// <summary>A learner's ledger, for the modules that plot it.</summary>
public sealed class Payments(IDocumentStore store)
{
    /// <summary>Payments on this local day and after, oldest day first.</summary>
    public async IAsyncEnumerable<LedgerEntry> SinceDay(
        string userId, LocalDate day, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var document in store.FindAll(LedgerEntry.ByUserDay.Where(userId).From(Week.Format(day)), cancellation))
        {
            yield return document.Value;
        }
    }
}
