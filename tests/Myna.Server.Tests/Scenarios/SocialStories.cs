using System.Net;
using System.Text.Json;
using Myna.Tests;

namespace Myna.Server.Tests.Scenarios;

/// <summary>Learners who follow, block and meet each other, and those who would rather not be seen.</summary>
public abstract class SocialStories(Func<Home> newHome) : IAsyncLifetime
{
    private ServerProcess _server = null!;
    private Learner _ana = null!;
    private Learner _ben = null!;
    private Learner _cleo = null!;

    public async Task InitializeAsync()
    {
        _server = await ServerProcess.Start(newHome());
        (_ana, _ben, _cleo) = (await _server.SignUp("Ana"), await _server.SignUp("Ben"), await _server.SignUp("Cleo"));
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [SkippableFact]
    public async Task FriendsFollowEachOtherAndMeetOnTheirOwnBoard()
    {
        var lesson = await _ana.FirstLesson();
        await Earn(lesson, _ben, _ana, _cleo);

        // At first one follows, and is no friend yet; a retry changes nothing.
        await Follow(_ana, _ben);
        await Follow(_ana, _ben);
        (await List(_ana, "following")).ShouldBe([_ben.UserId]);
        (await List(_ben, "followers")).ShouldBe([_ana.UserId]);
        (await List(_ana)).ShouldBeEmpty();
        await ShowsBoard(_ana, "friends", _ben, _ana);
        await ShowsBoard(_ben, "friends", _ben);

        await Follow(_ben, _ana);
        await Follow(_cleo, _ana);
        var friend = (await _ana.Get("/users/me/friends")).ShouldBeOk()["items"].EnumerateArray().ShouldHaveSingleItem();
        friend.GetProperty("user").GetProperty("displayName").GetString().ShouldBe("Ben");
        friend.GetProperty("user").GetProperty("xp").GetInt64().ShouldBeGreaterThan(0);
        (friend.GetProperty("following").GetBoolean(), friend.GetProperty("followsYou").GetBoolean()).ShouldBe((true, true));
        (await List(_ana, "followers")).ShouldBe([_cleo.UserId, _ben.UserId], "the newest first");
        var first = (await _ana.Get("/users/me/friends?list=followers&limit=1")).ShouldBeOk();
        var second = (await _ana.Get($"/users/me/friends?list=followers&limit=1&cursor={first["nextCursor"].GetString()}")).ShouldBeOk();
        (first.Text + second.Text).ShouldContain(_ben.UserId);
        (await _ana.Get("/users/me/friends?cursor=nonsense")).ShouldBe(HttpStatusCode.BadRequest, "invalid_cursor");

        // The rank among friends is exact, and the list of boards says the same.
        await Earn(lesson, _cleo);
        await Earn(lesson, _cleo);
        await ShowsBoard(_cleo, "friends", _cleo, _ana);
        var listed = (await _cleo.Get("/leaderboards")).ShouldBeOk()["items"].EnumerateArray().Single(board => board.GetProperty("board").GetString() == "friends");
        (listed.GetProperty("total").GetInt32(), listed.GetProperty("me").GetProperty("rank").GetInt32()).ShouldBe((2, 1));

        await Do(_ana, HttpMethod.Delete, $"/users/{_ben.UserId}/follow");
        await Do(_ana, HttpMethod.Delete, $"/users/{_ben.UserId}/follow");
        await ShowsBoard(_ana, "friends", _ana);
        (await List(_ben)).ShouldBeEmpty();
        (await List(_ben, "following")).ShouldBe([_ana.UserId]);
    }

    [SkippableFact]
    public async Task BlockedPeopleSeeNothingOfEachOther()
    {
        var lesson = await _ana.FirstLesson();
        await Earn(lesson, _ana, _ben, _cleo);
        await Follow(_ana, _ben);
        await Follow(_ben, _ana);
        await using var device = WatchingDevice.Connect(_server.Address, _ben.AccessToken);
        (await device.Ask("leaderboard:watch", new { board = "weekly" })).GetProperty("items").GetArrayLength().ShouldBe(3);

        await Do(_ana, HttpMethod.Put, $"/users/{_ben.UserId}/block");
        await Do(_ana, HttpMethod.Put, $"/users/{_ben.UserId}/block");

        foreach (var (learner, other) in new[] { (_ana, _ben), (_ben, _ana) })
        {
            (await learner.Get($"/users/{other.UserId}")).ShouldBe(HttpStatusCode.NotFound, "user_not_found");
            (await Send(learner, HttpMethod.Put, $"/users/{other.UserId}/follow")).ShouldBe(HttpStatusCode.NotFound, "user_not_found");
            (await List(learner)).ShouldBeEmpty();
            (await List(learner, "followers")).ShouldBeEmpty();
            await ShowsBoard(learner, "friends", learner);
            (await Board(learner, "weekly")).Select(row => row.GetProperty("userId").GetString()).ShouldNotContain(other.UserId);
        }

        // Ranks stay exact: a row is left out, nobody moves up.
        (await Board(_ben, "weekly")).Select(row => row.GetProperty("rank").GetInt32()).ShouldBe([2, 3]);
        (await Board(_cleo, "weekly")).Count.ShouldBe(3);
        await Earn(lesson, _cleo);
        await device.Event("leaderboard:changed", change => change.GetProperty("items").GetArrayLength() == 2);

        // Only Ana can take it back, and only she has it on her list. The follows stay cut.
        await Do(_ben, HttpMethod.Delete, $"/users/{_ana.UserId}/block");
        (await _ana.Get($"/users/{_ben.UserId}")).ShouldBe(HttpStatusCode.NotFound, "user_not_found");
        (await _ben.Get("/users/me/blocks")).ShouldBeOk()["items"].GetArrayLength().ShouldBe(0);
        (await _ana.Get("/users/me/blocks")).ShouldBeOk()["items"].EnumerateArray().ShouldHaveSingleItem().GetProperty("displayName").GetString().ShouldBe("Ben");
        await Do(_ana, HttpMethod.Delete, $"/users/{_ben.UserId}/block");
        (await _ben.Get($"/users/{_ana.UserId}")).ShouldBeOk();
        (await List(_ana, "following")).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task APrivateLearnerIsSeenOnlyByThoseWhomTheyFollow()
    {
        var lesson = await _ana.FirstLesson();
        await Earn(lesson, _ana, _ben);
        await Follow(_ben, _ana);
        await Follow(_cleo, _ana);

        (await Patch(_ana, new { @private = true }))["private"].GetBoolean().ShouldBeTrue();
        await ShowsBoard(_cleo, "weekly", _ben);
        await ShowsBoard(_cleo, "friends");
        (await _cleo.Get($"/users/{_ana.UserId}")).ShouldBe(HttpStatusCode.NotFound, "user_not_found");
        (await List(_cleo, "following")).ShouldBeEmpty();
        await ShowsBoard(_ana, "friends", _ana);

        // Whom she follows may see her, and follow her.
        await Follow(_ana, _ben);
        (await _ben.Get($"/users/{_ana.UserId}")).ShouldBeOk()["displayName"].GetString().ShouldBe("Ana");
        await Follow(_ben, _ana);
        (await List(_ben)).ShouldBe([_ana.UserId]);
        await ShowsBoard(_ben, "friends", _ana, _ben);
        (await _server.Stop()).ShouldBe(0);
        await _server.Restart();
        await ShowsBoard(_cleo, "weekly", _ben);
        await ShowsBoard(_ben, "friends", _ana, _ben);

        (await Patch(_ana, new { @private = false }))["private"].GetBoolean().ShouldBeFalse();
        await ShowsBoard(_cleo, "weekly", _ana, _ben);
        (await List(_cleo, "following")).ShouldBe([_ana.UserId]);
    }

    [SkippableFact]
    public async Task SuspendedPeopleComeBackAndErasedOnesAreGone()
    {
        await Follow(_ana, _ben);
        await Follow(_ben, _ana);
        await Follow(_cleo, _ana);
        await Do(_ana, HttpMethod.Put, $"/users/{_cleo.UserId}/block");
        var root = await _server.SignUp("root");
        await _server.Stop();
        (await ServerProcess.RunTool(_server.Home, $"user grant {root.Email} admin")).ExitCode.ShouldBe(0);
        await _server.Restart();
        await root.LogIn(root.Email);
        await Follow(_ana, root);
        await Follow(root, _ana);

        (await root.Post($"/admin/users/{_ben.UserId}/suspend", new { })).ShouldBeOk();
        (await List(_ana)).ShouldBe([root.UserId]);
        (await _ana.Get($"/users/{_ben.UserId}")).ShouldBe(HttpStatusCode.NotFound, "user_not_found");
        (await root.Post($"/admin/users/{_ben.UserId}/restore", new { })).ShouldBeOk();
        (await List(_ana)).ShouldBe([root.UserId, _ben.UserId]);

        // An export tells one's own side. Cleo does not learn who blocks her.
        var export = (await _ana.Get("/users/me/export")).ShouldBeOk()["modules"].GetProperty("social").GetRawText();
        export.ShouldContain(_ben.UserId);
        export.ShouldContain("\"blocking\"");
        (await _cleo.Get("/users/me/export")).ShouldBeOk()["modules"].GetProperty("social").GetArrayLength().ShouldBe(0);

        (await _ana.Send(HttpMethod.Delete, "/users/me", null, _ana.AccessToken)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await List(root)).ShouldBeEmpty();
        (await List(root, "following")).ShouldBeEmpty();
        (await root.Get("/users/me/export")).ShouldBeOk()["modules"].GetProperty("social").GetArrayLength().ShouldBe(0);
        (await Send(root, HttpMethod.Put, $"/users/{_ana.UserId}/follow")).ShouldBe(HttpStatusCode.NotFound, "user_not_found");
    }

    [SkippableFact]
    public async Task AFollowAndABlockAtTheSameMomentNeverStandTogether()
    {
        var guest = await Learner.AsGuest(_server.Nobody());
        (await Send(guest, HttpMethod.Put, $"/users/{_ana.UserId}/follow")).ShouldBe(HttpStatusCode.Conflict, "sign_up_first");
        (await Send(_ana, HttpMethod.Put, $"/users/{guest.UserId}/follow")).ShouldBe(HttpStatusCode.NotFound, "user_not_found");
        (await Send(_ana, HttpMethod.Put, $"/users/{_ana.UserId}/follow")).ShouldBe(HttpStatusCode.Conflict, "not_yourself");
        (await Send(_ana, HttpMethod.Put, $"/users/{_ana.UserId}/block")).ShouldBe(HttpStatusCode.Conflict, "not_yourself");

        for (var round = 0; round < 6; round++)
        {
            await Task.WhenAll(
                Send(_ana, HttpMethod.Put, $"/users/{_ben.UserId}/follow"),
                Send(_ben, HttpMethod.Put, $"/users/{_ana.UserId}/follow"),
                Send(_ben, HttpMethod.Put, $"/users/{_ana.UserId}/block"),
                Send(_ana, HttpMethod.Put, $"/users/{_ben.UserId}/follow"));
            (await _ana.Get($"/users/{_ben.UserId}")).ShouldBe(HttpStatusCode.NotFound, "user_not_found");
            await Do(_ben, HttpMethod.Delete, $"/users/{_ana.UserId}/block");
            (await List(_ana, "following")).ShouldBeEmpty();
            (await List(_ben, "following")).ShouldBeEmpty();
        }
    }

    /// <summary>The first earns the most: one lesson more than the next.</summary>
    private static async Task Earn(string lesson, params Learner[] inOrder)
    {
        for (var i = 0; i < inOrder.Length; i++)
        {
            await inOrder[i].Studies(lesson);
            for (var run = 0; run < inOrder.Length - i; run++)
            {
                await inOrder[i].Learn(lesson);
            }
        }
    }

    private static Task Follow(Learner learner, Learner other) => Do(learner, HttpMethod.Put, $"/users/{other.UserId}/follow");

    private static async Task Do(Learner learner, HttpMethod method, string path) => (await Send(learner, method, path)).ShouldBeOk(HttpStatusCode.NoContent);

    private static Task<Reply> Send(Learner learner, HttpMethod method, string path) => learner.Send(method, path, null, learner.AccessToken);

    private static async Task<Reply> Patch(Learner learner, object body) =>
        (await learner.Send(HttpMethod.Patch, "/users/me", Learner.Json(JsonSerializer.Serialize(body)), learner.AccessToken)).ShouldBeOk();

    private static async Task<List<string?>> List(Learner learner, string? list = null) =>
        [.. (await learner.Get("/users/me/friends" + (list is null ? "" : $"?list={list}"))).ShouldBeOk()["items"].EnumerateArray()
            .Select(item => item.GetProperty("user").GetProperty("id").GetString())];

    private static async Task<List<JsonElement>> Board(Learner learner, string board) =>
        [.. (await learner.Get($"/leaderboards/{board}")).ShouldBeOk()["items"].EnumerateArray()];

    private static async Task ShowsBoard(Learner learner, string board, params Learner[] inOrder)
    {
        var page = (await learner.Get($"/leaderboards/{board}")).ShouldBeOk();
        page["items"].EnumerateArray().Select(row => row.GetProperty("userId").GetString()).ShouldBe(inOrder.Select(shown => shown.UserId), $"{board}: {page.Text}");
        page["items"].EnumerateArray().Select(row => row.GetProperty("rank").GetInt32()).ShouldBe(Enumerable.Range(1, inOrder.Length));
        if (inOrder.Contains(learner))
        {
            page["me"].GetProperty("rank").GetInt32().ShouldBe(Array.IndexOf(inOrder, learner) + 1);
        }
    }
}

public sealed class SocialStoriesOnSqlite() : SocialStories(Home.OnSqlite);

public sealed class SocialStoriesOnMongoDb(MongoDouble mongo) : SocialStories(() => Home.OnMongoDb(mongo)), IClassFixture<MongoDouble>;
