using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Myna.Server.Accounts.Administration.Erasure;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.SignIn;

namespace Myna.Server.Tests.Accounts;

/// <summary>Learning before signing up.</summary>
public sealed class GuestTests : IAsyncLifetime
{
    private AccountsServer _server = null!;

    public async Task InitializeAsync() => _server = await AccountsServer.Start();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task AGuestIsAUserWithoutAnAddress()
    {
        var guest = await Guest("Asia/Tokyo");
        await Guest();

        var own = (await _server.Get("/users/me", guest.AccessToken)).ShouldBeOk().Body;

        own.GetProperty("guest").GetBoolean().ShouldBeTrue();
        own.GetProperty("timeZone").GetString().ShouldBe("Asia/Tokyo");
        own.TryGetProperty("email", out _).ShouldBeFalse();
        (await _server.Get($"/users/{guest.UserId}", guest.AccessToken)).ShouldBeProblem(HttpStatusCode.NotFound, "user_not_found");
    }

    [Fact]
    public async Task SigningUpKeepsTheGuestsAccountAndDevice()
    {
        var guest = await Guest();

        var answer = await SignUp("ana", guest.AccessToken);

        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
        var ana = new SignedIn(answer.Body);
        ana.UserId.ShouldBe(guest.UserId);
        answer.Body.GetProperty("user").GetProperty("guest").GetBoolean().ShouldBeFalse();
        answer.Body.GetProperty("user").GetProperty("email").GetString().ShouldBe("ana@example.com");
        (await _server.Refresh(ana.RefreshToken)).ShouldBeOk();
        (await _server.LogIn("ana")).ShouldBeOk().Body.GetProperty("user").GetProperty("id").GetString().ShouldBe(guest.UserId);
        (await _server.Get("/auth/sessions", ana.AccessToken)).ShouldBeOk().Body.GetProperty("items").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task ASignUpWhoseResponseWasLostIsAnsweredAgain()
    {
        var guest = await Guest();
        (await SignUp("ana", guest.AccessToken)).Status.ShouldBe(HttpStatusCode.Created);

        new SignedIn((await SignUp("ana", guest.AccessToken)).ShouldBeOk().Body).UserId.ShouldBe(guest.UserId);
    }

    [Fact]
    public async Task OfManySignUpsOfOneGuestAtOnceOneAccountIsLeft()
    {
        var guest = await Guest();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SignUp("ana", guest.AccessToken)));

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.Created, string.Join('\n', answers.Select(answer => answer.Text)));
        answers.Select(answer => new SignedIn(answer.Body).UserId).Distinct().ShouldBe([guest.UserId]);
    }

    [Fact]
    public async Task AGuestCannotTakeAnAddressThatHasAnAccount()
    {
        await _server.SignUp("ana");
        var guest = await Guest();

        (await SignUp("ana", guest.AccessToken)).ShouldBeProblem(HttpStatusCode.Conflict, "email_taken");

        (await _server.Get("/users/me", guest.AccessToken)).ShouldBeOk().Body.GetProperty("guest").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task ATokenThatIsNotGoodMakesNoSecondAccount()
    {
        var guest = await Guest();
        _server.Clock.Advance(TimeSpan.FromMinutes(20));

        (await SignUp("ana", guest.AccessToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "token_expired");
        (await _server.LogIn("ana")).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
    }

    [Fact]
    public async Task CallsThatNeedAnAddressAskAGuestToSignUpFirst()
    {
        var guest = await Guest();

        (await _server.Post("/auth/change-password", new { newPassword = AccountsServer.Password }, guest.AccessToken)).ShouldBeProblem(HttpStatusCode.Conflict, "sign_up_first");
        (await _server.Post("/auth/change-email", new { email = "ana@example.com" }, guest.AccessToken)).ShouldBeProblem(HttpStatusCode.Conflict, "sign_up_first");
        (await _server.Post("/auth/verify-email/send", null, guest.AccessToken)).ShouldBeProblem(HttpStatusCode.Conflict, "sign_up_first");
    }

    [Fact]
    public async Task AGuestWhoHasNotSignedUpIsErasedAfterAWeekAndALearnerIsNot()
    {
        var guest = await Guest();
        var ana = await Guest();
        (await SignUp("ana", ana.AccessToken)).ShouldBeOk();
        _server.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        await Sweep();
        (await _server.Store.Load(IdentityDocuments.Users, guest.UserId)).ShouldNotBeNull();

        _server.Clock.Advance(TimeSpan.FromMinutes(2));
        await Sweep();

        (await _server.Store.Load(IdentityDocuments.Users, guest.UserId)).ShouldBeNull();
        (await _server.Refresh(guest.RefreshToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "refresh_invalid");
        (await _server.Store.Load(IdentityDocuments.Users, ana.UserId)).ShouldNotBeNull();
    }

    [Fact]
    public async Task AGuestMayEraseTheirAccountAtAnyTime()
    {
        var guest = await Guest();
        _server.Clock.Advance(TimeSpan.FromHours(2));
        var later = new SignedIn((await _server.Refresh(guest.RefreshToken)).ShouldBeOk().Body);

        (await _server.Delete("/users/me", later.AccessToken)).ShouldBeOk();

        (await _server.Store.Load(IdentityDocuments.Users, guest.UserId)).ShouldBeNull();
    }

    [Fact]
    public async Task GuestsOfOneAddressAreLimited()
    {
        await using var server = await AccountsServer.Start(new() { ["Accounts:Limits:GuestsPerAddressAnHour"] = "2" });
        await server.Post("/auth/guest", new { });
        await server.Post("/auth/guest", new { });

        (await server.Post("/auth/guest", new { })).ShouldBeProblem(HttpStatusCode.TooManyRequests, "too_many_attempts").Headers.RetryAfter.ShouldNotBeNull();
    }

    private async Task Sweep() => await _server.Services.GetRequiredService<ExpiredGuests>().Sweep(CancellationToken.None);

    private async Task<SignedIn> Guest(string? timeZone = null)
    {
        var answer = await _server.Post("/auth/guest", new { timeZone });
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
        return new SignedIn(answer.Body);
    }

    private Task<Answer> SignUp(string name, string token) =>
        _server.Post("/auth/signup", new { email = $"{name}@example.com", password = AccountsServer.Password, displayName = name }, token);
}
