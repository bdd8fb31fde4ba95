using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.SignIn.Linking;

/// <summary>GET /users/me/identities: the provider accounts that are linked to this learner's account.</summary>
internal sealed class ListIdentities(IDocumentStore store) : IFeature
{
    public sealed record Response(IReadOnlyList<LinkedIdentity> Items);

    public static void Map(Api api)
    {
        var feature = api.Feature<ListIdentities>();
        api.Tagged("Accounts").Learner.Get("/users/me/identities", call => feature.Handle(call.Caller, call.Cancellation))
            .Does("Your linked provider accounts", "listIdentities");
    }

    public async ValueTask<Outcome<Response>> Handle(Caller caller, CancellationToken cancellation)
    {
        var found = await store.Find(SignInDocuments.IdentitiesByUser.Where(caller.UserId).Take(LinkedIdentity.Max), cancellation);
        return new Response([.. found.Items.Select(identity => LinkedIdentity.Of(identity.Value))]);
    }
}
