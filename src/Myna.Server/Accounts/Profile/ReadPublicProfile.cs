using Myna.Server.Accounts.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Profile;

/// <summary>GET /users/{id}: the public profile; none of a guest. Its game part comes from the gamification module, where this process has one.</summary>
public sealed class ReadPublicProfile(IDocumentStore store, IServiceProvider services)
{
    private readonly FindGameSummary? _standing = services.GetService<FindGameSummary>();

    public async ValueTask<Outcome<PublicUserBody>> Handle(Call call)
    {
        if (await store.Load(AccountDocuments.Users, call.Id, call.Cancellation) is not { Value: { SuspendedAt: null, IsGuest: false } user })
        {
            return Problems.UserNotFound;
        }

        var standing = _standing is null ? null : await _standing(user.Id, call.Cancellation);
        return new PublicUserBody(user.Id, user.DisplayName, user.Avatar, standing?.Xp ?? 0, standing?.Streak ?? 0, standing?.Tier);
    }
}
