using System.Net;
using System.Text.Json;
using Myna.Tests;

namespace Myna.Server.Tests.Scenarios;

/// <summary>The boards of friends and of the league move while somebody looks at them.</summary>
public abstract class LiveBoardStories(Func<Home> newHome)
{
    [SkippableFact]
    public async Task AFriendsBoardFollowsWhatFriendsEarnAndWhoTheyAre()
    {
        await using var server = await ServerProcess.Start(newHome());
        var (ana, ben, cleo) = (await server.SignUp("Ana"), await server.SignUp("Ben"), await server.SignUp("Cleo"));
        var lesson = await ana.FirstLesson();
        await Earn(lesson, cleo);
        await using var device = WatchingDevice.Connect(server.Address, ana.AccessToken);
        var first = await device.Ask("leaderboard:watch", new { board = "friends", limit = 5 });
        (first.GetProperty("ok").GetBoolean(), first.GetProperty("items").GetArrayLength()).ShouldBe((true, 0));

        // A person who is followed is there at once with their score, and moves as they earn more.
        await Do(ana, HttpMethod.Put, $"/users/{cleo.UserId}/follow");
        await device.Event("leaderboard:changed", Shows("friends", cleo));
        await Do(ana, HttpMethod.Put, $"/users/{ben.UserId}/follow");
        await Earn(lesson, ben, ben);
        await device.Event("leaderboard:changed", Shows("friends", ben, cleo));
        await Earn(lesson, ana);
        var mine = (await device.Event("leaderboard:changed", change => change.TryGetProperty("me", out _))).GetProperty("data");
        (mine.GetProperty("items").GetArrayLength(), mine.GetProperty("me").GetProperty("rank").GetInt32()).ShouldBe((3, mine.GetProperty("items").EnumerateArray().ToList().FindIndex(row => row.GetProperty("userId").GetString() == ana.UserId) + 1));

        // A block and a private profile are followed, too.
        await Patch(cleo, new { @private = true });
        await device.Event("leaderboard:changed", Without("friends", cleo));
        await Do(ben, HttpMethod.Put, $"/users/{ana.UserId}/block");
        await device.Event("leaderboard:changed", Shows("friends", ana));
        device.Events("leaderboard:changed").Select(change => change.GetProperty("version").GetInt64()).ShouldBeInOrder(SortDirection.Ascending);
        device.Events("league:presence").ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task ALeagueIsWatchedFromBeforeTheFirstXpOn()
    {
        await using var server = await ServerProcess.Start(newHome());
        var (ana, ben, cleo) = (await server.SignUp("Ana"), await server.SignUp("Ben"), await server.SignUp("Cleo"));
        var lesson = await ana.FirstLesson();
        await Do(cleo, HttpMethod.Put, $"/users/{ana.UserId}/block");
        await using var device = WatchingDevice.Connect(server.Address, ana.AccessToken);
        await using var other = WatchingDevice.Connect(server.Address, cleo.AccessToken);
        foreach (var watching in new[] { device, other })
        {
            (await watching.Ask("leaderboard:watch", new { board = "league", limit = 30 })).GetProperty("items").GetArrayLength().ShouldBe(0);
        }

        await Earn(lesson, ana);
        var joined = (await device.Event("leaderboard:changed", Shows("league", ana))).GetProperty("data");
        joined.GetProperty("me").GetProperty("rank").GetInt32().ShouldBe(1);
        joined.GetProperty("items")[0].GetProperty("learning").GetBoolean().ShouldBeTrue();
        await device.Event("league:presence", presence => presence.GetProperty("cohort").GetInt32() == 1 && presence.GetProperty("learning").GetInt32() == 1);
        device.Events("leaderboard:changed").ShouldAllBe(change => change.GetProperty("board").GetString() == "league");

        await Earn(lesson, ben, ben);
        await device.Event("leaderboard:changed", Shows("league", ben, ana));
        await Earn(lesson, cleo);

        // All three are there; Cleo and Ana do not see each other, and are told their own places.
        var cleos = (await other.Event("leaderboard:changed", change => Without("league", ana)(change) && change.TryGetProperty("me", out _))).GetProperty("data");
        cleos.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("userId").GetString()).ShouldBe([ben.UserId, cleo.UserId], ignoreOrder: true);
        await device.Event("league:presence", presence => presence.GetProperty("cohort").GetInt32() == 3);
        device.Events("leaderboard:changed").ShouldAllBe(change => !change.GetRawText().Contains(cleo.UserId, StringComparison.Ordinal));

        await Patch(ben, new { @private = true });
        await device.Event("league:presence", presence => presence.GetProperty("cohort").GetInt32() == 2 && presence.GetProperty("learning").GetInt32() == 2);
        await device.Event("leaderboard:changed", change => change.GetProperty("items").GetArrayLength() == 1 && change.GetProperty("version").GetInt64() > cleos.GetProperty("version").GetInt64());
        (await device.Ask("leaderboard:unwatch", new { board = "league" })).GetProperty("board").GetString().ShouldBe("league");
    }

    private static Func<JsonElement, bool> Shows(string board, params Learner[] best) => change => change.GetProperty("board").GetString() == board
        && change.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("userId").GetString()).SequenceEqual(best.Select(learner => learner.UserId), StringComparer.Ordinal);

    private static Func<JsonElement, bool> Without(string board, Learner learner) => change => change.GetProperty("board").GetString() == board
        && change.GetProperty("items").GetArrayLength() > 0
        && change.GetProperty("items").EnumerateArray().All(row => row.GetProperty("userId").GetString() != learner.UserId);

    private static async Task Earn(string lesson, params Learner[] learners)
    {
        foreach (var learner in learners)
        {
            await learner.Studies(lesson);
            await learner.Learn(lesson);
        }
    }

    private static async Task Do(Learner learner, HttpMethod method, string path) =>
        (await learner.Send(method, path, null, learner.AccessToken)).ShouldBeOk(HttpStatusCode.NoContent);

    private static async Task Patch(Learner learner, object body) =>
        (await learner.Send(HttpMethod.Patch, "/users/me", Learner.Json(JsonSerializer.Serialize(body)), learner.AccessToken)).ShouldBeOk();
}

public sealed class LiveBoardStoriesOnSqlite() : LiveBoardStories(Home.OnSqlite);

public sealed class LiveBoardStoriesOnMongoDb(MongoDouble mongo) : LiveBoardStories(() => Home.OnMongoDb(mongo)), IClassFixture<MongoDouble>;
