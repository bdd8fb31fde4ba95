using Myna.Server.Accounts.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Accounts.Administration;

/// <summary>POST /admin/users/{id}/logout: every session of the account ends.</summary>
internal sealed class LogOutUser(Moderation moderation) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<LogOutUser>();
        api.Tagged("Administration").Admin.Post<ModerationRequest, AdminUserBody>(
                "/admin/users/{id}/logout", (call, request) => feature.Handle(call.Caller, call.Id, request, call.Cancellation))
            .Does("Sign an account out everywhere", "adminLogOutUser")
            .May(AccountProblems.UserNotFound, AccountProblems.NotOnYourself);
    }

    public ValueTask<Outcome<AdminUserBody>> Handle(Caller caller, string id, ModerationRequest request, CancellationToken cancellation) =>
        moderation.Change(caller, id, request, "user.logout", user => user, RevocationReasons.ByAdmin, cancellation);
}
