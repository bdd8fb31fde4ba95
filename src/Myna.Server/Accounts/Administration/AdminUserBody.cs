using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Identity.Profile;

namespace Myna.Server.Accounts.Administration;

/// <summary>An account as admins see it.</summary>
/// <param name="HasPassword">False: it signs in by a provider only.</param>
internal sealed record AdminUserBody(
    string Id, string? Email, bool EmailVerified, string DisplayName, IReadOnlyList<string> Roles, bool HasPassword, DateTimeOffset? SuspendedAt, DateTimeOffset CreatedAt)
{
    public static AdminUserBody Of(User user) => new(
        user.Id, user.Email, user.EmailVerified, user.DisplayName, user.Roles, user.PasswordHash is not null, user.SuspendedAt, user.CreatedAt);
}
