using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Profile;

/// <summary>GET /users/me.</summary>
public sealed class ReadOwnProfile(IDocumentStore store)
{
    public async ValueTask<Outcome<UserBody>> Handle(Call call) =>
        await store.Load(AccountDocuments.Users, call.Caller.UserId, call.Cancellation) is { } user ? UserBody.Of(user.Value) : Problems.TokenInvalid;
}
