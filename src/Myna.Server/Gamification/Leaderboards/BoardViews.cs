using Myna.Server.Accounts.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Shared;
using Myna.Storage;
using Myna.Storage.Dispatching;

namespace Myna.Server.Gamification.Leaderboards;

/// <summary>
/// Keeps this process's boards true: built from the learners' documents at start, kept up by the events of every process from then on.
/// Guests are on none.
/// </summary>
internal sealed class BoardViews(LeaderboardRegistry boards, IDocumentStore store, Profiles profiles, TimeProvider clock)
{
    /// <summary>To be called before the outbox starts: events that come during the load are not lost.</summary>
    public void SubscribeTo(OutboxDispatcher outbox)
    {
        // Before the payment is answered: a learner who looks right after finishing finds the new rank.
        store.OnCommitted(entry =>
        {
            foreach (var happened in entry.Events)
            {
                if (happened.As(GamificationEvents.XpEarned) is { ByGuest: false } earned)
                {
                    boards.Apply(earned);
                }

                if (happened.As(AccountEvents.VisibilityChanged) is { } changed)
                {
                    boards.SetHidden(changed.UserId, changed.IsHidden);
                }
            }
        });
        outbox.SubscribeEverywhere(GamificationEvents.XpEarned, "leaderboards", async (earned, cancellation) =>
        {
            // Who was a guest when it was earned may have signed up in the same moment.
            if (earned.ByGuest ? await profiles.Get(earned.UserId, cancellation) is { IsGuest: false } : !store.IsExclusive)
            {
                boards.Apply(earned);
            }
        });
        if (!store.IsExclusive)
        {
            // Events of several processes may come in another order than they were committed in: the account says how it is now.
            outbox.SubscribeEverywhere(AccountEvents.VisibilityChanged, "leaderboards", async (changed, cancellation) =>
                boards.SetHidden(changed.UserId, await profiles.IsHidden(changed.UserId, cancellation)));
        }

        outbox.WhenMissed(Rebuild);

        // A guest who signs up takes their place with all that they earned before.
        outbox.SubscribeEverywhere(AccountEvents.SignedUp, "leaderboards", async (signedUp, cancellation) =>
        {
            if (await store.Load(LearnerTotals.Collection, signedUp.UserId, cancellation) is { Value: { Xp: > 0 } totals })
            {
                boards.Apply(totals);
            }
        });

        outbox.SubscribeEverywhere(AccountEvents.UserErased, "leaderboards", (erased, _) =>
        {
            boards.Forget(erased.UserId);
            return ValueTask.CompletedTask;
        });
    }

    public async Task Rebuild(CancellationToken cancellation = default)
    {
        await LoadHidden(cancellation);
        await boards.Load(Games(cancellation), cancellation);
    }

    private async Task LoadHidden(CancellationToken cancellation)
    {
        HashSet<string> hidden;
        long hidings;
        do
        {
            hidings = boards.Hidings;
            hidden = new(StringComparer.Ordinal);
            await foreach (var userId in profiles.Hidden(cancellation))
            {
                hidden.Add(userId);
            }
        }
        while (!boards.TryHideOnly(hidden, hidings));
    }

    private async IAsyncEnumerable<LearnerTotals> Games([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        // Ids ascend with time: guests who came after these were read are looked up one by one.
        var newest = Ids.New(clock.Now());
        var guests = await profiles.Guests(cancellation);
        await foreach (var (totals, _) in store.Scan(LearnerTotals.Collection, cancellation))
        {
            var isGuest = guests.Contains(totals.Id)
                || (string.CompareOrdinal(totals.Id, newest) > 0 && await profiles.Get(totals.Id, cancellation) is { IsGuest: true });
            if (!isGuest)
            {
                yield return totals;
            }
        }
    }
}
