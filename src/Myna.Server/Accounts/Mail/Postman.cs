using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using MimeKit;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Accounts.Mail;

/// <summary>
/// Sends the letters that are owed, behind the requests that ask for them: whether there was anything to send is told by no answer
/// and by no answer's time. At least once: a letter is deleted after it was handed over. Of several processes one has the lease of it.
/// </summary>
public sealed class Postman(
    IDocumentStore store, Letters letters, LetterWriter writer, IMailTransport transport, IOptions<AccountOptions> options, TimeProvider clock, ILogger<Postman> log) : BackgroundService
{
    /// <summary>The pauses after each failure: about sixteen hours together. Then the letter is given up.</summary>
    public static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4), TimeSpan.FromHours(8),
    ];

    /// <summary>So long a process has a letter to itself; after that it is taken to be dead. Longer than waiting for a hand and handing over, <see cref="Patience"/> each.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    private const int Batch = 100;
    private const int AtOnce = 4;

    /// <summary>
    /// Milliseconds, at random, before a letter is looked at: what is done for an account must not meet the answer to the request that asked for it, or
    /// that answer would take longer than the one for no account.
    /// </summary>
    private const int LongestPause = 300;

    /// <summary>For one handing over.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>How soon letters are found that are due again, or that a process which is gone has left.</summary>
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hands = new SemaphoreSlim(AtOnce);
        using var poll = clock.CreateTimer(_ => letters.Wake(), null, TimeSpan.Zero, PollEvery);
        try
        {
            await TakeBackLeases(stoppingToken);
            await foreach (var _ in letters.Woken.ReadAllAsync(stoppingToken))
            {
                // The machine's own time, whatever the clock says: this is about load.
                await Task.Delay(RandomNumberGenerator.GetInt32(LongestPause), stoppingToken);
                await SendDue(hands, stoppingToken);
            }
        }
        finally
        {
            for (var i = 0; i < AtOnce; i++)
            {
                await hands.WaitAsync(CancellationToken.None);
            }
        }
    }

    /// <summary>
    /// Alone on its store, a process that starts has all that waits to itself: what the one before it was sending, and what failed,
    /// perhaps by a setting that has been mended.
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
            await foreach (var (waiting, _) in store.FindAll(AccountDocuments.LettersByDue.All().From(now), stop))
            {
                await store.Update(AccountDocuments.Letters, waiting.Id, letter => letter.DueAt > now ? letter with { DueAt = now } : letter, stop);
            }
        }
        catch (StoreUnavailableException e)
        {
            log.LogWarning(e, "Letters under way could not be taken back; they are sent when their leases are over");
        }
    }

    /// <summary>Claims one letter after the other, and does not wait for a mail server that is slow with one.</summary>
    private async ValueTask SendDue(SemaphoreSlim hands, CancellationToken stop)
    {
        try
        {
            IReadOnlyList<Document<PendingLetter>> due;
            do
            {
                due = (await store.Find(AccountDocuments.LettersByDue.All().Before(clock.Now() + TimeSpan.FromMilliseconds(1)).Take(Batch), stop)).Items;
                foreach (var (pending, _) in due)
                {
                    if (await store.Transact(commit => Claim(commit, pending.Id, stop), stop) is var (letter, claimed))
                    {
                        await hands.WaitAsync(stop);
                        _ = Send(letter, claimed, hands, stop);
                    }
                }
            }
            while (due.Count == Batch);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            log.LogWarning(e, "Letters could not be read; they wait in the store");
        }
    }

    private async Task Send(Letter letter, PendingLetter pending, SemaphoreSlim hands, CancellationToken stop)
    {
        try
        {
            var failure = await HandOver(letter, stop);
            if (failure is null)
            {
                await store.DeleteOne(AccountDocuments.Letters, pending.Id, CancellationToken.None);
            }
            else if (!stop.IsCancellationRequested)
            {
                await Failed(pending, failure, stop);
            }
        }
        catch (Exception e)
        {
            log.LogWarning(e, "What became of a letter ({Kind}) could not be noted; it is sent again", letter.Kind);
        }
        finally
        {
            hands.Release();
        }
    }

    private async ValueTask<Exception?> HandOver(Letter letter, CancellationToken stop)
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
            await transport.Send(Message(letter, options.Value.Mail), either.Token);
        }
        catch (Exception e)
        {
            return e;
        }

        if (transport is FolderTransport)
        {
            log.LogInformation("Mail to {To}, written to the data folder: {Link}", letter.To, LetterTexts.Link(letter, options.Value.Mail.LinkBase));
        }

        return null;
    }

    /// <summary>Takes the lease, or deletes the letter when there is nothing to send. Nothing when another process has it.</summary>
    private async ValueTask<(Letter, PendingLetter)?> Claim(Commit commit, string id, CancellationToken cancellation)
    {
        var now = clock.Now();
        if (await store.Load(AccountDocuments.Letters, id, cancellation) is not { } found || found.Value.DueAt > now)
        {
            return null;
        }

        if (await writer.Write(commit, found.Value, cancellation) is not var (user, letter))
        {
            commit.Delete(AccountDocuments.Letters, id, found.Version);
            return null;
        }

        var claimed = found.Value with { UserId = user.Id, Tries = found.Value.Tries + 1, DueAt = now + Lease };
        commit.Replace(AccountDocuments.Letters, claimed, found.Version);
        return (letter, claimed);
    }

    private async ValueTask Failed(PendingLetter letter, Exception why, CancellationToken cancellation)
    {
        if (why is MailboxRefusedException || letter.Tries > Pauses.Length)
        {
            log.LogError(why, "A letter ({Kind}) was not accepted and is given up after {Tries} tries", letter.Kind, letter.Tries);
            await store.DeleteOne(AccountDocuments.Letters, letter.Id, cancellation);
            return;
        }

        var pause = Pauses[letter.Tries - 1];
        log.LogWarning(why, "A letter ({Kind}) was not accepted; it is tried again in {Pause}", letter.Kind, pause);
        await store.Update(AccountDocuments.Letters, letter.Id, now => now with { DueAt = clock.Now() + pause }, cancellation);
    }

    private static MimeMessage Message(Letter letter, MailOptions mail)
    {
        var (subject, body) = LetterTexts.Write(letter, mail.LinkBase);
        var message = new MimeMessage();
        message.From.Add(new MailboxAddress(mail.FromName, mail.From));
        message.To.Add(new MailboxAddress(letter.Name, letter.To));
        message.Subject = subject;
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add(HeaderId.ContentLanguage, letter.Language);
        message.Body = new TextPart("plain") { Text = body };
        return message;
    }
}
