using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Myna.Tests;

namespace Myna.Server.Tests.Scenarios;

/// <summary>Authors who make a course over REST, and learners who learn it meanwhile.</summary>
public abstract class AuthoringStories(Func<Home> newHome) : IAsyncLifetime
{
    private static readonly object[] Greetings =
    [
        new { text = "saluton", translation = "hello", alsoAccepted = new[] { "hi" } },
        new { text = "dankon", translation = "thanks" },
        new { text = "jes", translation = "yes" },
        new { text = "ne", translation = "no" },
    ];

    private ServerProcess _server = null!;
    private Learner _teacher = null!;

    public async Task InitializeAsync()
    {
        _server = await ServerProcess.Start(newHome());
        var teacher = await _server.SignUp("teacher");
        var other = await _server.SignUp("other");
        await _server.Stop();
        foreach (var author in new[] { teacher, other })
        {
            (await ServerProcess.RunTool(_server.Home, $"user grant {author.Email} author")).ExitCode.ShouldBe(0);
        }

        await _server.Restart();
        await teacher.LogIn(teacher.Email);
        await other.LogIn(other.Email);
        (_teacher, Other) = (teacher, other);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    private Learner Other { get; set; } = null!;

    [SkippableFact]
    public async Task ACourseIsMadeFromNothingAndALearnerFinishesIt()
    {
        var (course, unit) = await NewCourse("from-nothing");
        var lesson = await NewLesson(course, unit, Greetings);
        (await _teacher.Get("/courses?mine=true"))["items"].EnumerateArray().ShouldHaveSingleItem().GetProperty("status").GetString().ShouldBe("draft");

        var preview = (await _teacher.Post($"/lessons/{lesson}/preview")).ShouldBeOk();
        preview["questions"].EnumerateArray().ShouldAllBe(asked => asked.GetProperty("key").GetProperty("questionId").GetString() == asked.GetProperty("question").GetProperty("id").GetString());
        var ana = await _server.SignUp("ana");
        (await ana.Get($"/courses/{course}")).ShouldBe(HttpStatusCode.NotFound, "course_not_found");
        (await ana.Get($"/lessons/{lesson}")).ShouldBe(HttpStatusCode.NotFound, "lesson_not_found");

        var published = (await _teacher.Post($"/lessons/{lesson}/publish")).ShouldBeOk();
        published["version"].GetInt32().ShouldBe(1);
        published["questions"].GetInt32().ShouldBe(preview["questions"].GetArrayLength());
        (await _teacher.Get($"/quizzes/{lesson}.quiz")).ShouldBeOk()["questions"].GetRawText().ShouldBe(preview["questions"].GetRawText());
        (await ana.Get($"/quizzes/{lesson}.quiz")).ShouldBe(HttpStatusCode.Forbidden, "forbidden");
        (await _teacher.Post($"/lessons/{lesson}/publish")).ShouldBeOk().Text.ShouldBe(published.Text, "a retry");

        (await ana.FirstLesson(course)).ShouldBe(lesson);
        (await ana.Learn(lesson))["total"].GetInt32().ShouldBeGreaterThan(0);
        await ana.Studies(lesson);
        (await ana.Learn(lesson))["score"].GetDouble().ShouldBe(1, "the shown solutions are right");
        (await ana.Get($"/progress/courses/{course}"))["total"].GetProperty("lessonsDone").GetInt32().ShouldBe(1);
    }

    [SkippableFact]
    public async Task OfTwoAuthorsWhoEditTheSameVersionOneIsToldAndNothingIsLost()
    {
        var (course, unit) = await NewCourse("race");
        var lesson = await NewLesson(course, unit, Greetings);
        (await Send(_teacher, HttpMethod.Put, $"/courses/{course}/authors/{Other.UserId}")).ShouldBeOk(HttpStatusCode.NoContent);
        var draft = await _teacher.Get($"/lessons/{lesson}/draft");
        TagOf(await Other.Get($"/lessons/{lesson}/draft")).ShouldBe(TagOf(draft));

        var edits = await Task.WhenAll(
            Patch(_teacher, lesson, new { title = "Of the teacher" }, TagOf(draft)), Patch(Other, lesson, new { title = "Of the other" }, TagOf(draft)));

        edits.Select(edit => edit.Status).ShouldBe([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], ignoreOrder: true);
        var winner = edits.Single(edit => edit.Status == HttpStatusCode.OK);
        var now = await _teacher.Get($"/lessons/{lesson}/draft");
        now["title"].GetString().ShouldBe(winner["title"].GetString());
        TagOf(now).ShouldBe(TagOf(winner));
        edits.Single(edit => edit != winner).Code.ShouldBe("precondition_failed");

        // The one whose response was lost sends the same again.
        var (author, title) = edits[0] == winner ? (_teacher, "Of the teacher") : (Other, "Of the other");
        (await Patch(author, lesson, new { title }, TagOf(draft))).ShouldBeOk();
        (await Patch(_teacher, lesson, new { title = "Nobody knows of what" }, null)).ShouldBe((HttpStatusCode)428, "precondition_required");
    }

    [SkippableFact]
    public async Task AnEditThatMeetsAnOpenAttemptLeavesItAsItWas()
    {
        var (course, unit) = await NewCourse("open-attempt");
        var lesson = await NewLesson(course, unit, Greetings);
        (await _teacher.Post($"/lessons/{lesson}/publish")).ShouldBeOk();
        var ana = await _server.SignUp("ana");
        var attempt = await ana.Start(lesson);
        var questions = attempt.GetProperty("questions").EnumerateArray().Select(question => question.GetProperty("id").GetString()!).ToList();
        var id = attempt.GetProperty("id").GetString()!;
        (await ana.Answer(id, questions[0])).ShouldBeOk();

        var draft = await _teacher.Get($"/lessons/{lesson}/draft");
        var edited = await Patch(_teacher, lesson, new { words = Greetings.Take(3).Append(new { text = "ĝis", translation = "bye" }) }, TagOf(draft));
        edited.ShouldBeOk()["status"].GetString().ShouldBe("changed");
        (await ana.Get($"/lessons/{lesson}"))["version"].GetInt32().ShouldBe(1, "a draft is the author's");
        (await _teacher.Post($"/lessons/{lesson}/publish")).ShouldBeOk()["version"].GetInt32().ShouldBe(2);

        (await ana.Get($"/attempts/{id}")).ShouldBeOk()["questions"].GetRawText().ShouldBe(attempt.GetProperty("questions").GetRawText());
        foreach (var question in questions.Skip(1))
        {
            (await ana.Answer(id, question)).ShouldBeOk();
        }

        (await ana.Post($"/attempts/{id}/finish")).ShouldBeOk()["total"].GetInt32().ShouldBe(questions.Count);
        (await ana.Get($"/lessons/{lesson}"))["words"].EnumerateArray().Select(word => word.GetProperty("text").GetString()).ShouldContain("ĝis");

        var diff = (await _teacher.Get($"/lessons/{lesson}/diff?from=1&to=2")).ShouldBeOk();
        diff["words"].GetProperty("added").EnumerateArray().ShouldHaveSingleItem().GetProperty("text").GetString().ShouldBe("ĝis");
        diff["words"].GetProperty("removed").EnumerateArray().ShouldHaveSingleItem().GetProperty("text").GetString().ShouldBe("ne");
        (await _teacher.Get($"/lessons/{lesson}/versions"))["items"].EnumerateArray().Select(version => version.GetProperty("version").GetInt32()).ShouldBe([2, 1]);
        (await Send(_teacher, HttpMethod.Post, $"/lessons/{lesson}/versions/1/restore", null, TagOf(await _teacher.Get($"/lessons/{lesson}/draft")))).ShouldBeOk()["words"].GetArrayLength().ShouldBe(4);
        (await _teacher.Post($"/lessons/{lesson}/publish")).ShouldBeOk()["version"].GetInt32().ShouldBe(3);
        (await _teacher.Get($"/lessons/{lesson}/versions/1"))["source"].GetProperty("words").GetRawText()
            .ShouldBe((await _teacher.Get($"/lessons/{lesson}/versions/3"))["source"].GetProperty("words").GetRawText());
        (await _teacher.Get($"/lessons/{lesson}/versions/9")).ShouldBe(HttpStatusCode.NotFound, "version_not_found");
    }

    [SkippableFact]
    public async Task TheLessonsOfACourseTellTheirTitlesAndHowFarTheyArePublished()
    {
        var (course, unit) = await NewCourse("states");
        var changed = await NewLesson(course, unit, Greetings);
        var published = await NewLesson(course, unit, Greetings);
        (await _teacher.Post($"/courses/{course}/publish")).ShouldBeOk();
        var draft = await NewLesson(course, unit, Greetings);
        (await Patch(_teacher, changed, new { title = "Renamed" }, TagOf(await _teacher.Get($"/lessons/{changed}/draft")))).ShouldBeOk();

        var lessons = (await _teacher.Get($"/courses/{course}/draft/lessons")).ShouldBeOk()["items"].EnumerateArray().ToList();

        lessons.Select(lesson => (lesson.GetProperty("id").GetString()!, lesson.GetProperty("status").GetString()!))
            .ShouldBe([(changed, "changed"), (published, "published"), (draft, "draft")]);
        lessons[0].GetProperty("title").GetString().ShouldBe("Renamed");
        lessons[1].GetProperty("publishedVersion").GetInt32().ShouldBe(1);
        lessons[2].TryGetProperty("publishedVersion", out _).ShouldBeFalse();
        (await Other.Get($"/courses/{course}/draft/lessons")).ShouldBe(HttpStatusCode.Forbidden, "not_an_author");
    }

    [SkippableFact]
    public async Task ADeletedCourseWithLearnersIsArchivedAndAnEmptyOneIsGone()
    {
        var (course, unit) = await NewCourse("to-delete");
        var first = await NewLesson(course, unit, Greetings);
        var second = await NewLesson(course, unit, [new { text = "domo", translation = "house" }, new { text = "kato", translation = "cat" }]);
        (await _teacher.Post($"/courses/{course}/publish")).ShouldBeOk()["lessons"].GetArrayLength().ShouldBe(2);
        var ana = await _server.SignUp("ana");
        await (await ana.Studies(first)).Learn(first);
        var open = await ana.Start(second);
        var openId = open.GetProperty("id").GetString()!;

        // One lesson goes while it is being learnt: the attempt goes on, the outline does without.
        (await Send(_teacher, HttpMethod.Delete, $"/lessons/{second}", null, TagOf(await _teacher.Get($"/lessons/{second}/draft")))).ShouldBeOk(HttpStatusCode.NoContent);
        (await ana.Get($"/courses/{course}"))["units"][0].GetProperty("lessons").GetArrayLength().ShouldBe(1);
        foreach (var question in open.GetProperty("questions").EnumerateArray())
        {
            (await ana.Answer(openId, question.GetProperty("id").GetString()!)).ShouldBeOk();
        }

        (await ana.Post($"/attempts/{openId}/finish")).ShouldBeOk();

        (await DeleteCourse(course)).ShouldBeOk(HttpStatusCode.NoContent);
        (await ana.Get("/courses")).Text.ShouldNotContain(course);
        (await ana.Get($"/progress/courses/{course}")).ShouldBeOk()["total"].GetProperty("lessonsDone").GetInt32().ShouldBe(1);
        (await ana.Learn(first)).ShouldBeOk();
        (await _teacher.Get($"/courses/{course}/draft")).ShouldBeOk()["status"].GetString().ShouldBe("archived");
        (await Patch(_teacher, first, new { title = "Late" }, TagOf(await _teacher.Get($"/lessons/{first}/draft")))).ShouldBe(HttpStatusCode.Conflict, "course_archived");
        (await _teacher.Post($"/courses/{course}/publish")).ShouldBeOk();
        (await ana.Get("/courses")).Text.ShouldContain(course);

        var (empty, emptyUnit) = await NewCourse("nobody-came");
        var lonely = await NewLesson(empty, emptyUnit, Greetings);
        (await _teacher.Post($"/courses/{empty}/publish")).ShouldBeOk();
        (await DeleteCourse(empty)).ShouldBeOk(HttpStatusCode.NoContent);
        (await _teacher.Get($"/courses/{empty}/draft")).ShouldBe(HttpStatusCode.NotFound, "course_not_found");
        (await ana.Get($"/lessons/{lonely}")).ShouldBe(HttpStatusCode.NotFound, "lesson_not_found");
        (await NewCourse("nobody-came")).Course.ShouldBe(empty, "the id is free again");
    }

    [SkippableFact]
    public async Task AStrangerIsRefusedACourseThatTheySeeAndFindsNoDraft()
    {
        var (course, unit) = await NewCourse("mine-alone");
        var lesson = await NewLesson(course, unit, Greetings);
        (await Other.Get($"/courses/{course}/draft")).ShouldBe(HttpStatusCode.NotFound, "course_not_found");
        (await Other.Get($"/lessons/{lesson}/draft")).ShouldBe(HttpStatusCode.NotFound, "lesson_not_found");

        (await _teacher.Post($"/lessons/{lesson}/publish")).ShouldBeOk();
        var hidden = await NewLesson(course, unit, Greetings);
        (await Other.Get($"/courses/{course}/draft")).ShouldBe(HttpStatusCode.Forbidden, "not_an_author");
        (await Other.Get($"/lessons/{lesson}/draft")).ShouldBe(HttpStatusCode.Forbidden, "not_an_author");
        (await Other.Get($"/lessons/{hidden}/draft")).ShouldBe(HttpStatusCode.NotFound, "lesson_not_found");
        (await Patch(Other, lesson, new { title = "Mine" }, "\"x\"")).ShouldBe(HttpStatusCode.Forbidden, "not_an_author");
        (await Send(Other, HttpMethod.Put, $"/courses/{course}/authors/{Other.UserId}")).ShouldBe(HttpStatusCode.Forbidden, "not_an_author");
        var ana = await _server.SignUp("ana");
        (await ana.Get($"/lessons/{lesson}/draft")).ShouldBe(HttpStatusCode.Forbidden, "forbidden");

        (await Send(_teacher, HttpMethod.Put, $"/courses/{course}/authors/{Other.UserId}")).ShouldBeOk(HttpStatusCode.NoContent);
        (await Other.Get($"/lessons/{hidden}/draft")).ShouldBeOk();
        (await Send(Other, HttpMethod.Put, $"/courses/{course}/authors/{ana.UserId}")).ShouldBe(HttpStatusCode.Forbidden, "not_the_owner");
        (await Send(Other, HttpMethod.Delete, $"/courses/{course}/authors/{_teacher.UserId}")).ShouldBe(HttpStatusCode.Forbidden, "not_the_owner");
        (await Send(_teacher, HttpMethod.Delete, $"/courses/{course}/authors/{_teacher.UserId}")).ShouldBe(HttpStatusCode.Conflict, "owner_stays");
        (await Send(Other, HttpMethod.Delete, $"/courses/{course}/authors/{Other.UserId}")).ShouldBeOk(HttpStatusCode.NoContent);
        (await Other.Get($"/lessons/{hidden}/draft")).ShouldBe(HttpStatusCode.NotFound, "lesson_not_found");
    }

    [SkippableFact]
    public async Task EverythingThatIsWrongIsToldAtOnceUnderItsPointer()
    {
        var (course, unit) = await NewCourse("wrong");
        var refused = await _teacher.Post("/lessons", new
        {
            courseId = course,
            unitId = unit,
            titel = "Misspelt",
            words = new object[] { new { text = 7, translation = new string('x', 501) }, "no object", new { text = "a", translation = "b", synonyms = new object[] { "", 1 } } },
            glossary = "no list",
        });
        refused.ShouldBe(HttpStatusCode.BadRequest, "invalid_request");
        refused["errors"].EnumerateObject().Select(error => error.Name).ShouldBe(
            ["/title", "/titel", "/words/0/text", "/words/0/translation", "/words/1", "/words/2/synonyms/0", "/words/2/synonyms/1", "/glossary"], ignoreOrder: true);

        var lesson = await NewLesson(course, unit, [new { text = "saluton", translation = "" }, new { text = "?!", translation = "what" }, new { text = "saluton", translation = "hello" }]);
        var unpublishable = await _teacher.Post($"/lessons/{lesson}/publish");
        unpublishable.ShouldBe(HttpStatusCode.UnprocessableEntity, "not_publishable");
        unpublishable["errors"].EnumerateObject().Select(error => error.Name).ShouldBe(["/words/0/translation", "/words/1/text", "/words/2/text"], ignoreOrder: true);

        var good = await NewLesson(course, unit, Greetings);
        var none = await _teacher.Post($"/courses/{course}/publish");
        none.ShouldBe(HttpStatusCode.UnprocessableEntity, "not_publishable");
        none["errors"].EnumerateObject().ShouldAllBe(error => error.Name.StartsWith($"/lessons/{lesson}/words/", StringComparison.Ordinal));
        (await _teacher.Get($"/lessons/{good}/draft"))["status"].GetString().ShouldBe("draft", "all or none");

        var draft = await _teacher.Get($"/courses/{course}/draft");
        var outline = await Send(_teacher, HttpMethod.Put, $"/courses/{course}", new
        {
            title = "Wrong",
            language = new { name = "Esperanto", code = "not a tag" },
            forSpeakersOf = new { name = "English", code = "en" },
            units = new object[] { new { id = unit, title = "One", lessons = new[] { good, good, "stranger" } }, new { id = "unknown", title = "" } },
        }, TagOf(draft));
        outline.ShouldBe(HttpStatusCode.BadRequest, "invalid_request");
        outline["errors"].EnumerateObject().Select(error => error.Name).ShouldBe(
            ["/language/code", "/units/0/lessons/1", "/units/0/lessons/2", "/units/1/id", "/units/1/title", "/units"], ignoreOrder: true);
    }

    [SkippableFact]
    public async Task TheOutlineIsReorderedInOneCallAndWhatIsSentTwiceIsMadeOnce()
    {
        var (course, unit) = await NewCourse("outline");
        var first = await NewLesson(course, unit, Greetings);
        var second = await NewLesson(course, unit, [new { text = "domo", translation = "house" }]);
        (await _teacher.Post($"/courses/{course}/publish")).ShouldBeOk();
        var draft = await _teacher.Get($"/courses/{course}/draft");
        var wanted = new
        {
            title = "Esperanto, turned round",
            language = new { name = "Esperanto", code = "eo" },
            forSpeakersOf = new { name = "English", code = "en" },
            units = new object[] { new { title = "New", lessons = new[] { second } }, new { id = unit, title = "One", lessons = new[] { first } } },
        };
        var put = (await Send(_teacher, HttpMethod.Put, $"/courses/{course}", wanted, TagOf(draft))).ShouldBeOk();
        (await Send(_teacher, HttpMethod.Put, $"/courses/{course}", put.Body, TagOf(draft))).ShouldBeOk().Text.ShouldBe(put.Text, "a retry, with the units' new ids");

        var ana = await _server.SignUp("ana");
        var seen = await ana.Get($"/courses/{course}");
        seen["title"].GetString().ShouldBe("Esperanto, turned round");
        seen["units"].EnumerateArray().Select(each => each.GetProperty("lessons")[0].GetProperty("id").GetString()).ShouldBe([second, first]);
        (await ana.Get($"/lessons?courseId={course}"))["items"].EnumerateArray().Select(lesson => lesson.GetProperty("id").GetString()).ShouldBe([second, first]);
        (await ana.Get($"/lessons/{second}"))["version"].GetInt32().ShouldBe(1, "a move is no new version");

        var body = new { courseId = course, unitId = unit, title = "Twice", words = Greetings };
        var made = (await _teacher.Post("/lessons", body, "a-key")).ShouldBeOk(HttpStatusCode.Created);
        (await _teacher.Post("/lessons", body, "a-key")).ShouldBeOk(HttpStatusCode.Created).Text.ShouldBe(made.Text);
        (await _teacher.Post("/lessons", new { courseId = course, unitId = unit, title = "Another" }, "a-key")).ShouldBe(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        (await _teacher.Get($"/courses/{course}/draft"))["units"][1].GetProperty("lessons").GetArrayLength().ShouldBe(2);
    }

    [SkippableFact]
    public async Task AWordOfOneLessonIsARightAnswerInAnother()
    {
        var (course, unit) = await NewCourse("shared-forms");
        var first = await NewLesson(course, unit, [new { text = "banko", translation = "bank" }]);
        (await _teacher.Post($"/lessons/{first}/publish")).ShouldBeOk();
        var quiz = (await Preview(first)).Single(asked => asked.Prompt == "bank" && asked.Type == "text");
        quiz.Accepted.ShouldBe(["banko"]);

        var second = await NewLesson(course, unit, [new { text = "bordo", translation = "bank" }]);
        (await _teacher.Post($"/lessons/{second}/publish")).ShouldBeOk();

        var ana = await _server.SignUp("ana");
        var attempt = await ana.Start(first);
        var question = attempt.GetProperty("questions").EnumerateArray().First(asked => asked.GetProperty("type").GetString() == "text" && asked.GetProperty("prompt").GetProperty("text").GetString() == "bank");
        (await ana.Post($"/attempts/{attempt.GetProperty("id").GetString()}/answers", new { questionId = question.GetProperty("id").GetString(), response = "bordo" }))
            .ShouldBeOk()["correct"].GetBoolean().ShouldBeTrue("the first lesson's quiz knows of the second lesson");
        (await ana.Get($"/lessons/{first}"))["version"].GetInt32().ShouldBe(1);
    }

    private async Task<List<(string Type, string? Prompt, List<string> Accepted)>> Preview(string lesson) =>
    [
        .. (await _teacher.Post($"/lessons/{lesson}/preview")).ShouldBeOk()["questions"].EnumerateArray().Select(asked => (
            asked.GetProperty("question").GetProperty("type").GetString()!,
            asked.GetProperty("question").GetProperty("prompt").TryGetProperty("text", out var text) ? text.GetString() : null,
            asked.GetProperty("key").GetProperty("accepted").EnumerateArray().Select(accepted => accepted.GetString()!).ToList())),
    ];

    [SkippableFact]
    public async Task QuestionsThatAreLeftOutOrReplacedStaySoAtEveryPublishing()
    {
        var (course, unit) = await NewCourse("chosen");
        var lesson = await NewLesson(course, unit, Greetings);
        var derived = (await _teacher.Post($"/lessons/{lesson}/preview")).ShouldBeOk()["questions"].EnumerateArray().Select(asked => asked.GetProperty("question")).ToList();
        (await _teacher.Post($"/lessons/{lesson}/publish")).ShouldBeOk();
        var (left, replaced) = (IdOf(derived[0]), IdOf(derived[1]));
        var item = derived[1].GetProperty("itemIds")[0].GetString();
        var exercise = new { id = "own", type = "true_false", prompt = new { text = "Saluton means hello." }, answer = true, replaces = replaced };
        (await Patch(_teacher, lesson, new { omittedQuestions = new[] { left, "gone" }, exercises = new[] { exercise } }, TagOf(await _teacher.Get($"/lessons/{lesson}/draft")))).ShouldBeOk();
        (await _teacher.Post($"/lessons/{lesson}/publish")).ShouldBeOk();

        await ShouldBeChosen();
        (await _teacher.Get($"/lessons/{lesson}/diff?from=1&to=2")).ShouldBeOk()["omittedQuestions"].GetProperty("added").EnumerateArray()
            .Select(id => id.GetString()).ShouldBe([left, "gone"]);
        (await Patch(_teacher, lesson, new { title = "Greetings again" }, TagOf(await _teacher.Get($"/lessons/{lesson}/draft")))).ShouldBeOk();
        (await _teacher.Post($"/lessons/{lesson}/publish")).ShouldBeOk()["version"].GetInt32().ShouldBe(3);
        await ShouldBeChosen();
        var file = (await _teacher.Get($"/courses/{course}/export")).ShouldBeOk()["units"][0].GetProperty("lessons")[0];
        file.GetProperty("omittedQuestions").EnumerateArray().Select(id => id.GetString()).ShouldBe([left, "gone"]);
        file.GetProperty("exercises")[0].GetProperty("replaces").GetString().ShouldBe(replaced);

        var all = derived.Select(IdOf).ToArray();
        (await Patch(_teacher, lesson, new { omittedQuestions = all, exercises = (object?)null }, TagOf(await _teacher.Get($"/lessons/{lesson}/draft")))).ShouldBeOk();
        var refused = await _teacher.Post($"/lessons/{lesson}/publish");
        refused.ShouldBe(HttpStatusCode.UnprocessableEntity, "not_publishable");
        refused.Text.ShouldContain("/omittedQuestions");

        async Task ShouldBeChosen()
        {
            var asked = (await _teacher.Get($"/quizzes/{lesson}.quiz")).ShouldBeOk()["questions"].EnumerateArray().Select(each => each.GetProperty("question")).ToList();
            asked.Count.ShouldBe(derived.Count - 1);
            asked.Select(IdOf).ShouldNotContain(left);
            asked.Select(IdOf).ShouldNotContain(replaced);
            asked.Single(question => question.GetProperty("type").GetString() == "true_false").GetProperty("itemIds")[0].GetString().ShouldBe(item);
        }
    }

    private static string IdOf(JsonElement question) => question.GetProperty("id").GetString()!;

    private async Task<(string Course, string Unit)> NewCourse(string id)
    {
        var course = (await _teacher.Post("/courses", new
        {
            id,
            title = "Esperanto",
            language = new { name = "Esperanto", code = "eo" },
            forSpeakersOf = new { name = "English", code = "en" },
            units = new[] { new { title = "One" } },
        })).ShouldBeOk(HttpStatusCode.Created);
        return (course["id"].GetString()!, course["units"][0].GetProperty("id").GetString()!);
    }

    private async Task<string> NewLesson(string course, string unit, object[] words) =>
        (await _teacher.Post("/lessons", new { courseId = course, unitId = unit, title = "Greetings", words })).ShouldBeOk(HttpStatusCode.Created)["id"].GetString()!;

    private async Task<Reply> DeleteCourse(string course) =>
        await Send(_teacher, HttpMethod.Delete, $"/courses/{course}", null, TagOf(await _teacher.Get($"/courses/{course}/draft")));

    private static Task<Reply> Patch(Learner author, string lesson, object patch, string? tag) =>
        Send(author, HttpMethod.Patch, $"/lessons/{lesson}", patch, tag, "application/merge-patch+json");

    private static Task<Reply> Send(Learner author, HttpMethod method, string path, object? body = null, string? tag = null, string contentType = "application/json") =>
        author.Send(method, path, body is null ? null : new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, contentType), author.AccessToken, ifMatch: tag);

    private static string TagOf(Reply reply) => reply.ShouldBeOk().Raw.Headers.ETag.ShouldNotBeNull().ToString();
}

public sealed class AuthoringOnSqlite() : AuthoringStories(Home.OnSqlite);

public sealed class AuthoringOnMongoDb(MongoDouble mongo) : AuthoringStories(() => Home.OnMongoDb(mongo)), IClassFixture<MongoDouble>;
