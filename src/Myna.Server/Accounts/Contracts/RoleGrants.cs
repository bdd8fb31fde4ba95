using Myna.Server.Accounts.Administration;
using Myna.Server.Shared;

namespace Myna.Server.Accounts.Contracts;

/// <summary>Gives roles without an admin's session: for the operator's commands.</summary>
public sealed class RoleGrants
{
    private readonly GrantRole _grant;

    internal RoleGrants(GrantRole grant) => _grant = grant;

    /// <summary>Adds a role to the account with this address.</summary>
    /// <returns>All roles of the account afterwards.</returns>
    public async ValueTask<Outcome<IReadOnlyList<string>>> Grant(string email, string role, CancellationToken cancellation)
    {
        var granted = await _grant.Grant(email, role, cancellation);
        return granted.As(user => user.Roles);
    }
}
