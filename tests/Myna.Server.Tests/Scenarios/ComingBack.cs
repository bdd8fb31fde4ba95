using System.Net;
using System.Text.Json;
using Myna.Tests;

namespace Myna.Server.Tests.Scenarios;

/// <summary>Mistakes come back: at the end of their lesson, and as a practice of their own.</summary>
public abstract class ComingBack(Func<Home> newHome)
{
    [SkippableFact]
    public async Task AMistakeIsAskedAgainUntilItIsRight()
    {
        await using var server = await ServerProcess.Start(newHome());
        var teacher = await server.SignUp("teacher");
        await server.Stop();
        (await ServerProcess.RunTool(server.Home, $"user grant {teacher.Email} author")).ExitCode.ShouldBe(0);
        await server.Restart();
        await teacher.LogIn(teacher.Email);
        var lesson = await Lesson(teacher);
        var ana = await server.SignUp("ana");
        await using var tablet = WatchingDevice.Connect(server.Address, ana.AccessToken, "websocket");
        await tablet.Event("connect");

        var started = await tablet.Ask("attempt:start", new { kind = "lesson", lessonId = lesson, repeatMistakes = true, clientId = "one" });
        started.GetProperty("ok").GetBoolean().ShouldBeTrue(started.ToString());
        var id = started.GetProperty("id").GetString()!;
        var questions = started.GetProperty("questions").EnumerateArray().Select(question => question.GetProperty("id").GetString()!).ToList();
        questions.Count.ShouldBe(4);

        // Wrong by the socket, and the retry over HTTP tells the same.
        var wrong = await tablet.Ask("attempt:answer", new { attemptId = id, questionId = questions[0], response = "never" });
        var second = wrong.GetProperty("appended")[0];
        wrong.GetProperty("progress").GetRawText().ShouldBe("""{"answered":1,"total":5,"correct":0}""");
        second.GetProperty("id").GetString().ShouldNotBe(questions[0]);
        second.GetRawText().ShouldNotContain("jes");

        // A skipped question comes back, too.
        var skipped = (await ana.Post($"/attempts/{id}/answers", new { questionId = questions[1] })).ShouldBeOk();
        skipped["progress"].GetProperty("total").GetInt32().ShouldBe(6);
        var retried = (await ana.Post($"/attempts/{id}/answers", new { questionId = questions[0], response = "jes" })).ShouldBeOk();
        retried["appended"][0].GetRawText().ShouldBe(second.GetRawText());
        retried["progress"].GetRawText().ShouldBe(wrong.GetProperty("progress").GetRawText());
        (await ana.Post("/attempts", new { kind = "lesson", lessonId = lesson, repeatMistakes = true }, "one")).ShouldBeOk(HttpStatusCode.Created)["total"].GetInt32().ShouldBe(4);
        (await ana.Post("/attempts", new { kind = "lesson", lessonId = lesson }, "one")).ShouldBe(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");

        // Another device goes on where this one was.
        var phone = await ana.OnAnotherDevice();
        var resumed = (await phone.Get($"/attempts/{id}")).ShouldBeOk();
        resumed["total"].GetInt32().ShouldBe(6);
        resumed["questions"][4].GetRawText().ShouldBe(second.GetRawText());
        resumed["questions"][5].GetRawText().ShouldBe(skipped["appended"][0].GetRawText());
        foreach (var question in questions.Skip(2))
        {
            (await Say(phone, id, question, "jes")).Body.TryGetProperty("appended", out _).ShouldBeFalse();
        }

        (await phone.Post($"/attempts/{id}/finish")).ShouldBe(HttpStatusCode.Conflict, "attempt_incomplete");
        var third = (await Say(phone, id, second.GetProperty("id").GetString()!, "never"))["appended"][0];
        (await Say(phone, id, skipped["appended"][0].GetProperty("id").GetString()!, "jes"))["correct"].GetBoolean().ShouldBeTrue();

        // At most twice: this third time is the last one.
        var last = await Say(phone, id, third.GetProperty("id").GetString()!, "never");
        last.Body.TryGetProperty("appended", out _).ShouldBeFalse();
        last["progress"].GetRawText().ShouldBe("""{"answered":7,"total":7,"correct":3}""");
        var finished = (await phone.Post($"/attempts/{id}/finish")).ShouldBeOk();
        (finished["score"].GetDouble(), finished["correct"].GetInt32(), finished["total"].GetInt32(), finished["passed"].GetBoolean()).ShouldBe((0.5, 2, 4, false));
        (await phone.Get($"/attempts/{id}")).ShouldBeOk()["answers"].EnumerateArray().Count(answer => answer.TryGetProperty("appended", out _)).ShouldBe(3);

        // What is wrong still is practised, and nothing else; then there is nothing left.
        var practice = (await ana.Post("/attempts", new { kind = "mistakes", courseId = "coming-back" })).ShouldBeOk(HttpStatusCode.Created);
        var only = practice["questions"].EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetString()!;
        only.ShouldBe(questions[0]);
        (await Say(ana, practice["id"].GetString()!, only, "jes"))["correct"].GetBoolean().ShouldBeTrue();
        (await ana.Post($"/attempts/{practice["id"].GetString()}/finish")).ShouldBeOk()["xp"].GetProperty("earned").GetInt32().ShouldBeGreaterThan(0);
        (await ana.Post("/attempts", new { kind = "mistakes", courseId = "coming-back" })).ShouldBe(HttpStatusCode.Conflict, "no_mistakes");
        (await ana.Post("/attempts", new { kind = "mistakes", courseId = "none" })).ShouldBe(HttpStatusCode.NotFound, "course_not_found");
        (await ana.Post("/attempts", new { kind = "mistakes" })).ShouldBe(HttpStatusCode.BadRequest, "invalid_request");
    }

    [SkippableFact]
    public async Task MistakesThatAreMendedPassALesson()
    {
        await using var server = await ServerProcess.Start(newHome());
        var ana = await server.SignUp("ana");
        var attempt = (await ana.Post("/attempts", new { kind = "lesson", lessonId = await ana.FirstLesson(), repeatMistakes = true })).ShouldBeOk(HttpStatusCode.Created);
        var id = attempt["id"].GetString()!;
        var types = attempt["questions"].EnumerateArray().ToDictionary(question => question.GetProperty("id").GetString()!, question => question.GetProperty("type").GetString());
        var waiting = new Queue<JsonElement>(attempt["questions"].EnumerateArray());
        var solutions = await server.Solutions(ana, attempt);
        var (asked, otherTypes) = (0, 0);
        while (waiting.TryDequeue(out var question))
        {
            // Each is skipped at first, and answered with the solution when it comes back.
            var questionId = question.GetProperty("id").GetString()!;
            var isFirst = asked++ < types.Count;
            var quizQuestion = questionId.Split('~')[0];
            var answered = (await ana.Post($"/attempts/{id}/answers", new { questionId, response = isFirst ? (object?)null : solutions[quizQuestion] })).ShouldBeOk();
            answered["correct"].GetBoolean().ShouldBe(!isFirst);
            if (answered.Body.TryGetProperty("appended", out var appended))
            {
                waiting.Enqueue(appended[0]);
                otherTypes += appended[0].GetProperty("type").GetString() != types[questionId] ? 1 : 0;
            }
        }

        asked.ShouldBe(2 * types.Count);
        otherTypes.ShouldBeGreaterThan(0, "a word has several types of questions");
        var finished = (await ana.Post($"/attempts/{id}/finish")).ShouldBeOk();
        (finished["score"].GetDouble(), finished["correct"].GetInt32(), finished["passed"].GetBoolean()).ShouldBe((0, 0, true));
        finished["lesson"].GetProperty("status").GetString().ShouldBe("done");
        finished["xp"].GetProperty("earned").GetInt32().ShouldBe(0, "first answers are paid");
    }

    private static async Task<Reply> Say(Learner learner, string attemptId, string questionId, string response) =>
        (await learner.Post($"/attempts/{attemptId}/answers", new { questionId, response })).ShouldBeOk();

    private static async Task<string> Lesson(Learner teacher)
    {
        var course = (await teacher.Post("/courses", new
        {
            id = "coming-back",
            title = "Coming back",
            language = new { name = "Esperanto", code = "eo" },
            forSpeakersOf = new { name = "English", code = "en" },
            units = new[] { new { title = "Unit" } },
        })).ShouldBeOk(HttpStatusCode.Created);
        var lesson = (await teacher.Post("/lessons", new
        {
            courseId = "coming-back",
            unitId = course["units"][0].GetProperty("id").GetString(),
            title = "Lesson",
            exercises = Enumerable.Range(0, 4).Select(i => new { type = "text", prompt = new { text = $"Question {i}" }, answers = new[] { "jes" } }).ToArray(),
        })).ShouldBeOk(HttpStatusCode.Created)["id"].GetString()!;
        (await teacher.Post($"/lessons/{lesson}/publish")).ShouldBeOk();
        return lesson;
    }
}

internal static class Solving
{
    /// <summary>The solutions of a lesson's quiz, as somebody knows them who has skipped every question of it once.</summary>
    public static async Task<Dictionary<string, JsonElement>> Solutions(this ServerProcess server, Learner learner, Reply attempt)
    {
        var other = await server.SignUp("solver");
        var quiz = (await learner.Get($"/lessons/{attempt["lessonId"].GetString()}")).ShouldBeOk()["quizId"].GetString();
        var whole = (await other.Post("/attempts", new { kind = "quiz", quizId = quiz })).ShouldBeOk(HttpStatusCode.Created);
        var solutions = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var question in whole["questions"].EnumerateArray())
        {
            var questionId = question.GetProperty("id").GetString()!;
            solutions[questionId] = (await other.Post($"/attempts/{whole["id"].GetString()}/answers", new { questionId })).ShouldBeOk()["solution"];
        }

        return solutions;
    }
}

public sealed class ComingBackOnSqlite() : ComingBack(Home.OnSqlite);

public sealed class ComingBackOnMongoDb(MongoDouble mongo) : ComingBack(() => Home.OnMongoDb(mongo)), IClassFixture<MongoDouble>;
