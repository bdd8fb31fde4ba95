using System.Globalization;
using System.Net;
using Myna.Server.Tests.Practice;
using Myna.Server.Tests.Scenarios;

namespace Myna.Server.Tests.Progress;

/// <summary>The reviews of a word are read from attempts, and must say what memory was made of.</summary>
public sealed class WordHistoryTests
{
    [Fact]
    public async Task TheReviewsOfAWordLeadToItsMemory()
    {
        await using var server = await LearningServer.Start();
        var ana = await server.SignUp("ana");
        var course = (await ana.Get("/courses"))["items"][0].GetProperty("id").GetString()!;
        var lesson = await ana.FirstLesson(course);
        foreach (var days in new[] { 0, 1, 4, 9 })
        {
            server.Clock.Advance(TimeSpan.FromDays(days));
            await ana.Refreshed();
            await ana.Learn(lesson);
        }

        server.Clock.Advance(TimeSpan.FromDays(20));
        await ana.Refreshed();
        var review = (await ana.Post("/attempts", new { kind = "review", courseId = course })).ShouldBeOk(HttpStatusCode.Created);
        foreach (var question in review["questions"].EnumerateArray())
        {
            (await ana.Answer(review["id"].GetString()!, question.GetProperty("id").GetString()!)).ShouldBeOk();
        }

        (await ana.Post($"/attempts/{review["id"].GetString()}/finish")).ShouldBeOk();

        var words = (await ana.Get($"/progress/words?courseId={course}&kind=all&limit=100")).ShouldBeOk()["items"].EnumerateArray().ToList();
        words.ShouldNotBeEmpty();
        words.Select(word => word.GetProperty("timesSeen").GetInt32()).Max().ShouldBeGreaterThan(2);
        foreach (var word in words)
        {
            var detail = (await ana.Get($"/progress/words/{word.GetProperty("itemId").GetString()}")).ShouldBeOk();
            var reviews = detail["reviews"].EnumerateArray().ToList();
            detail["complete"].GetBoolean().ShouldBeTrue();
            reviews.Count.ShouldBe(word.GetProperty("timesSeen").GetInt32());
            reviews[0].GetProperty("stability").GetDouble().ShouldBe(word.GetProperty("stability").GetDouble());
            reviews[0].GetProperty("difficulty").GetDouble().ShouldBe(word.GetProperty("difficulty").GetDouble());
            reviews[0].GetProperty("correct").GetBoolean().ShouldBe(word.GetProperty("known").GetBoolean());
            var due = reviews[0].GetProperty("at").GetDateTimeOffset() + TimeSpan.FromDays(reviews[0].GetProperty("intervalDays").GetDouble());
            due.ShouldBe(word.GetProperty("due").GetDateTimeOffset(), TimeSpan.FromMilliseconds(1));
            reviews[^1].TryGetProperty("recallBefore", out var none).ShouldBeFalse(none.ToString());
            reviews.SkipLast(1).ShouldAllBe(past => past.GetProperty("recallBefore").GetDouble() > 0 && past.GetProperty("daysSince").GetDouble() >= 1);
        }
    }

    [Fact]
    public async Task PagesKeepTheirOrderWhileTimePasses()
    {
        await using var server = await LearningServer.Start();
        var ana = await server.SignUp("ana");
        var course = (await ana.Get("/courses"))["items"][0].GetProperty("id").GetString()!;
        var lessons = (await ana.Get($"/courses/{course}"))["units"].EnumerateArray().SelectMany(unit => unit.GetProperty("lessons").EnumerateArray())
            .Select(found => found.GetProperty("id").GetString()!).Take(3).ToList();
        foreach (var lesson in lessons)
        {
            await ana.Learn(lesson);
            server.Clock.Advance(TimeSpan.FromMinutes(1));
            await ana.Learn(lesson);
        }

        foreach (var sort in new[] { "recall", "-recall", "stability", "-difficulty", "due", "-lastSeen", "timesSeen", "text", "-text" })
        {
            var whole = (await ana.Get($"/progress/words?courseId={course}&sort={sort}&limit=100")).ShouldBeOk();
            var expected = whole["items"].EnumerateArray().Select(word => word.GetProperty("itemId").GetString()).ToList();
            var seen = new List<string?>();
            for (string? cursor = ""; cursor is not null;)
            {
                var page = (await ana.Get(string.Create(CultureInfo.InvariantCulture, $"/progress/words?courseId={course}&sort={sort}&limit=3&cursor={cursor}"))).ShouldBeOk();
                page["total"].GetInt32().ShouldBe(expected.Count);
                seen.AddRange(page["items"].EnumerateArray().Select(word => word.GetProperty("itemId").GetString()));
                cursor = page["nextCursor"].GetString();
                server.Clock.Advance(TimeSpan.FromSeconds(1));
            }

            seen.ShouldBe(expected, sort);
            seen.Distinct().Count().ShouldBe(seen.Count);
        }
    }
}

internal static class LearnersOverDays
{
    /// <summary>Signs in again: the access token does not outlive a step of days.</summary>
    public static Task Refreshed(this Learner learner) => learner.LogIn(learner.Email);
}
