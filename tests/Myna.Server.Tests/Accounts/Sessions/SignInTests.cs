using System.Net;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.SignIn;

namespace Myna.Server.Tests.Accounts.Sessions;

public sealed class SignInTests : IAsyncLifetime
{
    private AccountsServer _server = null!;

    public async Task InitializeAsync() => _server = await AccountsServer.Start();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task ANewLearnerIsSignedInAndSeesTheAccount()
    {
        var answer = await _server.Post(
            "/auth/signup", new { email = " Ana@Example.com ", password = AccountsServer.Password, displayName = "Ana  López", timeZone = "Europe/Madrid" });

        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Body.GetProperty("tokenType").GetString().ShouldBe("Bearer");
        answer.Body.GetProperty("expiresIn").GetInt32().ShouldBe(900);
        var me = (await _server.Get("/users/me", new SignedIn(answer.Body).AccessToken)).ShouldBeOk().Body;
        me.GetProperty("email").GetString().ShouldBe("Ana@Example.com");
        me.GetProperty("emailVerified").GetBoolean().ShouldBeFalse();
        me.GetProperty("displayName").GetString().ShouldBe("Ana López");
        me.GetProperty("timeZone").GetString().ShouldBe("Europe/Madrid");
        me.GetProperty("roles").EnumerateArray().Select(role => role.GetString()).ShouldBe(["learner"]);
        me.GetProperty("createdAt").GetDateTimeOffset().ShouldBe(_server.Clock.GetUtcNow());
        me.GetProperty("preferences").EnumerateObject().ShouldBeEmpty();
        me.ToString().ShouldNotContain("assword");
    }

    [Fact]
    public async Task AnAddressHasOneAccountHoweverItIsWritten()
    {
        await _server.SignUp("ana");

        var again = await _server.Post("/auth/signup", new { email = "ANA@example.COM", password = AccountsServer.Password, displayName = "Ana" });

        again.ShouldBeProblem(HttpStatusCode.Conflict, "email_taken");
    }

    [Fact]
    public async Task OfManySignUpsAtOnceForOneAddressOneSucceeds()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i =>
            _server.Post("/auth/signup", new { email = "race@example.com", password = AccountsServer.Password, displayName = $"Racer {i}" })));

        answers.Count(answer => answer.Status == HttpStatusCode.Created).ShouldBe(1);
        answers.Where(answer => answer.Status != HttpStatusCode.Created).ShouldAllBe(answer => answer.Code == "email_taken");
    }

    [Fact]
    public async Task ARetriedSignUpWithItsKeyFindsTheSameAccount()
    {
        var body = new { email = "retry@example.com", password = AccountsServer.Password, displayName = "Retry" };
        var first = await _server.Send(HttpMethod.Post, "/auth/signup", body, null, request => request.Headers.Add("Idempotency-Key", "k-1"));
        var second = await _server.Send(HttpMethod.Post, "/auth/signup", body, null, request => request.Headers.Add("Idempotency-Key", "k-1"));
        var stranger = await _server.Send(
            HttpMethod.Post, "/auth/signup", body with { password = "another-password-9" }, null, request => request.Headers.Add("Idempotency-Key", "k-1"));
        var otherKey = await _server.Send(HttpMethod.Post, "/auth/signup", body, null, request => request.Headers.Add("Idempotency-Key", "k-2"));

        new SignedIn(second.ShouldBeOk().Body).UserId.ShouldBe(new SignedIn(first.ShouldBeOk().Body).UserId);
        stranger.ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        otherKey.ShouldBeProblem(HttpStatusCode.Conflict, "email_taken");
    }

    [Fact]
    public async Task ASignUpIsToldEverythingThatIsWrongWithIt()
    {
        var answer = await _server.Post("/auth/signup", new { email = "nobody", password = "short", displayName = "\u202Eevil", timeZone = "Mars/Olympus" });

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "invalid_request");
        answer.Body.GetProperty("errors").EnumerateObject().Select(field => field.Name).ShouldBe(["email", "password", "displayName", "timeZone"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"email":null,"password":null,"displayName":null}""")]
    [InlineData("""{"email":"","password":"","displayName":""}""")]
    public async Task ASignUpNeedsItsFields(string body)
    {
        var answer = (await _server.Post("/auth/signup", body)).ShouldBeProblem(HttpStatusCode.BadRequest, "invalid_request");

        answer.Body.GetProperty("errors").EnumerateObject().Select(field => field.Name).ShouldBe(["email", "password", "displayName"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{"email":["a@b.co"],"password":"x"}""", "invalid_request")]
    [InlineData("""{"email":"a@b.co","password":""", "malformed_json")]
    [InlineData("[]", "invalid_request")]
    [InlineData("null", "invalid_request")]
    public async Task ALoginOfTheWrongFormIsRefused(string body, string code) =>
        (await _server.Post("/auth/login", body)).ShouldBeProblem(HttpStatusCode.BadRequest, code);

    [Fact]
    public async Task ALoginOpensASessionOfItsOwn()
    {
        var ana = await _server.SignUp("ana");
        var again = new SignedIn((await _server.LogIn("ana")).ShouldBeOk().Body);

        again.UserId.ShouldBe(ana.UserId);
        again.RefreshToken.ShouldNotBe(ana.RefreshToken);
        var sessions = (await _server.Get("/auth/sessions", again.AccessToken)).ShouldBeOk().Body.GetProperty("items");
        sessions.GetArrayLength().ShouldBe(2);
        sessions.EnumerateArray().Count(session => session.GetProperty("current").GetBoolean()).ShouldBe(1);
    }

    [Fact]
    public async Task AWrongPasswordAndAnUnknownAddressGetTheSameAnswer()
    {
        await _server.SignUp("ana");

        var wrong = (await _server.LogIn("ana", "wrong-password-1")).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
        var unknown = (await _server.LogIn("nobody")).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
        var malformed = (await _server.Post("/auth/login", new { email = "no address", password = "x" })).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");

        WithoutTrace(unknown).ShouldBe(WithoutTrace(wrong));
        WithoutTrace(malformed).ShouldBe(WithoutTrace(wrong));

        static string WithoutTrace(Answer answer) =>
            string.Join('\n', answer.Body.EnumerateObject().Where(field => field.Name != "traceId").Select(field => field.ToString()));
    }

    [Fact]
    public async Task APasswordIsTheSameFromAnyKeyboard()
    {
        // LATIN SMALL LETTER E WITH ACUTE, and the same as an email and a mark; a full-width digit.
        await _server.Post("/auth/signup", new { email = "nfkc@example.com", password = "caf\u00E9 au lait 1", displayName = "Nadia" });

        (await _server.Post("/auth/login", new { email = "nfkc@example.com", password = "cafe\u0301 au lait \uFF11" })).ShouldBeOk();
    }

    [Fact]
    public async Task NothingOfAPasswordIsCutOrFolded()
    {
        var password = string.Concat(Enumerable.Repeat("aB3 ", 31)) + "aB3x";
        (await _server.Post("/auth/signup", new { email = "long@example.com", password, displayName = "Lou" })).Status.ShouldBe(HttpStatusCode.Created);

        foreach (var other in new[] { password[..127], password + "x", password.ToLowerInvariant(), password[..127] + "X", " " + password[1..], password.Replace(" ", "", StringComparison.Ordinal) })
        {
            (await _server.LogIn("long", other)).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
            _server.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        (await _server.LogIn("long", password)).ShouldBeOk();
    }

    [Fact]
    public async Task AHashOfYesterdaysCostIsRenewedAtLogin()
    {
        var folder = Directory.CreateTempSubdirectory("myna-accounts-").FullName;
        try
        {
            string before;
            await using (var cheap = await AccountsServer.Start(folder: folder))
            {
                before = (await cheap.Store.Load(IdentityDocuments.Users, (await cheap.SignUp("ana")).UserId))!.Value.Value.PasswordHash!;
            }

            await using var costly = await AccountsServer.Start(new() { ["Accounts:PasswordIterations"] = "2000" }, folder);
            var ana = new SignedIn((await costly.LogIn("ana")).ShouldBeOk().Body);
            var after = (await costly.Store.Load(IdentityDocuments.Users, ana.UserId))!.Value.Value.PasswordHash!;

            after.ShouldNotBe(before);
            (await costly.LogIn("ana")).ShouldBeOk();
            (await costly.Store.Load(IdentityDocuments.Users, ana.UserId))!.Value.Value.PasswordHash.ShouldBe(after);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task OthersSeeThePublicProfileOnly()
    {
        var ana = await _server.SignUp("ana");
        var ben = await _server.SignUp("ben");

        var seen = (await _server.Get($"/users/{ana.UserId}", ben.AccessToken)).ShouldBeOk().Body;

        seen.EnumerateObject().Select(field => field.Name).ShouldBe(["id", "displayName", "xp", "streak"]);
        (await _server.Get("/users/nobody", ben.AccessToken)).ShouldBeProblem(HttpStatusCode.NotFound, "user_not_found");
    }

    [Fact]
    public async Task AProfileIsChangedFieldByField()
    {
        var ana = await _server.SignUp("ana");

        var changed = (await _server.Patch(
            "/users/me", new { displayName = "Ana María", timeZone = "America/Bogota", avatar = "https://example.com/a.png", preferences = new { sound = false, theme = "dark" } }, ana.AccessToken)).ShouldBeOk().Body;
        var again = (await _server.Patch("/users/me", """{"avatar":"","preferences":{"sound":null,"goal":20}}""", ana.AccessToken)).ShouldBeOk().Body;

        changed.GetProperty("displayName").GetString().ShouldBe("Ana María");
        changed.GetProperty("preferences").ToString().ShouldBe("""{"sound":false,"theme":"dark"}""");
        again.GetProperty("displayName").GetString().ShouldBe("Ana María");
        again.GetProperty("timeZone").GetString().ShouldBe("America/Bogota");
        again.TryGetProperty("avatar", out _).ShouldBeFalse();
        again.GetProperty("preferences").GetProperty("goal").GetInt32().ShouldBe(20);
        again.GetProperty("preferences").TryGetProperty("sound", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"displayName":"   "}""", "displayName")]
    [InlineData("""{"avatar":"javascript:alert(1)"}""", "avatar")]
    [InlineData("""{"avatar":"http://example.com/a.png"}""", "avatar")]
    [InlineData("""{"timeZone":"Nowhere"}""", "timeZone")]
    [InlineData("""{"preferences":{"a.b":1}}""", "preferences")]
    [InlineData("""{"preferences":{"nested":{"a":1}}}""", "preferences.nested")]
    public async Task ABadFieldIsNamedAndChangesNothing(string body, string field)
    {
        var ana = await _server.SignUp("ana");
        var before = (await _server.Get("/users/me", ana.AccessToken)).Text;

        var answer = (await _server.Patch("/users/me", body, ana.AccessToken)).ShouldBeProblem(HttpStatusCode.BadRequest, "invalid_request");

        answer.Body.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue(answer.Text);
        (await _server.Get("/users/me", ana.AccessToken)).Text.ShouldBe(before);
    }
}
