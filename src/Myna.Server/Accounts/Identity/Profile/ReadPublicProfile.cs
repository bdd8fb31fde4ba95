using Myna.Server.Accounts.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Identity.Profile;

/// <summary>GET /users/{id}: the public profile; none of a guest. Its game part comes from the gamification module, where this process has one.</summary>
internal sealed class ReadPublicProfile(IDocumentStore store, IServiceProvider services) : IFeature
{
    private readonly FindGameSummary? _summaryOf = services.GetService<FindGameSummary>();

    public static void Map(Api api)
    {
        var feature = api.Feature<ReadPublicProfile>();
        api.Tagged("Accounts").Learner.Get("/users/{id}", call => feature.Handle(call.Id, call.Cancellation))
            .Does("Another learner's public profile", "getUser")
            .May(AccountProblems.UserNotFound);
    }

    public async ValueTask<Outcome<PublicUserBody>> Handle(string id, CancellationToken cancellation)
    {
        if (await store.Load(IdentityDocuments.Users, id, cancellation) is not { Value: { SuspendedAt: null, IsGuest: false } user })
        {
            return AccountProblems.UserNotFound;
        }

        var summary = _summaryOf is null ? null : await _summaryOf(user.Id, cancellation);
        return new PublicUserBody(user.Id, user.DisplayName, user.Avatar, summary?.Xp ?? 0, summary?.Streak ?? 0, summary?.Tier);
    }
}
