using Myna.Server.Accounts.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Identity.Profile;

/// <summary>GET /users/me.</summary>
internal sealed class ReadOwnProfile(IDocumentStore store) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<ReadOwnProfile>();
        api.Tagged("Accounts").Learner.Get("/users/me", call => feature.Handle(call.Caller, call.Cancellation)).Does("Your account", "getMe");
    }

    public async ValueTask<Outcome<UserBody>> Handle(Caller caller, CancellationToken cancellation) =>
        await store.Load(IdentityDocuments.Users, caller.UserId, cancellation) is { } user ? UserBody.Of(user.Value) : Problems.TokenInvalid;
}
