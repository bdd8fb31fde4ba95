using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Myna.Server.Tests.Exercises;
using Myna.Tests;

namespace Myna.Server.Tests.Scenarios;

/// <summary>An author's exercises, of every type, from the draft to a learner's score.</summary>
public abstract class AuthoredExercises(Func<Home> newHome) : IAsyncLifetime
{
    private ServerProcess _server = null!;
    private Learner _teacher = null!;
    private string _lesson = "";
    private string _picture = "";
    private string _recording = "";

    public async Task InitializeAsync()
    {
        _server = await ServerProcess.Start(newHome());
        _teacher = await _server.SignUp("teacher");
        await _server.Stop();
        (await ServerProcess.RunTool(_server.Home, $"user grant {_teacher.Email} author")).ExitCode.ShouldBe(0);
        await _server.Restart();
        await _teacher.LogIn(_teacher.Email);
        _picture = (await _teacher.Upload(MediaStories.Sample("picture.png"))).ShouldBeOk(HttpStatusCode.Created)["id"].GetString()!;
        _recording = (await _teacher.Upload(MediaStories.Sample("opus.ogg"))).ShouldBeOk(HttpStatusCode.Created)["id"].GetString()!;
        var course = (await _teacher.Post("/courses", new
        {
            id = "spanish-exercises",
            title = "Spanish",
            language = new { name = "Spanish", code = "es" },
            forSpeakersOf = new { name = "English", code = "en" },
            units = new[] { new { title = "One" } },
        })).ShouldBeOk(HttpStatusCode.Created);
        var lesson = await NewLesson(course, ExerciseSamples.Json.Select((json, i) => Named(json, $"e{i}")));
        _lesson = lesson.ShouldBeOk(HttpStatusCode.Created)["id"].GetString()!;
        Course = course;
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    private Reply Course { get; set; } = null!;

    [SkippableFact]
    public async Task EveryTypeIsWrittenPublishedTriedAndAnswered()
    {
        var draft = (await _teacher.Get($"/lessons/{_lesson}/draft")).ShouldBeOk();
        var samples = ExerciseSamples.Json.ToList();
        foreach (var (i, exercise) in draft["exercises"].EnumerateArray().Index())
        {
            JsonNode.DeepEquals(JsonNode.Parse(exercise.GetRawText()), Named(samples[i], $"e{i}")).ShouldBeTrue(exercise.GetRawText());
        }

        var preview = (await _teacher.Post($"/lessons/{_lesson}/preview")).ShouldBeOk();
        var solutions = preview["questions"].EnumerateArray().ToDictionary(
            asked => asked.GetProperty("question").GetProperty("id").GetString()!, asked => asked.GetProperty("key").GetProperty("solution"));
        solutions.Count.ShouldBe(samples.Count);
        (await _teacher.Post($"/lessons/{_lesson}/publish")).ShouldBeOk()["questions"].GetInt32().ShouldBe(samples.Count);

        var ana = await _server.SignUp("ana");
        var quiz = (await ana.Get($"/lessons/{_lesson}")).ShouldBeOk()["quizId"].GetString()!;
        foreach (var (questionId, response) in solutions)
        {
            var tried = (await _teacher.Post($"/quizzes/{quiz}/try", new { questionId, response })).ShouldBeOk();
            (tried["correct"].GetBoolean(), tried["credit"].GetDouble()).ShouldBe((true, 1));
        }

        var attempt = (await ana.Post("/attempts", new { kind = "quiz", quizId = quiz })).ShouldBeOk(HttpStatusCode.Created);
        foreach (var question in attempt["questions"].EnumerateArray())
        {
            var id = question.GetProperty("id").GetString()!;
            (await ana.Post($"/attempts/{attempt["id"].GetString()}/answers", new { questionId = id, response = solutions[id] }))
                .ShouldBeOk()["correct"].GetBoolean().ShouldBeTrue(question.GetRawText());
        }

        (await ana.Post($"/attempts/{attempt["id"].GetString()}/finish")).ShouldBeOk()["score"].GetDouble().ShouldBe(1);
    }

    [SkippableFact]
    public async Task ATrialIsForAuthorsAndTellsWhatIsBadAboutAResponse()
    {
        (await _teacher.Post($"/lessons/{_lesson}/publish")).ShouldBeOk();
        var quiz = (await _teacher.Get($"/lessons/{_lesson}")).ShouldBeOk()["quizId"].GetString()!;
        var preview = (await _teacher.Post($"/lessons/{_lesson}/preview")).ShouldBeOk();
        var questionId = preview["questions"].EnumerateArray().First(asked => asked.GetProperty("question").GetProperty("type").GetString() == "cloze")
            .GetProperty("question").GetProperty("id").GetString();

        var half = (await _teacher.Post($"/quizzes/{quiz}/try", new { questionId, response = new[] { "tomo", "?" } })).ShouldBeOk();

        (half["verdict"].GetString(), half["credit"].GetDouble()).ShouldBe(("wrong", 0.5));
        half["feedback"].GetProperty("parts").EnumerateArray().ShouldHaveSingleItem().GetProperty("part").GetString().ShouldBe("1");
        (await _teacher.Post($"/quizzes/{quiz}/try", new { questionId, response = "tomo" })).ShouldBe(HttpStatusCode.BadRequest, "invalid_response");
        (await _teacher.Post($"/quizzes/{quiz}/try", new { questionId = "none", response = "tomo" })).ShouldBe(HttpStatusCode.NotFound, "question_not_found");
        (await _teacher.Post("/quizzes/none/try", new { questionId, response = "tomo" })).ShouldBe(HttpStatusCode.NotFound, "quiz_not_found");
        var ana = await _server.SignUp("ana");
        (await ana.Post($"/quizzes/{quiz}/try", new { questionId, response = "tomo" })).Status.ShouldBe(HttpStatusCode.Forbidden);

        var attempt = (await ana.Post("/attempts", new { kind = "quiz", quizId = quiz })).ShouldBeOk(HttpStatusCode.Created);
        var answer = (await ana.Post($"/attempts/{attempt["id"].GetString()}/answers", new { questionId, response = new[] { "tomo", "?" } })).ShouldBeOk();
        (answer["correct"].GetBoolean(), answer["credit"].GetDouble()).ShouldBe((false, 0.5));
        foreach (var question in attempt["questions"].EnumerateArray().Where(question => question.GetProperty("id").GetString() != questionId))
        {
            (await ana.Post($"/attempts/{attempt["id"].GetString()}/answers", new { questionId = question.GetProperty("id").GetString() })).ShouldBeOk();
        }

        var result = (await ana.Post($"/attempts/{attempt["id"].GetString()}/finish")).ShouldBeOk();
        (result["correct"].GetInt32(), result["score"].GetDouble() * result["total"].GetInt32()).ShouldBe((0, 0.5));
    }

    [SkippableFact]
    public async Task EverythingThatIsWrongIsToldAtOnceUnderItsPointer()
    {
        var unfinished = (await NewLesson(Course, [JsonNode.Parse("""{"type":"choice","options":[{"text":"a"}]}"""), JsonNode.Parse("""{"type":"numeric","prompt":{"text":"?"}}""")]))
            .ShouldBeOk(HttpStatusCode.Created)["id"].GetString();
        var refused = await _teacher.Post($"/lessons/{unfinished}/publish");
        refused.ShouldBe(HttpStatusCode.UnprocessableEntity, "not_publishable");
        refused["errors"].EnumerateObject().Select(error => error.Name).ShouldBe(["/exercises/0/options", "/exercises/0/prompt", "/exercises/1/value"], ignoreOrder: true);

        var misspelt = await NewLesson(Course,
        [
            JsonNode.Parse("""{"type":"choices"}"""), JsonNode.Parse("""{"type":"text","answer":"a"}"""), JsonNode.Parse("""{"type":"order","items":[1]}"""), JsonValue.Create(1),
            JsonNode.Parse("""{"id":"a","type":"flashcard"}"""), JsonNode.Parse("""{"id":"a","type":"flashcard"}"""),
        ]);
        misspelt.ShouldBe(HttpStatusCode.BadRequest, "invalid_request");
        misspelt["errors"].EnumerateObject().Select(error => error.Name)
            .ShouldBe(["/exercises/0/type", "/exercises/1/answer", "/exercises/2/items/0", "/exercises/3", "/exercises/5/id"], ignoreOrder: true);
    }

    private async Task<Reply> NewLesson(Reply course, IEnumerable<JsonNode?> exercises) => await _teacher.Post("/lessons", new
    {
        courseId = course["id"].GetString(),
        unitId = course["units"][0].GetProperty("id").GetString(),
        title = "Exercises",
        exercises = exercises.ToList(),
    });

    // The samples name pictures and recordings, which a lesson takes only where they are on the server.
    private JsonNode Named(string json, string id)
    {
        var exercise = JsonNode.Parse(json.Replace("\"cat1\"", $"\"{_picture}\"", StringComparison.Ordinal).Replace("\"dog1\"", $"\"{_picture}\"", StringComparison.Ordinal)
            .Replace("\"m1\"", $"\"{_recording}\"", StringComparison.Ordinal))!;
        exercise["id"] = id;
        return exercise;
    }
}

public sealed class AuthoredExercisesOnSqlite() : AuthoredExercises(Home.OnSqlite);

public sealed class AuthoredExercisesOnMongoDb(MongoDouble mongo) : AuthoredExercises(() => Home.OnMongoDb(mongo)), IClassFixture<MongoDouble>;
