using System.Net;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.SignIn;

namespace Myna.Server.Tests.Accounts.Sessions;

public sealed class SessionTests : IAsyncLifetime
{
    private AccountsServer _server = null!;

    public async Task InitializeAsync() => _server = await AccountsServer.Start();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task ARefreshGivesANewPairAndUsesUpTheOld()
    {
        var ana = await _server.SignUp("ana");

        var answer = (await _server.Refresh(ana.RefreshToken)).ShouldBeOk();

        var next = new SignedIn(answer.Body);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        next.RefreshToken.ShouldNotBe(ana.RefreshToken);
        next.AccessToken.ShouldNotBe(ana.AccessToken);
        (await _server.Get("/users/me", next.AccessToken)).ShouldBeOk();
    }

    [Fact]
    public async Task ALostAnswerIsGivenAgainWithinTheGrace()
    {
        var ana = await _server.SignUp("ana");
        var lost = new SignedIn((await _server.Refresh(ana.RefreshToken)).ShouldBeOk().Body);

        _server.Clock.Advance(TimeSpan.FromSeconds(59));
        var retried = new SignedIn((await _server.Refresh(ana.RefreshToken)).ShouldBeOk().Body);

        retried.RefreshToken.ShouldBe(lost.RefreshToken);
        (await _server.Refresh(retried.RefreshToken)).ShouldBeOk();
    }

    [Fact]
    public async Task TabsThatRefreshAtOnceAllGetTheSameSuccessor()
    {
        var ana = await _server.SignUp("ana");

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => _server.Refresh(ana.RefreshToken)));

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
        answers.Select(answer => new SignedIn(answer.Body).RefreshToken).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task APredecessorAfterItsGraceEndsTheSession()
    {
        var ana = await _server.SignUp("ana");
        var next = new SignedIn((await _server.Refresh(ana.RefreshToken)).ShouldBeOk().Body);

        _server.Clock.Advance(TimeSpan.FromSeconds(61));

        (await _server.Refresh(ana.RefreshToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "refresh_reused");
        (await _server.Refresh(next.RefreshToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "refresh_invalid");
        (await _server.Get("/users/me", next.AccessToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "session_revoked");
    }

    [Fact]
    public async Task AnOlderTokenEndsTheSessionEvenWithinTheGrace()
    {
        var ana = await _server.SignUp("ana");
        var second = new SignedIn((await _server.Refresh(ana.RefreshToken)).ShouldBeOk().Body);
        var third = new SignedIn((await _server.Refresh(second.RefreshToken)).ShouldBeOk().Body);

        (await _server.Refresh(ana.RefreshToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "refresh_reused");

        (await _server.Refresh(third.RefreshToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "refresh_invalid");
        (await _server.Get("/users/me", third.AccessToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "session_revoked");
    }

    [Fact]
    public async Task AGuessedTokenEndsNoSession()
    {
        var ana = await _server.SignUp("ana");
        var next = new SignedIn((await _server.Refresh(ana.RefreshToken)).ShouldBeOk().Body);
        // The first 27 characters hold id and generation: a thief of an access token can make these, but not the secret.
        foreach (var known in new[] { ana.RefreshToken, next.RefreshToken })
        {
            (await _server.Refresh(known[..27] + new string('A', 43))).ShouldBeProblem(HttpStatusCode.Unauthorized, "refresh_invalid");
        }

        (await _server.Refresh(next.RefreshToken)).ShouldBeOk();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"refreshToken":""}""")]
    [InlineData("""{"refreshToken":"nonsense"}""")]
    [InlineData("""{"refreshToken":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}""")]
    [InlineData("""{"refreshToken":"\uD800AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}""")]
    public async Task TextThatIsNoRefreshTokenIsInvalid(string body)
    {
        var answer = await _server.Post("/auth/refresh", body);

        ((int)answer.Status).ShouldBeInRange(400, 401);
        answer.Code.ShouldBeOneOf("refresh_invalid", "invalid_request", "malformed_json");
    }

    [Fact]
    public async Task LoggingOutEndsTheSessionAndItsAccessTokens()
    {
        var ana = await _server.SignUp("ana");

        (await _server.Post("/auth/logout", new { refreshToken = ana.RefreshToken })).Status.ShouldBe(HttpStatusCode.NoContent);

        (await _server.Refresh(ana.RefreshToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "refresh_invalid");
        (await _server.Get("/users/me", ana.AccessToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "session_revoked");
        (await _server.Post("/auth/logout", new { refreshToken = ana.RefreshToken })).Status.ShouldBe(HttpStatusCode.NoContent);
        (await _server.Post("/auth/logout", new { refreshToken = "nonsense" })).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task OneDeviceSignsOutAnother()
    {
        var phone = await _server.SignUp("ana");
        var laptop = new SignedIn((await _server.LogIn("ana")).Body);
        var other = (await _server.Get("/auth/sessions", laptop.AccessToken)).Body.GetProperty("items").EnumerateArray()
            .Single(session => !session.GetProperty("current").GetBoolean()).GetProperty("id").GetString();

        (await _server.Delete($"/auth/sessions/{other}", laptop.AccessToken)).Status.ShouldBe(HttpStatusCode.NoContent);

        (await _server.Get("/users/me", phone.AccessToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "session_revoked");
        (await _server.Get("/users/me", laptop.AccessToken)).ShouldBeOk();
        (await _server.Delete($"/auth/sessions/{other}", laptop.AccessToken)).ShouldBeProblem(HttpStatusCode.NotFound, "session_not_found");
    }

    [Fact]
    public async Task OnlyAFreshLoginEndsTheSessionsOfOtherDevices()
    {
        var phone = await _server.SignUp("ana");
        var stale = new SignedIn((await _server.LogIn("ana")).Body);
        _server.Clock.Advance(TimeSpan.FromMinutes(16));
        stale = new SignedIn((await _server.Refresh(stale.RefreshToken)).ShouldBeOk().Body);
        var sessions = (await _server.Get("/auth/sessions", stale.AccessToken)).Body.GetProperty("items").EnumerateArray()
            .ToDictionary(session => session.GetProperty("current").GetBoolean(), session => session.GetProperty("id").GetString());

        (await _server.Delete($"/auth/sessions/{sessions[false]}", stale.AccessToken)).ShouldBeProblem(HttpStatusCode.Forbidden, "fresh_login_required");
        (await _server.Delete("/auth/sessions", stale.AccessToken)).ShouldBeProblem(HttpStatusCode.Forbidden, "fresh_login_required");
        (await _server.Refresh(phone.RefreshToken)).ShouldBeOk();

        // Its own always.
        (await _server.Delete($"/auth/sessions/{sessions[true]}", stale.AccessToken)).ShouldBeOk();
        var fresh = new SignedIn((await _server.LogIn("ana")).Body);
        (await _server.Delete("/auth/sessions", fresh.AccessToken)).ShouldBeOk();
        (await _server.Refresh(phone.RefreshToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "refresh_invalid");
    }

    [Fact]
    public async Task AUserCannotEndAnothersSession()
    {
        var ana = await _server.SignUp("ana");
        var ben = await _server.SignUp("ben");
        var anas = (await _server.Get("/auth/sessions", ana.AccessToken)).Body.GetProperty("items")[0].GetProperty("id").GetString();

        (await _server.Delete($"/auth/sessions/{anas}", ben.AccessToken)).ShouldBeProblem(HttpStatusCode.NotFound, "session_not_found");

        (await _server.Get("/users/me", ana.AccessToken)).ShouldBeOk();
    }

    [Fact]
    public async Task EveryOtherDeviceIsSignedOutAtOnce()
    {
        var phone = await _server.SignUp("ana");
        var tablet = new SignedIn((await _server.LogIn("ana")).Body);
        var laptop = new SignedIn((await _server.LogIn("ana")).Body);

        (await _server.Delete("/auth/sessions", laptop.AccessToken)).Status.ShouldBe(HttpStatusCode.NoContent);

        foreach (var device in new[] { phone, tablet })
        {
            (await _server.Get("/users/me", device.AccessToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "session_revoked");
        }

        (await _server.Get("/auth/sessions", laptop.AccessToken)).Body.GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task AnUnusedSessionRunsOutAndIsForgotten()
    {
        var ana = await _server.SignUp("ana");

        _server.Clock.Advance(TimeSpan.FromDays(60) + TimeSpan.FromHours(1));

        (await _server.Refresh(ana.RefreshToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "refresh_invalid");
        await Wait.Until(
            async () => (await _server.Store.Find(SignInDocuments.SessionsByUser.Where(ana.UserId))).Items.Count == 0,
            meanwhile: () => _server.Clock.Advance(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task ASessionEndsForGoodHoweverActiveItIs()
    {
        await using var server = await AccountsServer.Start(new() { ["Accounts:SessionIdle"] = "02:00:00", ["Accounts:SessionLifetime"] = "05:00:00" });
        var device = await server.SignUp("ana");
        for (var hour = 1; hour < 5; hour++)
        {
            server.Clock.Advance(TimeSpan.FromHours(1));
            device = new SignedIn((await server.Refresh(device.RefreshToken)).ShouldBeOk().Body);
        }

        server.Clock.Advance(TimeSpan.FromHours(1));

        (await server.Refresh(device.RefreshToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "refresh_invalid");
    }

    [Fact]
    public async Task AnAccountKeepsOnlyItsNewestSessions()
    {
        await using var server = await AccountsServer.Start(new() { ["Accounts:MaxSessions"] = "2" });
        var oldest = await server.SignUp("ana");
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        (await server.LogIn("ana")).ShouldBeOk();
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        var newest = new SignedIn((await server.LogIn("ana")).ShouldBeOk().Body);

        (await server.Get("/users/me", oldest.AccessToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "session_revoked");
        (await server.Get("/auth/sessions", newest.AccessToken)).Body.GetProperty("items").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task ARevocationIsPublishedForOpenSockets()
    {
        var ana = await _server.SignUp("ana");
        var revoked = new List<SessionRevoked>();
        _server.Store.OnCommitted(entry => revoked.AddRange(entry.Events.Select(e => e.As(AccountEvents.SessionRevoked)).OfType<SessionRevoked>()));

        await _server.Post("/auth/logout", new { refreshToken = ana.RefreshToken });

        revoked.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            e => e.UserId.ShouldBe(ana.UserId),
            e => e.SessionId.ShouldNotBeNull(),
            e => e.Reason.ShouldBe(RevocationReasons.LoggedOut));
    }

    [Fact]
    public async Task ARevokedTokenStaysRevokedAfterARestart()
    {
        var folder = Directory.CreateTempSubdirectory("myna-accounts-").FullName;
        try
        {
            SignedIn ended, alive;
            await using (var before = await AccountsServer.Start(folder: folder))
            {
                ended = await before.SignUp("ana");
                alive = await before.SignUp("ben");
                await before.Post("/auth/logout", new { refreshToken = ended.RefreshToken });
            }

            await using var after = await AccountsServer.Start(folder: folder);
            (await after.Get("/users/me", ended.AccessToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "session_revoked");
            (await after.Get("/users/me", alive.AccessToken)).ShouldBeOk();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
