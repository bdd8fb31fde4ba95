using System.Net;
using Myna.Tests;

namespace Myna.Server.Tests.Scenarios;

/// <summary>A client whose first start was lost on the way back asks again.</summary>
public abstract class StartingAgain(Func<Home> newHome)
{
    [SkippableFact]
    public async Task AKeyAnswersRetriesOfItsOwnRequestOnly()
    {
        await using var server = await ServerProcess.Start(newHome());
        var ana = await server.SignUp("Ana");
        var course = (await ana.Get("/courses")).ShouldBeOk()["items"][0].GetProperty("id").GetString()!;
        var lessons = (await ana.Get($"/courses/{course}"))["units"][0].GetProperty("lessons");
        var (lessonId, quizId, otherQuiz) = (lessons[0].GetProperty("id").GetString()!, lessons[0].GetProperty("quizId").GetString()!, lessons[1].GetProperty("quizId").GetString()!);
        Task<Reply> Start(object request) => ana.Post("/attempts", request, "key");

        var first = (await Start(new { kind = "lesson", lessonId })).ShouldBeOk(HttpStatusCode.Created);

        // The same request in other words gives the same attempt; nothing else does.
        (await Start(new { lessonId, quizId = (string?)null, kind = "lesson" })).ShouldBeOk(HttpStatusCode.Created).Text.ShouldBe(first.Text);
        foreach (var other in new object[]
        {
            new { kind = "lesson" },
            new { kind = "lesson", lessonId = "no-such-lesson" },
            new { kind = "lesson", lessonId, quizId },
            new { kind = "lesson", lessonId, courseId = course },
            new { kind = "quiz", quizId },
            new { kind = "review", courseId = course },
        })
        {
            (await Start(other)).ShouldBe(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        }

        var quiz = (await ana.Post("/attempts", new { kind = "quiz", quizId }, "another-key")).ShouldBeOk(HttpStatusCode.Created);
        (await ana.Post("/attempts", new { kind = "quiz", quizId = otherQuiz }, "another-key")).ShouldBe(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        (await ana.Post("/attempts", new { kind = "quiz", quizId = "no-such-quiz" }, "another-key")).ShouldBe(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        (await ana.Post("/attempts", new { kind = "quiz" }, "another-key")).ShouldBe(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");

        // Once it is answered, a retry still gets what the first start gave; another learner's key is their own.
        await ana.Answer(quiz["id"].GetString()!, quiz["questions"][0].GetProperty("id").GetString()!);
        (await ana.Post("/attempts", new { kind = "quiz", quizId }, "another-key")).Text.ShouldBe(quiz.Text);
        var ben = await server.SignUp("Ben");
        (await ben.Post("/attempts", new { kind = "quiz", quizId }, "another-key")).ShouldBeOk(HttpStatusCode.Created)["id"].GetString().ShouldNotBe(quiz["id"].GetString());
    }

    [SkippableFact]
    public async Task AStartOverASocketWhoseAckWasLostIsAskedAgainAndMakesOneAttempt()
    {
        await using var server = await ServerProcess.Start(newHome());
        var ana = await server.SignUp("Ana");
        var lessonId = await ana.FirstLesson();
        await using var phone = WatchingDevice.Connect(server.Address, ana.AccessToken, "websocket");
        await phone.Event("connect");
        async Task<string> Start(object request) => (await phone.Ask("attempt:start", request)).GetProperty("id").GetString()!;

        var first = await Start(new { kind = "lesson", lessonId, clientId = "mine-1" });

        (await Start(new { kind = "lesson", lessonId, clientId = "mine-1" })).ShouldBe(first);
        (await Start(new { kind = "lesson", lessonId, clientId = "mine-2" })).ShouldNotBe(first);
        (await Start(new { kind = "lesson", lessonId })).ShouldNotBe(await Start(new { kind = "lesson", lessonId }), "without a client id each start makes an attempt");
        (await phone.Ask("attempt:start", new { kind = "lesson", lessonId = "other", clientId = "mine-1" })).GetProperty("code").GetString().ShouldBe("idempotency_key_reused");
        (await phone.Ask("attempt:start", new { kind = "lesson", lessonId, clientId = "" })).GetProperty("code").GetString().ShouldBe("invalid_request");

        // The two wires share their keys: a start that is retried over HTTP finds the socket's attempt.
        (await ana.Post("/attempts", new { kind = "lesson", lessonId }, "mine-1")).ShouldBeOk(HttpStatusCode.Created)["id"].GetString().ShouldBe(first);
    }

    [SkippableFact]
    public async Task TenDevicesThatStartWithOneKeyAtOnceGetOneAttempt()
    {
        await using var server = await ServerProcess.Start(newHome());
        var ana = await server.SignUp("Ana");
        var lessonId = await ana.FirstLesson();

        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ana.Post("/attempts", new { kind = "lesson", lessonId }, "one")));

        replies.Select(reply => reply.ShouldBeOk(HttpStatusCode.Created).Text).Distinct().ShouldHaveSingleItem();
    }
}

public sealed class StartingAgainOnSqlite() : StartingAgain(Home.OnSqlite);

public sealed class StartingAgainOnMongoDb(MongoDouble mongo) : StartingAgain(() => Home.OnMongoDb(mongo)), IClassFixture<MongoDouble>;
