using Myna.Server.Accounts.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Gamification.Leaderboards;
using Myna.Storage;
using Myna.Storage.Dispatching;

namespace Myna.Server.Gamification;

/// <summary>Keeps this process's boards true: built from the learners' documents at start, kept up by the events of every process from then on.</summary>
public sealed class BoardViews(LeaderboardRegistry boards, IDocumentStore store, Profiles profiles)
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

                if (happened.As(AccountEvents.SuspensionChanged) is { } changed)
                {
                    boards.SetHidden(changed.UserId, changed.IsSuspended);
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
            // Events of several processes may come in another order than they were committed in: the account says how it is now.
            outbox.SubscribeEverywhere(AccountEvents.SuspensionChanged, "leaderboards", async (changed, cancellation) =>
                boards.SetHidden(changed.UserId, await profiles.IsSuspended(changed.UserId, cancellation)));
            outbox.WhenMissed(Rebuild);
        }

        outbox.SubscribeEverywhere(AccountEvents.UserErased, "leaderboards", (erased, _) =>
        {
            boards.Forget(erased.UserId);
            return ValueTask.CompletedTask;
        });
    }

    public async Task Rebuild(CancellationToken cancellation = default)
    {
        await HideSuspended(cancellation);
        await boards.Load(Games(cancellation), cancellation);
    }

    private async Task HideSuspended(CancellationToken cancellation)
    {
        List<string> suspended;
        long hidings;
        do
        {
            hidings = boards.Hidings;
            suspended = [];
            await foreach (var userId in profiles.Suspended(cancellation))
            {
                suspended.Add(userId);
            }
        }
        while (!boards.TryHideOnly(suspended, hidings));
    }

    private async IAsyncEnumerable<LearnerTotals> Games([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var document in store.Scan(LearnerTotals.Collection, cancellation))
        {
            yield return document.Value;
        }
    }
}
