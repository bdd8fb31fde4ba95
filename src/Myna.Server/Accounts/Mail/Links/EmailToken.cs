using Myna.Server.Accounts.SignIn.Recovery;

namespace Myna.Server.Accounts.Mail.Links;

/// <summary>The link of an email: it allows one thing, once. Only the hash of the link's token is kept, as the id.</summary>
/// <param name="Email">The address that it was sent to and that it says something about.</param>
/// <param name="EmailId">The email with the link.</param>
/// <param name="AskedAt">When that was asked for: of two emails the later one counts.</param>
/// <param name="UsedAt">When it was used. Until it expires a retry of that call gets the first response again; it allows nothing more.</param>
internal sealed record EmailToken(
    string Id, string UserId, string Purpose, string Email, string EmailId, DateTimeOffset AskedAt, DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt = null)
{
    public const string Verify = "verify";
    public const string Reset = "reset";
    public const string ChangeEmail = "changeEmail";

    /// <summary>The purpose of such an email's link; null when its link needs no token.</summary>
    public static string? PurposeOf(EmailKind kind) => kind switch
    {
        EmailKind.VerifyEmail => Verify,
        EmailKind.ResetPassword => Reset,
        EmailKind.ConfirmNewEmail => ChangeEmail,
        _ => null,
    };

    /// <summary>How long such a link works, as its email says.</summary>
    public static TimeSpan LifetimeOf(string purpose) => purpose == Verify ? TimeSpan.FromDays(2) : TimeSpan.FromHours(1);
}
