using System.Globalization;
using System.Threading.Channels;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Mail.Links;
using Myna.Server.Accounts.SignIn.Recovery;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Accounts.Mail;

/// <summary>
/// Queues emails. Each is part of the commit that is the reason for it. As soon as that is durable the <see cref="EmailSender"/> of this process wakes and
/// sends it in the background.
/// </summary>
internal sealed class OutgoingEmails
{
    private static readonly EventType<EmailQueued> Queued = new("accounts.emailQueued", MailDocumentJson.Default.EmailQueued);

    private readonly IDocumentStore _store;
    private readonly TimeProvider _clock;
    private readonly Channel<bool> _woken = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public OutgoingEmails(IDocumentStore store, TimeProvider clock)
    {
        (_store, _clock) = (store, clock);
        store.OnCommitted(Queued, _ => Wake());
    }

    /// <summary>One for everything that was committed since the last.</summary>
    public ChannelReader<bool> Woken => _woken.Reader;

    /// <summary>Has the sender look for emails that are due.</summary>
    public void Wake() => _woken.Writer.TryWrite(true);

    /// <summary>The link that confirms the account's address.</summary>
    public void Verification(Commit commit, string userId) => Add(commit, New(EmailKind.VerifyEmail) with { UserId = userId });

    /// <summary>To the account of this address, if there is one: it is looked up later, so that the request does not depend on it.</summary>
    public void Reset(Commit commit, EmailAddress address) => Add(commit, New(EmailKind.ResetPassword) with { Address = address.Key });

    /// <summary>To the new address a link, to the old one a notice. Nothing to a new address that has an account.</summary>
    public void Change(Commit commit, User user, EmailAddress address)
    {
        Add(commit, New(EmailKind.ConfirmNewEmail) with { UserId = user.Id, Address = address.Text });
        Notice(commit, user, EmailKind.EmailChanged, address.Text);
    }

    /// <summary>A notice, to the address that the account has now: an attacker who changes the address next must not be the one who reads it.</summary>
    public void Notice(Commit commit, User user, EmailKind kind, string? detail = null) =>
        Add(commit, New(kind) with { UserId = user.Id, Address = user.Email, Detail = detail });

    /// <summary>To the address that the account has when it is sent.</summary>
    public void Reminder(Commit commit, string userId, EmailKind kind, int number) =>
        Add(commit, New(kind) with { UserId = userId, Detail = number.ToString(CultureInfo.InvariantCulture) });

    /// <summary>Takes back an account's links of these purposes: sent or pending.</summary>
    /// <param name="butFor">The id of a link that stays.</param>
    public async ValueTask Withdraw(Commit commit, string userId, Func<string, bool> purposes, CancellationToken cancellation, string? butFor = null)
    {
        // Emails before links: one that is claimed before it is read here has stored its link by then, one that is claimed afterwards makes the
        // commit a conflict.
        await foreach (var (email, version) in _store.FindAll(MailDocuments.PendingEmailsByUser.Where(userId), cancellation))
        {
            if (EmailToken.PurposeOf(email.Kind) is { } purpose && purposes(purpose))
            {
                commit.Delete(MailDocuments.PendingEmails, email.Id, version);
            }
        }

        await foreach (var (token, version) in _store.FindAll(MailDocuments.EmailTokensByUser.Where(userId), cancellation))
        {
            if (purposes(token.Purpose) && token.Id != butFor)
            {
                commit.Delete(MailDocuments.EmailTokens, token.Id, version);
            }
        }
    }

    private static void Add(Commit commit, PendingEmail email) =>
        commit.Insert(MailDocuments.PendingEmails, email).Publish(Queued, new EmailQueued(email.Id));

    private PendingEmail New(EmailKind kind)
    {
        var now = _clock.Now();
        return new PendingEmail { Id = Ids.New(now), Kind = kind, AskedAt = now, DueAt = now };
    }
}
