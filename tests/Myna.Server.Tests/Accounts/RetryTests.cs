using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Myna.Server.Accounts.SignIn;
using Myna.Server.Tests.Accounts.Mail;
using Myna.Server.Tests.Accounts.Providers;
using Myna.Storage;

namespace Myna.Server.Tests.Accounts;

/// <summary>A call whose response was lost is sent again: it gets the first response again, and changes nothing.</summary>
public sealed class RetryTests : IAsyncLifetime
{
    private const string NewPassword = "another-zebra-lamp-43";

    private readonly Microsoft.Extensions.Time.Testing.FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private DoubleProvider _provider = null!;
    private AccountsServer _server = null!;

    public async Task InitializeAsync()
    {
        _provider = await DoubleProvider.Start(_clock);
        _server = await AccountsServer.Start(
            new()
            {
                ["Accounts:Providers:real:ClientId"] = "myna",
                ["Accounts:Providers:real:Issuer"] = _provider.Issuer,
                ["Accounts:ReturnTo:0"] = "https://app.example/",
            },
            clock: _clock);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task AConfirmedChangeOfAddressIsConfirmedAgainUntilItsLinkExpires()
    {
        var ana = await _server.SignUp("ana");
        (await _server.Post("/auth/change-email", new { email = "ana@new.example", password = AccountsServer.Password }, ana.AccessToken)).ShouldBeOk();
        var token = (await _server.EmailTo("ana@new.example", "Confirm your new email address")).Token();
        (await _server.Post("/auth/verify-email", new { token })).Status.ShouldBe(HttpStatusCode.NoContent);

        (await _server.Post("/auth/verify-email", new { token })).Status.ShouldBe(HttpStatusCode.NoContent);

        // A later change is not undone by the old link.
        (await _server.Post("/auth/change-email", new { email = "ana@third.example", password = AccountsServer.Password }, ana.AccessToken)).ShouldBeOk();
        (await _server.Post("/auth/verify-email", new { token = (await _server.EmailTo("ana@third.example", "Confirm your new email address")).Token() })).ShouldBeOk();
        (await _server.Post("/auth/verify-email", new { token })).ShouldBeProblem(HttpStatusCode.BadRequest, "link_invalid");
        (await _server.Get("/users/me", ana.AccessToken)).Body.GetProperty("email").GetString().ShouldBe("ana@third.example");
    }

    [Fact]
    public async Task AUsedLinkIsForgottenWhenItExpires()
    {
        var ana = await _server.SignUp("ana");
        var token = (await _server.EmailTo("ana@example.com", "Confirm your email address")).Token();
        (await _server.Post("/auth/verify-email", new { token })).ShouldBeOk();
        (await _server.Get("/users/me/export", ana.AccessToken)).Body.GetProperty("links").GetArrayLength().ShouldBe(0);

        _clock.Advance(TimeSpan.FromDays(2));

        (await _server.Post("/auth/verify-email", new { token })).ShouldBeProblem(HttpStatusCode.BadRequest, "link_invalid");
    }

    [Fact]
    public async Task AChangedPasswordIsConfirmedAgainToTheDeviceThatChangedIt()
    {
        var phone = await _server.SignUp("ana");
        var change = new { currentPassword = AccountsServer.Password, newPassword = NewPassword };
        (await _server.Post("/auth/change-password", change, phone.AccessToken)).Status.ShouldBe(HttpStatusCode.NoContent);
        var laptop = new SignedIn((await _server.LogIn("ana", NewPassword)).ShouldBeOk().Body);

        (await _server.Post("/auth/change-password", change, phone.AccessToken)).Status.ShouldBe(HttpStatusCode.NoContent);

        // It did not happen again: the laptop that signed in since stays signed in, and one email tells of it.
        (await _server.Get("/users/me", laptop.AccessToken)).ShouldBeOk();
        (await _server.Post("/auth/change-password", change, laptop.AccessToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
        (await _server.Post("/auth/change-password", change with { newPassword = "a-third-zebra-lamp-44" }, phone.AccessToken))
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
        await _server.NothingIsWaiting();
        _server.Emails().Count(email => email.Subject == "Your password was changed").ShouldBe(1);

        _clock.Advance(TimeSpan.FromMinutes(11));
        (await _server.Post("/auth/change-password", change, phone.AccessToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
    }

    [Fact]
    public async Task AResetIsConfirmedAgainForTheSamePasswordOnly()
    {
        await _server.SignUp("ana");
        (await _server.Post("/auth/forgot-password", new { email = "ana@example.com" })).ShouldBeOk();
        var reset = new { token = (await _server.EmailTo("ana@example.com", "Choose a new password")).Token(), newPassword = NewPassword };
        (await _server.Post("/auth/reset-password", reset)).Status.ShouldBe(HttpStatusCode.NoContent);
        var phone = new SignedIn((await _server.LogIn("ana", NewPassword)).ShouldBeOk().Body);

        (await _server.Post("/auth/reset-password", reset)).Status.ShouldBe(HttpStatusCode.NoContent);

        // It did not happen again: the phone that signed in since stays signed in, and one email tells of it.
        (await _server.Get("/users/me", phone.AccessToken)).ShouldBeOk();
        (await _server.Post("/auth/reset-password", reset with { newPassword = "a-third-zebra-lamp-44" })).ShouldBeProblem(HttpStatusCode.BadRequest, "link_invalid");
        (await _server.LogIn("ana", NewPassword)).ShouldBeOk();
        await _server.NothingIsWaiting();
        _server.Emails().Count(email => email.Subject == "Your password was changed").ShouldBe(1);

        _clock.Advance(TimeSpan.FromMinutes(11));
        (await _server.Post("/auth/reset-password", reset)).ShouldBeProblem(HttpStatusCode.BadRequest, "link_invalid");
    }

    [Fact]
    public async Task TwoTriesAtOneResetAtOnceBothSucceed()
    {
        await _server.SignUp("ana");
        (await _server.Post("/auth/forgot-password", new { email = "ana@example.com" })).ShouldBeOk();
        var token = (await _server.EmailTo("ana@example.com", "Choose a new password")).Token();

        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => _server.Post("/auth/reset-password", new { token, newPassword = NewPassword })));

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task AUsedResetIsNoQuickerWayToGuessAPassword()
    {
        await using var server = await AccountsServer.Start(new() { ["Accounts:Limits:FreeFailures"] = "2" });
        await server.SignUp("ana");
        (await server.Post("/auth/forgot-password", new { email = "ana@example.com" })).ShouldBeOk();
        var token = (await server.EmailTo("ana@example.com", "Choose a new password")).Token();
        (await server.Post("/auth/reset-password", new { token, newPassword = NewPassword })).ShouldBeOk();

        for (var i = 0; i < 2; i++)
        {
            (await server.Post("/auth/reset-password", new { token, newPassword = $"guess-zebra-lamp-{i}" })).ShouldBeProblem(HttpStatusCode.BadRequest, "link_invalid");
        }

        // The right one is no longer compared.
        (await server.Post("/auth/reset-password", new { token, newPassword = NewPassword })).ShouldBeProblem(HttpStatusCode.BadRequest, "link_invalid");
    }

    [Fact]
    public async Task ALookAtTheCallbackDoesNotUseTheLoginUp()
    {
        var start = await _server.Get("/auth/oauth/real/start?returnTo=https%3A%2F%2Fapp.example%2Fin");
        var sent = QueryHelpers.ParseQuery(start.Headers.Location!.Query);
        _provider.Token = _ => (200, new JsonObject { ["id_token"] = _provider.Sign(_provider.Claims(sent["nonce"], "s9")), ["access_token"] = "at", ["token_type"] = "Bearer" }.ToJsonString());
        Task<Answer> Return(HttpMethod method) => _server.Send(method, $"/auth/oauth/real/callback?state={sent["state"]}&code=c", null, null, request =>
            request.Headers.Add("Cookie", start.Headers.GetValues("Set-Cookie").Single().Split(';')[0]));

        (await Return(HttpMethod.Head)).Status.ShouldBe(HttpStatusCode.MethodNotAllowed);

        QueryHelpers.ParseQuery((await Return(HttpMethod.Get)).Headers.Location!.Query)["code"].ToString().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task TwoTriesAtOneChangeOfPasswordAtOnceBothSucceed()
    {
        var ana = await _server.SignUp("ana");

        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ =>
            _server.Post("/auth/change-password", new { currentPassword = AccountsServer.Password, newPassword = NewPassword }, ana.AccessToken)));

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task AFirstPasswordIsConfirmedAgain()
    {
        var ana = new SignedIn((await _server.Post("/auth/oauth/real/token", new { idToken = _provider.Sign(_provider.Claims()) })).ShouldBeOk().Body);
        (await _server.Post("/auth/change-password", new { newPassword = NewPassword }, ana.AccessToken)).Status.ShouldBe(HttpStatusCode.NoContent);

        (await _server.Post("/auth/change-password", new { newPassword = NewPassword }, ana.AccessToken)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await _server.Post("/auth/change-password", new { newPassword = "a-third-zebra-lamp-44" }, ana.AccessToken)).Status.ShouldNotBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task RetriesAreNoQuickerWayToGuessAPassword()
    {
        await using var server = await AccountsServer.Start(new() { ["Accounts:Limits:FreeFailures"] = "4" });
        var ana = await server.SignUp("ana");
        (await server.Post("/auth/change-password", new { currentPassword = AccountsServer.Password, newPassword = NewPassword }, ana.AccessToken)).ShouldBeOk();

        // Each such call tries two passwords and is counted twice.
        for (var i = 0; i < 2; i++)
        {
            (await server.Post("/auth/change-password", new { currentPassword = $"guess-zebra-lamp-{i}", newPassword = $"guess-zebra-bulb-{i}" }, ana.AccessToken))
                .ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
        }

        (await server.Post("/auth/change-password", new { currentPassword = "guess-zebra-lamp-9", newPassword = "guess-zebra-bulb-9" }, ana.AccessToken))
            .ShouldBeProblem(HttpStatusCode.TooManyRequests, "too_many_attempts");
    }

    [Fact]
    public async Task AProviderThatWasLinkedByACodeIsLinkedAgainByIt()
    {
        var (ana, ben) = (await _server.SignUp("ana"), await _server.SignUp("ben"));
        var code = await Code("s7");
        var first = await _server.Post("/users/me/identities", new { code }, ana.AccessToken);
        first.Status.ShouldBe(HttpStatusCode.Created, first.Text);

        var again = await _server.Post("/users/me/identities", new { code }, ana.AccessToken);

        (again.Status, again.Text).ShouldBe((first.Status, first.Text));
        // It serves no other account, and no other purpose.
        (await _server.Post("/users/me/identities", new { code }, ben.AccessToken)).ShouldBeProblem(HttpStatusCode.BadRequest, "login_flow_invalid");
        (await _server.Post("/auth/oauth/exchange", new { code })).ShouldBeProblem(HttpStatusCode.BadRequest, "login_flow_invalid");
        (await _server.Get("/users/me", ana.AccessToken)).ShouldBeOk();
        (await _server.Store.Find(SignInDocuments.IdentitiesByUser.Where(ana.UserId))).Items.ShouldHaveSingleItem();

        // Nor once it is unlinked, or late.
        (await _server.Delete("/users/me/identities/real", ana.AccessToken)).ShouldBeOk();
        (await _server.Post("/users/me/identities", new { code }, ana.AccessToken)).ShouldBeProblem(HttpStatusCode.BadRequest, "login_flow_invalid");
    }

    [Fact]
    public async Task ManyTriesToLinkByOneCodeAtOnceAllSucceed()
    {
        var ana = await _server.SignUp("ana");
        var code = await Code("s8");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _server.Post("/users/me/identities", new { code }, ana.AccessToken)));

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.Created);
        answers.Select(answer => answer.Text).Distinct().ShouldHaveSingleItem();
    }

    private async Task<string> Code(string subject)
    {
        var start = await _server.Get("/auth/oauth/real/start?returnTo=https%3A%2F%2Fapp.example%2Fin");
        var sent = QueryHelpers.ParseQuery(start.Headers.Location!.Query);
        _provider.Token = _ => (200, new JsonObject { ["id_token"] = _provider.Sign(_provider.Claims(sent["nonce"], subject)), ["access_token"] = "at", ["token_type"] = "Bearer" }.ToJsonString());
        var back = await _server.Send(HttpMethod.Get, $"/auth/oauth/real/callback?state={sent["state"]}&code=c", null, null, request =>
            request.Headers.Add("Cookie", start.Headers.GetValues("Set-Cookie").Single().Split(';')[0]));
        return QueryHelpers.ParseQuery(back.Headers.Location!.Query)["code"].ToString();
    }
}
