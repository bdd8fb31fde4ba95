using System.Text.RegularExpressions;
using MimeKit;

namespace Myna.Server.Tests.Accounts;

/// <summary>The letters that a server without SMTP has written into its data folder, the oldest first.</summary>
public static class Mailbox
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    public static List<MimeMessage> Letters(this AccountsServer server)
    {
        var folder = Path.Combine(server.Folder, "mail");
        return Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, "*.eml").Order(StringComparer.Ordinal).Select(file => MimeMessage.Load(file))]
            : [];
    }

    /// <summary>The next letter to this address with this subject, beyond those that the test has seen.</summary>
    public static async Task<MimeMessage> LetterTo(this AccountsServer server, string address, string subject, int seen = 0)
    {
        var started = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            var letters = server.Letters().Where(letter => letter.To.Mailboxes.Single().Address == address && letter.Subject == subject).ToList();
            if (letters.Count > seen)
            {
                return letters[seen];
            }

            started.Elapsed.ShouldBeLessThan(Deadline, $"no letter '{subject}' came to {address}; there are: {string.Join(", ", server.Letters().Select(letter => $"{letter.To}: {letter.Subject}"))}");
            await Task.Delay(10);
        }
    }

    public static string Token(this MimeMessage letter) => Regex.Match(letter.TextBody!, "token=(?<token>[A-Za-z0-9_-]+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["token"].Value;
}
