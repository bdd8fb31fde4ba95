using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Settings;
using Myna.Server.Shared;

namespace Myna.Server.Accounts.Mail;

/// <summary>Hands a message to a mail server.</summary>
internal interface IMailTransport
{
    /// <summary>Throws when the message was not taken: <see cref="MailboxRefusedException"/> when it never will be.</summary>
    ValueTask Send(MimeMessage message, CancellationToken cancellation);
}

/// <summary>Hands messages to an SMTP server (RFC 5321), over TLS unless the configuration says otherwise.</summary>
internal sealed class SmtpTransport(MailOptions options) : IMailTransport
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async ValueTask Send(MimeMessage message, CancellationToken cancellation)
    {
        using var smtp = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        await smtp.ConnectAsync(
            options.Host,
            options.Port,
            options.Security switch
            {
                MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
                MailSecurity.None => SecureSocketOptions.None,
                _ => SecureSocketOptions.StartTls,
            },
            cancellation);
        if (options.User.Length > 0)
        {
            await smtp.AuthenticateAsync(options.User, options.Password, cancellation);
        }

        try
        {
            await smtp.SendAsync(message, cancellation);
        }
        catch (SmtpCommandException e) when (e.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)e.StatusCode >= 500)
        {
            throw new MailboxRefusedException(e);
        }

        await smtp.DisconnectAsync(quit: true, cancellation);
    }
}

/// <summary>There is no such mailbox (RFC 5321, section 4.2.1: a permanent negative reply to the recipient).</summary>
internal sealed class MailboxRefusedException(Exception reply) : Exception("The mail server knows no such mailbox.", reply);

/// <summary>For development: a file for each message, under the data folder.</summary>
internal sealed class FolderTransport(IOptions<MynaOptions> options, TimeProvider clock) : IMailTransport
{
    public async ValueTask Send(MimeMessage message, CancellationToken cancellation)
    {
        var folder = Path.Combine(options.Value.DataDir, "mail");
        Directory.CreateDirectory(folder);
        var name = $"{Ids.New(clock.GetUtcNow())}.eml";
        // Under another name first: a watcher of the folder never sees half a message.
        await message.WriteToAsync(Path.Combine(folder, name + ".part"), cancellation);
        File.Move(Path.Combine(folder, name + ".part"), Path.Combine(folder, name));
    }
}
