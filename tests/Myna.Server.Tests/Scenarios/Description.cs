using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace Myna.Server.Tests.Scenarios;

/// <summary>The published contract: what clients are generated from.</summary>
public sealed class Description
{
    [Fact]
    public async Task EveryCallOfTheContractIsDescribedWithItsProblems()
    {
        await using var server = await ServerProcess.Start(Home.OnSqlite());
        var nobody = server.Nobody();
        var document = (await nobody.Get("/openapi/v1.json")).ShouldBeOk().Body;
        document.GetProperty("openapi").GetString()!.ShouldStartWith("3.1");
        var paths = document.GetProperty("paths");
        foreach (var call in new[]
        {
            "post /auth/signup", "post /auth/login", "post /auth/refresh", "post /auth/logout", "get /users/me",
            "get /courses", "get /courses/{id}", "get /lessons", "get /lessons/{id}",
            "post /attempts", "get /attempts/{id}", "post /attempts/{id}/answers", "post /attempts/{id}/finish", "get /quizzes/{id}/results",
            "get /progress", "get /progress/courses/{id}", "get /progress/lessons/{id}", "get /progress/reviews", "get /progress/history",
            "get /leaderboards", "get /leaderboards/{board}", "get /streak", "get /achievements",
        })
        {
            var (method, path) = (call.Split(' ')[0], "/api/v1" + call.Split(' ')[1]);
            paths.TryGetProperty(path, out var operations).ShouldBeTrue(path);
            operations.TryGetProperty(method, out var operation).ShouldBeTrue(call);
            operation.GetProperty("summary").GetString()!.ShouldNotBeNullOrWhiteSpace(call);
            operation.GetProperty("responses").EnumerateObject().Any(answer => answer.Name[0] is '2' or '3').ShouldBeTrue(call);
        }

        // Every reference leads somewhere.
        var schemas = document.GetProperty("components").GetProperty("schemas").EnumerateObject().Select(schema => schema.Name).ToHashSet();
        References(document).Select(reference => reference.Split('/')[^1]).Where(name => !schemas.Contains(name) && name != "bearer").ShouldBeEmpty();

        // Features name their own shapes alike; each is described by its own.
        Schema(document, paths.GetProperty("/api/v1/auth/login").GetProperty("post").GetProperty("requestBody")).ShouldBe(["email", "password", "session"], ignoreOrder: true);
        Schema(document, paths.GetProperty("/api/v1/auth/refresh").GetProperty("post").GetProperty("requestBody")).ShouldBe(["refreshToken", "session"], ignoreOrder: true);
        Schema(document, paths.GetProperty("/api/v1/users/me/export").GetProperty("get").GetProperty("responses").GetProperty("200")).ShouldBe(
            ["exportedAt", "account", "identities", "sessions", "links", "emails", "audit", "modules"], ignoreOrder: true);
        Schema(document, paths.GetProperty("/.well-known/jwks.json").GetProperty("get").GetProperty("responses").GetProperty("200")).ShouldBe(["keys"]);
        paths.GetProperty("/api/v1/auth/oauth/{provider}/start").GetProperty("get").GetProperty("responses").TryGetProperty("302", out _).ShouldBeTrue();

        // No schema of a question has a place for its key.
        var question = document.GetProperty("components").GetProperty("schemas").GetProperty("QuestionView").GetProperty("properties");
        question.EnumerateObject().Select(property => property.Name).ShouldBe(["id", "type", "prompt", "options", "tiles", "left", "right", "blanks", "spans", "back", "lines"], ignoreOrder: true);
        var incomplete = paths.GetProperty("/api/v1/attempts/{id}/finish").GetProperty("post").GetProperty("responses").GetProperty("409");
        incomplete.GetProperty("description").GetString()!.ShouldContain("attempt_incomplete");
    }

    [Fact]
    public async Task EveryOperationHasANameThatReadsWellInAGeneratedClient()
    {
        await using var server = await ServerProcess.Start(Home.OnSqlite());
        var operations = Operations((await server.Nobody().Get("/openapi/v1.json")).Body).ToList();
        var names = operations.Select(operation => operation.Value.GetProperty("operationId").GetString()!).ToList();
        names.ShouldBeUnique();
        names.ShouldContain("signUp");
        names.ShouldContain("startAttempt");
        names.ShouldContain("getLeaderboard");
        // What a route is called that declares no name: its method and path.
        operations.Where(operation => operation.Value.GetProperty("operationId").GetString() == Unnamed(operation.Key)).Select(operation => operation.Key)
            .Except(["get /api/v1/progress", "get /api/v1/streak", "get /api/v1/league", "get /api/v1/feed"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task QueryParametersHaveTypesAndBounds()
    {
        await using var server = await ServerProcess.Start(Home.OnSqlite());
        var document = (await server.Nobody().Get("/openapi/v1.json")).Body;
        var limit = Parameter(document, "get /api/v1/leaderboards/{board}", "limit").GetProperty("schema");
        limit.GetProperty("type").GetString().ShouldBe("integer");
        (limit.GetProperty("minimum").GetInt32(), limit.GetProperty("maximum").GetInt32(), limit.GetProperty("default").GetInt32()).ShouldBe((1, 100, 10));
        Parameter(document, "get /api/v1/leaderboards/{board}", "around").GetProperty("schema").GetProperty("enum").EnumerateArray().Single().GetString().ShouldBe("me");
        Parameter(document, "get /api/v1/progress/reviews", "courseId").GetProperty("required").GetBoolean().ShouldBeTrue();

        // The same declaration refuses what the description does not allow, and takes whole numbers in every form.
        var ana = await server.SignUp("ana");
        foreach (var path in new[] { "/courses?limit=0", "/courses?limit=101", "/courses?limit=ten", "/courses?limit=1.5", "/courses?limit=1&limit=2", "/leaderboards/weekly?around=others", "/progress/reviews", "/progress/history?days=367" })
        {
            (await ana.Get(path)).ShouldBe(HttpStatusCode.BadRequest, "invalid_request");
        }

        foreach (var path in new[] { "/courses?limit=10.0", "/courses?limit=1e1", "/courses?limit=", "/leaderboards/weekly?around=me&limit=100" })
        {
            (await ana.Get(path)).ShouldBeOk();
        }
    }

    [SkippableFact]
    public async Task TheDescriptionPassesTheLinterAndGivesAClientItsTypes()
    {
        var folder = Path.Combine(Repository(), "tests", "openapi");
        Skip.IfNot(Directory.Exists(Path.Combine(folder, "node_modules")), "npm ci has not been run in tests/openapi");
        await using var server = await ServerProcess.Start(Home.OnSqlite());
        using var check = Process.Start(new ProcessStartInfo("node", ["check.mjs", server.Address.ToString()]) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (check.StandardOutput.ReadToEndAsync(), check.StandardError.ReadToEndAsync());
        await check.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        check.ExitCode.ShouldBe(0, $"{await output}\n{await error}");
    }

    /// <summary>A change of the API that the pages have not been told of fails here: `npm --prefix web run api` makes the types again.</summary>
    [SkippableFact]
    public async Task ThePagesHaveTheTypesOfThisDescription()
    {
        var web = Path.Combine(Repository(), "web");
        Skip.IfNot(Directory.Exists(Path.Combine(web, "node_modules")), "npm ci has not been run in web");
        await using var server = await ServerProcess.Start(Home.OnSqlite());
        var made = Path.Combine(server.Folder, "schema.d.ts");
        using var api = Process.Start(new ProcessStartInfo("node", ["scripts/api.mjs", new Uri(server.Address, "/openapi/v1.json").ToString(), made]) { WorkingDirectory = web, UseShellExecute = false, RedirectStandardError = true })!;
        var error = await api.StandardError.ReadToEndAsync();
        await api.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        api.ExitCode.ShouldBe(0, error);
        var committed = await File.ReadAllTextAsync(Path.Combine(web, "src", "api", "schema.d.ts"));
        (await File.ReadAllTextAsync(made) == committed).ShouldBeTrue("web/src/api/schema.d.ts is not what `npm --prefix web run api` makes of this server's description");
    }

    [Fact]
    public async Task ThePagesForPeopleAreThere()
    {
        await using var server = await ServerProcess.Start(Home.OnSqlite());
        using var http = new HttpClient { BaseAddress = server.Address };
        (await http.GetStringAsync(new Uri("/docs/index.html", UriKind.Relative))).ShouldContain("swagger-ui");
        (await http.GetStringAsync(new Uri("/docs/realtime", UriKind.Relative))).ShouldContain("<h1");
        (await http.GetAsync(new Uri("/healthz", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Myna.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests are not below the repository.");
        }

        return folder;
    }

    private static IEnumerable<KeyValuePair<string, JsonElement>> Operations(JsonElement document) =>
        document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(operation => KeyValuePair.Create($"{operation.Name} {path.Name}", operation.Value)));

    private static JsonElement Parameter(JsonElement document, string call, string name) =>
        Operations(document).Single(operation => operation.Key == call).Value.GetProperty("parameters").EnumerateArray().Single(parameter => parameter.GetProperty("name").GetString() == name);

    private static string Unnamed(string call) => call.Split(' ')[0] + string.Concat(
        call.Split('/').Skip(3).SelectMany(segment => segment.Trim('{', '}').Split('-')).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>The properties of a body's schema.</summary>
    private static IEnumerable<string> Schema(JsonElement document, JsonElement body)
    {
        var reference = body.GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString()!;
        var schema = document.GetProperty("components").GetProperty("schemas").GetProperty(reference.Split('/')[^1]);
        return schema.GetProperty("properties").EnumerateObject().Select(property => property.Name);
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => property.NameEquals("$ref") ? [property.Value.GetString()!] : References(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
