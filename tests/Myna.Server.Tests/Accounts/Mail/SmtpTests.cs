using System.Diagnostics;
using System.Net;
using System.Text;
using MimeKit;
using Myna.Server.Tests.Scenarios;

namespace Myna.Server.Tests.Accounts.Mail;

/// <summary>Emails through a real SMTP server (npm smtp-server) on this machine.</summary>
public sealed class SmtpTests
{
    [SkippableFact]
    public async Task EmailsGoOutBySmtp()
    {
        Skip.If(NodeProcess.Missing is not null, NodeProcess.Missing);
        var folder = Directory.CreateTempSubdirectory("myna-smtp-").FullName;
        await using var smtp = await NodeProcess.Start("smtp.mjs", port => [$"{port}", folder]);
        await using var server = await AccountsServer.Start(new()
        {
            ["Accounts:Mail:Host"] = "127.0.0.1",
            ["Accounts:Mail:Port"] = $"{smtp.Port}",
            ["Accounts:Mail:Security"] = "None",
            ["Accounts:Mail:User"] = "myna",
            ["Accounts:Mail:Password"] = "secret",
            ["Accounts:Mail:From"] = "hello@myna.example",
            ["Accounts:Mail:LinkBase"] = "https://app.example/",
        });

        await server.Post("/auth/signup", new { email = "ana@example.com", password = AccountsServer.Password, displayName = "Ána Ñandú" });

        var email = (await Emails(folder, 1)).Single();
        email.From.Mailboxes.Single().Address.ShouldBe("hello@myna.example");
        email.To.Mailboxes.Single().Name.ShouldBe("Ána Ñandú");
        email.Headers[HeaderId.AutoSubmitted].ShouldBe("auto-generated");
        email.TextBody!.ShouldContain("https://app.example/verify-email?token=");
        (await server.Post("/auth/verify-email", new { token = email.Token() })).ShouldBeOk();
        Directory.Exists(Path.Combine(server.Folder, "mail")).ShouldBeFalse();
        Directory.Delete(folder, recursive: true);
    }

    [SkippableFact]
    public async Task AServerThatIsKilledBeforeItsMailWentOutSendsItAfterwards()
    {
        Skip.If(NodeProcess.Missing is not null, NodeProcess.Missing);
        var folder = Directory.CreateTempSubdirectory("myna-smtp-").FullName;
        var port = ServerProcess.FreePort();
        await using var server = await AccountsProcess.Start(new() { ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = $"{port}", ["Mail:Security"] = "None" });

        // No mail server listens: the email stays in the queue.
        await server.SignUp("ana");
        await server.SignUp("ben");
        (await server.Send(HttpMethod.Post, "/auth/forgot-password", new { email = "ana@example.com" })).Status.ShouldBe(HttpStatusCode.NoContent);
        await server.Kill();
        var atRest = string.Concat(Directory.GetFiles(server.Folder, "*", SearchOption.AllDirectories).Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))));
        await using var smtp = await NodeProcess.Start("smtp.mjs", at => [$"{at}", folder], port);
        await server.Restart();

        var emails = await Emails(folder, 3);
        atRest.ShouldContain("ana@example.com");
        emails.ShouldAllBe(email => !atRest.Contains(email.Token()));
        emails.Select(email => $"{email.To.Mailboxes.Single().Name}: {email.Subject}").ShouldBe(
            ["ana: Confirm your email address", "ana: Choose a new password", "ben: Confirm your email address"], ignoreOrder: true);
        foreach (var email in emails.Where(email => email.Subject == "Confirm your email address"))
        {
            (await server.Send(HttpMethod.Post, "/auth/verify-email", new { token = email.Token() })).ShouldBeOk();
        }

        var reset = emails.Single(email => email.Subject == "Choose a new password").Token();
        (await server.Send(HttpMethod.Post, "/auth/reset-password", new { token = reset, newPassword = "another-lamp-zebra-77" })).ShouldBeOk();
        Directory.Delete(folder, recursive: true);
    }

    [SkippableFact]
    public async Task AMailboxThatDoesNotExistIsNotTriedAgain()
    {
        Skip.If(NodeProcess.Missing is not null, NodeProcess.Missing);
        var folder = Directory.CreateTempSubdirectory("myna-smtp-").FullName;
        await using var smtp = await NodeProcess.Start("smtp.mjs", port => [$"{port}", folder]);
        await using var server = await AccountsServer.Start(new()
        {
            ["Accounts:Mail:Host"] = "127.0.0.1",
            ["Accounts:Mail:Port"] = $"{smtp.Port}",
            ["Accounts:Mail:Security"] = "None",
        });

        await server.SignUp("refused");

        // The clock stands: were it tried again, it would wait for ever.
        await Wait.Until(async () => !(await server.EverythingStored()).Exists(document => document.Contains("\"kind\":\"VerifyEmail\"")));

        Directory.GetFiles(folder).ShouldBeEmpty();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<List<MimeMessage>> Emails(string folder, int count)
    {
        await Wait.Until(() => Directory.GetFiles(folder, "*.eml").Length >= count);
        return [.. Directory.GetFiles(folder, "*.eml").Select(file => MimeMessage.Load(file))];
    }
}
