using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Myna.Server.Accounts;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity;
using Myna.Server.Accounts.SignIn;
using Myna.Server.Tests.Accounts.Mail;
using Myna.Storage;

namespace Myna.Server.Tests.Accounts;

public sealed class ErasureTests
{
    [Fact]
    public async Task AnErasedAccountLeavesNoTrace()
    {
        await using var server = await AccountsServer.Start();
        var ana = await server.SignUp("ana-erased");
        var ben = await server.SignUp("ben");
        await server.LogIn("ana-erased");
        await server.Post("/auth/forgot-password", new { email = "ana-erased@example.com" });
        await server.EmailTo("ana-erased@example.com", "Choose a new password");

        (await server.Delete("/users/me", ana.AccessToken)).Status.ShouldBe(HttpStatusCode.NoContent);

        (await server.Get("/users/me", ana.AccessToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "session_revoked");
        (await server.Refresh(ana.RefreshToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "refresh_invalid");
        (await server.LogIn("ana-erased")).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
        (await server.Get($"/users/{ana.UserId}", ben.AccessToken)).ShouldBeProblem(HttpStatusCode.NotFound, "user_not_found");
        // What remains for now names the account by its id only, so that its tokens stay refused; it goes with the last of them.
        (await TracesOf(server, "ana-erased")).ShouldBeEmpty();
        (await TracesOf(server, ana.UserId)).ShouldBe(["erasures", "revocations"], ignoreOrder: true);
        await Eventually(server, async () => (await TracesOf(server, ana.UserId)).Count == 0);
        (await server.Get("/users/me", new SignedIn((await server.LogIn("ben")).Body).AccessToken)).ShouldBeOk();
        // The address is free again.
        await server.SignUp("ana-erased");
    }

    [Fact]
    public async Task EveryRoomIsToldTwice()
    {
        var other = new OtherModule();
        await using var server = await AccountsServer.Start(replace: services => services.AddSingleton<IHoldsPersonalData>(other));
        var ana = await server.SignUp("ana");

        await server.Delete("/users/me", ana.AccessToken);

        other.Erased.ShouldBe([ana.UserId]);
        await Eventually(server, () => Task.FromResult(other.Erased.Count == 2));
    }

    [Fact]
    public async Task AnInterruptedErasureIsFinishedAfterARestart()
    {
        var folder = Directory.CreateTempSubdirectory("myna-accounts-").FullName;
        try
        {
            SignedIn ana;
            await using (var before = await AccountsServer.Start(folder: folder, replace: services => services.AddSingleton<IHoldsPersonalData>(new OtherModule { Fails = true })))
            {
                ana = await before.SignUp("ana");
                var failed = await before.Delete("/users/me", ana.AccessToken);
                failed.ShouldBeProblem(HttpStatusCode.InternalServerError, "internal_error");
                // An answer that was begun and taken back is guarded as any other.
                failed.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
                failed.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; frame-ancestors 'none'"]);
            }

            var other = new OtherModule();
            await using var after = await AccountsServer.Start(folder: folder, replace: services => services.AddSingleton<IHoldsPersonalData>(other));
            (await after.LogIn("ana")).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
            await Eventually(after, () => Task.FromResult(other.Erased.Count == 1));
            other.Erased.ShouldBe([ana.UserId]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task ErasureNeedsAFreshLogin()
    {
        await using var server = await AccountsServer.Start();
        var ana = await server.SignUp("ana");
        server.Clock.Advance(TimeSpan.FromMinutes(16));
        var refreshed = new SignedIn((await server.Refresh(ana.RefreshToken)).ShouldBeOk().Body);

        (await server.Delete("/users/me", refreshed.AccessToken)).ShouldBeProblem(HttpStatusCode.Forbidden, "fresh_login_required");

        var fresh = new SignedIn((await server.LogIn("ana")).Body);
        (await server.Delete("/users/me", fresh.AccessToken)).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task AnExportHoldsEverythingAndNoSecret()
    {
        await using var server = await AccountsServer.Start(replace: services => services.AddSingleton<IHoldsPersonalData>(new OtherModule()));
        var ana = await server.SignUp("ana");

        var answer = (await server.Get("/users/me/export", ana.AccessToken)).ShouldBeOk();

        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Body.EnumerateObject().Select(field => field.Name).ShouldBe(["exportedAt", "account", "identities", "sessions", "links", "emails", "audit", "modules"]);
        answer.Body.GetProperty("account").GetProperty("email").GetString().ShouldBe("ana@example.com");
        answer.Body.GetProperty("sessions").GetArrayLength().ShouldBe(1);
        answer.Body.GetProperty("modules").GetProperty("other").GetProperty("of").GetString().ShouldBe(ana.UserId);
        var user = (await server.Store.Load(IdentityDocuments.Users, ana.UserId))!.Value.Value;
        var session = (await server.Store.Find(SignInDocuments.SessionsByUser.Where(ana.UserId))).Items.Single().Value;
        foreach (var secret in new[] { user.PasswordHash!, session.Salt, session.TokenHash })
        {
            answer.Text.ShouldNotContain(secret);
        }
    }

    /// <summary>The collections with a document that contains the text, wherever.</summary>
    private static async Task<List<string>> TracesOf(AccountsServer server, string text)
    {
        var traces = new List<string>();
        foreach (var collection in AccountDocuments.All)
        {
            if (await collection.Accept(new Finds(server.Store, text)))
            {
                traces.Add(collection.Name);
            }
        }

        return traces;
    }

    private static Task Eventually(AccountsServer server, Func<Task<bool>> condition) =>
        Wait.Until(condition, meanwhile: () => server.Clock.Advance(TimeSpan.FromMinutes(1)));

    private sealed class Finds(IDocumentStore store, string text) : ICollectionVisitor<Task<bool>>
    {
        public async Task<bool> Visit<T>(Collection<T> collection)
            where T : class
        {
            await foreach (var document in store.Scan(collection))
            {
                if (Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(document.Value, collection.Json)).Contains(text, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Another module, as this one sees it: the edge of the module under test.</summary>
    private sealed class OtherModule : IHoldsPersonalData
    {
        public List<string> Erased { get; } = [];

        public bool Fails { get; init; }

        string IHoldsPersonalData.Module => "other";

        public ValueTask Export(Utf8JsonWriter json, string userId, CancellationToken cancellation)
        {
            json.WriteStartObject();
            json.WriteString("of", userId);
            json.WriteEndObject();
            return ValueTask.CompletedTask;
        }

        public ValueTask Erase(string userId, CancellationToken cancellation)
        {
            if (Fails)
            {
                throw new IOException("The other module is not there.");
            }

            Erased.Add(userId);
            return ValueTask.CompletedTask;
        }
    }
}
