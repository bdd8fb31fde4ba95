using Myna.Server.Accounts.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Social;

/// <summary>Follows another learner whom the caller sees, and no longer. Nobody is asked: a private profile is seen only by those whom its owner follows.</summary>
internal sealed class Follow(IDocumentStore store, Profiles profiles, TimeProvider clock) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<Follow>();
        var learner = api.Tagged("Social").Learner;
        learner.Put<Nothing>("/users/{id}/follow", call => feature.Add(call.Caller, call.Id, call.Cancellation))
            .Does("Follow another learner", "followUser")
            .May(AccountProblems.UserNotFound, AccountProblems.SignUpFirst, SocialProblems.NotYourself, SocialProblems.TooManyFollowed);
        learner.Delete<Nothing>("/users/{id}/follow", call => feature.Remove(call.Caller, call.Id, call.Cancellation))
            .Does("Follow somebody no longer", "unfollowUser");
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

            var pair = await LoadedPair.Load(store, caller.UserId, otherId, cancellation);
            if (await profiles.Get(otherId, cancellation) is not { } other || !pair.Mine.Sees(other))
            {
                return AccountProblems.UserNotFound;
            }

            if (pair.Mine.Following is null && pair.MyCounts.Following >= RelationLimits.MaxFollowed)
            {
                return SocialProblems.TooManyFollowed;
            }

            pair.Save(commit, pair.Mine.Follow(clock.Now()));
            return Nothing.Value;
        },
        cancellation);

    public ValueTask<Outcome<Nothing>> Remove(Caller caller, string otherId, CancellationToken cancellation) => store.Transact<Outcome<Nothing>>(
        async commit =>
        {
            var pair = await LoadedPair.Load(store, caller.UserId, otherId, cancellation);
            pair.Save(commit, pair.Mine.Unfollow());
            return Nothing.Value;
        },
        cancellation);
}
