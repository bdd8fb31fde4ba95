using System.Net;
using System.Text.Json;
using Myna.Tests;

namespace Myna.Server.Tests.Scenarios;

/// <summary>The product's story from beginning to end, against the real process, with the official client watching.</summary>
public abstract class TheMainJob(Func<Home> newHome)
{
    private static string? RealCourse => Path.Combine(WatchingDevice.RepositoryFolder, "..", "shared", "data", "courses", "basque-from-english", "course") is { } path && Directory.Exists(path) ? path : null;

    [SkippableFact]
    public async Task ALearnerSignsUpLearnsIsGradedEarnsAndClimbsWhileAnotherDeviceWatches()
    {
        // A teacher imports a course; the operator starts the server.
        var home = newHome();
        var course = RealCourse is null ? "spanish-from-english" : "basque-from-english";
        if (RealCourse is { } path)
        {
            var import = await ServerProcess.RunTool(home, $"course import \"{path}\"");
            import.ExitCode.ShouldBe(0, import.Error);
            import.Output.ShouldContain("144 lessons added");
        }

        await using var server = await ServerProcess.Start(home);

        // Ana signs up and finds the course, with every lesson ahead of her.
        var ana = await server.SignUp("Ana");
        (await ana.Get("/courses")).ShouldBeOk()["items"].EnumerateArray().Select(item => item.GetProperty("id").GetString()).ShouldContain(course);
        var outline = (await ana.Get($"/courses/{course}")).ShouldBeOk();
        var lesson = outline["units"][0].GetProperty("lessons")[0];
        lesson.GetProperty("state").GetProperty("status").GetString().ShouldBe("new");
        var lessonId = lesson.GetProperty("id").GetString()!;

        // She reads the lesson.
        var content = (await ana.Get($"/lessons/{lessonId}")).ShouldBeOk();
        content["content"][0].GetProperty("markdown").GetString().ShouldNotBeNullOrWhiteSpace();
        content["words"].GetArrayLength().ShouldBeGreaterThan(0);

        // Her tablet and her browser watch, one by WebSocket, one by polling and upgrade.
        await using var tablet = WatchingDevice.Connect(server.Address, ana.AccessToken, "websocket");
        await using var browser = WatchingDevice.Connect(server.Address, ana.AccessToken);
        await tablet.Event("connect");
        await browser.Event("connect");
        var board = await tablet.Ask("leaderboard:watch", new { board = "weekly", limit = 5 });
        board.GetProperty("ok").GetBoolean().ShouldBeTrue();
        board.GetProperty("total").GetInt32().ShouldBe(0);

        // She starts the lesson. No question tells its answer.
        var attempt = await ana.Start(lessonId);
        var id = attempt.GetProperty("id").GetString()!;
        var questions = attempt.GetProperty("questions").EnumerateArray().Select(question => question.GetProperty("id").GetString()!).ToList();
        attempt.GetRawText().ShouldNotContain("solution");
        attempt.GetRawText().ShouldNotContain("accepted");

        // The first answer goes by the socket, the next ones by HTTP; both devices follow.
        var acked = await browser.Ask("attempt:answer", new { attemptId = id, questionId = questions[0], response = (string?)null });
        acked.GetProperty("ok").GetBoolean().ShouldBeTrue(acked.ToString());
        acked.GetProperty("verdict").GetString().ShouldBe("skipped");
        (await ana.Answer(id, questions[1])).ShouldBeOk();
        (await ana.Post($"/attempts/{id}/finish")).ShouldBe(HttpStatusCode.Conflict, "attempt_incomplete");

        // Half-way she changes to another device and goes on where she was.
        var phone = await ana.OnAnotherDevice();
        var resumed = (await phone.Get($"/attempts/{id}")).ShouldBeOk();
        resumed["answered"].GetInt32().ShouldBe(2);
        foreach (var question in questions.Skip(2))
        {
            (await phone.Answer(id, question)).ShouldBeOk();
        }

        // Both devices finish at once: the same answer, paid once.
        var finishes = await Task.WhenAll(ana.Post($"/attempts/{id}/finish"), phone.Post($"/attempts/{id}/finish"), ana.Post($"/attempts/{id}/finish"));
        finishes.Select(finish => finish.ShouldBeOk().Text).Distinct().Count().ShouldBe(1);
        finishes[0]["total"].GetInt32().ShouldBe(questions.Count);
        finishes[0]["correct"].GetInt32().ShouldBe(0);

        // Now she knows the answers that were shown, and earns.
        var second = await phone.Learn(lessonId);
        second["correct"].GetInt32().ShouldBeGreaterThan(0);
        second["streak"].GetProperty("days").GetInt32().ShouldBe(1);
        var total = second["xp"].GetProperty("total").GetInt64();
        total.ShouldBe(second["xp"].GetProperty("earned").GetInt64() + finishes[0]["xp"].GetProperty("earned").GetInt64());

        // The outline, her progress, history and the board agree.
        (await ana.Get($"/courses/{course}"))["units"][0].GetProperty("lessons")[0].GetProperty("state").GetProperty("completions").GetInt32().ShouldBe(2);
        (await ana.Get("/progress"))["courses"][0].GetProperty("xp").GetInt64().ShouldBe(total);
        (await ana.Get("/progress/history?days=2"))["days"][1].GetProperty("xp").GetInt64().ShouldBe(total);
        await tablet.Event("leaderboard:changed", data => data.GetProperty("items").GetArrayLength() == 1 && data.GetProperty("me").GetProperty("score").GetInt64() == total);

        // Both devices saw everything, in order.
        foreach (var device in new[] { tablet, browser })
        {
            await device.Event("xp:earned", data => data.GetProperty("total").GetInt64() == total);
            await device.Event("progress:updated", data => data.GetProperty("state").GetProperty("completions").GetInt32() == 2);
            device.Events("attempt:progress").Where(data => data.GetProperty("attemptId").GetString() == id).Select(data => data.GetProperty("answered").GetInt32())
                .ShouldBe(Enumerable.Range(1, questions.Count));
            var numbers = device.Seen.Where(line => line.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object && data.TryGetProperty("seq", out _))
                .Select(line => line.GetProperty("data").GetProperty("seq").GetInt64()).ToList();
            numbers.ShouldBe(numbers.Order());
        }

        // Ben is quicker: three lessons, and Ana's tablet sees him pass her.
        var ben = await server.SignUp("Ben", "Asia/Tokyo");
        await ben.Studies(lessonId);
        for (var i = 0; i < 3; i++)
        {
            await ben.Learn(lessonId);
        }

        var passed = await tablet.Event("leaderboard:changed", data => data.GetProperty("items")[0].GetProperty("userId").GetString() == ben.UserId);
        passed.GetProperty("data").GetProperty("me").GetProperty("rank").GetInt32().ShouldBe(2);
        var around = (await ana.Get("/leaderboards/weekly?around=me")).ShouldBeOk();
        around["me"].GetProperty("rank").GetInt32().ShouldBe(2);
        around["total"].GetInt32().ShouldBe(2);

        // A device that was away is told what it missed.
        var first = browser.Events("attempt:progress").First().GetProperty("seq").GetInt64();
        var missed = await browser.Ask("resume", new { streams = new Dictionary<string, long> { ["learner"] = first } });
        missed.GetProperty("resync").GetBoolean().ShouldBeFalse(missed.ToString());
        missed.GetProperty("events")[0].GetProperty("data").GetProperty("seq").GetInt64().ShouldBeGreaterThan(first);

        (await browser.Ask("resume", new { streams = new Dictionary<string, long> { ["learner"] = 1L << 52 } })).GetProperty("resync").GetBoolean().ShouldBeTrue();

        // An event that this server does not know is acknowledged too, and the connection goes on.
        var unknown = await browser.Ask("attempt:pause", new { attemptId = id });
        unknown.GetProperty("ok").GetBoolean().ShouldBeFalse();
        unknown.GetProperty("code").GetString().ShouldBe("unknown_event");
        (await browser.Ask("progress:watch", new { })).GetProperty("ok").GetBoolean().ShouldBeTrue();

        // She signs out on the first device: its sockets hear of it and are closed; the phone stays signed in.
        (await ana.Post("/auth/logout", new { refreshToken = ana.RefreshToken })).Status.ShouldBe(HttpStatusCode.NoContent);
        await tablet.Event("session:revoked");
        await tablet.Event("disconnect");
        (await ana.Get("/users/me")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await phone.Get("/users/me")).ShouldBeOk();

        // The operator stops the server; it ends cleanly, and everything is there after the next start.
        (await server.Stop()).ShouldBe(0);
        await server.Restart();
        (await phone.Get("/leaderboards/weekly")).ShouldBeOk()["items"].EnumerateArray().Select(item => item.GetProperty("userId").GetString())
            .ShouldBe([ben.UserId, ana.UserId]);
        (await phone.Post($"/attempts/{id}/finish")).Text.ShouldBe(finishes[0].Text);
    }

    [SkippableFact]
    public async Task ASocketWithoutAGoodTokenIsRefusedWithACode()
    {
        await using var server = await ServerProcess.Start(newHome());
        await using var without = WatchingDevice.Connect(server.Address, null, "websocket");
        await using var with = WatchingDevice.Connect(server.Address, "not.a.token", "websocket");
        (await without.Event("connect_error", null))
            .GetProperty("data").GetProperty("code").GetString().ShouldBe("token_missing");
        (await with.Event("connect_error", null))
            .GetProperty("data").GetProperty("code").GetString().ShouldBe("token_invalid");
    }
}

public sealed class TheMainJobOnSqlite() : TheMainJob(Home.OnSqlite);

public sealed class TheMainJobOnMongoDb(MongoDouble mongo) : TheMainJob(() => Home.OnMongoDb(mongo)), IClassFixture<MongoDouble>;
