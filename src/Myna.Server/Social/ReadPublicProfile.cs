using Myna.Server.Accounts.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Server.Social.Contracts;

namespace Myna.Server.Social;

/// <summary>GET /users/{id}: the public profile. Somebody whom the caller does not see cannot be told from somebody who is not there.</summary>
internal sealed class ReadPublicProfile(Visibility visibility, FindGameSummaries summaries) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<ReadPublicProfile>();
        api.Tagged("Social").Learner.Get("/users/{id}", call => feature.Handle(call.Caller, call.Id, call.Cancellation))
            .Does("Another learner's public profile", "getUser")
            .May(AccountProblems.UserNotFound);
    }

    public async ValueTask<Outcome<PublicUser>> Handle(Caller caller, string id, CancellationToken cancellation) =>
        await visibility.Find(caller.UserId, id, cancellation) is { IsGuest: false } profile
            ? PublicUser.Of(profile, (await summaries([id], cancellation))[0])
            : AccountProblems.UserNotFound;
}
