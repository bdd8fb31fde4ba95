using System.Net;
using System.Text.Json;
using Myna.Tests;

namespace Myna.Server.Tests.Scenarios;

/// <summary>A learner learns on the underground; the server hears of it later.</summary>
public abstract class Offline(Func<Home> newHome)
{
    [SkippableFact]
    public async Task ALessonThatWasLearntOfflineIsTakenInOnce()
    {
        await using var server = await ServerProcess.Start(newHome());
        var ana = await server.SignUp("ana");
        var lessonId = await ana.FirstLesson();

        // One attempt was begun with a network, one is the device's own choice of questions.
        var begun = (await ana.Post("/attempts", new { kind = "lesson", lessonId }, "tunnel-1")).ShouldBeOk(HttpStatusCode.Created);
        var solutions = await server.Solutions(ana, begun);
        var now = TimeProvider.System.GetUtcNow();
        object First(int count, DateTimeOffset? finishedAt) => new
        {
            clientId = "tunnel-1",
            kind = "lesson",
            lessonId,
            startedAt = now,
            answers = begun["questions"].EnumerateArray().Take(count).Select(question => Answer(question.GetProperty("id").GetString()!)).ToArray(),
            finishedAt,
        };
        object Answer(string questionId) => new { questionId, response = solutions[questionId], elapsedMs = 2500.4, at = now };
        var own = new { clientId = "tunnel-2", kind = "lesson", lessonId, startedAt = now, finishedAt = now.AddYears(1), answers = solutions.Keys.Take(14).Select(Answer).ToArray() };
        var few = new { clientId = "tunnel-3", kind = "lesson", lessonId, startedAt = now, finishedAt = now, answers = new[] { Answer(solutions.Keys.First()) } };

        var half = (await ana.Post("/attempts/batch", new { attempts = new[] { First(5, null) } })).ShouldBeOk()["items"][0];
        (half.GetProperty("status").GetString(), half.GetProperty("attemptId").GetString()).ShouldBe(("open", begun["id"].GetString()));
        (await ana.Get($"/attempts/{begun["id"].GetString()}")).ShouldBeOk()["answered"].GetInt32().ShouldBe(5);

        var batch = new { attempts = new[] { First(14, now), own, few } };
        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ana.Post("/attempts/batch", batch)));
        replies.Select(reply => reply.ShouldBeOk().Text).Distinct().Count().ShouldBe(1, "each is taken in once");
        var items = replies[0]["items"].EnumerateArray().ToList();
        items.Select(item => item.GetProperty("status").GetString()).ShouldBe(["finished", "finished", "open"]);
        items.Select(item => item.GetProperty("clientId").GetString()).ShouldBe(["tunnel-1", "tunnel-2", "tunnel-3"]);
        items[2].GetProperty("code").GetString().ShouldBe("attempt_incomplete", "a question is no lesson");
        foreach (var item in items.Take(2))
        {
            (item.GetProperty("result").GetProperty("score").GetDouble(), item.GetProperty("result").GetProperty("passed").GetBoolean()).ShouldBe((1, true));
            (await ana.Post($"/attempts/{item.GetProperty("attemptId").GetString()}/finish")).ShouldBeOk().Text.ShouldBe(item.GetProperty("result").GetRawText());
        }

        var earned = items.Take(2).Sum(item => item.GetProperty("result").GetProperty("xp").GetProperty("earned").GetInt32());
        (await ana.Get("/progress")).ShouldBeOk()["courses"][0].GetProperty("xp").GetInt32().ShouldBe(earned);
        (await ana.Get("/streak")).ShouldBeOk()["days"].GetInt32().ShouldBe(1);
        (await ana.Get("/leaderboards/all-time")).ShouldBeOk()["me"].GetProperty("score").GetInt32().ShouldBe(earned);

        // Nobody can see when they were made: they count on no board of a period and in no league.
        foreach (var board in (string[])["weekly", "monthly", "league"])
        {
            (await ana.Get($"/leaderboards/{board}")).ShouldBeOk().Body.TryGetProperty("me", out _).ShouldBeFalse(board);
        }

        // The attempt that is not finished goes on with a network.
        (await ana.Get($"/attempts/{items[2].GetProperty("attemptId").GetString()}")).ShouldBeOk()["total"].GetInt32().ShouldBe(begun["total"].GetInt32());

        var choice = begun["questions"].EnumerateArray().First(question => question.GetProperty("type").GetString() == "choice").GetProperty("id").GetString();

        // Each attempt is judged by itself, and what cannot be leaves nothing.
        var bad = (await ana.Post("/attempts/batch", new
        {
            attempts = new object[]
            {
                new { clientId = "tunnel-2", kind = "quiz", quizId = "other" },
                new { clientId = "a", kind = "lesson", lessonId = "none", answers = Array.Empty<object>() },
                new { clientId = "b", kind = "lesson", lessonId, answers = new[] { new { questionId = "none" } } },
                new { clientId = "c", kind = "lesson", lessonId, answers = new[] { new { questionId = choice, response = new[] { "one", "two" } } } },
                new { clientId = "d", kind = "lesson", lessonId, answers = new object[] { new { response = "x" } } },
                new { clientId = "e", kind = "lesson", lessonId, answers = new[] { new { questionId = choice, response = new { no = "shape" } } } },
                new { clientId = "f", kind = "lesson", lessonId, startedAt = "yesterday" },
                new { clientId = "g", lessonId },
            },
        })).ShouldBeOk()["items"].EnumerateArray().ToList();
        bad.ShouldAllBe(item => item.GetProperty("status").GetString() == "refused");
        bad.Select(item => item.GetProperty("code").GetString()).ShouldBe(["idempotency_key_reused", "lesson_not_found", "question_not_in_attempt", "invalid_response", "invalid_request", "invalid_response", "invalid_request", "invalid_request"]);
        var mixed = (await ana.Post("/attempts/batch", new { attempts = new object[] { new { clientId = "h", kind = "lesson", lessonId, answers = new[] { new { questionId = choice, response = 7 } } }, own } })).ShouldBeOk()["items"];
        mixed.EnumerateArray().Select(item => item.GetProperty("status").GetString()).ShouldBe(["refused", "finished"]);
        (await ana.Post("/attempts/batch", new { attempts = Array.Empty<object>() })).ShouldBe(HttpStatusCode.BadRequest, "invalid_request");
        (await ana.Post("/attempts/batch", new { attempts = Enumerable.Repeat(few, 51).ToArray() })).ShouldBe(HttpStatusCode.BadRequest, "invalid_request");
        (await ana.Post("/attempts/batch", new { attempts = new[] { new { kind = "lesson", lessonId } } })).ShouldBe(HttpStatusCode.BadRequest, "invalid_request");

        // Nobody else's attempt is reached, by its id neither.
        var ben = await server.SignUp("ben");
        var theirs = (await ben.Post("/attempts/batch", new { attempts = new[] { new { clientId = begun["id"].GetString(), kind = "lesson", lessonId } } })).ShouldBeOk()["items"][0];
        theirs.GetProperty("attemptId").GetString().ShouldNotBe(begun["id"].GetString());
        (await server.Stop()).ShouldBe(0);
        var check = await ServerProcess.RunTool(server.Home, "check");
        check.ExitCode.ShouldBe(0, check.Output + check.Error);
    }

    [SkippableFact]
    public async Task ALessonIsTakenAlongForSeveralAttemptsAndNothingIsBegun()
    {
        await using var server = await ServerProcess.Start(newHome());
        var ana = await server.SignUp("ana");
        var lessonId = await ana.FirstLesson();
        var taken = (await ana.Get($"/lessons/{lessonId}/offline")).ShouldBeOk();
        taken.Text.ShouldNotContain("solution");
        taken.Text.ShouldNotContain("\"answers\"");
        var plans = taken["plans"].EnumerateArray().Select(plan => plan.EnumerateArray().Select(id => id.GetString()!).ToList()).ToList();
        var questions = taken["questions"].EnumerateArray().Select(question => question.GetProperty("id").GetString()!).ToList();
        plans.Count.ShouldBe(4);
        questions.ShouldBe(plans.SelectMany(plan => plan).Distinct());
        questions.Count.ShouldBeGreaterThan(plans[0].Count, "the attempts ask different questions");

        // As a start would ask it, and without a trace.
        (await ana.Get($"/courses/{lessonId.Split('.')[0]}")).ShouldBeOk()["units"][0].GetProperty("lessons")[0].GetProperty("state").GetProperty("status").GetString().ShouldBe("new");
        var begun = await ana.Start(lessonId);
        plans.ShouldAllBe(plan => plan.Count == begun.GetProperty("questions").GetArrayLength());
        var learnt = await server.Solutions(ana, (await ana.Post("/attempts", new { kind = "lesson", lessonId })).ShouldBeOk(HttpStatusCode.Created));
        var now = TimeProvider.System.GetUtcNow();
        var items = (await ana.Post("/attempts/batch", new
        {
            attempts = plans.Select((plan, i) => new
            {
                clientId = $"train-{i}",
                kind = "lesson",
                lessonId,
                startedAt = now,
                finishedAt = now,
                answers = plan.Select(id => new { questionId = id, response = learnt.TryGetValue(id, out var solution) ? (object?)solution : null, at = now }).ToArray(),
            }).ToArray(),
        })).ShouldBeOk()["items"];
        items.EnumerateArray().Select(item => item.GetProperty("status").GetString()).ShouldAllBe(status => status == "finished");

        (await ana.Get("/lessons/none/offline")).ShouldBe(HttpStatusCode.NotFound, "lesson_not_found");
        (await server.Nobody().Get($"/lessons/{lessonId}/offline")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }
}

public sealed class OfflineOnSqlite() : Offline(Home.OnSqlite);

public sealed class OfflineOnMongoDb(MongoDouble mongo) : Offline(() => Home.OnMongoDb(mongo)), IClassFixture<MongoDouble>;
