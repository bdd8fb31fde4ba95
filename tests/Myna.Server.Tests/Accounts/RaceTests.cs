using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Myna.Server.Accounts.Administration;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.Identity.Tokens;
using Myna.Server.Accounts.Mail;
using Myna.Server.Accounts.SignIn;
using Myna.Server.Accounts.SignIn.Recovery;
using Myna.Server.Tests.Accounts.Mail;
using Myna.Server.Tests.Accounts.Providers;
using Myna.Storage;

namespace Myna.Server.Tests.Accounts;

/// <summary>
/// What happens at the same moment: each time one call has decided what to write, another one that takes its right away is done whole before it
/// writes.
/// </summary>
public sealed class RaceTests : IAsyncLifetime
{
    private const string NewPassword = "another-lamp-zebra-77";

    private readonly Microsoft.Extensions.Time.Testing.FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private readonly TaskCompletionSource _letGo = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DoubleProvider _provider = null!;
    private AccountsServer _server = null!;
    private HeldStore _held = null!;

    public async Task InitializeAsync()
    {
        _provider = await DoubleProvider.Start(_clock);
        _server = await AccountsServer.Start(
            new() { ["Accounts:Providers:double:ClientId"] = "myna", ["Accounts:Providers:double:Issuer"] = _provider.Issuer, ["Accounts:Limits:MailsPerAddressAnHour"] = "1000" },
            clock: _clock,
            replace: services => services.DecorateStore(store => _held = new HeldStore(store)));
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task ALoginWithTheOldPasswordDuringAResetIsRefused()
    {
        var ana = await _server.SignUp("ana");
        var reset = await ResetLink("ana");
        _held.BeforeOneThatOpensASession(async () => (await _server.Post("/auth/reset-password", new { token = reset, newPassword = NewPassword })).ShouldBeOk());

        (await _server.LogIn("ana")).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");

        _held.HasHeld.ShouldBeTrue();
        (await SessionsOf(ana.UserId)).ShouldBe(0);
        (await _server.LogIn("ana", NewPassword)).ShouldBeOk();
    }

    [Fact]
    public async Task ALoginDuringASuspensionIsRefused()
    {
        var ana = await _server.SignUp("ana");
        var admin = await Admin();
        _held.BeforeOneThatOpensASession(async () => (await _server.Post($"/admin/users/{ana.UserId}/suspend", new { }, admin.AccessToken)).ShouldBeOk());

        (await _server.LogIn("ana")).ShouldBeProblem(HttpStatusCode.Forbidden, "account_suspended");

        _held.HasHeld.ShouldBeTrue();
        (await SessionsOf(ana.UserId)).ShouldBe(0);
    }

    [Fact]
    public async Task ALoginDuringAnErasureLeavesNothingBehind()
    {
        var ana = await _server.SignUp("ana");
        _held.BeforeOneThatOpensASession(async () => (await _server.Delete("/users/me", ana.AccessToken)).ShouldBeOk());

        (await _server.LogIn("ana")).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");

        _held.HasHeld.ShouldBeTrue();
        (await SessionsOf(ana.UserId)).ShouldBe(0);
    }

    [Fact]
    public async Task ALoginThatRenewsTheHashDoesNotRefuseAnotherAtTheSameMoment()
    {
        var ana = await _server.SignUp("ana");
        _held.BeforeOneThatOpensASession(() => RenewTheHash(ana));

        (await _server.LogIn("ana")).ShouldBeOk();
        _held.HasHeld.ShouldBeTrue();
    }

    [Fact]
    public async Task AnAttackersIdentityThatIsLinkedWhileTheOwnerResetsThePasswordIsNoWayIn()
    {
        var attacker = await _server.SignUp("victim");
        var reset = await ResetLink("victim");
        _held.Before(SignInDocuments.Identities, async () => (await _server.Post("/auth/reset-password", new { token = reset, newPassword = NewPassword })).ShouldBeOk());

        (await Link(attacker, "attacker")).ShouldBeProblem(HttpStatusCode.Unauthorized, "session_revoked");

        _held.HasHeld.ShouldBeTrue();
        (await _server.Store.Find(SignInDocuments.IdentitiesByUser.Where(attacker.UserId))).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task AnAttackersIdentityThatSignsInWhileTheOwnerResetsThePasswordStaysOutside()
    {
        var attacker = await _server.SignUp("victim");
        (await Link(attacker, "attacker")).Status.ShouldBe(HttpStatusCode.Created);
        var reset = await ResetLink("victim");
        _held.BeforeOneThatOpensASession(async () => (await _server.Post("/auth/reset-password", new { token = reset, newPassword = NewPassword })).ShouldBeOk());

        var claims = _provider.Claims(subject: "attacker");
        claims["email"] = "victim@example.com";
        (await _server.Post("/auth/oauth/double/token", new { idToken = _provider.Sign(claims) })).ShouldBeProblem(HttpStatusCode.Conflict, "account_exists");

        _held.HasHeld.ShouldBeTrue();
        (await SessionsOf(attacker.UserId)).ShouldBe(0);
    }

    [Fact]
    public async Task AChangeOfAddressThatIsAskedForWhileTheOwnerResetsThePasswordSendsNoLink()
    {
        var attacker = await _server.SignUp("victim");
        var reset = await ResetLink("victim");
        _held.Before(MailDocuments.PendingEmails, async () => (await _server.Post("/auth/reset-password", new { token = reset, newPassword = NewPassword })).ShouldBeOk());

        (await _server.Post("/auth/change-email", new { email = "attacker@evil.example", password = AccountsServer.Password }, attacker.AccessToken))
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "session_revoked");

        _held.HasHeld.ShouldBeTrue();
        await _server.NothingIsWaiting();
        _server.Emails().ShouldAllBe(email => email.To.Mailboxes.Single().Address == "victim@example.com");
    }

    [Fact]
    public async Task OfManyIdentitiesOfOneProviderThatAreLinkedAtOnceOneIs()
    {
        var ana = await _server.SignUp("ana");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Link(ana, $"s{i}")));

        answers.Count(answer => answer.Status == HttpStatusCode.Created).ShouldBe(1);
        answers.Where(answer => answer.Status != HttpStatusCode.Created).ShouldAllBe(answer => answer.Code == "provider_linked");
        (await _server.Store.Find(SignInDocuments.IdentitiesByUser.Where(ana.UserId))).Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task AFirstLoginThatEndsBetweenTheLooksOfAnotherIsTheSamePersons()
    {
        var (first, second) = (default(Answer), default(Answer));
        _held.BeforeSearch(IdentityDocuments.UsersByEmail, async () => first = await LogInAs("newcomer"));

        second = await LogInAs("newcomer");

        _held.HasHeld.ShouldBeTrue();
        new SignedIn(second.ShouldBeOk().Body).UserId.ShouldBe(new SignedIn(first.ShouldNotBeNull().ShouldBeOk().Body).UserId);
    }

    [Fact]
    public async Task AFirstLoginThatIsStoredAMomentLaterIsTheSamePersons()
    {
        var (first, second) = (default(Answer), default(Answer));
        _held.BeforeOneThatOpensASession(async () => first = await LogInAs("newcomer"));

        second = await LogInAs("newcomer");

        _held.HasHeld.ShouldBeTrue();
        new SignedIn(second.ShouldBeOk().Body).UserId.ShouldBe(new SignedIn(first.ShouldNotBeNull().ShouldBeOk().Body).UserId);
    }

    [Fact]
    public async Task ANewcomerWhoseAddressIsSignedUpAMomentEarlierDoesNotTakeThatAccount()
    {
        _held.BeforeOneThatOpensASession(() => _server.SignUp("newcomer"));

        (await LogInAs("newcomer")).ShouldBeProblem(HttpStatusCode.Conflict, "account_exists");

        _held.HasHeld.ShouldBeTrue();
    }

    [Fact]
    public async Task ASignUpThatIsRetriedWhileTheFirstTryIsUnderWayFindsItsAccount()
    {
        Task<Answer> SignUp() => _server.Send(
            HttpMethod.Post,
            "/auth/signup",
            new { email = "ana@example.com", password = AccountsServer.Password, displayName = "Ana" },
            null,
            request => request.Headers.Add("Idempotency-Key", "k-1"));
        var (first, second) = (default(Answer), default(Answer));
        _held.BeforeOneThatOpensASession(async () => second = await SignUp());

        first = await SignUp();

        _held.HasHeld.ShouldBeTrue();
        new SignedIn(first.ShouldBeOk().Body).UserId.ShouldBe(new SignedIn(second.ShouldNotBeNull().ShouldBeOk().Body).UserId);
    }

    [Theory]
    [InlineData("emails")]
    [InlineData("links")]
    public async Task ALinkThatIsSentWhileTheOwnerResetsThePasswordIsTakenBack(string before)
    {
        var attacker = await _server.SignUp("victim");
        var reset = await ResetLink("victim");
        await AskedButNotSent(
            EmailKind.ConfirmNewEmail,
            () => _server.Post("/auth/change-email", new { email = "attacker@evil.example", password = AccountsServer.Password }, attacker.AccessToken));
        var link = "";
        SendBefore(before, async () => link = (await _server.EmailTo("attacker@evil.example", "Confirm your new email address")).Token());

        (await _server.Post("/auth/reset-password", new { token = reset, newPassword = NewPassword })).ShouldBeOk();

        _held.HasHeld.ShouldBeTrue();
        (await _server.Post("/auth/verify-email", new { token = link })).ShouldBeProblem(HttpStatusCode.BadRequest, "link_invalid");
    }

    [Theory]
    [InlineData("emails")]
    [InlineData("emails by address")]
    [InlineData("links")]
    public async Task ALinkThatIsSentWhileTheAccountIsErasedGoesWithIt(string before)
    {
        var ana = await _server.SignUp("ana");
        await _server.NothingIsWaiting();
        await AskedButNotSent(EmailKind.ResetPassword, () => _server.Post("/auth/forgot-password", new { email = "ana@example.com" }));
        SendBefore(before, () => _server.EmailTo("ana@example.com", "Choose a new password"));

        (await _server.Delete("/users/me", ana.AccessToken)).ShouldBeOk();

        _held.HasHeld.ShouldBeTrue();
        (await _server.Store.Find(MailDocuments.EmailTokensByUser.Where(ana.UserId))).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task AFirstPasswordOfASessionThatEndsBeforeItIsStoredIsNone()
    {
        var ana = new SignedIn((await LogInAs("ana")).ShouldBeOk().Body);
        _held.BeforeChange(IdentityDocuments.Users, async () => (await _server.Post("/auth/logout", new { refreshToken = ana.RefreshToken })).ShouldBeOk());

        (await _server.Post("/auth/change-password", new { newPassword = NewPassword }, ana.AccessToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "session_revoked");

        _held.HasHeld.ShouldBeTrue();
        (await _server.LogIn("ana", NewPassword)).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
    }

    [Fact]
    public async Task ADeviceThatRefreshesWhileItChangesThePasswordStays()
    {
        var ana = await _server.SignUp("ana");
        var refreshed = default(Answer);
        _held.BeforeChange(IdentityDocuments.Users, async () => refreshed = await _server.Refresh(ana.RefreshToken));

        (await _server.Post("/auth/change-password", new { currentPassword = AccountsServer.Password, newPassword = NewPassword }, ana.AccessToken)).ShouldBeOk();

        _held.HasHeld.ShouldBeTrue();
        (await _server.Refresh(new SignedIn(refreshed.ShouldNotBeNull().ShouldBeOk().Body).RefreshToken)).ShouldBeOk();
    }

    [Fact]
    public async Task AnIdentityThatIsLinkedByADoubleTapIsLinkedOnceAndBothAreToldSo()
    {
        var ana = await _server.SignUp("ana");
        var token = _provider.Sign(_provider.Claims(subject: "s"));
        Task<Answer> Tap() => _server.Post("/users/me/identities", new { provider = "double", idToken = token }, ana.AccessToken);
        var (first, second) = (default(Answer), default(Answer));
        _held.BeforeSearch(SignInDocuments.IdentitiesByUser, async () => first = await Tap());

        second = await Tap();

        _held.HasHeld.ShouldBeTrue();
        second.Status.ShouldBe(HttpStatusCode.Created, second.Text);
        second.Text.ShouldBe(first.ShouldNotBeNull().Text);
    }

    [Fact]
    public async Task AnAccountThatIsSuspendedWhileItsPasswordIsResetKeepsTheOldOne()
    {
        var ana = await _server.SignUp("ana");
        var admin = await Admin();
        var reset = await ResetLink("ana");
        _held.BeforeChange(IdentityDocuments.Users, async () => (await _server.Post($"/admin/users/{ana.UserId}/suspend", new { }, admin.AccessToken)).ShouldBeOk());

        (await _server.Post("/auth/reset-password", new { token = reset, newPassword = NewPassword })).ShouldBeProblem(HttpStatusCode.BadRequest, "link_invalid");

        _held.HasHeld.ShouldBeTrue();
        (await _server.Post($"/admin/users/{ana.UserId}/restore", new { }, admin.AccessToken)).ShouldBeOk();
        (await _server.LogIn("ana", NewPassword)).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
    }

    [Fact]
    public async Task ALinkToAnAddressThatIsLeftWhileItIsUsedSetsNoPassword()
    {
        var ana = await _server.SignUp("ana");
        var reset = await ResetLink("ana");
        (await _server.Post("/auth/change-email", new { email = "new@example.com", password = AccountsServer.Password }, ana.AccessToken)).ShouldBeOk();
        var change = (await _server.EmailTo("new@example.com", "Confirm your new email address")).Token();
        _held.BeforeChange(IdentityDocuments.Users, async () => (await _server.Post("/auth/verify-email", new { token = change })).ShouldBeOk());

        (await _server.Post("/auth/reset-password", new { token = reset, newPassword = NewPassword })).ShouldBeProblem(HttpStatusCode.BadRequest, "link_invalid");

        _held.HasHeld.ShouldBeTrue();
        (await _server.LogIn("new", NewPassword)).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
    }

    [Fact]
    public async Task OfTwoRevocationsThatAreTakenInOutOfOrderTheLaterCounts()
    {
        var ana = await _server.SignUp("ana");
        var admin = await Admin();
        Task<Answer> Give(params string[] roles) => _server.Send(HttpMethod.Put, $"/admin/users/{ana.UserId}/roles", new { roles }, admin.AccessToken);
        _held.After(IdentityDocuments.Revocations, async () => (await Give()).ShouldBeOk());

        (await Give("author")).ShouldBeOk();

        _held.HasHeld.ShouldBeTrue();
        // The second was given a time of its own, a millisecond later.
        _clock.Advance(TimeSpan.FromMilliseconds(2));
        var again = new SignedIn((await _server.LogIn("ana")).ShouldBeOk().Body);
        (await _server.Get("/users/me", again.AccessToken)).ShouldBeOk();
    }

    [Theory]
    [InlineData("roles")]
    [InlineData("suspend")]
    public async Task OfTwoAdminsWhoTakeTheRightFromEachOtherAtOnceOneStays(string how)
    {
        var (root, ana) = (await Admin(), await Admin("ana"));
        Task<Answer> Take(SignedIn from, SignedIn by) => how == "roles"
            ? _server.Send(HttpMethod.Put, $"/admin/users/{from.UserId}/roles", new { roles = Array.Empty<string>() }, by.AccessToken)
            : _server.Post($"/admin/users/{from.UserId}/suspend", new { }, by.AccessToken);
        _held.BeforeChange(IdentityDocuments.Users, async () => (await Take(from: root, by: ana)).ShouldBeOk());

        (await Take(from: ana, by: root)).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");

        _held.HasHeld.ShouldBeTrue();
        (await _server.Get($"/admin/users/{root.UserId}", ana.AccessToken)).ShouldBeOk();
    }

    [Fact]
    public async Task AnActionThatWasRefusedIsNotInTheLog()
    {
        var (root, ana, eva) = (await Admin(), await Admin("ana"), await _server.SignUp("eva"));
        _held.Before(AdministrationDocuments.Audit, async () => (await _server.Post($"/admin/users/{root.UserId}/suspend", new { }, ana.AccessToken)).ShouldBeOk());

        (await _server.Post($"/admin/users/{eva.UserId}/logout", new { }, root.AccessToken)).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");

        _held.HasHeld.ShouldBeTrue();
        (await _server.Get($"/admin/audit?userId={eva.UserId}", ana.AccessToken)).Body.GetProperty("items").GetArrayLength().ShouldBe(0);
        (await _server.Get("/users/me", eva.AccessToken)).ShouldBeOk();
    }

    [Fact]
    public async Task AChangeOfAddressIsNotRefusedWhenALoginRenewsTheHashMeanwhile()
    {
        var ana = await _server.SignUp("ana");
        _held.Before(MailDocuments.PendingEmails, () => RenewTheHash(ana));

        (await _server.Post("/auth/change-email", new { email = "new@example.com", password = AccountsServer.Password }, ana.AccessToken)).ShouldBeOk();

        _held.HasHeld.ShouldBeTrue();
    }

    [Fact]
    public async Task AChangeOfPasswordIsNotRefusedWhenALoginRenewsTheHashMeanwhile()
    {
        var ana = await _server.SignUp("ana");
        _held.Before(MailDocuments.PendingEmails, () => RenewTheHash(ana));

        (await _server.Post("/auth/change-password", new { currentPassword = AccountsServer.Password, newPassword = NewPassword }, ana.AccessToken)).ShouldBeOk();

        _held.HasHeld.ShouldBeTrue();
        (await _server.LogIn("ana", NewPassword)).ShouldBeOk();
    }

    /// <summary>Has an email asked for, and holds it back when its link has been made and is to be stored.</summary>
    private async Task AskedButNotSent(EmailKind kind, Func<Task<Answer>> ask)
    {
        var claimed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _held.BeforeChange(
            MailDocuments.PendingEmails,
            () =>
            {
                claimed.SetResult();
                return _letGo.Task;
            },
            email => email.Kind == kind);
        (await ask()).ShouldBeOk();
        await claimed.Task;
    }

    private void SendBefore(string search, Func<Task> isSent)
    {
        async Task Send()
        {
            _letGo.SetResult();
            await isSent();
        }

        switch (search)
        {
            case "emails":
                _held.BeforeSearch(MailDocuments.PendingEmailsByUser, Send);
                break;
            case "emails by address":
                _held.BeforeSearch(MailDocuments.PendingEmailsByAddress, Send);
                break;
            default:
                _held.BeforeSearch(MailDocuments.EmailTokensByUser, Send);
                break;
        }
    }

    private async Task<string> ResetLink(string name)
    {
        await _server.Post("/auth/forgot-password", new { email = $"{name}@example.com" });
        var link = (await _server.EmailTo($"{name}@example.com", "Choose a new password")).Token();
        await _server.NothingIsWaiting();
        return link;
    }

    private async Task<SignedIn> Admin(string name = "root")
    {
        await _server.SignUp(name);
        (await _server.Services.GetRequiredService<GrantRole>().Grant($"{name}@example.com", "admin", CancellationToken.None)).IsOk.ShouldBeTrue();
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        return new SignedIn((await _server.LogIn(name)).ShouldBeOk().Body);
    }

    /// <summary>As a login of another device does: the same password at another cost.</summary>
    private async Task RenewTheHash(SignedIn account)
    {
        var costlier = new Microsoft.AspNetCore.Identity.PasswordHasher<User>().HashPassword(null!, AccountsServer.Password);
        await _server.Store.Update(IdentityDocuments.Users, account.UserId, user => user with { PasswordHash = costlier });
    }

    private Task<Answer> Link(SignedIn account, string subject) => _server.Post(
        "/users/me/identities", new { provider = "double", idToken = _provider.Sign(_provider.Claims(subject: subject)) }, account.AccessToken);

    private Task<Answer> LogInAs(string subject) => _server.Post("/auth/oauth/double/token", new { idToken = _provider.Sign(_provider.Claims(subject: subject)) });

    private async Task<int> SessionsOf(string userId) => (await _server.Store.Find(SignInDocuments.SessionsByUser.Where(userId))).Items.Count;
}
