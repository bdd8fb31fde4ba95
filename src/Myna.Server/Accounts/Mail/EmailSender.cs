using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using MimeKit;
using Myna.Server.Accounts.Settings;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Accounts.Mail;

/// <summary>
/// Sends the pending emails in the background: neither a response nor its timing tells whether there was anything to send. At least once: an email is
/// deleted after the mail server has taken it. Of several processes one holds its lease.
/// </summary>
internal sealed class EmailSender(
    IDocumentStore store, OutgoingEmails outgoing, EmailWriter writer, IMailTransport transport, IOptions<AccountOptions> options, TimeProvider clock, ILogger<EmailSender> log) : BackgroundService
{
    /// <summary>The pauses after each failure: about sixteen hours together. Then the email is given up.</summary>
    public static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4), TimeSpan.FromHours(8),
    ];

    /// <summary>The lease on an email. It must exceed the time to get a slot and send, <see cref="Patience"/> each.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    private const int Batch = 100;
    private const int AtOnce = 4;

    /// <summary>
    /// Milliseconds, at random, before an email is looked at: work for an existing account must not slow down the response to the request for it, or its
    /// timing would differ from the response for no account.
    /// </summary>
    private const int LongestPause = 300;

    /// <summary>The time limit for one email.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>How soon emails are found that are due again, or that a dead process has left.</summary>
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var slots = new SemaphoreSlim(AtOnce);
        using var poll = clock.CreateTimer(_ => outgoing.Wake(), null, TimeSpan.Zero, PollEvery);
        try
        {
            await TakeBackLeases(stoppingToken);
            await foreach (var _ in outgoing.Woken.ReadAllAsync(stoppingToken))
            {
                // The machine's own time, whatever the clock says: this is about load.
                await Task.Delay(RandomNumberGenerator.GetInt32(LongestPause), stoppingToken);
                await SendDue(slots, stoppingToken);
            }
        }
        finally
        {
            for (var i = 0; i < AtOnce; i++)
            {
                await slots.WaitAsync(CancellationToken.None);
            }
        }
    }

    /// <summary>
    /// Alone on its store, a starting process sends every pending email at once: those that the process before it was sending, and those that failed,
    /// perhaps by a setting that is right now.
    /// </summary>
    private async ValueTask TakeBackLeases(CancellationToken stop)
    {
        if (!store.IsExclusive)
        {
            return;
        }

        var now = clock.Now();
        try
        {
            await foreach (var (waiting, _) in store.FindAll(MailDocuments.PendingEmailsByDue.All().From(now), stop))
            {
                await store.Update(MailDocuments.PendingEmails, waiting.Id, email => email.DueAt > now ? email with { DueAt = now } : email, stop);
            }
        }
        catch (StoreUnavailableException e)
        {
            log.LogWarning(e, "Emails under way could not be taken back; they are sent when their leases are over");
        }
    }

    /// <summary>Claims one email after the other, without waiting for a mail server that is slow with one.</summary>
    private async ValueTask SendDue(SemaphoreSlim slots, CancellationToken stop)
    {
        try
        {
            IReadOnlyList<Document<PendingEmail>> due;
            do
            {
                due = (await store.Find(MailDocuments.PendingEmailsByDue.All().Before(clock.Now() + TimeSpan.FromMilliseconds(1)).Take(Batch), stop)).Items;
                foreach (var (pending, _) in due)
                {
                    if (await store.Transact(commit => Claim(commit, pending.Id, stop), stop) is var (email, claimed))
                    {
                        await slots.WaitAsync(stop);
                        _ = Send(email, claimed, slots, stop);
                    }
                }
            }
            while (due.Count == Batch);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            log.LogWarning(e, "Emails could not be read; they stay in the store");
        }
    }

    private async Task Send(EmailMessage email, PendingEmail pending, SemaphoreSlim slots, CancellationToken stop)
    {
        try
        {
            var failure = await Transmit(email, stop);
            if (failure is null)
            {
                await store.DeleteOne(MailDocuments.PendingEmails, pending.Id, CancellationToken.None);
            }
            else if (!stop.IsCancellationRequested)
            {
                await Failed(pending, failure, stop);
            }
        }
        catch (Exception e)
        {
            log.LogWarning(e, "The outcome of an email ({Kind}) could not be stored; it is sent again", email.Kind);
        }
        finally
        {
            slots.Release();
        }
    }

    private async ValueTask<Exception?> Transmit(EmailMessage email, CancellationToken stop)
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
            await transport.Send(Message(email, options.Value.Mail), either.Token);
        }
        catch (Exception e)
        {
            return e;
        }

        if (transport is FolderTransport)
        {
            log.LogInformation("Mail to {To}, written to the data folder: {Link}", email.To, EmailTexts.Link(email, options.Value.Mail.LinkBase));
        }

        return null;
    }

    /// <summary>Takes the lease, or deletes the email when there is nothing to send. Null when another process holds it.</summary>
    private async ValueTask<(EmailMessage, PendingEmail)?> Claim(Commit commit, string id, CancellationToken cancellation)
    {
        var now = clock.Now();
        if (await store.Load(MailDocuments.PendingEmails, id, cancellation) is not { } found || found.Value.DueAt > now)
        {
            return null;
        }

        if (await writer.Write(commit, found.Value, cancellation) is not var (user, email))
        {
            commit.Delete(MailDocuments.PendingEmails, id, found.Version);
            return null;
        }

        var claimed = found.Value with { UserId = user.Id, Tries = found.Value.Tries + 1, DueAt = now + Lease };
        commit.Replace(MailDocuments.PendingEmails, claimed, found.Version);
        return (email, claimed);
    }

    private async ValueTask Failed(PendingEmail email, Exception why, CancellationToken cancellation)
    {
        if (why is MailboxRefusedException || email.Tries > Pauses.Length)
        {
            log.LogError(why, "An email ({Kind}) was not accepted and is given up after {Tries} tries", email.Kind, email.Tries);
            await store.DeleteOne(MailDocuments.PendingEmails, email.Id, cancellation);
            return;
        }

        var pause = Pauses[email.Tries - 1];
        log.LogWarning(why, "An email ({Kind}) was not accepted; it is tried again in {Pause}", email.Kind, pause);
        await store.Update(MailDocuments.PendingEmails, email.Id, now => now with { DueAt = clock.Now() + pause }, cancellation);
    }

    private static MimeMessage Message(EmailMessage email, MailOptions mail)
    {
        var (subject, body) = EmailTexts.Write(email, mail.LinkBase);
        var message = new MimeMessage();
        message.From.Add(new MailboxAddress(mail.FromName, mail.From));
        message.To.Add(new MailboxAddress(email.Name, email.To));
        message.Subject = subject;
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add(HeaderId.ContentLanguage, email.Language);
        if (email.Unsubscribe is { } unsubscribe)
        {
            // Mail programs show a button for it, which posts to this address (RFC 8058).
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe}>");
            message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }

        message.Body = new TextPart("plain") { Text = body };
        return message;
    }
}
