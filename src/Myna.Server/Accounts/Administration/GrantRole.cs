using System.ComponentModel.DataAnnotations;
using Myna.Server.Accounts.Administration.Audit;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Identity.Tokens;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Accounts.Administration;

/// <summary>
/// PUT /admin/users/{id}/roles, and <c>user grant EMAIL ROLE</c> of the operator's tool, by which the first admin comes. New roles
/// count from the next access token on; the old ones are refused at once.
/// </summary>
internal sealed class GrantRole(IDocumentStore store, AuditLog audit, Revocations revocations) : IFeature
{
    /// <param name="Roles">All that the account shall have beside <c>learner</c>.</param>
    public sealed record Request([property: Required] IReadOnlyList<string>? Roles);

    public static void Map(Api api)
    {
        var feature = api.Feature<GrantRole>();
        api.Tagged("Administration").Admin.Put<Request, AdminUserBody>(
                "/admin/users/{id}/roles", (call, request) => feature.Handle(call.Caller, call.Id, request, call.Cancellation))
            .Does("Set an account's roles", "adminSetRoles")
            .May(AccountProblems.UserNotFound, AccountProblems.NotOnYourself);
    }

    public async ValueTask<Outcome<AdminUserBody>> Handle(Caller caller, string id, Request request, CancellationToken cancellation)
    {
        if (request.Roles is not { Count: <= 3 } roles || roles.Any(role => RoleNames.Of(role) == Roles.None))
        {
            return Problems.Field("roles", "is a list of learner, author, admin");
        }

        return id == caller.UserId
            ? AccountProblems.NotOnYourself
            : await Set(id, _ => InOrder(roles), caller.UserId, cancellation);
    }

    /// <summary>For the operator's tool: adds a role to the account of an address.</summary>
    public async ValueTask<Outcome<AdminUserBody>> Grant(string email, string role, CancellationToken cancellation)
    {
        if (RoleNames.Of(role) == Roles.None)
        {
            return Problems.Field("role", "is one of learner, author, admin");
        }

        if (EmailAddress.Parse(email) is not { } address
            || await store.FindByEmail(address.Key, cancellation) is not { } user)
        {
            return AccountProblems.UserNotFound;
        }

        return await Set(user.Value.Id, current => InOrder([.. current, role]), adminId: null, cancellation);
    }

    /// <param name="adminId">Null: the operator.</param>
    private async ValueTask<Outcome<AdminUserBody>> Set(
        string userId, Func<IReadOnlyList<string>, IReadOnlyList<string>> change, string? adminId, CancellationToken cancellation)
    {
        return await store.Transact<Outcome<AdminUserBody>>(
            async commit =>
            {
                var admin = adminId is null ? null : await audit.Admin(adminId, cancellation);
                if (adminId is not null && admin is null)
                {
                    return Problems.Forbidden;
                }

                if (await store.Load(IdentityDocuments.Users, userId, cancellation) is not { } found)
                {
                    return AccountProblems.UserNotFound;
                }

                var roles = change(found.Value.Roles);
                if (roles.SequenceEqual(found.Value.Roles))
                {
                    return AdminUserBody.Of(found.Value);
                }

                var changed = found.Value with { Roles = roles };
                commit.Replace(IdentityDocuments.Users, changed, found.Version);
                audit.Add(commit, admin, "user.roles", userId, string.Join(' ', roles));
                await revocations.Add(commit, userId, sessionId: null, RevocationReasons.RolesChanged, roles);
                return AdminUserBody.Of(changed);
            },
            cancellation);
    }

    private static IReadOnlyList<string> InOrder(IEnumerable<string> roles) =>
        [RoleNames.Learner, .. new[] { RoleNames.Author, RoleNames.Admin }.Where(roles.Contains)];
}
