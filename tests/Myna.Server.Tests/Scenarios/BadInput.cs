using System.Net;
using System.Text;
using System.Text.Json;
using Myna.Tests;

namespace Myna.Server.Tests.Scenarios;

/// <summary>What must not be accepted gets a clear error with a stable code, and changes nothing.</summary>
public abstract class BadInput
{
    private readonly ServerProcess _server;

    protected BadInput(Shared shared)
    {
        Skip.If(shared.Absence is not null, shared.Absence);
        _server = shared.Server;
    }

    [SkippableTheory]
    [InlineData("{\"kind\":\"lesson\",\"lessonId\":5}", "invalid_request")]
    [InlineData("{\"kind\":7}", "invalid_request")]
    [InlineData("{\"kind\":\"marathon\"}", "invalid_request")]
    [InlineData("{\"kind\":\"lesson\"}", "invalid_request")]
    [InlineData("{}", "invalid_request")]
    [InlineData("[]", "invalid_request")]
    [InlineData("null", "invalid_request")]
    [InlineData("{\"kind\":\"lesson\",\"kind\":\"quiz\"}", "invalid_request")]
    [InlineData("", "malformed_json")]
    [InlineData("{\"kind\":", "malformed_json")]
    [InlineData("{\"kind\":\"lesson\"} trailing", "malformed_json")]
    [InlineData("{'kind':'lesson'}", "malformed_json")]
    [InlineData("{\"kind\":\"lesson\",\"lessonId\":\"\\ud800\"}", "invalid_request")]
    public async Task ABodyThatIsNotWhatTheCallTakesIsRefused(string body, string code)
    {
        var ana = await _server.SignUp("ana");
        (await ana.PostText("/attempts", body)).ShouldBe(HttpStatusCode.BadRequest, code);
    }

    [SkippableFact]
    public async Task ABodyTooDeepTooLargeOrOfAnotherTypeIsRefused()
    {
        var ana = await _server.SignUp("ana");
        (await ana.PostText("/attempts", string.Concat(Enumerable.Repeat("[", 100)) + string.Concat(Enumerable.Repeat("]", 100)))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await ana.PostText("/attempts", "{\"kind\":\"lesson\",\"lessonId\":\"" + new string('x', 70_000) + "\"}")).ShouldBe(HttpStatusCode.RequestEntityTooLarge, "body_too_large");
        (await ana.PostText("/attempts", "{\"kind\":\"lesson\"}", "text/plain")).ShouldBe(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
    }

    [SkippableTheory]
    [InlineData("/courses/nowhere", "course_not_found")]
    [InlineData("/lessons/nothing", "lesson_not_found")]
    [InlineData("/lessons/..%2F..%2Fetc", "lesson_not_found")]
    [InlineData("/attempts/0123", "attempt_not_found")]
    [InlineData("/quizzes/none/results", "quiz_not_found")]
    [InlineData("/progress/lessons/none", "lesson_not_found")]
    [InlineData("/progress/courses/none", "course_not_found")]
    [InlineData("/leaderboards/nobody", "board_not_found")]
    [InlineData("/leaderboards/course:none:weekly", "board_not_found")]
    [InlineData("/users/nobody", "user_not_found")]
    [InlineData("/elsewhere", "not_found")]
    public async Task AMissingDocumentIsNotFound(string path, string code)
    {
        var ana = await _server.SignUp("ana");
        (await ana.Get(path)).ShouldBe(HttpStatusCode.NotFound, code);
    }

    [SkippableTheory]
    [InlineData("/courses?limit=0")]
    [InlineData("/courses?limit=many")]
    [InlineData("/courses?limit=99999999999999999999")]
    [InlineData("/leaderboards/weekly?limit=101")]
    [InlineData("/progress/history?days=0")]
    [InlineData("/progress/history?days=367")]
    [InlineData("/progress/reviews")]
    [InlineData("/lessons")]
    public async Task ANumberOutOfItsBoundsIsRefused(string path)
    {
        var ana = await _server.SignUp("ana");
        (await ana.Get(path)).ShouldBe(HttpStatusCode.BadRequest, "invalid_request");
    }

    [SkippableFact]
    public async Task ACursorThatNoListGaveIsRefused()
    {
        var ana = await _server.SignUp("ana");
        foreach (var cursor in new[] { "x", "AAAA", Convert.ToBase64String("[\"title\"]"u8), new string('A', 5000) })
        {
            (await ana.Get($"/courses?cursor={Uri.EscapeDataString(cursor)}")).ShouldBe(HttpStatusCode.BadRequest, "invalid_cursor");
        }
    }

    [SkippableFact]
    public async Task SomebodyElsesAttemptIsAsGoodAsNone()
    {
        var ana = await _server.SignUp("ana");
        var eve = await _server.SignUp("eve");
        var attempt = await ana.Start(await ana.FirstLesson());
        var id = attempt.GetProperty("id").GetString()!;
        var question = attempt.GetProperty("questions")[0].GetProperty("id").GetString()!;
        (await eve.Get($"/attempts/{id}")).ShouldBe(HttpStatusCode.NotFound, "attempt_not_found");
        (await eve.Answer(id, question)).ShouldBe(HttpStatusCode.NotFound, "attempt_not_found");
        (await eve.Post($"/attempts/{id}/finish")).ShouldBe(HttpStatusCode.NotFound, "attempt_not_found");
        (await ana.Get($"/attempts/{id}"))["answered"].GetInt32().ShouldBe(0);
    }

    [SkippableFact]
    public async Task AnswersThatDoNotFitAreRefusedAndLeaveTheQuestionOpen()
    {
        var ana = await _server.SignUp("ana");
        var attempt = await ana.Start(await ana.FirstLesson());
        var id = attempt.GetProperty("id").GetString()!;
        var questions = attempt.GetProperty("questions").EnumerateArray().ToList();
        var choice = questions.First(question => question.GetProperty("type").GetString() == "choice").GetProperty("id").GetString();
        var answers = $"/attempts/{id}/answers";
        (await ana.Post(answers, new { questionId = "nothing", response = "x" })).ShouldBe(HttpStatusCode.NotFound, "question_not_in_attempt");
        (await ana.Post(answers, new { response = "x" })).ShouldBe(HttpStatusCode.BadRequest, "invalid_request");
        (await ana.Post(answers, new { questionId = choice, response = "not-an-option" })).ShouldBe(HttpStatusCode.BadRequest, "invalid_response");
        (await ana.Post(answers, new { questionId = choice, response = new[] { "a", "b" } })).ShouldBe(HttpStatusCode.BadRequest, "invalid_response");
        (await ana.Post(answers, new { questionId = choice, response = 42 })).ShouldBe(HttpStatusCode.BadRequest, "invalid_request");
        (await ana.Post(answers, new { questionId = choice, response = new[] { new[] { "a", "b", "c" } } })).ShouldBe(HttpStatusCode.BadRequest, "invalid_request");
        (await ana.PostText(answers, $"{{\"questionId\":\"{choice}\",\"response\":\"\\udc00 lone\"}}")).ShouldBe(HttpStatusCode.BadRequest, "invalid_request");
        (await ana.Post($"/attempts/{id}/finish")).ShouldBe(HttpStatusCode.Conflict, "attempt_incomplete");
        (await ana.Get($"/attempts/{id}"))["answered"].GetInt32().ShouldBe(0);
    }

    [SkippableFact]
    public async Task LongAndStrangeTextsAreGradedAsWrongAndNothingBreaks()
    {
        var ana = await _server.SignUp("ana");
        var lesson = await ana.FirstLesson();
        await ana.Learn(lesson);
        await ana.Learn(lesson);
        var typed = 0;
        foreach (var text in new[] { new string('a', 10_000), "\u0000\u0001\u001f", "\u202e\u200b\u200d", "🦜🦜🦜", "' OR 1=1 --", "{\"$ne\":null}", "<script>alert(1)</script>", string.Concat(Enumerable.Repeat("a\u0301", 3000)) })
        {
            var review = await ana.Post("/attempts", new { kind = "review", courseId = lesson[..lesson.LastIndexOf('.')] });
            var attempt = review.ShouldBeOk(HttpStatusCode.Created).Body;
            var open = attempt.GetProperty("questions").EnumerateArray().FirstOrDefault(question => question.GetProperty("type").GetString() is "text" or "translate");
            if (open.ValueKind != JsonValueKind.Undefined)
            {
                typed++;
                var reply = await ana.Post($"/attempts/{attempt.GetProperty("id").GetString()}/answers", new { questionId = open.GetProperty("id").GetString(), response = text });
                reply.ShouldBeOk()["verdict"].GetString().ShouldBeOneOf("wrong", "skipped");
            }
        }

        typed.ShouldBeGreaterThan(0);
    }

    [SkippableFact]
    public async Task TokensThatAreNotOursOpenNothing()
    {
        var ana = await _server.SignUp("ana");
        var parts = ana.AccessToken.Split('.');
        static string Encode(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var payload = Encoding.UTF8.GetString(Convert.FromBase64String(parts[1].Replace('-', '+').Replace('_', '/').PadRight((parts[1].Length + 3) / 4 * 4, '=')));
        var forged = new[]
        {
            $"{Encode("{\"alg\":\"none\",\"typ\":\"at+jwt\"}")}.{parts[1]}.",
            $"{Encode("{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}")}.{parts[1]}.{parts[2]}",
            $"{parts[0]}.{Encode(payload.Replace("learner", "admin", StringComparison.Ordinal))}.{parts[2]}",
            $"{parts[0]}.{parts[1]}.{Encode("signature")}",
            parts[0], "x", "a.b.c", new string('a', 4000),
        };
        foreach (var token in forged)
        {
            (await ana.Send(HttpMethod.Get, "/users/me", null, token)).ShouldBe(HttpStatusCode.Unauthorized, "token_invalid");
        }

        (await ana.Send(HttpMethod.Get, "/users/me", null, null)).ShouldBe(HttpStatusCode.Unauthorized, "token_missing");
    }

    [SkippableFact]
    public async Task AnIdempotencyKeyMakesACreationSafeToRepeat()
    {
        var ana = await _server.SignUp("ana");
        var lesson = await ana.FirstLesson();
        var twice = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ana.Post("/attempts", new { kind = "lesson", lessonId = lesson }, "tap-1")));
        twice.Select(reply => reply.ShouldBeOk(HttpStatusCode.Created).Text).Distinct().Count().ShouldBe(1);
        (await ana.Post("/attempts", new { kind = "review", courseId = "x" }, "tap-1")).ShouldBe(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        (await ana.Post("/attempts", new { kind = "lesson", lessonId = lesson }, new string('k', 129))).ShouldBe(HttpStatusCode.BadRequest, "invalid_idempotency_key");
        var eve = await _server.SignUp("eve");
        (await eve.Post("/attempts", new { kind = "lesson", lessonId = lesson }, "tap-1")).ShouldBeOk(HttpStatusCode.Created)["id"].GetString()
            .ShouldNotBe(twice[0]["id"].GetString());
    }

    [SkippableFact]
    public async Task TheFirstAnswerToAQuestionStands()
    {
        var ana = await _server.SignUp("ana");
        var attempt = await ana.Start(await ana.FirstLesson());
        var id = attempt.GetProperty("id").GetString()!;
        var question = attempt.GetProperty("questions").EnumerateArray().First(question => question.GetProperty("type").GetString() == "choice");
        var options = question.GetProperty("options").EnumerateArray().Select(option => option.GetProperty("id").GetString()).ToList();
        var answers = await Task.WhenAll(options.Concat(options).Select(option =>
            ana.Post($"/attempts/{id}/answers", new { questionId = question.GetProperty("id").GetString(), response = option })));
        answers.Select(answer => answer.ShouldBeOk().Text).Distinct().Count().ShouldBe(1);
        (await ana.Get($"/attempts/{id}"))["answered"].GetInt32().ShouldBe(1);
    }

    /// <summary>One server for all of these tests.</summary>
    public abstract class Shared : IAsyncLifetime
    {
        /// <summary>Why there is no server; null when there is one.</summary>
        public virtual string? Absence => null;

        public ServerProcess Server { get; private set; } = null!;

        public virtual async Task InitializeAsync() => Server = await ServerProcess.Start(NewHome());

        public virtual async Task DisposeAsync() => await Server.DisposeAsync();

        protected abstract Home NewHome();
    }
}

public sealed class BadInputOnSqlite(BadInputOnSqlite.OnSqlite shared) : BadInput(shared), IClassFixture<BadInputOnSqlite.OnSqlite>
{
    public sealed class OnSqlite : Shared
    {
        protected override Home NewHome() => Home.OnSqlite();
    }
}

public sealed class BadInputOnMongoDb(BadInputOnMongoDb.OnMongoDb shared) : BadInput(shared), IClassFixture<BadInputOnMongoDb.OnMongoDb>
{
    public sealed class OnMongoDb : Shared
    {
        private readonly MongoDouble _mongo = new();

        public override string? Absence => MongoDouble.Deployment is null ? MongoDouble.Absence : null;

        public override async Task InitializeAsync()
        {
            await _mongo.InitializeAsync();
            if (Absence is null)
            {
                await base.InitializeAsync();
            }
        }

        public override async Task DisposeAsync()
        {
            if (Absence is null)
            {
                await base.DisposeAsync();
            }

            await _mongo.DisposeAsync();
        }

        protected override Home NewHome() => Home.OnMongoDb(_mongo);
    }
}
