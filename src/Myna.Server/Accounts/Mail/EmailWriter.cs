using System.Text.RegularExpressions;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Identity.Profile;
using Myna.Server.Accounts.Identity.Throttling;
using Myna.Server.Accounts.Mail.Links;
using Myna.Server.Accounts.SignIn.Recovery;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Accounts.Mail;

/// <summary>Writes a pending email from the present state of its account, with the token of its link.</summary>
internal sealed partial class EmailWriter(
    IDocumentStore store, EmailTokens tokens, RateLimits limits, UnsubscribeLinks unsubscribe, ReminderIsWanted isWanted, TimeProvider clock)
{
    /// <summary>A reminder that waited longer, for a mail server that was away, is of no use.</summary>
    private static readonly TimeSpan ReminderPatience = TimeSpan.FromHours(2);

    /// <summary>Adds the email's token to the commit. Null: there is no recipient, or the email is obsolete.</summary>
    public async ValueTask<(User User, EmailMessage Message)?> Write(Commit commit, PendingEmail pending, CancellationToken cancellation)
    {
        if (await Recipient(pending, cancellation) is not { Email: { } own, EmailKey: { } ownKey } user || await IsObsolete(pending, user, cancellation))
        {
            return null;
        }

        var to = pending is { Kind: not EmailKind.ResetPassword, UserId: not null, Address: { } address } ? address : own;
        string? token = null;
        if (pending.Kind == EmailKind.NewDevice && IsTooMany("devices of", pending, user))
        {
            return null;
        }

        if (EmailToken.PurposeOf(pending.Kind) is { } purpose)
        {
            var about = purpose == EmailToken.ChangeEmail ? to : ownKey;
            if (IsTooMany("mail of", pending, user) || (token = await tokens.Issue(commit, pending, user.Id, purpose, about, cancellation)) is null)
            {
                return null;
            }
        }

        // Display name and user agent are attacker-controlled: strip links before mailing an unconfirmed address.
        var isConfirmed = user.EmailVerified && pending.Kind != EmailKind.ConfirmNewEmail;
        return (user, new EmailMessage(
            pending.Kind,
            to,
            isConfirmed || !Links().IsMatch(user.DisplayName) ? user.DisplayName : "",
            EmailTexts.LanguageOf(user),
            token,
            isConfirmed || pending.Kind != EmailKind.NewDevice ? pending.Detail : WithoutLinks(pending.Detail),
            pending.Kind.IsReminder() ? unsubscribe.UrlOf(user.Id) : null));
    }

    private async ValueTask<User?> Recipient(PendingEmail pending, CancellationToken cancellation) => (pending.UserId is { } id
        ? await store.Load(IdentityDocuments.Users, id, cancellation)
        : await store.FindByEmail(pending.Address!, cancellation))?.Value;

    private async ValueTask<bool> IsObsolete(PendingEmail pending, User user, CancellationToken cancellation) => pending.Kind switch
    {
        EmailKind.VerifyEmail => user.EmailVerified,
        // Also when the account has another address by now: a retry must not go to the old one.
        EmailKind.ResetPassword => user.SuspendedAt is not null || pending.Address != user.EmailKey,
        EmailKind.ConfirmNewEmail => EmailAddress.Parse(pending.Address) is not { } address || await store.FindByEmail(address.Key, cancellation) is not null,
        EmailKind.StreakEnds or EmailKind.LeagueCloses or EmailKind.WordsDue => !user.EmailVerified || user.SuspendedAt is not null
            || pending.AskedAt < clock.Now() - ReminderPatience || !await isWanted(user.Id, cancellation),
        _ => false,
    };

    // An email that is tried again has been counted; one whose claim lost a race is counted twice: this may under-send.
    // Notices have a budget of their own: an attacker who knows the password must not use up the owner's resets.
    private bool IsTooMany(string what, PendingEmail pending, User user) =>
        pending.Tries == 0 && limits.Take(what, user.Id, new Limit(limits.Limits.MailsPerAccountAnHour, TimeSpan.FromHours(1))) is not null;

    private static string? WithoutLinks(string? detail) => detail is null ? null : string.Join('\n', detail.Split('\n').Where(line => !Links().IsMatch(line)));

    // Text that mail programs turn into a link: an address with a scheme, or something like a host name.
    [GeneratedRegex(@"://|@|[\p{L}\p{N}-]\.\p{L}{2,}", RegexOptions.None, 1000)]
    private static partial Regex Links();
}
