using System.Net;
using Myna.Tests;

namespace Myna.Server.Tests.Scenarios;

/// <summary>A learner looks at the words that they have met.</summary>
public abstract class Words(Func<Home> newHome)
{
    [SkippableFact]
    public async Task ALearnerFindsTheirWordsAndSeesHowEachIsRemembered()
    {
        await using var server = await ServerProcess.Start(newHome());
        var ana = await server.SignUp("ana");
        var course = (await ana.Get("/courses")).ShouldBeOk()["items"][0].GetProperty("id").GetString()!;
        var lesson = await ana.FirstLesson(course);
        (await ana.Get($"/progress/words?courseId={course}")).ShouldBeOk()["items"].GetArrayLength().ShouldBe(0);
        await ana.Learn(lesson);
        await ana.Learn(lesson);

        var words = (await ana.Get($"/progress/words?courseId={course}")).ShouldBeOk();
        var word = words["items"][0];
        word.GetProperty("text").GetString().ShouldNotBeNullOrWhiteSpace();
        word.GetProperty("meaning").GetString().ShouldNotBeNullOrWhiteSpace();
        word.GetProperty("recall").GetDouble().ShouldBeInRange(0.5, 1);
        word.GetProperty("recallInAWeek").GetDouble().ShouldBeLessThan(word.GetProperty("recall").GetDouble());
        words["items"].EnumerateArray().ShouldAllBe(item => item.GetProperty("kind").GetString() == "word" && item.GetProperty("lessonId").GetString() == lesson);
        var phrases = (await ana.Get($"/progress/words?courseId={course}&kind=phrase")).ShouldBeOk()["total"].GetInt32();
        phrases.ShouldBeGreaterThan(0);
        (await ana.Get($"/progress/words?courseId={course}&kind=all")).ShouldBeOk()["total"].GetInt32().ShouldBe(words["total"].GetInt32() + phrases);

        // Found by a part of the word or of its meaning, in capitals too.
        foreach (var part in new[] { word.GetProperty("text").GetString()!, word.GetProperty("meaning").GetString()!.ToUpperInvariant() })
        {
            (await ana.Get($"/progress/words?courseId={course}&q={Uri.EscapeDataString(part)}")).ShouldBeOk()["items"].EnumerateArray()
                .ShouldContain(item => item.GetProperty("itemId").GetString() == word.GetProperty("itemId").GetString());
        }

        (await ana.Get($"/progress/words?courseId={course}&q=zzzz")).ShouldBeOk()["total"].GetInt32().ShouldBe(0);
        (await ana.Get($"/progress/words?courseId={course}&q=%3F%3F")).ShouldBeOk()["total"].GetInt32().ShouldBe(0, "signs alone are in no word");

        var detail = (await ana.Get($"/progress/words/{word.GetProperty("itemId").GetString()}")).ShouldBeOk();
        detail["word"].GetProperty("text").GetString().ShouldBe(word.GetProperty("text").GetString());
        var reviews = detail["reviews"].EnumerateArray().ToList();
        reviews.Count.ShouldBe(word.GetProperty("timesSeen").GetInt32());
        reviews[^1].GetProperty("rating").GetInt32().ShouldBe(1, "at first nothing was known");

        var forecast = (await ana.Get("/progress/forecast?days=366")).ShouldBeOk();
        forecast["timeZone"].GetString().ShouldBe("Europe/Madrid");
        forecast["days"].GetArrayLength().ShouldBe(366);
        forecast["days"].EnumerateArray().Sum(day => day.GetProperty("due").GetInt32()).ShouldBe(words["total"].GetInt32() + phrases);

        // Nobody else has met them, and what makes no sense is refused.
        var ben = await server.SignUp("ben");
        (await ben.Get($"/progress/words/{word.GetProperty("itemId").GetString()}")).ShouldBe(HttpStatusCode.NotFound, "word_not_found");
        (await ben.Get($"/progress/words?courseId={course}")).ShouldBeOk()["total"].GetInt32().ShouldBe(0);
        (await ana.Get("/progress/words")).ShouldBe(HttpStatusCode.BadRequest, "invalid_request");
        (await ana.Get("/progress/words?courseId=none")).ShouldBe(HttpStatusCode.NotFound, "course_not_found");
        (await ana.Get("/progress/forecast?courseId=none")).ShouldBe(HttpStatusCode.NotFound, "course_not_found");
        (await ana.Get($"/progress/words?courseId={course}&sort=luck")).ShouldBe(HttpStatusCode.BadRequest, "invalid_request");
        (await ana.Get($"/progress/words?courseId={course}&limit=101")).ShouldBe(HttpStatusCode.BadRequest, "invalid_request");
        (await ana.Get($"/progress/words?courseId={course}&q={new string('a', 101)}")).ShouldBe(HttpStatusCode.BadRequest, "invalid_request");
        (await ana.Get($"/progress/words?courseId={course}&cursor=none")).ShouldBe(HttpStatusCode.BadRequest, "invalid_cursor");
        var cursor = (await ana.Get($"/progress/words?courseId={course}&limit=1")).ShouldBeOk()["nextCursor"].GetString();
        (await ana.Get($"/progress/words?courseId={course}&sort=text&cursor={cursor}")).ShouldBe(HttpStatusCode.BadRequest, "invalid_cursor");
    }
}

public sealed class WordsOnSqlite() : Words(Home.OnSqlite);

public sealed class WordsOnMongoDb(MongoDouble mongo) : Words(() => Home.OnMongoDb(mongo)), IClassFixture<MongoDouble>;
