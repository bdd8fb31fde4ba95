using Myna.Server.Accounts.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Gamification.Leagues;
using Myna.Server.Gamification.Rules;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Server.Social.Contracts;
using Myna.Storage;

namespace Myna.Server.Gamification.Feed;

/// <summary>Cheers a milestone of somebody whom the caller sees, or takes it back. Each learner cheers once.</summary>
internal sealed class CheerMilestone(IDocumentStore store, Profiles profiles, Visibility visibility, GameRules rules, TimeProvider clock) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<CheerMilestone>();
        var learner = api.Tagged("Social").Learner;
        learner.Post<Cheered>("/feed/{id}/cheer", call => feature.Add(call.Caller, call.Id, call.Cancellation))
            .Does("Cheer a milestone", "cheer").May(GamificationProblems.MilestoneNotFound, GamificationProblems.OwnMilestone, AccountProblems.SignUpFirst);
        learner.Delete<Cheered>("/feed/{id}/cheer", call => feature.Remove(call.Caller, call.Id, call.Cancellation))
            .Does("Take a cheer back", "uncheer").May(GamificationProblems.MilestoneNotFound);
    }

    public ValueTask<Outcome<Cheered>> Add(Caller caller, string id, CancellationToken cancellation) => store.Transact<Outcome<Cheered>>(
        async commit =>
        {
            var me = await profiles.Get(caller.UserId, cancellation);
            if (me is { IsGuest: true })
            {
                return AccountProblems.SignUpFirst;
            }

            if (Milestone.OwnerOf(id) is not { } owner || !await Exists(caller, owner, id, cancellation))
            {
                return GamificationProblems.MilestoneNotFound;
            }

            if (owner == caller.UserId)
            {
                return GamificationProblems.OwnMilestone;
            }

            // The cheer before the count: a count that is read with a cheer has it in it.
            var mine = await store.Load(Cheer.Collection, Cheer.IdOf(id, caller.UserId), cancellation);
            var count = await store.Load(CheerCount.Collection, id, cancellation);
            var cheers = count?.Value.Cheers ?? 0;
            if (mine is null)
            {
                commit.Insert(Cheer.Collection, new Cheer(Cheer.IdOf(id, caller.UserId), id, owner, caller.UserId, clock.Now()));
                commit.Put(CheerCount.Collection, new CheerCount(id, owner, ++cheers), count);
                if (me is not null && await visibility.Find(owner, caller.UserId, cancellation) is not null)
                {
                    commit.Publish(GamificationEvents.Cheered, new Contracts.Cheered(owner, id, me.Id, me.DisplayName, cheers));
                }
            }

            return new Cheered(cheers, Mine: true);
        },
        cancellation);

    public ValueTask<Outcome<Cheered>> Remove(Caller caller, string id, CancellationToken cancellation) => store.Transact<Outcome<Cheered>>(
        async commit =>
        {
            if (Milestone.OwnerOf(id) is not { } owner || !await Exists(caller, owner, id, cancellation))
            {
                return GamificationProblems.MilestoneNotFound;
            }

            var mine = await store.Load(Cheer.Collection, Cheer.IdOf(id, caller.UserId), cancellation);
            var count = await store.Load(CheerCount.Collection, id, cancellation);
            var cheers = count?.Value.Cheers ?? 0;
            if (mine is { } cheer && count is { } counted)
            {
                commit.Delete(Cheer.Collection, cheer.Value.Id, cheer.Version);
                commit.Replace(CheerCount.Collection, counted.Value with { Cheers = --cheers }, counted.Version);
            }

            return new Cheered(cheers, Mine: false);
        },
        cancellation);

    private async ValueTask<bool> Exists(Caller caller, string owner, string id, CancellationToken cancellation)
    {
        if (await visibility.Find(caller.UserId, owner, cancellation) is null)
        {
            return false;
        }

        var (game, seat) = (await store.Load(LearnerTotals.Collection, owner, cancellation), await store.Load(LeagueSeat.Collection, owner, cancellation));
        return Milestone.Of(rules, game?.Value, seat?.Value).Any(milestone => milestone.Id == id);
    }

    /// <param name="Cheers">How many cheer it now.</param>
    /// <param name="Mine">Whether you do.</param>
    public sealed record Cheered(int Cheers, bool Mine);
}
