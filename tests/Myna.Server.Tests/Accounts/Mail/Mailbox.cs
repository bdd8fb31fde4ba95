using System.Text.RegularExpressions;
using MimeKit;
using Myna.Server.Accounts;

namespace Myna.Server.Tests.Accounts.Mail;

/// <summary>The letters that a server without SMTP has written into its data folder.</summary>
public static class Mailbox
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    public static List<MimeMessage> Letters(this AccountsServer server)
    {
        var folder = Path.Combine(server.Folder, "mail");
        return Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, "*.eml").Select(file => MimeMessage.Load(file))]
            : [];
    }

    /// <summary>Waits until every letter that was asked for has gone out, or was found to have nobody to go to.</summary>
    public static async Task NothingIsOwed(this AccountsServer server)
    {
        var started = System.Diagnostics.Stopwatch.StartNew();
        while ((await server.Store.Find(AccountDocuments.LettersByDue.All().Take(1))).Items.Count > 0)
        {
            started.Elapsed.ShouldBeLessThan(Deadline);
            await Task.Delay(10);
        }
    }

    /// <summary>The letter to this address with this subject that the test has not seen. Letters of one moment have no order.</summary>
    public static async Task<MimeMessage> LetterTo(this AccountsServer server, string address, string subject, MimeMessage? seen = null)
    {
        var started = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            var letter = server.Letters().Find(
                letter => letter.To.Mailboxes.Single().Address == address && letter.Subject == subject && letter.Token() != seen?.Token());
            if (letter is not null)
            {
                return letter;
            }

            started.Elapsed.ShouldBeLessThan(Deadline, $"no letter '{subject}' came to {address}; there are: {string.Join(", ", server.Letters().Select(letter => $"{letter.To}: {letter.Subject}"))}");
            await Task.Delay(10);
        }
    }

    public static string Token(this MimeMessage letter) => Regex.Match(letter.TextBody!, "token=(?<token>[A-Za-z0-9_-]+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["token"].Value;
}
