using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Administration;

/// <summary>GET /admin/users/{id}: one account.</summary>
internal sealed class GetUser(IDocumentStore store) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<GetUser>();
        api.Tagged("Administration").Admin.Get("/admin/users/{id}", call => feature.Handle(call.Id, call.Cancellation))
            .Does("One account", "adminGetUser")
            .May(AccountProblems.UserNotFound);
    }

    public async ValueTask<Outcome<AdminUserBody>> Handle(string id, CancellationToken cancellation) =>
        await store.Load(IdentityDocuments.Users, id, cancellation) is { } user ? AdminUserBody.Of(user.Value) : AccountProblems.UserNotFound;
}
