using Myna.Server.Accounts.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Accounts.Administration;

/// <summary>POST /admin/users/{id}/restore: a suspended account can sign in again.</summary>
internal sealed class RestoreUser(Moderation moderation) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<RestoreUser>();
        api.Tagged("Administration").Admin.Post<ModerationRequest, AdminUserBody>(
                "/admin/users/{id}/restore", (call, request) => feature.Handle(call.Caller, call.Id, request, call.Cancellation))
            .Does("Restore a suspended account", "adminRestoreUser")
            .May(AccountProblems.UserNotFound, AccountProblems.NotOnYourself);
    }

    public ValueTask<Outcome<AdminUserBody>> Handle(Caller caller, string id, ModerationRequest request, CancellationToken cancellation) =>
        moderation.Change(
            caller, id, request, "user.restore", user => user.SuspendedAt is null ? user : user with { SuspendedAt = null }, endSessions: null, cancellation);
}
