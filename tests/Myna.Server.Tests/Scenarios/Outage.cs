using System.Diagnostics;
using System.Net;
using MongoDB.Bson;
using Myna.Tests;

namespace Myna.Server.Tests.Scenarios;

/// <summary>The database goes away and comes back while learners learn: by the double, which can be told to.</summary>
public sealed class Outage(MongoDouble mongo) : IClassFixture<MongoDouble>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [SkippableFact]
    public async Task WhileTheDatabaseIsAwayCallsFailFastAndAfterwardsLearnersGoOnWhereTheyWere()
    {
        await using var server = await ServerProcess.Start(HomeOnTheDouble());
        var ana = await server.SignUp("ana");
        var lesson = await ana.FirstLesson();
        await ana.Learn(lesson);
        var attempt = await ana.Start(lesson);
        var id = attempt.GetProperty("id").GetString()!;
        var questions = attempt.GetProperty("questions").EnumerateArray().Select(question => question.GetProperty("id").GetString()!).ToList();
        var acknowledged = new Dictionary<string, string>(StringComparer.Ordinal);
        acknowledged[questions[0]] = (await ana.Answer(id, questions[0])).ShouldBeOk()["verdict"].GetString()!;

        await mongo.Tell(new BsonDocument("doubleAway", 6000));
        var refusals = await AnswerUntilOnlyThreeAreLeft(ana, id, questions, acknowledged);

        // Every call found the outage, then its end; nobody restarted anything. Three refusals, had each call looked for the server for its 2 s.
        refusals.ShouldBeGreaterThan(5);
        (await Health(server, "/readyz")).Status.ShouldBe(HttpStatusCode.OK);
        var resumed = (await ana.Get($"/attempts/{id}")).ShouldBeOk();
        var kept = resumed["answers"].EnumerateArray().ToDictionary(answer => answer.GetProperty("questionId").GetString()!, answer => answer.GetProperty("verdict").GetString()!);
        kept.ShouldBe(acknowledged, ignoreOrder: true);

        foreach (var question in questions[^3..])
        {
            (await ana.Answer(id, question)).ShouldBeOk();
        }

        var total = (await ana.Post($"/attempts/{id}/finish")).ShouldBeOk()["xp"].GetProperty("total").GetInt64();
        (await ana.Get("/leaderboards/all-time")).ShouldBeOk()["me"].GetProperty("score").GetInt64().ShouldBe(total);
        (await ana.Get("/progress/history?days=2")).ShouldBeOk()["days"].EnumerateArray().Sum(day => day.GetProperty("xp").GetInt64()).ShouldBe(total);
    }

    [SkippableFact]
    public async Task AnOutageIsToldWithACodeAndAHintAndTheProcessLives()
    {
        await using var server = await ServerProcess.Start(HomeOnTheDouble());
        var ana = await server.SignUp("ana");
        var lesson = await ana.FirstLesson();
        await using var tablet = WatchingDevice.Connect(server.Address, ana.AccessToken, "websocket");
        await tablet.Event("connect");
        await mongo.Tell(new BsonDocument("doubleAway", 8000));

        var refused = (await ana.Post("/attempts", new { kind = "lesson", lessonId = lesson })).ShouldBe(HttpStatusCode.ServiceUnavailable, "store_unavailable");
        refused.Raw.Headers.RetryAfter.ShouldNotBeNull().Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        (await ana.Get($"/lessons/{lesson}")).ShouldBe(HttpStatusCode.ServiceUnavailable, "store_unavailable");
        (await server.Nobody().Post("/auth/login", new { email = ana.Email, password = Learner.Password })).ShouldBe(HttpStatusCode.ServiceUnavailable, "store_unavailable");
        var acked = await tablet.Ask("attempt:start", new { kind = "lesson", lessonId = lesson });
        acked.GetProperty("code").GetString().ShouldBe("store_unavailable");

        (await Health(server, "/healthz")).Status.ShouldBe(HttpStatusCode.OK);
        (await Health(server, "/readyz")).ShouldBe((HttpStatusCode.ServiceUnavailable, "the store cannot be read or written"));

        // Back without anybody's help, on the same socket too.
        await Wait.Until(async () => (await Health(server, "/readyz")).Status == HttpStatusCode.OK);

        (await ana.Start(lesson)).GetProperty("total").GetInt32().ShouldBeGreaterThan(0);
        (await tablet.Ask("attempt:start", new { kind = "lesson", lessonId = lesson })).GetProperty("ok").GetBoolean().ShouldBeTrue();
    }

    [SkippableTheory]
    [InlineData("mongodb://127.0.0.1:9/myna?replicaSet=rs0", "MongoDB cannot be used: ")]
    [InlineData("postgres://127.0.0.1/myna", "Myna:Storage:ConnectionString cannot be used: ")]
    [InlineData("", "Myna:Storage:ConnectionString must be set for the provider mongodb.")]
    public async Task WithoutItsDatabaseTheStartSaysSoInOneLineAndEnds(string connection, string message)
    {
        await using var home = HomeOnTheDouble();
        var start = await ServerProcess.RunTool(home, $"--urls http://127.0.0.1:0 --Myna:Storage:ConnectionString \"{connection}\"");
        start.ExitCode.ShouldBe(1);
        start.Error.Trim().Split('\n').ShouldHaveSingleItem().ShouldStartWith(message);
    }

    [SkippableFact]
    public async Task AStartThatFailsHalfWaySaysSoInOneLineToo()
    {
        await using var home = HomeOnTheDouble();
        await mongo.Fail("commitTransaction", new BsonDocument("errorCode", 13), 100);
        try
        {
            var start = await ServerProcess.RunTool(home, "--urls http://127.0.0.1:0");
            start.ExitCode.ShouldBe(1);
            start.Error.Trim().Split('\n').ShouldHaveSingleItem().ShouldStartWith("MongoDB cannot be used: ");
        }
        finally
        {
            await mongo.Heal();
        }
    }

    // Half of the questions while it is away, the others when it is back; each until it is answered.
    private static async Task<int> AnswerUntilOnlyThreeAreLeft(Learner ana, string id, List<string> questions, Dictionary<string, string> acknowledged)
    {
        var refusals = 0;
        var patience = Stopwatch.StartNew();
        foreach (var question in questions[1..^3])
        {
            while (true)
            {
                patience.Elapsed.ShouldBeLessThan(Patience);
                var reply = await ana.Answer(id, question);
                if (reply.Status == HttpStatusCode.OK)
                {
                    acknowledged[question] = reply["verdict"].GetString()!;
                    break;
                }

                reply.ShouldBe(HttpStatusCode.ServiceUnavailable, "store_unavailable");
                refusals++;
                await Task.Delay(20);
            }
        }

        return refusals;
    }

    private static async Task<(HttpStatusCode Status, string Text)> Health(ServerProcess server, string path)
    {
        using var http = new HttpClient { BaseAddress = server.Address, Timeout = Patience };
        var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private Home HomeOnTheDouble()
    {
        Skip.If(MongoDouble.Deployment is not null, "the double can be told to go away, a real deployment cannot");
        return Home.OnMongoDb(mongo, isPatient: false);
    }
}
