using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MimeKit;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Mail;
using Myna.Server.Accounts.SignIn;
using Myna.Server.Accounts.SignIn.Recovery;
using Myna.Storage;

namespace Myna.Server.Tests.Accounts.Mail;

/// <summary>An email stays in the queue from the commit that is the reason for it until a mail server has taken it.</summary>
public sealed class MailTests : IAsyncLifetime
{
    private const string NewPassword = "another-lamp-zebra-77";

    private readonly Outside _mail = new();
    private int _others;
    private AccountsServer _server = null!;

    public async Task InitializeAsync() => _server = await AccountsServer.Start(replace: With(_mail));

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task AnEmailThatIsNotTakenIsTriedAgainUntilItIs()
    {
        _mail.IsDown = true;
        await _server.SignUp("ana");
        await Wait.Until(() => _mail.Tries == 1);
        await Later(TimeSpan.FromSeconds(12), () => _mail.Tries == 2);
        _mail.Sent.ShouldBeEmpty();

        _mail.IsDown = false;
        await Later(TimeSpan.FromSeconds(40), () => _mail.Sent.Count == 1);

        (await _server.Post("/auth/verify-email", new { token = _mail.Sent.Single().Token() })).ShouldBeOk();
        await Wait.Until(async () => (await Waiting()).Count == 0);
    }

    [Fact]
    public async Task AnEmailIsGivenUpAfterTheLastPause()
    {
        _mail.IsDown = true;
        await _server.SignUp("ana");
        for (var i = 0; i < EmailSender.Pauses.Length; i++)
        {
            var tries = i + 1;
            await Wait.Until(() => _mail.Tries == tries);
            await Wait.Until(async () => (await Waiting()).Single().DueAt == _server.Clock.GetUtcNow() + EmailSender.Pauses[i]);
            _server.Clock.Advance(EmailSender.Pauses[i]);
        }

        await Wait.Until(async () => (await Waiting()).Count == 0);
        _mail.Tries.ShouldBe(EmailSender.Pauses.Length + 1);
    }

    [Fact]
    public async Task AnEmailWhoseSenderDiedIsSentByAnotherWhenTheLeaseIsOver()
    {
        // As a process leaves it that is killed while it is sending.
        _mail.IsDown = true;
        await _server.SignUp("ana");
        await Wait.Until(() => _mail.Tries == 1);
        await Wait.Until(async () => (await Waiting()).Single().DueAt < _server.Clock.GetUtcNow() + EmailSender.Lease);
        var taken = (await Waiting()).Single() with { DueAt = _server.Clock.GetUtcNow() + EmailSender.Lease };
        await _server.Store.Update(MailDocuments.PendingEmails, taken.Id, _ => taken);
        _mail.IsDown = false;

        _server.Clock.Advance(EmailSender.Lease - TimeSpan.FromSeconds(10));
        await AnotherComesAndGoes();
        _mail.Sent.ShouldAllBe(email => email.To.Mailboxes.Single().Name != "ana");

        await Later(TimeSpan.FromSeconds(15), () => _mail.Sent.Any(email => email.To.Mailboxes.Single().Name == "ana"));
    }

    [Fact]
    public async Task OfTwoProcessesOneSendsAnEmail()
    {
        var other = ActivatorUtilities.CreateInstance<EmailSender>(_server.Services, new OutgoingEmails(_server.Store, _server.Clock));
        await other.StartAsync(CancellationToken.None);
        for (var i = 0; i < 20; i++)
        {
            await _server.SignUp($"ana{i}");
            // Both look at once.
            _server.Clock.Advance(TimeSpan.FromSeconds(5));
        }

        await Wait.Until(async () => (await Waiting()).Count == 0);
        _mail.Sent.Select(email => email.To.ToString()).Distinct().Count().ShouldBe(20);
        _mail.Sent.Count.ShouldBe(20);
        await other.StopAsync(CancellationToken.None);
        other.Dispose();
    }

    [Fact]
    public async Task AnEmailThatIsSentTwiceHasOneLinkThatWorksOnce()
    {
        // Taken by the mail server, but the process did not live to hear it.
        _mail.IsLyingDown = true;
        await _server.SignUp("ana");
        await Wait.Until(() => _mail.Sent.Count == 1);
        await Later(TimeSpan.FromSeconds(12), () => _mail.Sent.Count == 2);
        _mail.Sent.Select(email => email.Token()).Distinct().Count().ShouldBe(1);
        var token = _mail.Sent.First().Token();

        (await _server.Post("/auth/verify-email", new { token })).ShouldBeOk();

        // Used up, it takes the waiting copy along: nothing brings it back.
        (await Waiting()).ShouldBeEmpty();
        _mail.IsLyingDown = false;
        _server.Clock.Advance(TimeSpan.FromHours(1));
        await AnotherComesAndGoes();
        _mail.Sent.Count(email => email.To.Mailboxes.Single().Name == "ana").ShouldBe(2);
        (await _server.Post("/auth/verify-email", new { token })).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task AWaitingEmailMakesNoTokenReadable()
    {
        _mail.IsDown = true;
        var ana = await _server.SignUp("ana");
        await _server.Post("/auth/forgot-password", new { email = "ana@example.com" });
        await Wait.Until(() => _mail.Tries == 2);
        var atRest = string.Join('\n', await _server.EverythingStored());
        _mail.IsDown = false;
        await Later(TimeSpan.FromSeconds(12), () => _mail.Sent.Count == 2);

        atRest.ShouldContain(ana.UserId);
        foreach (var email in _mail.Sent)
        {
            email.Token().Length.ShouldBe(43);
            atRest.ShouldNotContain(email.Token());
        }
    }

    [Fact]
    public async Task AnOutageOfMailHoldsUpNoRequest()
    {
        _mail.IsBlackHole = true;
        var ana = await _server.SignUp("ana");
        for (var i = 0; i < 10; i++)
        {
            (await _server.Post("/auth/forgot-password", new { email = $"ana{i}@example.com" })).Status.ShouldBe(HttpStatusCode.NoContent);
            (await _server.Post("/auth/verify-email/send", null, ana.AccessToken)).Status.ShouldBe(HttpStatusCode.NoContent);
        }

        _mail.Sent.ShouldBeEmpty();
        (await Waiting()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task WaitingEmailsAreShownToTheirOwnerAndGoWithTheAccount()
    {
        _mail.IsDown = true;
        var ana = await _server.SignUp("ana");
        await _server.Post("/auth/change-email", new { email = "ana@new.example", password = AccountsServer.Password }, ana.AccessToken);
        await _server.Post("/auth/forgot-password", new { email = "ana@example.com" });
        await Wait.Until(() => _mail.Tries == 4);

        var export = (await _server.Get("/users/me/export", ana.AccessToken)).ShouldBeOk().Body;
        export.GetProperty("emails").EnumerateArray().Select(email => email.GetProperty("kind").GetString())
            .ShouldBe(["VerifyEmail", "ConfirmNewEmail", "EmailChanged", "ResetPassword"], ignoreOrder: true);
        export.GetProperty("links").EnumerateArray().Select(link => link.GetProperty("purpose").GetString()).ShouldBe(["verify", "changeEmail", "reset"], ignoreOrder: true);

        (await _server.Delete("/users/me", ana.AccessToken)).ShouldBeOk();

        (await Waiting()).ShouldBeEmpty();
        (await _server.EverythingStored()).ShouldAllBe(document => !document.Contains("ana@", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnEmailThatIsNotLookedUpYetIsErasedWithItsAccount()
    {
        _mail.IsBlackHole = true;
        var ana = await _server.SignUp("ana");
        // The hands of the postman are full and one more email waits for them: what is asked for now waits as it was typed.
        for (var i = 0; i < 4; i++)
        {
            await _server.SignUp($"other{i}");
        }

        await Wait.Until(() => _mail.Tries == 4);
        await Wait.Until(async () => (await Waiting()).All(email => email.Tries == 1));
        await _server.Post("/auth/forgot-password", new { email = "Ana@Example.com" });
        (await Waiting()).ShouldContain(email => email.UserId == null && email.Address == "ana@example.com");

        (await _server.Delete("/users/me", ana.AccessToken)).ShouldBeOk();

        (await _server.EverythingStored()).ShouldAllBe(document => !document.Contains("ana@", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AResetTakesBackTheLinksThatWaitToBeSent()
    {
        var attacker = await _server.SignUp("victim");
        await _server.Post("/auth/forgot-password", new { email = "victim@example.com" });
        await Wait.Until(() => _mail.Sent.Count == 2);
        var reset = _mail.Sent.Single(email => email.Subject == "Choose a new password").Token();
        _mail.IsDown = true;
        await _server.Post("/auth/change-email", new { email = "attacker@evil.example", password = AccountsServer.Password }, attacker.AccessToken);
        await Wait.Until(() => _mail.Tries == 4);

        (await _server.Post("/auth/reset-password", new { token = reset, newPassword = NewPassword })).ShouldBeOk();

        _mail.IsDown = false;
        await Later(TimeSpan.FromMinutes(1), async () => (await Waiting()).Count == 0);
        _mail.Sent.Skip(2).Select(email => (email.To.ToString(), email.Subject)).ShouldBe(
            [("\"victim\" <victim@example.com>", "Your email address is being changed"), ("\"victim\" <victim@example.com>", "Your password was changed")], ignoreOrder: true);
    }

    [Fact]
    public async Task ANoticeGoesToTheAddressThatTheAccountHadThen()
    {
        var ana = await _server.SignUp("ana");
        await _server.Post("/auth/change-email", new { email = "thief@evil.example", password = AccountsServer.Password }, ana.AccessToken);
        await Wait.Until(() => _mail.Sent.Count == 3);
        _mail.IsDown = true;
        await _server.Post("/auth/change-password", new { currentPassword = AccountsServer.Password, newPassword = NewPassword }, ana.AccessToken);
        await Wait.Until(() => _mail.Tries == 4);
        var confirm = _mail.Sent.Single(email => email.Subject == "Confirm your new email address").Token();
        // The change of password has taken the open change of address back; a new one is asked for and confirmed at once.
        (await _server.Post("/auth/verify-email", new { token = confirm })).ShouldBeProblem(HttpStatusCode.BadRequest, "link_invalid");
        await _server.Store.Update(IdentityDocuments.Users, ana.UserId, user => user with { Email = "thief@evil.example", EmailKey = "thief@evil.example" });
        _mail.IsDown = false;

        await Later(TimeSpan.FromSeconds(12), () => _mail.Sent.Count == 4);

        _mail.Sent.Single(email => email.Subject == "Your password was changed").To.Mailboxes.Single().Address.ShouldBe("ana@example.com");
    }

    [Fact]
    public async Task AResetThatWaitsDoesNotGoToAnAddressThatTheAccountHasLeft()
    {
        var ana = await _server.SignUp("ana");
        await _server.Post("/auth/change-email", new { email = "ana@new.example", password = AccountsServer.Password }, ana.AccessToken);
        await Wait.Until(() => _mail.Sent.Count == 3);
        _mail.IsDown = true;
        await _server.Post("/auth/forgot-password", new { email = "ana@example.com" });
        await Wait.Until(() => _mail.Tries == 4);
        await Settled();
        var confirm = _mail.Sent.Single(email => email.Subject == "Confirm your new email address").Token();
        (await _server.Post("/auth/verify-email", new { token = confirm })).ShouldBeOk();
        _mail.IsDown = false;

        await Later(TimeSpan.FromSeconds(12), async () => (await Waiting()).Count == 0);

        _mail.Sent.ShouldAllBe(email => email.Subject != "Choose a new password");
    }

    [Fact]
    public async Task NewDevicesAreAnnouncedAtALimitedRateThatLeavesResetsAlone()
    {
        await _server.SignUp("ana");
        for (var i = 0; i < 8; i++)
        {
            (await _server.Send(HttpMethod.Post, "/auth/login", new { email = "ana@example.com", password = AccountsServer.Password }, null, request =>
                request.Headers.TryAddWithoutValidation("User-Agent", $"Phone {i}"))).ShouldBeOk();
        }

        await _server.Post("/auth/forgot-password", new { email = "ana@example.com" });

        await Wait.Until(async () => (await Waiting()).Count == 0);
        _mail.Sent.Count(email => email.Subject == "A new device signed in").ShouldBe(5);
        _mail.Sent.Count(email => email.Subject == "Choose a new password").ShouldBe(1);
    }

    [Fact]
    public async Task NoEmailShowsALinkThatAStrangerChose()
    {
        // An attacker signs up with the address of a victim, who has confirmed nothing.
        await _server.Post("/auth/signup", new { email = "victim@example.com", password = AccountsServer.Password, displayName = "Win at evil.example" });
        (await _server.Send(HttpMethod.Post, "/auth/login", new { email = "victim@example.com", password = AccountsServer.Password }, null, request =>
            request.Headers.TryAddWithoutValidation("User-Agent", "Go to https://evil.example now"))).ShouldBeOk();

        await Wait.Until(() => _mail.Sent.Count == 2);

        foreach (var email in _mail.Sent)
        {
            email.ToString().ShouldNotContain("evil.example");
            email.TextBody!.ShouldStartWith("Hello,\n");
            email.To.Mailboxes.Single().Name.ShouldBeNullOrEmpty();
        }

        // Where the owner has confirmed the address, the name is the owner's own.
        (await _server.Post("/auth/verify-email", new { token = _mail.Sent.Single(email => email.Token().Length > 0).Token() })).ShouldBeOk();
        await _server.Post("/auth/forgot-password", new { email = "victim@example.com" });
        await Wait.Until(() => _mail.Sent.Count == 3);
        _mail.Sent.Last().TextBody!.ShouldStartWith("Hello Win at evil.example,");
    }

    [Fact]
    public async Task TheOlderOfTwoEmailsThatWaitIsNotSent()
    {
        _mail.IsDown = true;
        var ana = await _server.SignUp("ana");
        await Wait.Until(() => _mail.Tries == 1);
        _server.Clock.Advance(TimeSpan.FromMilliseconds(5));
        await _server.Post("/auth/verify-email/send", null, ana.AccessToken);
        await Wait.Until(() => _mail.Tries == 2);
        _mail.IsDown = false;

        await Later(TimeSpan.FromSeconds(12), async () => (await Waiting()).Count == 0);

        (await _server.Post("/auth/verify-email", new { token = _mail.Sent.ShouldHaveSingleItem().Token() })).ShouldBeOk();
    }

    private static Action<IServiceCollection> With(IMailTransport mail) => services => services.Replace(ServiceDescriptor.Singleton(mail));

    private async Task<List<PendingEmail>> Waiting()
    {
        var waiting = new List<PendingEmail>();
        await foreach (var email in _server.Store.Scan(MailDocuments.PendingEmails))
        {
            waiting.Add(email.Value);
        }

        return waiting;
    }

    private Task Later(TimeSpan time, Func<bool> condition) => Later(time, () => Task.FromResult(condition()));

    private async Task Later(TimeSpan time, Func<Task<bool>> condition)
    {
        await Settled();
        _server.Clock.Advance(time);
        await Wait.Until(condition);
    }

    /// <summary>Whatever was due has been tried, and what became of it is noted: before time passes, or what is noted afterwards is due too late.</summary>
    private Task Settled() => Wait.Until(async () =>
    {
        var now = _server.Clock.GetUtcNow();
        var second = TimeSpan.FromSeconds(1);
        return (await Waiting()).All(email => email.DueAt > now && (email.DueAt > now + EmailSender.Lease || email.DueAt < now + EmailSender.Lease - second));
    });

    /// <summary>An email that comes after whatever was due before it has been gone through: what was not sent by then was not due.</summary>
    private async Task AnotherComesAndGoes()
    {
        var name = $"other{_others++}";
        await _server.SignUp(name);
        await Wait.Until(() => _mail.Sent.Any(email => email.To.Mailboxes.Single().Address == $"{name}@example.com"));
        await Settled();
    }

    /// <summary>The world's mail, as this server sees it.</summary>
    private sealed class Outside : IMailTransport
    {
        private int _tries;

        public ConcurrentQueue<MimeMessage> Sent { get; } = new();

        public int Tries => _tries;

        public bool IsDown { get; set; }

        /// <summary>Takes the message and says that it did not.</summary>
        public bool IsLyingDown { get; set; }

        /// <summary>Takes nothing and says nothing.</summary>
        public bool IsBlackHole { get; set; }

        public async ValueTask Send(MimeMessage message, CancellationToken cancellation)
        {
            Interlocked.Increment(ref _tries);
            if (IsBlackHole)
            {
                await Task.Delay(Timeout.Infinite, cancellation);
            }

            if (IsDown)
            {
                throw new IOException("Connection refused.");
            }

            Sent.Enqueue(message);
            if (IsLyingDown)
            {
                throw new IOException("Connection reset.");
            }
        }
    }
}
