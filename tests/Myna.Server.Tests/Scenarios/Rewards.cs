using System.Net;
using Myna.Tests;

namespace Myna.Server.Tests.Scenarios;

/// <summary>A learner earns gems by quests, badges and achievements and spends them, by an operator's own rules.</summary>
public abstract class Rewards(Func<Home> newHome)
{
    private const string Rules = """
        {
          "version": 1,
          "freezePrice": 15,
          "achievements": [{ "id": "lessons_1", "title": "First flight", "description": "Finish a lesson.", "metric": "lessons", "goal": 1, "gems": 5 }],
          "badges": [{ "id": "star", "title": "Star", "description": "XP earned.", "image": "/star.svg", "metric": "xp",
            "tiers": [{ "tier": "bronze", "goal": 5, "gems": 3 }, { "tier": "silver", "goal": 100000 }] }],
          "quests": {
            "daily": { "count": 2, "quests": [
              { "id": "lessons_2", "title": "Finish two lessons", "metric": "lessons", "goal": 2, "gems": 10 },
              { "id": "reviews_9", "title": "Finish nine reviews", "metric": "reviews", "goal": 9, "gems": 10 }] },
            "weekly": { "count": 0, "quests": [] },
            "monthly": { "count": 0, "quests": [] }
          }
        }
        """;

    [SkippableFact]
    public async Task GemsAreEarnedAndSpentOnceAndTheLedgerSaysTheSame()
    {
        await using var server = await ServerProcess.Start(await WithRules(newHome(), Rules));
        var ana = await server.SignUp("ana");
        await using var device = WatchingDevice.Connect(server.Address, ana.AccessToken);
        await device.Ask("progress:watch", new { });
        var lesson = await ana.FirstLesson();
        (await ana.Post("/streak/freeze")).ShouldBe(HttpStatusCode.Conflict, "no_streak");

        // Nothing is known yet: the first run earns nothing. Then the answers are looked at.
        await ana.Learn(lesson);
        await ana.Studies(lesson);
        await ana.Learn(lesson);
        var quest = await Quest(ana, "lessons_2");
        (quest.Progress, quest.Claimed).ShouldBe((1, false));
        (await ana.Get("/quests")).ShouldBeOk()["gems"].GetInt32().ShouldBe(8, "an achievement and a badge");
        (await ana.Post($"/quests/{quest.Id}/claim")).ShouldBe(HttpStatusCode.Conflict, "quest_incomplete");
        (await ana.Post("/quests/2020-01-01.lessons_2/claim")).ShouldBe(HttpStatusCode.NotFound, "quest_not_found");
        (await ana.Post("/streak/freeze")).ShouldBe(HttpStatusCode.Conflict, "gems_missing");

        var finished = await ana.Learn(lesson);
        finished["unlocked"].EnumerateArray().Select(unlocked => unlocked.GetProperty("kind").GetString()).ShouldContain("quest");
        var completed = (await device.Event("quest:completed")).GetProperty("data");
        (completed.GetProperty("id").GetString(), completed.GetProperty("gems").GetInt32()).ShouldBe((quest.Id, 10));
        (await device.Event("badge:earned")).GetProperty("data").GetProperty("tier").GetString().ShouldBe("bronze");

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ana.Post($"/quests/{quest.Id}/claim")));
        claims.ShouldAllBe(claim => claim.Status == HttpStatusCode.OK && claim.Body.GetProperty("gems").GetInt32() == 18);
        (await Quest(ana, "lessons_2")).ShouldBe((quest.Id, 2, true));

        for (var again = 0; again < 2; again++)
        {
            var bought = (await ana.Post("/streak/freeze", idempotencyKey: "first")).ShouldBeOk();
            (bought["freezes"].GetInt32(), bought["gems"].GetInt32()).ShouldBe((1, 3));
        }

        (await ana.Post("/streak/freeze")).ShouldBe(HttpStatusCode.Conflict, "gems_missing");
        var badge = (await ana.Get("/badges")).ShouldBeOk()["items"][0];
        (badge.GetProperty("id").GetString(), badge.GetProperty("tier").GetString(), badge.GetProperty("next").GetProperty("tier").GetString()).ShouldBe(("star", "bronze", "silver"));

        var export = (await ana.Get("/users/me/export")).ShouldBeOk().Text;
        export.ShouldContain($"quest:{quest.Id}");
        export.ShouldContain("\"freeze\"");
        (await server.Stop()).ShouldBe(0);
        var check = await ServerProcess.RunTool(server.Home, "check");
        check.ExitCode.ShouldBe(0, check.Output + check.Error);
        await server.Restart();
        (await ana.Get("/streak")).ShouldBeOk()["gems"].GetInt32().ShouldBe(3);
    }

    [SkippableFact]
    public async Task RulesThatCannotBePlayedStopTheStartWithOneLine()
    {
        var home = await WithRules(newHome(), Rules.Replace("\"count\": 2", "\"count\": 3", StringComparison.Ordinal));
        await using (home)
        {
            var run = await ServerProcess.RunTool(home, $"--urls http://127.0.0.1:{ServerProcess.FreePort()}");

            run.ExitCode.ShouldBe(1);
            run.Error.Trim().ShouldEndWith("/quests/daily/count must be 0 to 2");
            run.Error.ShouldContain("Myna:Gamification:RulesFile");
        }
    }

    private static async Task<Home> WithRules(Home home, string rules)
    {
        var file = Path.Combine(home.Folder, "rules.json");
        await File.WriteAllTextAsync(file, rules);
        return home.With([new("Myna__Gamification__RulesFile", file)]);
    }

    private static async Task<(string Id, int Progress, bool Claimed)> Quest(Learner learner, string id)
    {
        var quest = (await learner.Get("/quests")).ShouldBeOk()["items"].EnumerateArray()
            .Single(item => item.GetProperty("id").GetString()!.EndsWith(id, StringComparison.Ordinal));
        return (quest.GetProperty("id").GetString()!, quest.GetProperty("progress").GetInt32(), quest.GetProperty("claimed").GetBoolean());
    }
}

public sealed class RewardsOnSqlite() : Rewards(Home.OnSqlite);

public sealed class RewardsOnMongoDb(MongoDouble mongo) : Rewards(() => Home.OnMongoDb(mongo)), IClassFixture<MongoDouble>;
