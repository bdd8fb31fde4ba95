using Myna.Server.Accounts.Contracts;

namespace Myna.Server.Accounts.Identity.Tokens;

/// <summary>Access tokens that are refused although they have not expired: those of one device, or a user's up to a moment.</summary>
/// <param name="SessionId">Null: all of the user's tokens that were issued up to <paramref name="At"/>.</param>
/// <param name="Until">When the last of these tokens has expired, and this with them.</param>
/// <param name="Roles">Those that the user has now, when they have changed: a token with others is refused whenever it was issued.</param>
internal sealed record Revocation(
    string Id, string UserId, string? SessionId, string Reason, DateTimeOffset At, DateTimeOffset Until, IReadOnlyList<string>? Roles = null)
{
    /// <summary>The payload of <see cref="SessionRevoked"/>.</summary>
    public static Revocation Of(SessionRevoked revoked, DateTimeOffset until) =>
        new(IdOf(revoked.UserId, revoked.SessionId), revoked.UserId, revoked.SessionId, revoked.Reason, revoked.At, until, revoked.Roles);

    public SessionRevoked ToEvent() => new(UserId, SessionId, Reason, At, Roles);

    /// <summary>The id says what is revoked, so that a second revocation of the same is the same document.</summary>
    public static string IdOf(string userId, string? sessionId) => sessionId is null ? $"user:{userId}" : $"session:{sessionId}";
}
