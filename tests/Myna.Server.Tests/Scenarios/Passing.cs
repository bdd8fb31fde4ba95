using System.Net;
using System.Text.Json;
using Myna.Tests;

namespace Myna.Server.Tests.Scenarios;

/// <summary>A lesson is done when it is passed, and a course that is learnt in order opens the next one then.</summary>
public abstract class Passing(Func<Home> newHome)
{
    [SkippableFact]
    public async Task ACourseInOrderOpensLessonByLesson()
    {
        await using var server = await ServerProcess.Start(newHome());
        var teacher = await server.SignUp("teacher");
        await server.Stop();
        (await ServerProcess.RunTool(server.Home, $"user grant {teacher.Email} author")).ExitCode.ShouldBe(0);
        await server.Restart();
        await teacher.LogIn(teacher.Email);
        var course = (await teacher.Post("/courses", Course(new { passMark = 0.75, unlock = "inOrder" }))).ShouldBeOk(HttpStatusCode.Created);
        course["policies"].GetProperty("passMark").GetDouble().ShouldBe(0.75);
        var lessons = new List<string>();
        foreach (var title in new[] { "One", "Two", "Three" })
        {
            lessons.Add((await teacher.Post("/lessons", Lesson(course, title))).ShouldBeOk(HttpStatusCode.Created)["id"].GetString()!);
        }

        (await teacher.Post("/courses/in-order/publish")).ShouldBeOk();

        var ana = await server.SignUp("ana");
        var outline = (await ana.Get("/courses/in-order")).ShouldBeOk();
        outline["policies"].GetProperty("unlock").GetString().ShouldBe("inOrder");
        (await Locked(ana)).ShouldBe([false, true, true]);
        (await ana.Post("/attempts", new { kind = "lesson", lessonId = lessons[1] })).ShouldBe(HttpStatusCode.Conflict, "lesson_locked");
        (await ana.Get($"/lessons/{lessons[1]}/offline")).ShouldBe(HttpStatusCode.Conflict, "lesson_locked");
        var second = (await ana.Get($"/lessons/{lessons[1]}")).ShouldBeOk()["quizId"].GetString();
        (await ana.Post("/attempts", new { kind = "quiz", quizId = second })).ShouldBe(HttpStatusCode.Conflict, "lesson_locked");

        // Two of four are right: below the pass mark of this course.
        var failed = await Answer(ana, lessons[0], wrong: 2);
        (failed["passed"].GetBoolean(), failed["lesson"].GetProperty("status").GetString(), failed["lesson"].GetProperty("completions").GetInt32()).ShouldBe((false, "started", 1));
        failed["xp"].GetProperty("reasons").EnumerateArray().Select(reason => reason.GetProperty("code").GetString()).ShouldBe(["correct"]);
        (await Locked(ana)).ShouldBe([false, true, true]);

        var passed = await Answer(ana, lessons[0], wrong: 1);
        (passed["passed"].GetBoolean(), passed["lesson"].GetProperty("status").GetString()).ShouldBe((true, "done"));
        var opened = passed["unlocked"].EnumerateArray().Single(unlocked => unlocked.GetProperty("kind").GetString() == "lesson");
        (opened.GetProperty("id").GetString(), opened.GetProperty("title").GetString()).ShouldBe((lessons[1], "Two"));
        (await Locked(ana)).ShouldBe([false, false, true]);
        (await Answer(ana, lessons[0], wrong: 4))["lesson"].GetProperty("status").GetString().ShouldBe("done", "a lesson that is done stays so");
        (await Answer(ana, lessons[1], wrong: 0))["passed"].GetBoolean().ShouldBeTrue();

        // Without policies again every lesson is open.
        var draft = (await teacher.Get("/courses/in-order/draft")).ShouldBeOk();
        var open = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(draft.Text)!;
        open.Remove("policies");
        (await teacher.Send(HttpMethod.Put, "/courses/in-order", Learner.Json(JsonSerializer.Serialize(open)), teacher.AccessToken, ifMatch: draft.Raw.Headers.ETag!.ToString())).ShouldBeOk();
        (await (await server.SignUp("ben")).Post("/attempts", new { kind = "lesson", lessonId = lessons[2] })).ShouldBeOk(HttpStatusCode.Created);

        var refused = await teacher.Post("/courses", Course(new { passMark = 2, unlock = "never", lives = 3 }));
        refused.ShouldBe(HttpStatusCode.BadRequest, "invalid_request");
        refused["errors"].EnumerateObject().Select(error => error.Name).ShouldBe(["/policies/passMark", "/policies/unlock", "/policies/lives"], ignoreOrder: true);
        (await teacher.Post("/courses", Course("strict")))["errors"].EnumerateObject().Select(error => error.Name).ShouldBe(["/policies"]);
    }

    private static async Task<List<bool>> Locked(Learner learner) =>
        [.. (await learner.Get("/courses/in-order")).ShouldBeOk()["units"][0].GetProperty("lessons").EnumerateArray().Select(lesson => lesson.GetProperty("locked").GetBoolean())];

    private static async Task<Reply> Answer(Learner learner, string lesson, int wrong)
    {
        var attempt = await learner.Start(lesson);
        var id = attempt.GetProperty("id").GetString();
        var questions = attempt.GetProperty("questions").EnumerateArray().ToList();
        questions.Count.ShouldBe(4);
        foreach (var (i, question) in questions.Index())
        {
            (await learner.Post($"/attempts/{id}/answers", new { questionId = question.GetProperty("id").GetString(), response = i < wrong ? "never" : "jes" })).ShouldBeOk()
                ["correct"].GetBoolean().ShouldBe(i >= wrong);
        }

        return (await learner.Post($"/attempts/{id}/finish")).ShouldBeOk();
    }

    private static object Course(object policies) => new
    {
        id = "in-order",
        title = "In order",
        language = new { name = "Esperanto", code = "eo" },
        forSpeakersOf = new { name = "English", code = "en" },
        policies,
        units = new[] { new { title = "Unit" } },
    };

    private static object Lesson(Reply course, string title) => new
    {
        courseId = "in-order",
        unitId = course["units"][0].GetProperty("id").GetString(),
        title,
        exercises = Enumerable.Range(0, 4).Select(i => new { type = "text", prompt = new { text = $"{title} {i}" }, answers = new[] { "jes" } }).ToArray(),
    };
}

public sealed class PassingOnSqlite() : Passing(Home.OnSqlite);

public sealed class PassingOnMongoDb(MongoDouble mongo) : Passing(() => Home.OnMongoDb(mongo)), IClassFixture<MongoDouble>;
