using System.Net;
using System.Text.Json;
using Myna.Redis.Tests;
using Myna.Tests;

namespace Myna.Server.Tests.Scenarios;

/// <summary>Two processes on one MongoDB that Redis joins: a learner's devices may be on either.</summary>
public sealed class ThroughRedis(MongoDouble mongo) : IClassFixture<MongoDouble>
{
    [SkippableFact]
    public async Task ATabletOnOneServerFollowsALessonOnAnotherOnceAndGoesOnAfterRedisWasAway()
    {
        await using var redis = await RedisServer.Start();
        var home = Home.OnMongoDb(mongo).With([new("Myna__Redis__Configuration", redis.Configuration)]);
        await using var first = await ServerProcess.Start(home);
        await using var second = await ServerProcess.Start(home.Beside());
        var ana = await first.SignUp("ana");
        await using var tablet = WatchingDevice.Connect(first.Address, ana.AccessToken, "websocket");
        await using var watch = WatchingDevice.Connect(second.Address, ana.AccessToken, "websocket");
        await tablet.Event("connect");
        await watch.Event("connect");
        var phone = second.Nobody();
        await phone.LogIn(ana.Email);
        var lesson = await phone.FirstLesson();

        var (attempt, total) = await Answer(phone, lesson);
        await Follows(tablet, attempt, total);
        await Follows(watch, attempt, total);
        (await phone.Post($"/attempts/{attempt}/finish")).ShouldBeOk();
        await tablet.Event("progress:updated", data => data.GetProperty("state").GetProperty("completions").GetInt32() == 1);

        // Nothing that is acknowledged needs Redis, and nothing that the tablet was to hear is lost.
        await redis.Kill();
        (attempt, total) = await Answer(phone, lesson);
        (await phone.Post($"/attempts/{attempt}/finish")).ShouldBeOk();
        await tablet.Event("progress:updated", data => data.GetProperty("state").GetProperty("completions").GetInt32() == 2);
        (await second.Nobody().Send(HttpMethod.Get, "/courses", null, phone.AccessToken)).ShouldBeOk();
        await redis.Run();
        await Follows(tablet, attempt, total);
        await Follows(watch, attempt, total);
    }

    [SkippableFact]
    public async Task AServerStartsWithoutItsRedis()
    {
        var home = Home.OnMongoDb(mongo).With([new("Myna__Redis__Configuration", $"127.0.0.1:{ServerProcess.FreePort()}")]);
        await using var server = await ServerProcess.Start(home);
        var ana = await server.SignUp("ana");
        (await ana.Learn(await ana.FirstLesson())).Status.ShouldBe(HttpStatusCode.OK);
    }

    [SkippableFact]
    public async Task ARedisThatIsNoneStopsTheStartWithOneLine()
    {
        await using var home = Home.OnSqlite().With([new("Myna__Redis__Configuration", "localhost,noSuchOption=1")]);
        var (exitCode, _, error) = await ServerProcess.RunTool(home, $"--urls http://127.0.0.1:{ServerProcess.FreePort()}");
        exitCode.ShouldBe(1);
        error.Trim().ShouldStartWith("Myna:Redis:Configuration cannot be used: Keyword 'noSuchOption' is not supported");
    }

    private static async Task<(string Attempt, int Total)> Answer(Learner phone, string lesson)
    {
        var attempt = await phone.Start(lesson);
        var id = attempt.GetProperty("id").GetString()!;
        var questions = attempt.GetProperty("questions").EnumerateArray().ToList();
        foreach (var question in questions)
        {
            (await phone.Answer(id, question.GetProperty("id").GetString()!)).ShouldBeOk();
        }

        return (id, questions.Count);
    }

    // Each answer is told once, in its order.
    private static async Task Follows(WatchingDevice device, string attempt, int total)
    {
        bool IsOfAttempt(JsonElement data) => data.GetProperty("attemptId").GetString() == attempt;
        await device.Event("attempt:progress", data => IsOfAttempt(data) && data.GetProperty("answered").GetInt32() == total);
        device.Events("attempt:progress").Where(IsOfAttempt).Select(data => data.GetProperty("answered").GetInt32()).ShouldBe(Enumerable.Range(1, total));
    }
}
