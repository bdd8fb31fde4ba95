namespace Myna.Server.Accounts.Recovery;

/// <summary>What a link in a letter allows, once. Only the hash of the link's token is kept, as the id.</summary>
/// <param name="Email">The address that it was sent to and that it says something about.</param>
public sealed record EmailToken(string Id, string UserId, string Purpose, string Email, DateTimeOffset ExpiresAt)
{
    public const string Verify = "verify";
    public const string Reset = "reset";
    public const string ChangeEmail = "changeEmail";
}
