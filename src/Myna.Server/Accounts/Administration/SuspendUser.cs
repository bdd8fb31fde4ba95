using Myna.Server.Accounts.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Accounts.Administration;

/// <summary>POST /admin/users/{id}/suspend: the account can no longer sign in, and every session of it ends.</summary>
internal sealed class SuspendUser(Moderation moderation, TimeProvider clock) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<SuspendUser>();
        api.Tagged("Administration").Admin.Post<ModerationRequest, AdminUserBody>(
                "/admin/users/{id}/suspend", (call, request) => feature.Handle(call.Caller, call.Id, request, call.Cancellation))
            .Does("Suspend an account", "adminSuspendUser")
            .May(AccountProblems.UserNotFound, AccountProblems.NotOnYourself);
    }

    public ValueTask<Outcome<AdminUserBody>> Handle(Caller caller, string id, ModerationRequest request, CancellationToken cancellation) =>
        moderation.Change(
            caller, id, request, "user.suspend", user => user.SuspendedAt is null ? user with { SuspendedAt = clock.Now() } : user, RevocationReasons.Suspended, cancellation);
}
