using System.Net;
using System.Text.Json;
using Myna.Tests;

namespace Myna.Server.Tests.Scenarios;

/// <summary>Friends see the milestones of each other, and cheer.</summary>
public abstract class FeedStories(Func<Home> newHome)
{
    [SkippableFact]
    public async Task AFriendCheersAMilestoneOnce()
    {
        await using var server = await ServerProcess.Start(newHome());
        var (ana, ben, cleo) = (await server.SignUp("Ana"), await server.SignUp("Ben"), await server.SignUp("Cleo"));
        var lesson = await ana.FirstLesson();
        await ben.Studies(lesson);
        await ben.Learn(lesson);
        (await Feed(ana)).ShouldBeEmpty();
        await Do(ana, HttpMethod.Put, $"/users/{ben.UserId}/follow", HttpStatusCode.NoContent);

        var milestone = (await Feed(ana)).Single(item => item.GetProperty("kind").GetString() == "achievement" && item.GetProperty("title").GetString() == "First flight");
        var id = milestone.GetProperty("id").GetString()!;
        (milestone.GetProperty("userId").GetString(), milestone.GetProperty("displayName").GetString()).ShouldBe((ben.UserId, "Ben"));
        (milestone.GetProperty("cheers").GetInt32(), milestone.GetProperty("mine").GetBoolean()).ShouldBe((0, false));

        await using var device = WatchingDevice.Connect(server.Address, ben.AccessToken);
        await device.Ask("progress:watch", new { });
        var cheers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ana.Post($"/feed/{id}/cheer")));
        cheers.ShouldAllBe(cheer => cheer.Status == HttpStatusCode.OK && cheer.Body.GetProperty("cheers").GetInt32() == 1);
        (await cleo.Post($"/feed/{id}/cheer")).ShouldBeOk()["cheers"].GetInt32().ShouldBe(2);
        var told = (await device.Event("cheer", cheer => cheer.GetProperty("userId").GetString() == cleo.UserId)).GetProperty("data");
        (told.GetProperty("milestoneId").GetString(), told.GetProperty("displayName").GetString(), told.GetProperty("cheers").GetInt32()).ShouldBe((id, "Cleo", 2));
        device.Events("cheer").Count(cheer => cheer.GetProperty("userId").GetString() == ana.UserId).ShouldBe(1, "each learner cheers once");
        await Shows(ben, id, cheers: 2, mine: false);
        await Shows(ana, id, cheers: 2, mine: true);
        (await ben.Post($"/feed/{id}/cheer")).ShouldBe(HttpStatusCode.Conflict, "own_milestone");
        (await ana.Post($"/feed/{ben.UserId}.achievement.lessons_100/cheer")).ShouldBe(HttpStatusCode.NotFound, "milestone_not_found");
        (await ana.Post("/feed/nonsense/cheer")).ShouldBe(HttpStatusCode.NotFound, "milestone_not_found");

        await Do(cleo, HttpMethod.Delete, $"/feed/{id}/cheer", HttpStatusCode.OK);
        await Do(cleo, HttpMethod.Delete, $"/feed/{id}/cheer", HttpStatusCode.OK);
        await Shows(ben, id, cheers: 1, mine: false);
        (await ana.Get("/users/me/export")).ShouldBeOk()["modules"].GetProperty("gamification").GetProperty("cheers").GetArrayLength().ShouldBe(1);

        // Every page goes on where the last one ended.
        var all = (await Feed(ana)).Select(item => item.GetProperty("id").GetString()).ToList();
        var paged = new List<string?>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await ana.Get($"/feed?limit=1&cursor={cursor}")).ShouldBeOk();
            paged.AddRange(page["items"].EnumerateArray().Select(item => item.GetProperty("id").GetString()));
            cursor = page["nextCursor"].GetString();
        }

        paged.ShouldBe(all);
        (await ana.Get("/feed?cursor=nonsense")).ShouldBe(HttpStatusCode.BadRequest, "invalid_cursor");

        // Blocked people see nothing of each other here, either.
        await Do(ben, HttpMethod.Put, $"/users/{cleo.UserId}/block", HttpStatusCode.NoContent);
        (await cleo.Post($"/feed/{id}/cheer")).ShouldBe(HttpStatusCode.NotFound, "milestone_not_found");
        (await ana.Send(HttpMethod.Delete, "/users/me", null, ana.AccessToken)).ShouldBeOk(HttpStatusCode.NoContent);
        await Shows(ben, id, cheers: 0, mine: false);
    }

    private static async Task Do(Learner learner, HttpMethod method, string path, HttpStatusCode status) =>
        (await learner.Send(method, path, null, learner.AccessToken)).ShouldBeOk(status);

    private static async Task<List<JsonElement>> Feed(Learner learner) => [.. (await learner.Get("/feed")).ShouldBeOk()["items"].EnumerateArray()];

    private static async Task Shows(Learner learner, string id, int cheers, bool mine)
    {
        var item = (await Feed(learner)).Single(item => item.GetProperty("id").GetString() == id);
        (item.GetProperty("cheers").GetInt32(), item.GetProperty("mine").GetBoolean()).ShouldBe((cheers, mine));
    }
}

public sealed class FeedStoriesOnSqlite() : FeedStories(Home.OnSqlite);

public sealed class FeedStoriesOnMongoDb(MongoDouble mongo) : FeedStories(() => Home.OnMongoDb(mongo)), IClassFixture<MongoDouble>;
