using Myna.Server.Accounts.Contracts;
using Myna.Server.Shared;
using Myna.Storage;
using NodaTime;

namespace Myna.Server.Gamification.Contracts;

/// <summary>Pays for what was finished, as a part of the commit that finishes it.</summary>
public sealed class Rewards(IDocumentStore store, Profiles profiles, Sequence sequence, TimeProvider clock)
{
    public async ValueTask<Reward> Pay(Commit commit, string userId, FinishedAttempt finished, CancellationToken cancellation = default)
    {
        var zone = await profiles.ZoneOf(userId, cancellation);
        var current = await store.Load(LearnerTotals.Collection, userId, cancellation);
        var award = Award.Apply(current?.Value, userId, zone, Instant.FromDateTimeOffset(clock.Now()), sequence.Next(), finished);
        award.AddTo(commit, current);
        return award.Reward;
    }
}
