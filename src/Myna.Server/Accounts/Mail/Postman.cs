using System.Threading.Channels;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Myna.Server.Accounts.Mail;

/// <summary>
/// Writes and sends letters behind the requests that ask for them: whether there was anything to send is told by no answer and by
/// no answer's time. Letters still waiting when the process ends are lost; every one of them can be asked for again.
/// </summary>
public sealed class Postman(IMailTransport transport, IOptions<AccountOptions> options, TimeProvider clock, ILogger<Postman> log) : BackgroundService
{
    private const int Queue = 10_000;
    private static readonly TimeSpan[] Retries = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(10)];

    private readonly Channel<Func<CancellationToken, ValueTask<Letter?>>> _work =
        Channel.CreateBounded<Func<CancellationToken, ValueTask<Letter?>>>(new BoundedChannelOptions(Queue) { FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Sends what the work answers. The work runs later, off the request.</summary>
    public void Send(Func<CancellationToken, ValueTask<Letter?>> work)
    {
        if (!_work.Writer.TryWrite(work))
        {
            log.LogWarning("A letter was dropped: {Queue} are waiting already", Queue);
        }
    }

    public void Send(Letter letter) => Send(_ => ValueTask.FromResult<Letter?>(letter));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var work in _work.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                if (await work(stoppingToken) is { } letter)
                {
                    await Deliver(letter, attempt: 0, stoppingToken);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "A letter could not be written");
            }
        }
    }

    private async ValueTask Deliver(Letter letter, int attempt, CancellationToken cancellation)
    {
        var mail = options.Value.Mail;
        try
        {
            await transport.Send(Message(letter, mail), cancellation);
            if (transport is FolderTransport)
            {
                log.LogInformation("Mail to {To}, written to the data folder: {Link}", letter.To, LetterTexts.Link(letter, mail.LinkBase));
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (attempt == Retries.Length)
            {
                log.LogError(e, "A letter ({Kind}) was not accepted {Attempts} times and is given up", letter.Kind, attempt + 1);
                return;
            }

            log.LogWarning(e, "A letter ({Kind}) was not accepted; it is tried again in {Wait}", letter.Kind, Retries[attempt]);
            _ = Again(letter, attempt, cancellation);
        }
    }

    private async Task Again(Letter letter, int attempt, CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(Retries[attempt], clock, cancellation);
            await Deliver(letter, attempt + 1, cancellation);
        }
        catch (OperationCanceledException)
        {
            // The process ends.
        }
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
