using System.Text.RegularExpressions;
using MimeKit;
using Myna.Server.Accounts.Mail;

namespace Myna.Server.Tests.Accounts.Mail;

/// <summary>The emails that a server without SMTP has written into its data folder.</summary>
public static class Mailbox
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    public static List<MimeMessage> Emails(this AccountsServer server)
    {
        var folder = Path.Combine(server.Folder, "mail");
        return Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, "*.eml").Select(file => MimeMessage.Load(file))]
            : [];
    }

    /// <summary>Waits until every queued email has been sent, or dropped for want of a recipient.</summary>
    public static Task NothingIsWaiting(this AccountsServer server) =>
        Wait.Until(async () => (await server.Store.Find(MailDocuments.PendingEmailsByDue.All().Take(1))).Items.Count == 0);

    /// <summary>The email to this address with this subject that the test has not seen. Emails of one moment have no order.</summary>
    public static async Task<MimeMessage> EmailTo(this AccountsServer server, string address, string subject, MimeMessage? seen = null)
    {
        MimeMessage? found = null;
        await Wait.Until(
            () => (found = server.Emails().Find(email => email.To.Mailboxes.Single().Address == address && email.Subject == subject && email.Token() != seen?.Token())) is not null,
            () => $"No email '{subject}' came to {address}; there are: {string.Join(", ", server.Emails().Select(email => $"{email.To}: {email.Subject}"))}");
        return found!;
    }

    public static string Token(this MimeMessage email) => Regex.Match(email.TextBody!, "token=(?<token>[A-Za-z0-9_-]+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["token"].Value;
}
