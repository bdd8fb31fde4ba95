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
        Schema(document, paths.GetProperty("/api/v1/auth/login").GetProperty("post").GetProperty("requestBody")).ShouldBe(["email", "password"], ignoreOrder: true);
        Schema(document, paths.GetProperty("/api/v1/auth/refresh").GetProperty("post").GetProperty("requestBody")).ShouldBe(["refreshToken"]);
        Schema(document, paths.GetProperty("/api/v1/users/me/export").GetProperty("get").GetProperty("responses").GetProperty("200")).ShouldBe(
            ["exportedAt", "account", "identities", "sessions", "links", "letters", "audit", "rooms"], ignoreOrder: true);
        Schema(document, paths.GetProperty("/.well-known/jwks.json").GetProperty("get").GetProperty("responses").GetProperty("200")).ShouldBe(["keys"]);
        paths.GetProperty("/api/v1/auth/oauth/{provider}/start").GetProperty("get").GetProperty("responses").TryGetProperty("302", out _).ShouldBeTrue();

        // No schema of a question has a place for its key.
        var question = document.GetProperty("components").GetProperty("schemas").GetProperty("QuestionView").GetProperty("properties");
        question.EnumerateObject().Select(property => property.Name).ShouldBe(["id", "type", "prompt", "options", "tiles", "left", "right"], ignoreOrder: true);
        var incomplete = paths.GetProperty("/api/v1/attempts/{id}/finish").GetProperty("post").GetProperty("responses").GetProperty("409");
        incomplete.GetProperty("description").GetString()!.ShouldContain("attempt_incomplete");
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
