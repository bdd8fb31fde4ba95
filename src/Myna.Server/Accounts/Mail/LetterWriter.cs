using System.Text.RegularExpressions;
using Myna.Server.Accounts.Recovery;
using Myna.Server.Accounts.Throttling;
using Myna.Storage;

namespace Myna.Server.Accounts.Mail;

/// <summary>Says what a pending letter has to tell by now, if anything, with the token of its link.</summary>
public sealed partial class LetterWriter(IDocumentStore store, EmailTokens tokens, RateLimits limits)
{
    /// <summary>Adds the letter's token to the commit. Null: there is nobody to write to, or nothing to say any more.</summary>
    public async ValueTask<(User User, Letter Letter)?> Write(Commit commit, PendingLetter pending, CancellationToken cancellation)
    {
        if (await Addressee(pending, cancellation) is not { } user || await IsMoot(pending, user, cancellation))
        {
            return null;
        }

        var to = pending is { Kind: not LetterKind.ResetPassword, UserId: not null, Address: { } address } ? address : user.Email;
        string? token = null;
        if (pending.Kind == LetterKind.NewDevice && IsTooMany("devices of", pending, user))
        {
            return null;
        }

        if (EmailToken.PurposeOf(pending.Kind) is { } purpose)
        {
            var about = purpose == EmailToken.ChangeEmail ? to : user.EmailKey;
            if (IsTooMany("mail of", pending, user) || (token = await tokens.Issue(commit, pending, user.Id, purpose, about, cancellation)) is null)
            {
                return null;
            }
        }

        // Whoever opened the account chose its name and may call his browser anything: no stranger is sent a link of theirs over our name.
        var isConfirmed = user.EmailVerified && pending.Kind != LetterKind.ConfirmNewEmail;
        return (user, new Letter(
            pending.Kind,
            to,
            isConfirmed || !Links().IsMatch(user.DisplayName) ? user.DisplayName : "",
            LetterTexts.LanguageOf(user),
            token,
            isConfirmed || pending.Kind != LetterKind.NewDevice ? pending.Detail : WithoutLinks(pending.Detail)));
    }

    private async ValueTask<User?> Addressee(PendingLetter pending, CancellationToken cancellation) => pending.UserId is { } id
        ? (await store.Load(AccountDocuments.Users, id, cancellation))?.Value
        : await AccountOf(pending.Address!, cancellation);

    private async ValueTask<bool> IsMoot(PendingLetter pending, User user, CancellationToken cancellation) => pending.Kind switch
    {
        LetterKind.VerifyEmail => user.EmailVerified,
        // Also when the account has another address by now than the one that was typed: what went wrong the first time must not go to the old one.
        LetterKind.ResetPassword => user.SuspendedAt is not null || pending.Address != user.EmailKey,
        LetterKind.ConfirmNewEmail => EmailAddress.Parse(pending.Address) is not { } address || await AccountOf(address.Key, cancellation) is not null,
        _ => false,
    };

    private async ValueTask<User?> AccountOf(string key, CancellationToken cancellation) =>
        (await store.Find(AccountDocuments.UsersByEmail.Where(key).Take(1), cancellation)).Items is [var found] ? found.Value : null;

    // A letter that is tried again has been counted; one whose claim lost a race is counted twice, which errs on the quiet side.
    // Notices have a budget of their own: who knows the password must not use up the owner's resets with it.
    private bool IsTooMany(string what, PendingLetter pending, User user) =>
        pending.Tries == 0 && limits.Take(what, user.Id, new Limit(limits.Limits.MailsPerAccountAnHour, TimeSpan.FromHours(1))) is not null;

    private static string? WithoutLinks(string? detail) => detail is null ? null : string.Join('\n', detail.Split('\n').Where(line => !Links().IsMatch(line)));

    // What mail programs make a link of: an address with a scheme, and what looks like a host's name.
    [GeneratedRegex(@"://|@|[\p{L}\p{N}-]\.\p{L}{2,}", RegexOptions.None, 1000)]
    private static partial Regex Links();
}
