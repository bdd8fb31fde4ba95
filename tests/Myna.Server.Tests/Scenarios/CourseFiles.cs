using System.Net;
using System.Text.Json.Nodes;
using Myna.Tests;

namespace Myna.Server.Tests.Scenarios;

/// <summary>Courses that go out and come in as files, and lists that become lessons.</summary>
public abstract class CourseFiles(Func<Home> newHome) : IAsyncLifetime
{
    private ServerProcess _server = null!;
    private Learner _teacher = null!;
    private Learner _other = null!;

    public async Task InitializeAsync()
    {
        _server = await ServerProcess.Start(newHome());
        (_teacher, _other) = (await _server.SignUp("teacher"), await _server.SignUp("other"));
        await _server.Stop();
        foreach (var author in new[] { _teacher, _other })
        {
            (await ServerProcess.RunTool(_server.Home, $"user grant {author.Email} author")).ExitCode.ShouldBe(0);
        }

        await _server.Restart();
        await _teacher.LogIn(_teacher.Email);
        await _other.LogIn(_other.Email);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [SkippableFact]
    public async Task ACourseGoesOutAndComesInAsItWas()
    {
        var file = Course("esperanto");
        var import = (await _teacher.PostText("/courses/import", file.ToJsonString())).ShouldBeOk(HttpStatusCode.Created);
        (import["lessonsAdded"].GetInt32(), import["lessonsRemoved"].GetInt32()).ShouldBe((2, 0));
        import.Raw.Headers.Location.ShouldNotBeNull().OriginalString.ShouldBe("/api/v1/courses/esperanto/draft");
        (await _teacher.PostText("/courses/import", file.ToJsonString())).ShouldBeOk(HttpStatusCode.Created).Text.ShouldContain("\"lessonsAdded\":2", customMessage: "a retry");
        var ana = await _server.SignUp("ana");
        (await ana.Get("/courses/esperanto")).ShouldBe(HttpStatusCode.NotFound, "course_not_found");
        (await _teacher.Post("/courses/esperanto/publish")).ShouldBeOk()["lessons"].GetArrayLength().ShouldBe(2);
        (await ana.Learn("esperanto.hello")).ShouldBeOk();

        var exported = (await _teacher.Get("/courses/esperanto/export")).ShouldBeOk();
        exported.Raw.Content.Headers.ContentDisposition!.ToString().ShouldBe("attachment; filename=\"esperanto.json\"");
        JsonNode.DeepEquals(JsonNode.Parse(exported.Text), file).ShouldBeTrue(exported.Text);
        (await ana.Get("/courses/esperanto/export")).ShouldBe(HttpStatusCode.Forbidden, "forbidden");
        (await _other.Get("/courses/esperanto/export")).ShouldBe(HttpStatusCode.Forbidden, "not_an_author");
        (await _other.PostText("/courses/import?replace=true", file.ToJsonString())).ShouldBe(HttpStatusCode.Conflict, "id_taken");

        // Another one takes its place only when that is said, and learners see what was published until it is again.
        var lessons = file["units"]![0]!["lessons"]!.AsArray();
        lessons[0]!["title"] = "Saluton!";
        lessons.RemoveAt(1);
        (await _teacher.PostText("/courses/import", file.ToJsonString())).ShouldBe(HttpStatusCode.Conflict, "id_taken");
        (await _teacher.PostText("/courses/import?replace=true&check=true", file.ToJsonString())).ShouldBeOk(HttpStatusCode.Created).Text.ShouldContain("\"lessonsRemoved\":1");
        (await ana.Get("/courses/esperanto"))["units"][0].GetProperty("lessons").GetArrayLength().ShouldBe(2, "a check changes nothing");
        var replaced = (await _teacher.PostText("/courses/import?replace=true", file.ToJsonString())).ShouldBeOk(HttpStatusCode.Created);
        (replaced["lessonsChanged"].GetInt32(), replaced["lessonsRemoved"].GetInt32()).ShouldBe((1, 1));
        var outline = (await ana.Get("/courses/esperanto"))["units"][0].GetProperty("lessons");
        (outline.GetArrayLength(), outline[0].GetProperty("title").GetString()).ShouldBe((1, "Hello"));
        (await _teacher.Post("/courses/esperanto/publish")).ShouldBeOk();
        (await ana.Get("/courses/esperanto"))["units"][0].GetProperty("lessons")[0].GetProperty("title").GetString().ShouldBe("Saluton!");
        JsonNode.DeepEquals(JsonNode.Parse((await _teacher.Get("/courses/esperanto/export")).Text), file).ShouldBeTrue();
    }

    [SkippableFact]
    public async Task EverythingThatIsWrongWithAFileIsToldAtOnceAndNothingComesIn()
    {
        var file = Course("wrong");
        file["units"]![0]!["lessons"]![0]!["words"]![1]!["text"] = 7;
        file["units"]![0]!["lessons"]![0]!["titel"] = "x";
        file["units"]![0]!["lessons"]![1]!["id"] = "wrong.hello";
        file["language"]!["code"] = "no tag at all";

        var refused = await _teacher.PostText("/courses/import", file.ToJsonString());

        refused.ShouldBe(HttpStatusCode.BadRequest, "invalid_request");
        refused["errors"].EnumerateObject().Select(error => error.Name).ShouldBe(
            ["/language/code", "/units/0/lessons/0/words/1/text", "/units/0/lessons/0/titel", "/units/0/lessons/1/id"], ignoreOrder: true);
        var pictured = Course("wrong");
        pictured["units"]![0]!["lessons"]![0]!["words"]![0]!["images"] = new JsonArray("m-0123456789012345678901234567890123456789");
        (await _teacher.PostText("/courses/import", pictured.ToJsonString()))["errors"].EnumerateObject().ShouldHaveSingleItem().Name.ShouldBe("/units/0/lessons/0/words/0/images/0");
        (await _teacher.Get("/courses/wrong/draft")).ShouldBe(HttpStatusCode.NotFound, "course_not_found");
    }

    [SkippableFact]
    public async Task TheOperatorExportsChecksConvertsAndImports()
    {
        (await _teacher.PostText("/courses/import", Course("esperanto").ToJsonString())).ShouldBeOk(HttpStatusCode.Created);
        await _server.Stop();
        var home = _server.Home;
        (await ServerProcess.RunTool(home, "course export esperanto esperanto.json")).Output.ShouldContain("esperanto is in esperanto.json");
        (await ServerProcess.RunTool(home, "course export nobody x.json")).ExitCode.ShouldBe(1);
        (await ServerProcess.RunTool(home, "course check esperanto.json")).Output.ShouldContain("esperanto: 2 lessons, 5 words and phrases");

        var file = Path.Combine(home.Folder, "esperanto.json");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("\"translation\": \"hello\"", "\"translation\": \"?\"", StringComparison.Ordinal));
        var check = await ServerProcess.RunTool(home, "course check esperanto.json");
        check.ExitCode.ShouldBe(1);
        check.Error.ShouldMatch(@"esperanto\.json:\d+:\d+: /units/0/lessons/0/words/0/translation has no letter in it");

        await File.WriteAllTextAsync(Path.Combine(home.Folder, "words.csv"), "word,translation,lesson\nkaixo,hello,Greetings\nagur,bye,Greetings\netxe,house,Home\n");
        (await ServerProcess.RunTool(home, "course convert words.csv basque.json --id basque --title Basque --language Basque:eu --for English:en")).Output.ShouldContain("2 lessons, 3 words");
        (await ServerProcess.RunTool(home, "course import basque.json")).Output.ShouldContain("basque version 1: 2 lessons added");
        (await ServerProcess.RunTool(home, "course import basque.json")).Output.ShouldContain("nothing has changed");
        await _server.Restart();
        var ana = await _server.SignUp("ana");
        (await ana.Learn(await ana.FirstLesson("basque"))).ShouldBeOk();
    }

    [SkippableFact]
    public async Task AListBecomesLessonsThatTheirAuthorLooksAtFirst()
    {
        var words = (await _teacher.PostText("/lessons/read?title=Bestoj", "word;translation\nkato;cat\nhundo;dog\n", "text/csv")).ShouldBeOk();
        words["lessons"][0].GetProperty("title").GetString().ShouldBe("Bestoj");
        words["lessons"][0].GetProperty("words").GetArrayLength().ShouldBe(2);

        var questions = (await _teacher.PostText("/lessons/read", "Who?{~Grant =no one}\n\nWhy?{}\n", "text/x-gift")).ShouldBeOk();
        questions["lessons"][0].GetProperty("exercises")[0].GetProperty("type").GetString().ShouldBe("choice");
        questions["warnings"][0].GetProperty("line").GetInt32().ShouldBe(3);
        (await _teacher.PostText("/courses/import", Course("esperanto").ToJsonString())).ShouldBeOk(HttpStatusCode.Created);
        var unit = (await _teacher.Get("/courses/esperanto/draft"))["units"][0].GetProperty("id").GetString();
        var lesson = JsonNode.Parse(questions["lessons"][0].GetRawText())!;
        (lesson["courseId"], lesson["unitId"]) = ("esperanto", unit);
        var made = (await _teacher.PostText("/lessons", lesson.ToJsonString())).ShouldBeOk(HttpStatusCode.Created);
        made.Raw.Headers.Location.ShouldNotBeNull().OriginalString.ShouldBe($"/api/v1/lessons/{made["id"].GetString()}/draft");
        (await _teacher.Post($"/lessons/{made["id"].GetString()}/publish")).ShouldBeOk()["questions"].GetInt32().ShouldBe(1);

        var refused = await _teacher.PostText("/lessons/read", "word,translation\n,cat\nhundo,\n", "text/csv");
        refused.ShouldBe(HttpStatusCode.BadRequest, "invalid_request");
        refused["errors"].EnumerateObject().Select(error => error.Name).ShouldBe(["2:1", "3:7"]);
        (await _teacher.PostText("/lessons/read", "{}")).ShouldBe(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
    }

    private static JsonNode Course(string id) => JsonNode.Parse($$"""
        {
          "format": "myna-course/1", "id": "{{id}}", "title": "Esperanto",
          "language": { "name": "Esperanto", "code": "eo" }, "forSpeakersOf": { "name": "English", "code": "en" }, "specialCharacters": ["ĉ", "ĝ"],
          "units": [ { "id": "{{id}}.one", "title": "One", "lessons": [
            { "id": "{{id}}.hello", "title": "Hello", "introduction": "# Hello\n\n    as it stands\n",
              "words": [ { "text": "saluton", "translation": "hello", "alsoAccepted": ["hi"] }, { "text": "dankon", "translation": "thanks" } ],
              "exercises": [ { "type": "cloze", "id": "e1", "text": "Mi [[estas]] hejme." } ] },
            { "id": "{{id}}.yes", "title": "Yes", "words": [ { "text": "jes", "translation": "yes" }, { "text": "ne", "translation": "no" } ],
              "phrases": [ { "text": "Jes, dankon", "translation": "Yes, thanks" } ] }
          ] } ]
        }
        """.Replace("[[", "{{", StringComparison.Ordinal).Replace("]]", "}}", StringComparison.Ordinal))!;
}

public sealed class CourseFilesOnSqlite() : CourseFiles(Home.OnSqlite);

public sealed class CourseFilesOnMongoDb(MongoDouble mongo) : CourseFiles(() => Home.OnMongoDb(mongo)), IClassFixture<MongoDouble>;
