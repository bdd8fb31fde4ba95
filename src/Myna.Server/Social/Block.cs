using Myna.Server.Accounts.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Social;

/// <summary>Blocks another learner, and no longer. One commit cuts both follows: from then on neither sees anything of the other.</summary>
internal sealed class Block(IDocumentStore store, Profiles profiles, TimeProvider clock) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<Block>();
        var learner = api.Tagged("Social").Learner;
        learner.Put<Nothing>("/users/{id}/block", call => feature.Add(call.Caller, call.Id, call.Cancellation))
            .Does("Block another learner", "blockUser")
            .May(AccountProblems.UserNotFound, AccountProblems.SignUpFirst, SocialProblems.NotYourself, SocialProblems.TooManyBlocked);
        learner.Delete<Nothing>("/users/{id}/block", call => feature.Remove(call.Caller, call.Id, call.Cancellation))
            .Does("Block somebody no longer", "unblockUser");
    }

    public ValueTask<Outcome<Nothing>> Add(Caller caller, string otherId, CancellationToken cancellation) => store.Transact<Outcome<Nothing>>(
        async commit =>
        {
            if (otherId == caller.UserId)
            {
                return SocialProblems.NotYourself;
            }

            if (await profiles.Get(caller.UserId, cancellation) is { IsGuest: true })
            {
                return AccountProblems.SignUpFirst;
            }

            // Also of somebody whom the caller does not see: a learner who is blocked may block, too.
            if (await profiles.Get(otherId, cancellation) is not { IsGuest: false })
            {
                return AccountProblems.UserNotFound;
            }

            var pair = await LoadedPair.Load(store, caller.UserId, otherId, cancellation);
            if (pair.Mine.Blocking is null && pair.MyCounts.Blocking >= RelationLimits.MaxBlocked)
            {
                return SocialProblems.TooManyBlocked;
            }

            pair.Save(commit, pair.Mine.Block(clock.Now()));
            return Nothing.Value;
        },
        cancellation);

    public ValueTask<Outcome<Nothing>> Remove(Caller caller, string otherId, CancellationToken cancellation) => store.Transact<Outcome<Nothing>>(
        async commit =>
        {
            var pair = await LoadedPair.Load(store, caller.UserId, otherId, cancellation);
            pair.Save(commit, pair.Mine.Unblock());
            return Nothing.Value;
        },
        cancellation);
}
