using Myna.Server.Accounts.Recovery;
using Myna.Server.Accounts.Throttling;
using Myna.Storage;

namespace Myna.Server.Accounts.Mail;

/// <summary>Says what a pending letter has to tell by now, if anything, with the token of its link.</summary>
public sealed class LetterWriter(IDocumentStore store, EmailTokens tokens, RateLimits limits)
{
    /// <summary>Adds the letter's token to the commit. Null: there is nobody to write to, or nothing to say any more.</summary>
    public async ValueTask<(User User, Letter Letter)?> Write(Commit commit, PendingLetter pending, CancellationToken cancellation)
    {
        if (await Addressee(pending, cancellation) is not { } user || await IsMoot(pending, user, cancellation))
        {
            return null;
        }

        var to = pending is { UserId: not null, Address: { } address } ? address : user.Email;
        string? token = null;
        if (EmailToken.PurposeOf(pending.Kind) is { } purpose)
        {
            var about = purpose == EmailToken.ChangeEmail ? to : user.EmailKey;
            if (IsTooMany(pending, user) || (token = await tokens.Issue(commit, pending, user.Id, purpose, about, cancellation)) is null)
            {
                return null;
            }
        }

        return (user, new Letter(pending.Kind, to, user.DisplayName, LetterTexts.LanguageOf(user), token, pending.Detail));
    }

    private async ValueTask<User?> Addressee(PendingLetter pending, CancellationToken cancellation) => pending.UserId is { } id
        ? (await store.Load(AccountDocuments.Users, id, cancellation))?.Value
        : await AccountOf(pending.Address!, cancellation);

    private async ValueTask<bool> IsMoot(PendingLetter pending, User user, CancellationToken cancellation) => pending.Kind switch
    {
        LetterKind.VerifyEmail => user.EmailVerified,
        LetterKind.ResetPassword => user.SuspendedAt is not null,
        LetterKind.ConfirmNewEmail => EmailAddress.Parse(pending.Address) is not { } address || await AccountOf(address.Key, cancellation) is not null,
        _ => false,
    };

    private async ValueTask<User?> AccountOf(string key, CancellationToken cancellation) =>
        (await store.Find(AccountDocuments.UsersByEmail.Where(key).Take(1), cancellation)).Items is [var found] ? found.Value : null;

    // A letter that is tried again has been counted; one whose claim lost a race is counted twice, which errs on the quiet side.
    private bool IsTooMany(PendingLetter pending, User user) =>
        pending.Tries == 0 && limits.Take("mail of", user.Id, new Limit(limits.Limits.MailsPerAccountAnHour, TimeSpan.FromHours(1))) is not null;
}
