using Myna.Server.Accounts.Throttling;
using Myna.Server.Accounts.Mail;
using Myna.Storage;

namespace Myna.Server.Accounts.Recovery;

/// <summary>The letters of this room, each with its token where it has one.</summary>
public sealed class Letters(IDocumentStore store, Postman postman, EmailTokens tokens, RateLimits limits)
{
    public void SendVerification(string userId) => postman.Send(async cancellation =>
        await Find(userId, cancellation) is { EmailVerified: false } user && MayMail(user.Id)
            ? Letter.For(user, LetterKind.VerifyEmail, await tokens.Issue(user.Id, EmailToken.Verify, user.EmailKey, EmailTokens.VerifyLifetime, cancellation))
            : null);

    /// <summary>To the account of this address, if there is one. It goes to the stored address, whatever was typed.</summary>
    public void SendReset(EmailAddress address) => postman.Send(async cancellation =>
        (await store.Find(AccountDocuments.UsersByEmail.Where(address.Key).Take(1), cancellation)).Items is [{ Value: { SuspendedAt: null } user }] && MayMail(user.Id)
            ? Letter.For(user, LetterKind.ResetPassword, await tokens.Issue(user.Id, EmailToken.Reset, user.EmailKey, EmailTokens.ResetLifetime, cancellation))
            : null);

    /// <summary>To the new address a link, to the old one a notice. Nothing to a new address that has an account.</summary>
    public void SendChange(string userId, EmailAddress address)
    {
        postman.Send(async cancellation =>
            await Find(userId, cancellation) is { } user && MayMail(user.Id)
            && (await store.Find(AccountDocuments.UsersByEmail.Where(address.Key).Take(1), cancellation)).Items.Count == 0
                ? Letter.For(user, LetterKind.ConfirmNewEmail, await tokens.Issue(user.Id, EmailToken.ChangeEmail, address.Text, EmailTokens.ResetLifetime, cancellation)) with { To = address.Text }
                : null);
        Notify(userId, LetterKind.EmailChanged, address.Text);
    }

    public void Notify(string userId, LetterKind kind, string? detail = null) => postman.Send(async cancellation =>
        await Find(userId, cancellation) is { } user ? Letter.For(user, kind, detail: detail) : null);

    private async ValueTask<User?> Find(string userId, CancellationToken cancellation) =>
        (await store.Load(AccountDocuments.Users, userId, cancellation))?.Value;

    private bool MayMail(string userId) => limits.Take("mail of", userId, new Limit(limits.Limits.MailsPerAccountAnHour, TimeSpan.FromHours(1))) is null;
}
