using System.Net;
using System.Text.Json;
using Myna.Tests;

namespace Myna.Server.Tests.Scenarios;

/// <summary>Learners who meet in a league, and those who stay out of it.</summary>
public abstract class LeagueStories(Func<Home> newHome)
{
    [SkippableFact]
    public async Task LearnersMeetInACohortWithTheirFirstXpOfTheWeek()
    {
        await using var server = await ServerProcess.Start(newHome());
        var (ana, ben, cleo) = (await server.SignUp("Ana"), await server.SignUp("Ben"), await server.SignUp("Cleo"));
        var guest = await Learner.AsGuest(server.Nobody());
        await using var device = WatchingDevice.Connect(server.Address, ana.AccessToken);
        await device.Ask("progress:watch", new { });
        var lesson = await ana.FirstLesson();
        var empty = (await ana.Get("/league")).ShouldBeOk();
        (empty["tier"].GetString(), empty["tiers"].GetArrayLength(), empty["cohort"].GetArrayLength()).ShouldBe(("wren", 10, 0));
        empty.Body.TryGetProperty("me", out _).ShouldBeFalse();

        await Earn(lesson, guest);
        await Earn(lesson, ana, ana, ben, cleo);
        foreach (var learner in new[] { ana, ben, cleo })
        {
            await learner.League();
        }

        var joined = (await device.Event("league:changed")).GetProperty("data");
        (joined.GetProperty("tier").GetString(), joined.GetProperty("change").GetString()).ShouldBe(("wren", "joined"));
        var league = await Shows(ben, ana, ben, cleo);
        league["cohort"][0].GetProperty("zone").GetString().ShouldBe("stay", "three are too few for anybody to move");
        league["cohort"][0].GetProperty("learning").GetBoolean().ShouldBeTrue();
        league["endsAt"].GetDateTimeOffset().DayOfWeek.ShouldBe(DayOfWeek.Monday);
        (await guest.Get("/league")).ShouldBeOk()["cohort"].GetArrayLength().ShouldBe(0);
        (await ben.Get($"/users/{ana.UserId}")).ShouldBeOk()["tier"].GetString().ShouldBe("wren");

        // Private is out of the league, and back with the same score.
        await Patch(ana, new { @private = true });
        await Shows(ben, ben, cleo);
        (await ana.Get("/league")).ShouldBeOk().Body.TryGetProperty("me", out _).ShouldBeFalse();
        await Patch(ana, new { @private = false });
        await Shows(ben, ana, ben, cleo);

        // After a kill everybody is where they were, and the one who is blocked is seen by all others.
        await server.Kill();
        await server.Restart();
        await Shows(cleo, ana, ben, cleo);
        (await cleo.Send(HttpMethod.Put, $"/users/{ana.UserId}/block", null, cleo.AccessToken)).ShouldBeOk(HttpStatusCode.NoContent);
        (await cleo.Get("/league")).ShouldBeOk()["cohort"].EnumerateArray().Select(row => row.GetProperty("rank").GetInt32()).ShouldBe([2, 3]);
        await Shows(ben, ana, ben, cleo);

        (await ana.Get("/users/me/export")).ShouldBeOk()["modules"].GetProperty("gamification").GetProperty("league").GetProperty("tier").GetInt32().ShouldBe(1);
        (await ana.Send(HttpMethod.Delete, "/users/me", null, ana.AccessToken)).ShouldBeOk(HttpStatusCode.NoContent);
        await Shows(ben, ben, cleo);
    }

    private static async Task Earn(string lesson, params Learner[] learners)
    {
        foreach (var learner in learners)
        {
            await learner.Studies(lesson);
            await learner.Learn(lesson);
        }
    }

    private static async Task<Reply> Shows(Learner learner, params Learner[] inAnyOrder)
    {
        var league = (await learner.Get("/league")).ShouldBeOk();
        var board = (await learner.Get("/leaderboards/league")).ShouldBeOk();
        var shown = league["cohort"].EnumerateArray().Select(row => row.GetProperty("userId").GetString()).ToList();
        shown.ShouldBe(inAnyOrder.Select(member => member.UserId), ignoreOrder: true);
        board["items"].EnumerateArray().Select(row => row.GetProperty("userId").GetString()).ShouldBe(shown);
        league["cohort"].EnumerateArray().Select(row => row.GetProperty("rank").GetInt32()).ShouldBe(Enumerable.Range(1, shown.Count));
        league["cohort"].EnumerateArray().Select(row => -row.GetProperty("score").GetInt64()).ShouldBeInOrder();
        league["me"].GetProperty("rank").GetInt32().ShouldBe(shown.IndexOf(learner.UserId) + 1);
        return league;
    }

    private static async Task Patch(Learner learner, object body) =>
        (await learner.Send(HttpMethod.Patch, "/users/me", Learner.Json(JsonSerializer.Serialize(body)), learner.AccessToken)).ShouldBeOk();
}

public sealed class LeagueStoriesOnSqlite() : LeagueStories(Home.OnSqlite);

public sealed class LeagueStoriesOnMongoDb(MongoDouble mongo) : LeagueStories(() => Home.OnMongoDb(mongo)), IClassFixture<MongoDouble>;
