using Myna.Server.Accounts.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Gamification.Leaderboards;
using Myna.Storage;
using Myna.Storage.Dispatching;

namespace Myna.Server.Gamification;

/// <summary>Keeps this process's boards true: built from the learners' documents at start, kept up by the events of every process from then on.</summary>
public sealed class BoardViews(LeaderboardRegistry boards, IDocumentStore store)
{
    /// <summary>To be called before the outbox starts: events that come during the load are not lost.</summary>
    public void SubscribeTo(OutboxDispatcher outbox)
    {
        // Before the payment is answered: a learner who looks right after finishing finds the new rank.
        store.OnCommitted(entry =>
        {
            foreach (var happened in entry.Events)
            {
                if (happened.As(GamificationEvents.XpEarned) is { } earned)
                {
                    boards.Apply(earned);
                }
            }
        });
        if (!store.IsExclusive)
        {
            outbox.SubscribeEverywhere(GamificationEvents.XpEarned, "leaderboards", (earned, _) =>
            {
                boards.Apply(earned);
                return ValueTask.CompletedTask;
            });
            outbox.WhenMissed(Rebuild);
        }

        outbox.SubscribeEverywhere(AccountEvents.UserErased, "leaderboards", (erased, _) =>
        {
            boards.Forget(erased.UserId);
            return ValueTask.CompletedTask;
        });
    }

    public Task Rebuild(CancellationToken cancellation = default) => boards.Load(Games(cancellation), cancellation);

    private async IAsyncEnumerable<LearnerTotals> Games([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var document in store.Scan(LearnerTotals.Collection, cancellation))
        {
            yield return document.Value;
        }
    }
}
