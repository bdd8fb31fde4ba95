using Myna.Server.Accounts.Mail;

namespace Myna.Server.Accounts.Recovery;

/// <summary>What a link in an email allows, once. Only the hash of the link's token is kept, as the id.</summary>
/// <param name="Email">The address that it was sent to and that it says something about.</param>
/// <param name="LetterId">The letter with the link.</param>
/// <param name="AskedAt">When that was asked for: of two letters the later one counts.</param>
/// <param name="UsedAt">When it was used. Until it expires a retry of that call gets the first response again; it allows nothing more.</param>
public sealed record EmailToken(
    string Id, string UserId, string Purpose, string Email, string LetterId, DateTimeOffset AskedAt, DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt = null)
{
    public const string Verify = "verify";
    public const string Reset = "reset";
    public const string ChangeEmail = "changeEmail";

    /// <summary>What the link of such a letter is for; null when it has none that needs a token.</summary>
    public static string? PurposeOf(LetterKind kind) => kind switch
    {
        LetterKind.VerifyEmail => Verify,
        LetterKind.ResetPassword => Reset,
        LetterKind.ConfirmNewEmail => ChangeEmail,
        _ => null,
    };

    /// <summary>How long such a link works, as its letter says.</summary>
    public static TimeSpan LifetimeOf(string purpose) => purpose == Verify ? TimeSpan.FromDays(2) : TimeSpan.FromHours(1);
}
