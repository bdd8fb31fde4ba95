using System.Net;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Mail;
using Myna.Server.Accounts.Mail.Links;
using Myna.Server.Accounts.SignIn;
using Myna.Server.Accounts.SignIn.Linking;
using Myna.Server.Tests.Accounts.Mail;
using Myna.Storage;

namespace Myna.Server.Tests.Accounts;

public sealed class RecoveryTests : IAsyncLifetime
{
    private const string NewPassword = "another-lamp-zebra-77";
    private const string Verify = "Confirm your email address";
    private const string Reset = "Choose a new password";

    private AccountsServer _server = null!;

    public async Task InitializeAsync() => _server = await AccountsServer.Start();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task AnAddressIsVerifiedByItsLinkAndARetryIsToldSoAgain()
    {
        var ana = await _server.SignUp("ana");
        var token = (await _server.EmailTo("ana@example.com", Verify)).Token();

        (await _server.Post("/auth/verify-email", new { token })).Status.ShouldBe(HttpStatusCode.NoContent);

        (await _server.Get("/users/me", ana.AccessToken)).Body.GetProperty("emailVerified").GetBoolean().ShouldBeTrue();
        (await _server.Post("/auth/verify-email", new { token })).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task OnlyTheLatestEmailCounts()
    {
        var ana = await _server.SignUp("ana");
        var first = await _server.EmailTo("ana@example.com", Verify);
        (await _server.Post("/auth/verify-email/send", null, ana.AccessToken)).Status.ShouldBe(HttpStatusCode.NoContent);
        var second = await _server.EmailTo("ana@example.com", Verify, seen: first);

        (await _server.Post("/auth/verify-email", new { token = first.Token() })).ShouldBeProblem(HttpStatusCode.BadRequest, "link_invalid");
        (await _server.Post("/auth/verify-email", new { token = second.Token() })).ShouldBeOk();
    }

    [Fact]
    public async Task AForgottenPasswordIsReplacedAndEveryDeviceSignedOut()
    {
        var ana = await _server.SignUp("ana");
        (await _server.Post("/auth/forgot-password", new { email = "Ana@example.com" })).Status.ShouldBe(HttpStatusCode.NoContent);
        var token = (await _server.EmailTo("ana@example.com", Reset)).Token();

        (await _server.Post("/auth/reset-password", new { token, newPassword = "password1" })).ShouldBeProblem(HttpStatusCode.BadRequest, "invalid_request");
        (await _server.Post("/auth/reset-password", new { token, newPassword = NewPassword })).Status.ShouldBe(HttpStatusCode.NoContent);

        (await _server.Get("/users/me", ana.AccessToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "session_revoked");
        (await _server.Refresh(ana.RefreshToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "refresh_invalid");
        (await _server.LogIn("ana")).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
        var again = new SignedIn((await _server.LogIn("ana", NewPassword)).ShouldBeOk().Body);
        (await _server.Get("/users/me", again.AccessToken)).Body.GetProperty("emailVerified").GetBoolean().ShouldBeTrue();
        (await _server.Post("/auth/reset-password", new { token, newPassword = "a-third-zebra-lamp-44" })).ShouldBeProblem(HttpStatusCode.BadRequest, "link_invalid");
        await _server.EmailTo("ana@example.com", "Your password was changed");
    }

    [Fact]
    public async Task OfManyUsesOfOneLinkAtOnceOneSucceeds()
    {
        await _server.SignUp("ana");
        await _server.Post("/auth/forgot-password", new { email = "ana@example.com" });
        var token = (await _server.EmailTo("ana@example.com", Reset)).Token();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => _server.Post("/auth/reset-password", new { token, newPassword = $"{NewPassword}{i}" })));

        answers.Count(answer => answer.Status == HttpStatusCode.NoContent).ShouldBe(1);
        answers.Where(answer => answer.Status != HttpStatusCode.NoContent).ShouldAllBe(answer => answer.Code == "link_invalid");
    }

    [Fact]
    public async Task ALinkExpires()
    {
        await _server.SignUp("ana");
        await _server.Post("/auth/forgot-password", new { email = "ana@example.com" });
        var token = (await _server.EmailTo("ana@example.com", Reset)).Token();

        _server.Clock.Advance(TimeSpan.FromHours(1));

        (await _server.Post("/auth/reset-password", new { token, newPassword = NewPassword })).ShouldBeProblem(HttpStatusCode.BadRequest, "link_invalid");
    }

    [Fact]
    public async Task ALinkForOnePurposeServesNoOther()
    {
        await _server.SignUp("ana");
        var verify = (await _server.EmailTo("ana@example.com", Verify)).Token();
        await _server.Post("/auth/forgot-password", new { email = "ana@example.com" });
        var reset = (await _server.EmailTo("ana@example.com", Reset)).Token();

        (await _server.Post("/auth/reset-password", new { token = verify, newPassword = NewPassword })).ShouldBeProblem(HttpStatusCode.BadRequest, "link_invalid");
        (await _server.Post("/auth/verify-email", new { token = reset })).ShouldBeProblem(HttpStatusCode.BadRequest, "link_invalid");
    }

    [Fact]
    public async Task NothingTellsWhetherAnAddressHasAnAccount()
    {
        await _server.SignUp("ana");

        var known = await _server.Post("/auth/forgot-password", new { email = "ana@example.com" });
        var unknown = await _server.Post("/auth/forgot-password", new { email = "nobody@example.com" });

        (known.Status, known.Text).ShouldBe((unknown.Status, unknown.Text));
        await _server.EmailTo("ana@example.com", Reset);
        await _server.NothingIsWaiting();
        _server.Emails().ShouldAllBe(email => email.To.Mailboxes.Single().Address != "nobody@example.com");
    }

    [Fact]
    public async Task TokensOfEmailsAreHashedAtRest()
    {
        var ana = await _server.SignUp("ana");
        var token = (await _server.EmailTo("ana@example.com", Verify)).Token();

        var stored = (await _server.Store.Find(MailDocuments.EmailTokensByUser.Where(ana.UserId))).Items.ShouldHaveSingleItem().Value;

        stored.ToString().ShouldNotContain(token);
        (await _server.Store.Load(MailDocuments.EmailTokens, token)).ShouldBeNull();
    }

    [Fact]
    public async Task AnAccountGetsOnlySoManyEmailsAnHour()
    {
        await using var server = await AccountsServer.Start(new() { ["Accounts:Limits:MailsPerAccountAnHour"] = "3" });
        await server.SignUp("ana");
        await server.EmailTo("ana@example.com", Verify);
        for (var i = 0; i < 6; i++)
        {
            (await server.Post("/auth/forgot-password", new { email = "ana@example.com" })).Status.ShouldBe(HttpStatusCode.NoContent);
        }

        await server.NothingIsWaiting();
        server.Emails().Count(email => email.To.Mailboxes.Single().Address == "ana@example.com").ShouldBe(3);
    }

    [Fact]
    public async Task EmailsComeInTheLanguageOfTheirReader()
    {
        var ana = await _server.SignUp("ana");
        await _server.Patch("/users/me", new { preferences = new { language = "es-ES" } }, ana.AccessToken);

        await _server.Post("/auth/forgot-password", new { email = "ana@example.com" });

        (await _server.EmailTo("ana@example.com", "Elige una contraseña nueva")).TextBody!.ShouldStartWith("Hola, ana:");
    }

    [Fact]
    public async Task AChangedPasswordSignsOutTheOtherDevices()
    {
        var phone = await _server.SignUp("ana");
        var laptop = new SignedIn((await _server.LogIn("ana")).Body);

        (await _server.Post("/auth/change-password", new { currentPassword = "wrong-password-1", newPassword = NewPassword }, laptop.AccessToken))
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
        (await _server.Post("/auth/change-password", new { currentPassword = AccountsServer.Password, newPassword = "short" }, laptop.AccessToken))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "invalid_request");
        (await _server.Post("/auth/change-password", new { currentPassword = AccountsServer.Password, newPassword = NewPassword }, laptop.AccessToken)).ShouldBeOk();

        (await _server.Get("/users/me", laptop.AccessToken)).ShouldBeOk();
        (await _server.Get("/users/me", phone.AccessToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "session_revoked");
        (await _server.LogIn("ana", NewPassword)).ShouldBeOk();
        (await _server.LogIn("ana")).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
    }

    [Fact]
    public async Task AnAddressChangesWhenTheNewOneConfirms()
    {
        var ana = await _server.SignUp("ana");
        (await _server.Post("/auth/change-email", new { email = "ana@new.example", password = "wrong-password-1" }, ana.AccessToken))
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
        (await _server.Post("/auth/change-email", new { email = "Ana@new.example", password = AccountsServer.Password }, ana.AccessToken)).ShouldBeOk();
        (await _server.EmailTo("ana@example.com", "Your email address is being changed")).TextBody!.ShouldContain("Ana@new.example");
        (await _server.Get("/users/me", ana.AccessToken)).Body.GetProperty("email").GetString().ShouldBe("ana@example.com");

        (await _server.Post("/auth/verify-email", new { token = (await _server.EmailTo("Ana@new.example", "Confirm your new email address")).Token() })).ShouldBeOk();

        (await _server.Get("/users/me", ana.AccessToken)).Body.GetProperty("email").GetString().ShouldBe("Ana@new.example");
        (await _server.Post("/auth/login", new { email = "ana@new.example", password = AccountsServer.Password })).ShouldBeOk();
        (await _server.LogIn("ana")).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
    }

    [Fact]
    public async Task AnAddressThatWasTakenMeanwhileIsNotTakenOver()
    {
        var ana = await _server.SignUp("ana");
        await _server.Post("/auth/change-email", new { email = "ben@example.com", password = AccountsServer.Password }, ana.AccessToken);
        var token = (await _server.EmailTo("ben@example.com", "Confirm your new email address")).Token();
        await _server.SignUp("ben");

        (await _server.Post("/auth/verify-email", new { token })).ShouldBeProblem(HttpStatusCode.Conflict, "email_taken");
        (await _server.Get("/users/me", ana.AccessToken)).Body.GetProperty("email").GetString().ShouldBe("ana@example.com");
    }

    [Fact]
    public async Task TheReaderOfTheMailTakesBackAnAccountThatAStrangerOpened()
    {
        // Pre-hijacking: an attacker signs up with a victim's address, keeps a session, links an identity, starts a change of address.
        var attacker = await _server.SignUp("victim");
        var identity = new ProviderIdentity(ProviderIdentity.IdOf("google", "attacker"), attacker.UserId, "google", "attacker", "attacker@evil.example", _server.Clock.GetUtcNow());
        (await _server.Store.Commit(new Commit().Insert(SignInDocuments.Identities, identity))).IsCommitted.ShouldBeTrue();
        await _server.Post("/auth/change-email", new { email = "attacker@evil.example", password = AccountsServer.Password }, attacker.AccessToken);
        var change = (await _server.EmailTo("attacker@evil.example", "Confirm your new email address")).Token();

        await _server.Post("/auth/forgot-password", new { email = "victim@example.com" });
        var reset = (await _server.EmailTo("victim@example.com", Reset)).Token();
        (await _server.Post("/auth/reset-password", new { token = reset, newPassword = NewPassword })).ShouldBeOk();

        (await _server.Get("/users/me", attacker.AccessToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "session_revoked");
        (await _server.Refresh(attacker.RefreshToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "refresh_invalid");
        (await _server.LogIn("victim")).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
        (await _server.Post("/auth/verify-email", new { token = change })).ShouldBeProblem(HttpStatusCode.BadRequest, "link_invalid");
        (await _server.Store.Find(SignInDocuments.IdentitiesByUser.Where(attacker.UserId))).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task ANewDeviceIsAnnouncedToTheOwner()
    {
        await _server.SignUp("ana");
        await _server.Send(HttpMethod.Post, "/auth/login", new { email = "ana@example.com", password = AccountsServer.Password }, null, request =>
        {
            request.Headers.Add("Test-Address", "203.0.113.9");
            request.Headers.TryAddWithoutValidation("User-Agent", "Pear Phone 12");
        });

        var email = await _server.EmailTo("ana@example.com", "A new device signed in");

        email.TextBody!.ShouldContain("Pear Phone 12");
        email.TextBody!.ShouldContain("203.0.113.9");
    }

    [Fact]
    public async Task ANameCannotForgeAnEmail()
    {
        await _server.Post("/auth/signup", new { email = "x@example.com", password = AccountsServer.Password, displayName = "{link} <a href=evil>\", b@c" });

        var email = await _server.EmailTo("x@example.com", Verify);

        email.To.Mailboxes.Single().Address.ShouldBe("x@example.com");
        email.TextBody!.ShouldStartWith("Hello,\n");

        await _server.Post("/auth/signup", new { email = "y@example.com", password = AccountsServer.Password, displayName = "{link} <a href=evil>" });
        email = await _server.EmailTo("y@example.com", Verify);
        email.To.Mailboxes.Single().Name.ShouldBe("{link} <a href=evil>");
        email.TextBody!.ShouldStartWith("Hello {link} <a");
        email.HtmlBody.ShouldBeNull();
    }
}
