using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Myna.Server.Accounts.Administration;
using Myna.Server.Accounts.SignIn;
using Myna.Storage;

namespace Myna.Server.Tests.Accounts;

public sealed class AdminTests : IAsyncLifetime
{
    private AccountsServer _server = null!;
    private SignedIn _admin = null!;

    public async Task InitializeAsync()
    {
        _server = await AccountsServer.Start();
        await _server.SignUp("root");
        (await _server.Services.GetRequiredService<GrantRole>().Grant("Root@example.com", "admin", CancellationToken.None)).IsOk.ShouldBeTrue();
        _server.Clock.Advance(TimeSpan.FromMilliseconds(1));
        _admin = new SignedIn((await _server.LogIn("root")).Body);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task TheOperatorGrantsTheFirstAdmin()
    {
        (await _server.Get("/users/me", _admin.AccessToken)).Body.GetProperty("roles").EnumerateArray().Select(role => role.GetString()).ShouldBe(["learner", "admin"]);
        var grant = _server.Services.GetRequiredService<GrantRole>();
        (await grant.Grant("nobody@example.com", "admin", CancellationToken.None)).Problem!.Code.ShouldBe("user_not_found");
        (await grant.Grant("root@example.com", "emperor", CancellationToken.None)).Problem!.Code.ShouldBe("invalid_request");
    }

    [Theory]
    [InlineData("GET", "/admin/users")]
    [InlineData("GET", "/admin/users/x")]
    [InlineData("POST", "/admin/users/x/suspend")]
    [InlineData("POST", "/admin/users/x/restore")]
    [InlineData("POST", "/admin/users/x/logout")]
    [InlineData("PUT", "/admin/users/x/roles")]
    [InlineData("GET", "/admin/audit")]
    public async Task OnlyAdminsMay(string method, string path)
    {
        var ana = await _server.SignUp("ana");

        (await _server.Send(new HttpMethod(method), path, "{}", ana.AccessToken)).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await _server.Send(new HttpMethod(method), path, "{}", null)).ShouldBeProblem(HttpStatusCode.Unauthorized, "token_missing");
    }

    [Fact]
    public async Task AccountsAreFoundByTheBeginningOfTheirAddress()
    {
        foreach (var name in new[] { "maria", "mario", "marta", "pedro" })
        {
            await _server.SignUp(name);
        }

        (await Search("?q=Mari")).ShouldBe(["maria@example.com", "mario@example.com"]);
        (await Search("?q=zz")).ShouldBeEmpty();
        var page = (await _server.Get("/admin/users?limit=2", _admin.AccessToken)).ShouldBeOk().Body;
        page.GetProperty("items").GetArrayLength().ShouldBe(2);
        (await Search($"?limit=2&cursor={page.GetProperty("nextCursor").GetString()}")).ShouldBe(["marta@example.com", "pedro@example.com"]);

        async Task<List<string?>> Search(string query) =>
            [.. (await _server.Get($"/admin/users{query}", _admin.AccessToken)).ShouldBeOk().Body.GetProperty("items").EnumerateArray().Select(user => user.GetProperty("email").GetString())];
    }

    [Fact]
    public async Task ASuspendedAccountIsOutAtOnceAndComesBackWhenRestored()
    {
        var ana = await _server.SignUp("ana");

        (await _server.Post($"/admin/users/{ana.UserId}/suspend", new { reason = "spam" }, _admin.AccessToken)).ShouldBeOk();

        (await _server.Get("/users/me", ana.AccessToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "session_revoked");
        (await _server.Refresh(ana.RefreshToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "refresh_invalid");
        (await _server.LogIn("ana")).ShouldBeProblem(HttpStatusCode.Forbidden, "account_suspended");
        (await _server.LogIn("ana", "wrong-password-1")).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
        (await _server.Get($"/users/{ana.UserId}", _admin.AccessToken)).ShouldBeProblem(HttpStatusCode.NotFound, "user_not_found");

        (await _server.Post($"/admin/users/{ana.UserId}/restore", new { }, _admin.AccessToken)).ShouldBeOk();
        _server.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var back = new SignedIn((await _server.LogIn("ana")).ShouldBeOk().Body);
        (await _server.Get("/users/me", back.AccessToken)).ShouldBeOk();
    }

    [Fact]
    public async Task AnAdminSignsALearnerOutEverywhere()
    {
        var ana = await _server.SignUp("ana");

        (await _server.Post($"/admin/users/{ana.UserId}/logout", new { }, _admin.AccessToken)).ShouldBeOk();

        (await _server.Get("/users/me", ana.AccessToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "session_revoked");
        (await _server.LogIn("ana")).ShouldBeOk();
    }

    [Fact]
    public async Task NewRolesCountFromTheNextTokenAndOldOnesEndAtOnce()
    {
        var ben = await _server.SignUp("ben");
        (await _server.Send(HttpMethod.Put, $"/admin/users/{ben.UserId}/roles", new { roles = new[] { "admin" } }, _admin.AccessToken)).ShouldBeOk();
        _server.Clock.Advance(TimeSpan.FromSeconds(1));

        (await _server.Get("/users/me", ben.AccessToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "token_expired");
        var admin = new SignedIn((await _server.Refresh(ben.RefreshToken)).ShouldBeOk().Body);
        (await _server.Get("/admin/users", admin.AccessToken)).ShouldBeOk();

        (await _server.Send(HttpMethod.Put, $"/admin/users/{ben.UserId}/roles", new { roles = Array.Empty<string>() }, _admin.AccessToken)).ShouldBeOk();
        _server.Clock.Advance(TimeSpan.FromSeconds(1));
        (await _server.Get("/admin/users", admin.AccessToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "token_expired");
        var demoted = new SignedIn((await _server.Refresh(admin.RefreshToken)).ShouldBeOk().Body);
        (await _server.Get("/admin/users", demoted.AccessToken)).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task AnAdminCannotActOnThemselves()
    {
        (await _server.Post($"/admin/users/{_admin.UserId}/suspend", new { }, _admin.AccessToken)).ShouldBeProblem(HttpStatusCode.Conflict, "not_on_yourself");
        (await _server.Send(HttpMethod.Put, $"/admin/users/{_admin.UserId}/roles", new { roles = Array.Empty<string>() }, _admin.AccessToken))
            .ShouldBeProblem(HttpStatusCode.Conflict, "not_on_yourself");
    }

    [Fact]
    public async Task EveryActIsInTheAuditLog()
    {
        var ana = await _server.SignUp("ana");
        var user = $"/admin/users/{ana.UserId}";
        await _server.Post($"{user}/suspend", new { reason = "spam" }, _admin.AccessToken);
        _server.Clock.Advance(TimeSpan.FromSeconds(1));
        await _server.Post($"{user}/restore", new { }, _admin.AccessToken);
        _server.Clock.Advance(TimeSpan.FromSeconds(1));
        await _server.Post($"{user}/logout", new { }, _admin.AccessToken);
        _server.Clock.Advance(TimeSpan.FromSeconds(1));
        await _server.Send(HttpMethod.Put, $"{user}/roles", new { roles = new[] { "author" } }, _admin.AccessToken);

        var entries = (await _server.Get($"/admin/audit?userId={ana.UserId}", _admin.AccessToken)).ShouldBeOk().Body.GetProperty("items").EnumerateArray().ToList();

        entries.Select(entry => entry.GetProperty("action").GetString()).ShouldBe(["user.roles", "user.logout", "user.restore", "user.suspend"]);
        entries.ShouldAllBe(entry => entry.GetProperty("actorId").GetString() == _admin.UserId);
        entries[^1].GetProperty("detail").GetString().ShouldBe("spam");
        (await _server.Get("/admin/audit", _admin.AccessToken)).Body.GetProperty("items").EnumerateArray().Last().GetProperty("actorId").GetString().ShouldBe("operator");
    }

    [Fact]
    public async Task NothingRewritesTheAuditLog()
    {
        var ana = await _server.SignUp("ana");
        await _server.Post($"/admin/users/{ana.UserId}/suspend", new { reason = "spam" }, _admin.AccessToken);
        var (entry, version) = (await _server.Store.Find(AdministrationDocuments.AuditByTarget.Where(ana.UserId))).Items.ShouldHaveSingleItem();

        Should.Throw<InvalidOperationException>(() => new Commit().Replace(AdministrationDocuments.Audit, entry with { Detail = "nothing" }, version));
        Should.Throw<InvalidOperationException>(() => new Commit().Delete(AdministrationDocuments.Audit, entry.Id, version));
    }
}
