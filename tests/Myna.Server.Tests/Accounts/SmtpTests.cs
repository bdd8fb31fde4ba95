using MimeKit;

namespace Myna.Server.Tests.Accounts;

/// <summary>Letters through a real SMTP server (npm smtp-server) on this machine.</summary>
public sealed class SmtpTests
{
    [SkippableFact]
    public async Task LettersGoOutBySmtp()
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

        var started = System.Diagnostics.Stopwatch.StartNew();
        while (Directory.GetFiles(folder, "*.eml").Length == 0)
        {
            started.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1));
            await Task.Delay(20);
        }

        var letter = await MimeMessage.LoadAsync(Directory.GetFiles(folder, "*.eml").Single());
        letter.From.Mailboxes.Single().Address.ShouldBe("hello@myna.example");
        letter.To.Mailboxes.Single().Name.ShouldBe("Ána Ñandú");
        letter.Headers[HeaderId.AutoSubmitted].ShouldBe("auto-generated");
        letter.TextBody!.ShouldContain("https://app.example/verify-email?token=");
        (await server.Post("/auth/verify-email", new { token = letter.Token() })).ShouldBeOk();
        Directory.Exists(Path.Combine(server.Folder, "mail")).ShouldBeFalse();
        Directory.Delete(folder, recursive: true);
    }
}
