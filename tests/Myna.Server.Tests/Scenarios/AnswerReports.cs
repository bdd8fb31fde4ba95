using System.Net;
using System.Text.Json;
using Myna.Tests;

namespace Myna.Server.Tests.Scenarios;

/// <summary>Learners report an answer, an author accepts it, and everybody who ever typed it has it right.</summary>
public abstract class AnswerReports(Func<Home> newHome)
{
    private const string Typed = "sal al vi";

    [SkippableFact]
    public async Task AnAcceptedAnswerIsRightForEverybodyWhoTypedIt()
    {
        await using var server = await ServerProcess.Start(newHome());
        var (teacher, lesson) = await Course(server);
        var stranger = await Author(server, "stranger");
        var ana = await server.SignUp("ana");
        var ben = await server.SignUp("ben");
        var cleo = await server.SignUp("cleo");
        var dan = await server.SignUp("dan");
        var eve = await server.SignUp("eve");

        // Ana has all but one right, Ben fails by it, Cleo has nothing right, Dan has not finished, Eve has begun.
        var (anas, anasEnd) = await Learn(ana, lesson, Typed, wrong: 0);
        var (bens, bensEnd) = await Learn(ben, lesson, "Sal, al vi!", wrong: 1);
        var (cleos, cleosEnd) = await Learn(cleo, lesson, Typed, wrong: 3);
        var dans = await dan.Start(lesson);
        var hello = QuestionOf(dans, "hello");
        (await dan.Post($"/attempts/{IdOf(dans)}/answers", new { questionId = hello, response = Typed })).ShouldBeOk();
        var eves = await eve.Start(lesson);
        (anasEnd["xp"].GetProperty("earned").GetInt32(), bensEnd["passed"].GetBoolean(), cleosEnd["xp"].GetProperty("earned").GetInt32()).ShouldBe((13, false, 0));

        (await Report(ana, anas, hello, "They say so in Zagreb.")).ShouldBeOk()["status"].GetString().ShouldBe("open");
        (await Report(ana, anas, hello, "again")).ShouldBeOk()["status"].GetString().ShouldBe("open");
        (await Report(ben, bens, hello, null)).ShouldBeOk();
        (await Report(ben, bens, QuestionOf(dans, "yes"), null)).ShouldBeOk();
        (await Report(ben, anas, hello, null)).ShouldBe(HttpStatusCode.NotFound, "attempt_not_found");
        (await Report(ana, anas, "none", null)).ShouldBe(HttpStatusCode.NotFound, "question_not_in_attempt");
        (await Report(ana, anas, QuestionOf(dans, "yes"), null)).ShouldBe(HttpStatusCode.Conflict, "not_reportable");
        (await Report(eve, IdOf(eves), hello, null)).ShouldBe(HttpStatusCode.Conflict, "not_answered");
        (await ana.Post($"/attempts/{anas}/answers/{hello}/report", new { reason = "bored" })).ShouldBe(HttpStatusCode.BadRequest, "invalid_request");
        (await Report(ana, anas, hello, new string('x', 501))).ShouldBe(HttpStatusCode.BadRequest, "invalid_request");

        // The authors of the course, and nobody else, see each answer once, the likeliest first.
        (await ana.Get("/reports?courseId=reports")).ShouldBe(HttpStatusCode.Forbidden, "forbidden");
        (await stranger.Get("/reports?courseId=reports")).ShouldBe(HttpStatusCode.Forbidden, "not_an_author");
        (await teacher.Get("/reports")).ShouldBe(HttpStatusCode.BadRequest, "invalid_request");
        var page = (await teacher.Get("/reports?courseId=reports&limit=1")).ShouldBeOk();
        var report = page["items"].EnumerateArray().ShouldHaveSingleItem();
        (report.GetProperty("answer").GetString(), report.GetProperty("closest").GetString(), report.GetProperty("reporters").GetInt32()).ShouldBe((Typed, "saluton al vi", 2));
        report.GetProperty("notes").EnumerateArray().ShouldHaveSingleItem().GetProperty("suggestion").GetString().ShouldBe("They say so in Zagreb.");
        var unlikely = (await teacher.Get($"/reports?courseId=reports&limit=1&cursor={page["nextCursor"].GetString()}")).ShouldBeOk()["items"].EnumerateArray().ShouldHaveSingleItem();
        unlikely.GetProperty("likelihood").GetDouble().ShouldBeLessThan(report.GetProperty("likelihood").GetDouble());

        var id = IdOf(report);
        (await stranger.Get($"/reports/{id}/consequence")).ShouldBe(HttpStatusCode.NotFound, "report_not_found");
        (await stranger.Post($"/reports/{id}/accept")).ShouldBe(HttpStatusCode.NotFound, "report_not_found");
        var consequence = (await teacher.Get($"/reports/{id}/consequence")).ShouldBeOk();
        (consequence["answers"].GetInt32(), consequence["learners"].GetInt32(), consequence["complete"].GetBoolean()).ShouldBe((4, 4, true));

        await using var tablet = WatchingDevice.Connect(server.Address, ana.AccessToken, "websocket");
        await using var phone = WatchingDevice.Connect(server.Address, ben.AccessToken, "websocket");
        await tablet.Event("connect");
        await phone.Event("connect");
        (await teacher.Post($"/reports/{IdOf(unlikely)}/dismiss")).ShouldBeOk()["status"].GetString().ShouldBe("dismissed");
        (await phone.Event("report:decided")).GetProperty("data").GetProperty("status").GetString().ShouldBe("dismissed");

        var accepted = (await teacher.Post($"/reports/{id}/accept")).ShouldBeOk();
        (accepted["status"].GetString(), accepted["version"].GetInt32()).ShouldBe(("accepted", 2));
        await Done(teacher, id);
        (await teacher.Post($"/reports/{id}/accept")).ShouldBeOk()["version"].GetInt32().ShouldBe(2, "a retry");
        (await teacher.Post($"/reports/{id}/dismiss")).ShouldBe(HttpStatusCode.Conflict, "report_decided");
        (await teacher.Get($"/reports/{id}")).ShouldBeOk()["regrade"].GetProperty("answers").GetInt32().ShouldBe(4);
        (await teacher.Get("/lessons/reports.greetings/draft")).ShouldBeOk().Text.ShouldContain(Typed);

        var told = (await tablet.Event("answer:accepted")).GetProperty("data");
        (told.GetProperty("attemptId").GetString(), told.GetProperty("questionId").GetString(), told.GetProperty("xp").GetInt32()).ShouldBe((anas, hello, 6));
        (await tablet.Event("report:decided")).GetProperty("data").GetProperty("status").GetString().ShouldBe("accepted");

        // Ana has the point and the perfect lesson, Ben has passed, Cleo has earned something on this day.
        var mended = (await ana.Get($"/attempts/{anas}")).ShouldBeOk();
        mended["answers"].EnumerateArray().First(answer => answer.GetProperty("questionId").GetString() == hello).GetProperty("verdict").GetString().ShouldBe("correct");
        (mended["result"].GetProperty("score").GetDouble(), mended["result"].GetProperty("xp").GetProperty("earned").GetInt32()).ShouldBe((1, 19));
        (await ana.Post($"/attempts/{anas}/finish")).ShouldBeOk().Text.ShouldBe(mended["result"].GetRawText());
        await Stands(ana, 19, "done");
        (await Report(ana, anas, hello, null)).ShouldBeOk()["status"].GetString().ShouldBe("accepted");
        await Stands(ben, 13, "done");
        (await ben.Get($"/attempts/{bens}")).ShouldBeOk()["result"].GetProperty("score").GetDouble().ShouldBe(0.75);
        await Stands(cleo, 1, "started");
        (await cleo.Get("/streak")).ShouldBeOk()["days"].GetInt32().ShouldBe(1);
        (await cleo.Get($"/attempts/{cleos}")).ShouldBeOk()["result"].GetProperty("correct").GetInt32().ShouldBe(1);

        // Attempts that were open go on with it, also those that had not come to the question.
        (await dan.Get($"/attempts/{IdOf(dans)}")).ShouldBeOk()["correct"].GetInt32().ShouldBe(1);
        (await eve.Post($"/attempts/{IdOf(eves)}/answers", new { questionId = hello, response = Typed })).ShouldBeOk()["correct"].GetBoolean().ShouldBeTrue();
        foreach (var (learner, attempt) in new[] { (dan, dans), (eve, eves) })
        {
            foreach (var question in attempt.GetProperty("questions").EnumerateArray().Where(question => question.GetProperty("id").GetString() != hello))
            {
                (await learner.Post($"/attempts/{IdOf(attempt)}/answers", new { questionId = question.GetProperty("id").GetString(), response = "jes" })).ShouldBeOk();
            }

            (await learner.Post($"/attempts/{IdOf(attempt)}/finish")).ShouldBeOk()["xp"].GetProperty("earned").GetInt32().ShouldBe(19);
        }

        (await Learn(ana, lesson, Typed, wrong: 0)).End["score"].GetDouble().ShouldBe(1, "new attempts ask the new version");

        // Authors see how each question is answered; nobody else does.
        (await ana.Get($"/quizzes/{lesson}.quiz/statistics")).ShouldBe(HttpStatusCode.Forbidden, "forbidden");
        (await stranger.Get($"/quizzes/{lesson}.quiz/statistics")).ShouldBe(HttpStatusCode.Forbidden, "not_an_author");
        (await teacher.Get("/quizzes/none/statistics")).ShouldBe(HttpStatusCode.NotFound, "quiz_not_found");
        var statistics = (await teacher.Get($"/quizzes/{lesson}.quiz/statistics")).ShouldBeOk();
        (statistics["attempts"].GetInt32(), statistics["complete"].GetBoolean()).ShouldBe((6, true));
        var (yes, greeting) = (StatisticsOf("yes"), StatisticsOf("hello"));
        (greeting.GetProperty("answers").GetInt32(), greeting.GetProperty("facility").GetDouble(), greeting.GetProperty("medianMs").GetInt32()).ShouldBe((6, 1, 3000));
        yes.GetProperty("facility").GetDouble().ShouldBe(0.667);
        yes.GetProperty("wrong").EnumerateArray().ShouldHaveSingleItem().GetRawText().ShouldBe("""{"answer":"neniam","count":2}""");
        JsonElement StatisticsOf(string prompt) => statistics["questions"].EnumerateArray().Single(question => PromptOf(question) == prompt);

        // Nothing of it is lost by a kill, and the balances are sums.
        await server.Kill();
        await server.Restart();
        await Stands(ben, 13, "done");
        (await teacher.Get("/reports?courseId=reports&status=accepted")).ShouldBeOk()["items"].GetArrayLength().ShouldBe(1);
        (await ana.Send(HttpMethod.Delete, "/users/me", null, ana.AccessToken)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await teacher.Get("/reports?courseId=reports&status=accepted")).ShouldBeOk()["items"][0].GetProperty("reporters").GetInt32().ShouldBe(1);
        (await server.Stop()).ShouldBe(0);
        var check = await ServerProcess.RunTool(server.Home, "check");
        check.ExitCode.ShouldBe(0, check.Output + check.Error);
    }

    [SkippableFact]
    public async Task ARegradeThatIsKilledAgainAndAgainCorrectsEachAttemptOnce()
    {
        const int Learners = 3, Each = 4, Open = 80, Kills = 3;
        await using var server = await ServerProcess.Start(newHome().With([KeyValuePair.Create("Myna__Regrading__AttemptsPerCommit", "1")]));
        var (teacher, lesson) = await Course(server);
        var learners = await Task.WhenAll(Enumerable.Range(0, Learners).Select(i => server.SignUp($"learner-{i}")));
        var attempts = new List<(Learner Learner, string Id, int Xp)>();
        foreach (var learner in learners)
        {
            for (var i = 0; i < Each; i++)
            {
                var (attempt, end) = await Learn(learner, lesson, Typed, wrong: i % 2);
                attempts.Add((learner, attempt, end["xp"].GetProperty("earned").GetInt32()));
            }
        }

        // Attempts that are open are corrected, too: they make the work longer than the way to a kill.
        for (var i = 0; i < Open; i++)
        {
            var open = await learners[i % Learners].Start(lesson);
            (await learners[i % Learners].Post($"/attempts/{IdOf(open)}/answers", new { questionId = QuestionOf(open, "hello"), response = Typed })).ShouldBeOk();
        }

        var question = (await learners[0].Get($"/attempts/{attempts[0].Id}")).ShouldBeOk();
        (await Report(learners[0], attempts[0].Id, QuestionOf(question.Body, "hello"), null)).ShouldBeOk();
        var id = IdOf((await teacher.Get("/reports?courseId=reports")).ShouldBeOk()["items"][0]);
        (await teacher.Post($"/reports/{id}/accept")).ShouldBeOk();
        var killed = 0;
        for (var (kill, before) = (0, 0); kill < Kills; kill++)
        {
            var looked = await Looked(teacher, id, before);
            killed += looked < attempts.Count + Open ? 1 : 0;
            before = looked;
            await server.Kill();
            await server.Restart();
        }

        killed.ShouldBeGreaterThan(0, "no kill came into the work");
        await Done(teacher, id);
        (await teacher.Get($"/reports/{id}")).ShouldBeOk()["regrade"].GetProperty("answers").GetInt32().ShouldBe(attempts.Count + Open);
        foreach (var learner in learners)
        {
            var total = 0;
            foreach (var (_, attempt, before) in attempts.Where(made => made.Learner == learner))
            {
                var result = (await learner.Get($"/attempts/{attempt}")).ShouldBeOk()["result"];
                // The answer, and that it is perfect or passed by it.
                result.GetProperty("xp").GetProperty("earned").GetInt32().ShouldBe(before + 6);
                total += result.GetProperty("xp").GetProperty("earned").GetInt32();
            }

            await Stands(learner, total, "done");
        }

        (await server.Stop()).ShouldBe(0);
        var check = await ServerProcess.RunTool(server.Home, "check");
        check.ExitCode.ShouldBe(0, check.Output + check.Error);
    }

    private static async Task Stands(Learner learner, int xp, string status)
    {
        foreach (var board in (string[])["all-time", "weekly", "monthly", "course:reports:weekly"])
        {
            (await learner.Get($"/leaderboards/{board}")).ShouldBeOk()["me"].GetProperty("score").GetInt32().ShouldBe(xp, board);
        }

        var state = (await learner.Get("/courses/reports")).ShouldBeOk()["units"][0].GetProperty("lessons")[0].GetProperty("state");
        state.GetProperty("status").GetString().ShouldBe(status);
        (await learner.Get("/progress")).ShouldBeOk()["courses"][0].GetProperty("xp").GetInt32().ShouldBe(xp);
    }

    // How many attempts were looked at, once they are more than before or all.
    private static async Task<int> Looked(Learner teacher, string report, int before)
    {
        while (true)
        {
            var regrade = (await teacher.Get($"/reports/{report}")).ShouldBeOk()["regrade"];
            if (regrade.GetProperty("attempts").GetInt32() is var looked && (looked > before || regrade.GetProperty("status").GetString() == "done"))
            {
                return looked;
            }
        }
    }

    private static Task Done(Learner teacher, string report) => Wait.Until(
        async () => (await teacher.Get($"/reports/{report}")).ShouldBeOk()["regrade"].GetProperty("status").GetString() == "done", () => "Past answers are judged again.");

    private static Task<Reply> Report(Learner learner, string attempt, string question, string? suggestion) =>
        learner.Post($"/attempts/{attempt}/answers/{question}/report", new { reason = "answer", suggestion });

    // A whole attempt: the answer to "hello", and so many of the three others wrong.
    private static async Task<(string Attempt, Reply End)> Learn(Learner learner, string lesson, string hello, int wrong)
    {
        var attempt = await learner.Start(lesson);
        var others = attempt.GetProperty("questions").EnumerateArray().Where(question => PromptOf(question) != "hello").OrderByDescending(PromptOf, StringComparer.Ordinal).ToList();
        (await learner.Post($"/attempts/{IdOf(attempt)}/answers", new { questionId = QuestionOf(attempt, "hello"), response = hello, elapsedMs = 3000 })).ShouldBeOk();
        foreach (var (i, question) in others.Index())
        {
            (await learner.Post($"/attempts/{IdOf(attempt)}/answers", new { questionId = IdOf(question), response = i < wrong ? "neniam" : "jes", elapsedMs = 3000 })).ShouldBeOk()
                ["correct"].GetBoolean().ShouldBe(i >= wrong);
        }

        return (IdOf(attempt), (await learner.Post($"/attempts/{IdOf(attempt)}/finish")).ShouldBeOk());
    }

    private static string IdOf(JsonElement document) => document.GetProperty("id").GetString()!;

    private static string PromptOf(JsonElement question) => question.GetProperty("prompt").GetProperty("text").GetString()!;

    private static string QuestionOf(JsonElement attempt, string prompt) => IdOf(attempt.GetProperty("questions").EnumerateArray().First(question => PromptOf(question) == prompt));

    private static async Task<Learner> Author(ServerProcess server, string name)
    {
        var author = await server.SignUp(name);
        await server.Stop();
        (await ServerProcess.RunTool(server.Home, $"user grant {author.Email} author")).ExitCode.ShouldBe(0);
        await server.Restart();
        await author.LogIn(author.Email);
        return author;
    }

    private static async Task<(Learner Teacher, string Lesson)> Course(ServerProcess server)
    {
        var teacher = await Author(server, "teacher");
        var course = (await teacher.Post("/courses", new
        {
            id = "reports",
            title = "Reports",
            language = new { name = "Esperanto", code = "eo" },
            forSpeakersOf = new { name = "English", code = "en" },
            units = new[] { new { title = "Unit" } },
        })).ShouldBeOk(HttpStatusCode.Created);
        (await teacher.Post("/lessons", new
        {
            id = "reports.greetings",
            courseId = "reports",
            unitId = course["units"][0].GetProperty("id").GetString(),
            title = "Greetings",
            exercises = new[] { "yes", "surely", "of course" }.Select(prompt => new { type = "text", prompt = new { text = prompt }, answers = new[] { "jes" } })
                .Append(new { type = "text", prompt = new { text = "hello" }, answers = new[] { "saluton al vi" } }).ToArray(),
        })).ShouldBeOk(HttpStatusCode.Created);
        (await teacher.Post("/courses/reports/publish")).ShouldBeOk();
        return (teacher, "reports.greetings");
    }
}

public sealed class AnswerReportsOnSqlite() : AnswerReports(Home.OnSqlite);

public sealed class AnswerReportsOnMongoDb(MongoDouble mongo) : AnswerReports(() => Home.OnMongoDb(mongo)), IClassFixture<MongoDouble>;
