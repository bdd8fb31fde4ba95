using Myna.Tests;

namespace Myna.Server.Tests.Scenarios;

/// <summary>An admin suspends a learner and restores them: the leaderboards follow at once, and after a restart.</summary>
public abstract class Suspension(Func<Home> newHome)
{
    private static readonly string[] Boards = ["all-time", "weekly", "course:spanish-from-english:weekly"];

    [SkippableFact]
    public async Task ASuspendedLearnerIsOnNoBoardAndARestoredOneIsBackWhereTheyWere()
    {
        await using var server = await ServerProcess.Start(newHome());
        var root = await server.SignUp("root");
        var ana = await server.SignUp("ana");
        var ben = await server.SignUp("ben");
        var lesson = await ana.FirstLesson();
        await (await ben.Studies(lesson)).Learn(lesson);
        await (await ana.Studies(lesson)).Learn(lesson);
        await ana.Learn(lesson);
        (await server.Stop()).ShouldBe(0);
        (await ServerProcess.RunTool(server.Home, $"user grant {root.Email} admin")).ExitCode.ShouldBe(0);
        await server.Restart();
        await root.LogIn(root.Email);
        await Shows(ben, ana.UserId, ben.UserId);

        (await root.Post($"/admin/users/{ana.UserId}/suspend", new { reason = "bought points" })).ShouldBeOk();
        await Shows(ben, ben.UserId);
        (await server.Stop()).ShouldBe(0);
        await server.Restart();
        await Shows(ben, ben.UserId);

        (await root.Post($"/admin/users/{ana.UserId}/restore", new { })).ShouldBeOk();
        await Shows(ben, ana.UserId, ben.UserId);
        (await server.Stop()).ShouldBe(0);
        await server.Restart();
        await Shows(ben, ana.UserId, ben.UserId);
    }

    private static async Task Shows(Learner learner, params string[] inOrder)
    {
        foreach (var board in Boards)
        {
            var page = (await learner.Get($"/leaderboards/{board}")).ShouldBeOk();
            page["items"].EnumerateArray().Select(item => item.GetProperty("userId").GetString()).ShouldBe(inOrder, board);
            page["me"].GetProperty("rank").GetInt32().ShouldBe(inOrder.Length, board);
        }
    }
}

public sealed class SuspensionOnSqlite() : Suspension(Home.OnSqlite);

public sealed class SuspensionOnMongoDb(MongoDouble mongo) : Suspension(() => Home.OnMongoDb(mongo)), IClassFixture<MongoDouble>;
