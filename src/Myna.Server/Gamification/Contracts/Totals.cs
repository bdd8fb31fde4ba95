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
}
