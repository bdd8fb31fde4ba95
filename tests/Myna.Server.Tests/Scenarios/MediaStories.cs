using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using Myna.Tests;

namespace Myna.Server.Tests.Scenarios;

/// <summary>Authors who put pictures and recordings into lessons, and learners who see and hear them.</summary>
public abstract class MediaStories(Func<Home> newHome) : IAsyncLifetime
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
    public async Task APictureAndARecordingOfALessonReachItsLearners()
    {
        var picture = await _teacher.Upload(Sample("picture.png"), ("license", "CC BY 4.0"), ("author", "Zoë"));
        picture.ShouldBeOk(HttpStatusCode.Created);
        var url = picture["url"].GetString()!;
        picture.Raw.Headers.Location.ShouldNotBeNull().OriginalString.ShouldBe(url);
        (picture["type"].GetString(), picture["width"].GetInt32(), picture["height"].GetInt32()).ShouldBe(("image/png", 48, 32));
        var again = await _other.Upload(Sample("picture.png"), ("license", "mine"));
        (again["id"].GetString(), again["license"].GetString(), again["author"].GetString()).ShouldBe((picture["id"].GetString(), "CC BY 4.0", "Zoë"), "the same file is one");
        var recording = (await _teacher.Upload(Sample("opus.ogg"))).ShouldBeOk(HttpStatusCode.Created);
        recording["seconds"].GetDouble().ShouldBe(1.5, 0.1);
        (await _teacher.Get("/media"))["items"].GetArrayLength().ShouldBe(2);
        (await _other.Get("/media"))["items"].GetArrayLength().ShouldBe(0);

        var (course, unit) = await NewCourse("with-pictures");
        var lesson = (await _teacher.Post("/lessons", new
        {
            courseId = course,
            unitId = unit,
            title = "Cats",
            words = new object[] { new { text = "kato", translation = "cat", images = new[] { picture["id"].GetString() }, audio = recording["id"].GetString() } },
            exercises = new object[]
            {
                new { type = "image_choice", prompt = new { text = "the cat" }, options = new object[] { new { text = "a cat", image = picture["id"].GetString(), correct = true }, new { text = "a dog", image = picture["id"].GetString() } } },
            },
        })).ShouldBeOk(HttpStatusCode.Created)["id"].GetString()!;
        (await _teacher.Post($"/lessons/{lesson}/publish")).ShouldBeOk();

        var ana = await _server.SignUp("ana");
        var shown = (await ana.Get($"/lessons/{lesson}")).ShouldBeOk();
        shown["words"][0].GetProperty("images")[0].GetString().ShouldBe(url);
        shown["media"].EnumerateArray().Select(file => file.GetProperty("id").GetString()).ShouldBe([picture["id"].GetString(), recording["id"].GetString()], ignoreOrder: true);
        shown["media"].EnumerateArray().Select(file => file.TryGetProperty("license", out var license) ? license.GetString() : null).ShouldContain("CC BY 4.0");
        var questions = (await ana.Start(lesson)).GetProperty("questions").EnumerateArray().ToList();
        questions.First(question => question.GetProperty("type").GetString() == "listen").GetProperty("prompt").GetProperty("audio").GetString().ShouldBe(recording["url"].GetString());
        questions.First(question => question.GetProperty("type").GetString() == "image_choice").GetProperty("options")[0].GetProperty("image").GetString().ShouldBe(url);

        // Who uploaded it first may correct the licence: the lesson shows it at once.
        await _teacher.Upload(Sample("picture.png"), ("license", "CC0"));
        var corrected = await ana.Get($"/lessons/{lesson}");
        corrected.Text.ShouldContain("\"license\":\"CC0\"");
        corrected.Raw.Headers.ETag.ShouldNotBe(shown.Raw.Headers.ETag);
    }

    [SkippableFact]
    public async Task AFileIsServedWholeInPartAndForEver()
    {
        var url = (await _teacher.Upload(Sample("tone.wav"))).ShouldBeOk(HttpStatusCode.Created)["url"].GetString()!;
        using var http = new HttpClient { BaseAddress = _server.Address };

        var whole = await http.GetAsync(new Uri(url, UriKind.Relative));
        (await whole.Content.ReadAsByteArrayAsync()).ShouldBe(Sample("tone.wav"));
        whole.Content.Headers.ContentType!.ToString().ShouldBe("audio/wav");
        whole.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
        whole.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        whole.Content.Headers.ContentDisposition!.ToString().ShouldStartWith("inline; filename=\"m-");

        var part = await Ask(http, url, request => request.Headers.Range = new RangeHeaderValue(10, 19));
        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await part.Content.ReadAsByteArrayAsync()).ShouldBe(Sample("tone.wav")[10..20]);
        part.Content.Headers.ContentRange!.ToString().ShouldBe($"bytes 10-19/{Sample("tone.wav").Length}");
        (await Ask(http, url, request => request.Headers.Range = new RangeHeaderValue(10_000_000, null))).StatusCode.ShouldBe(HttpStatusCode.RequestedRangeNotSatisfiable);
        (await Ask(http, url, request => request.Headers.IfNoneMatch.Add(whole.Headers.ETag!))).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await _server.Nobody().Get($"{url["/api/v1".Length..]}/about"))["bytes"].GetInt64().ShouldBe(Sample("tone.wav").Length);
        (await _server.Nobody().Get("/media/m-0000000000000000000000000000000000000000")).ShouldBe(HttpStatusCode.NotFound, "media_not_found");
        (await _server.Nobody().Get("/media/..%2F..%2Fmyna.db")).ShouldBe(HttpStatusCode.NotFound, "media_not_found");
    }

    [SkippableFact]
    public async Task WhatIsNoPictureOrRecordingIsRefusedAndLeavesNothing()
    {
        var bomb = Sample("picture.png");
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(16), 50_000);
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(20), 50_000);
        foreach (var bytes in new[] { bomb, Sample("film.webm"), "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), [] })
        {
            (await _teacher.Upload(bytes)).ShouldBe(HttpStatusCode.UnprocessableEntity, "media_refused");
        }

        var large = Sample("picture.png").Concat(new byte[11 << 20]).ToArray();
        (await _teacher.Upload(large)).ShouldBe(HttpStatusCode.UnprocessableEntity, "media_refused");
        // It asks before it sends so much, as curl does: the server would close the connection while it is still sending.
        using var client = new HttpClient { BaseAddress = _server.Address };
        using var tooLarge = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/media", UriKind.Relative)) { Content = new MultipartFormDataContent { { new ByteArrayContent([.. large, .. large]), "file" } } };
        tooLarge.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _teacher.AccessToken);
        tooLarge.Headers.ExpectContinue = true;
        (await client.SendAsync(tooLarge)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        var ana = await _server.SignUp("ana");
        (await ana.Upload(Sample("picture.png"))).ShouldBe(HttpStatusCode.Forbidden, "forbidden");
        var wrong = await _teacher.Upload(Sample("picture.png"), ("licence", "misspelt"));
        wrong.ShouldBe(HttpStatusCode.BadRequest, "invalid_request");
        wrong["errors"].GetProperty("/licence")[0].GetString().ShouldBe("is not known here");
        (await _teacher.Upload(Sample("picture.png"), ("author", new string('x', 201))))["errors"].TryGetProperty("/author", out _).ShouldBeTrue();
        (await _teacher.Send(HttpMethod.Post, "/media", new MultipartFormDataContent { { new StringContent("x"), "license" } }, _teacher.AccessToken))["errors"].TryGetProperty("/file", out _).ShouldBeTrue();
        (await _teacher.PostText("/media", "{}")).ShouldBe(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
        using var cut = new ByteArrayContent("--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nGIF89a"u8.ToArray());
        cut.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        (await _teacher.Send(HttpMethod.Post, "/media", cut, _teacher.AccessToken)).ShouldBe(HttpStatusCode.BadRequest, "bad_request");

        Directory.EnumerateFiles(Path.Combine(_server.Folder, "data", "media"), "*", SearchOption.AllDirectories).ShouldBeEmpty();
        (await _teacher.Get("/media"))["items"].GetArrayLength().ShouldBe(0);
    }

    [SkippableFact]
    public async Task ALessonNamesOnlyWhatIsHere()
    {
        var picture = (await _teacher.Upload(Sample("picture.png")))["id"].GetString()!;
        var (course, unit) = await NewCourse("names");
        const string Unknown = "m-0123456789012345678901234567890123456789";

        var refused = await _teacher.Post("/lessons", new
        {
            courseId = course,
            unitId = unit,
            title = "Cats",
            words = new object[] { new { text = "kato", translation = "cat", images = new[] { picture, Unknown, "cat.png" }, audio = picture } },
            exercises = new object[] { new { type = "listen", prompt = new { audio = Unknown }, answers = new[] { "kato" } } },
        });

        refused.ShouldBe(HttpStatusCode.BadRequest, "invalid_request");
        refused["errors"].EnumerateObject().Select(error => error.Name)
            .ShouldBe(["/words/0/images/1", "/words/0/images/2", "/words/0/audio", "/exercises/0/prompt/audio"], ignoreOrder: true);

        // The operator sweeps: it is in no lesson, so it is marked; then a draft names it after all.
        await _server.Stop();
        (await ServerProcess.RunTool(_server.Home, "media sweep")).Output.ShouldContain($"{picture}: unused from now on");
        await _server.Restart();
        var lesson = (await _teacher.Post("/lessons", new { courseId = course, unitId = unit, title = "Cats", words = new object[] { new { text = "kato", translation = "cat", images = new[] { picture } } } }))
            .ShouldBeOk(HttpStatusCode.Created)["id"].GetString()!;
        await _server.Stop();
        (await ServerProcess.RunTool(_server.Home, "media sweep --dry-run")).Output.ShouldContain("1 used, 0 unused");

        await _server.Restart();
        (await _teacher.Post($"/lessons/{lesson}/publish")).ShouldBeOk();
    }

    public static byte[] Sample(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Content", "Media", "samples", name));

    private static async Task<HttpResponseMessage> Ask(HttpClient http, string url, Action<HttpRequestMessage> change)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(url, UriKind.Relative));
        change(request);
        return await http.SendAsync(request);
    }

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
}

public sealed class MediaOnSqlite() : MediaStories(Home.OnSqlite);

public sealed class MediaOnMongoDb(MongoDouble mongo) : MediaStories(() => Home.OnMongoDb(mongo)), IClassFixture<MongoDouble>;
