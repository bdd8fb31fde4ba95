using System.Net;
using MongoDB.Bson;
using Myna.Tests;

namespace Myna.Server.Tests.Scenarios;

/// <summary>An operator moves a product that people use from one store to the other, and keeps copies, by the command line.</summary>
public sealed class Moving(MongoDouble mongo) : IClassFixture<MongoDouble>
{
    [SkippableFact]
    public async Task ALearnerGoesOnWhereSheWasAfterAMoveToMongoDbAndBack()
    {
        var home = Home.OnSqlite();
        var away = Home.OnMongoDb(mongo);
        var (ana, before) = await LearnOn(home);
        (await ServerProcess.RunTool(home, "migrate --from sqlite --to mongodb")).Error.ShouldContain("ConnectionString");
        var move = await ServerProcess.RunTool(home, $"migrate --from sqlite --to \"{away.Database}\"");
        move.ExitCode.ShouldBe(0, move.Error);
        move.Output.ShouldContain("Copying lessons: 20 of 20");
        move.Output.ShouldContain("Verifying lessons: 20 of 20");
        move.Output.ShouldContain("moved and verified");
        await GoesOn(away.WithMasterKeyOf(home), ana, before);

        var back = Home.OnSqlite().WithMasterKeyOf(home);
        var after = await StandOn(away, ana);
        move = await ServerProcess.RunTool(back, $"migrate --from \"{away.Database}\" --to sqlite");
        move.ExitCode.ShouldBe(0, move.Error);
        await GoesOn(back, ana, after);
        await home.DisposeAsync();
        await away.DisposeAsync();
        await back.DisposeAsync();
    }

    [SkippableFact]
    public async Task AMoveThatWasInterruptedGoesOnAndAFullStoreTakesNone()
    {
        Skip.If(MongoDouble.Deployment is not null, "the interruption is made by the double");
        await using var home = Home.OnSqlite();
        await using var away = Home.OnMongoDb(mongo);
        var (ana, before) = await LearnOn(home);

        // The target refuses the third of the collections' batches.
        var refusal = new BsonDocument { { "failCommands", new BsonArray { "commitTransaction" } }, { "errorCode", 13 } };
        await mongo.Tell(new BsonDocument { { "configureFailPoint", "failCommand" }, { "mode", new BsonDocument { { "times", 1 }, { "skip", 2 } } }, { "data", refusal } });
        var migrate = $"migrate --from sqlite --to \"{away.Database}\"";
        var broken = await ServerProcess.RunTool(home, migrate);
        broken.ExitCode.ShouldBe(1);
        broken.Error.Trim().Split('\n').ShouldHaveSingleItem().ShouldStartWith("MongoDB cannot be used");

        // Half a store takes nothing but the rest of the same move.
        (await ServerProcess.RunTool(home, "backup copy.backup")).ExitCode.ShouldBe(0);
        var copy = Path.Combine(home.Folder, "copy.backup");
        (await ServerProcess.RunTool(away, $"restore \"{copy}\"")).Error.ShouldContain("unfinished transfer");

        var rest = await ServerProcess.RunTool(home, migrate);
        rest.ExitCode.ShouldBe(0, rest.Error);
        rest.Output.ShouldContain("moved and verified");
        await GoesOn(away.WithMasterKeyOf(home), ana, before);

        var again = await ServerProcess.RunTool(home, migrate);
        again.ExitCode.ShouldBe(1);
        again.Error.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain("not empty");
    }

    [SkippableFact]
    public async Task AMoveThatIsKilledAgainAndAgainGoesOnWhereItWas()
    {
        Skip.If(MongoDouble.Deployment is not null, "the double holds the move where it is to be killed");
        await using var home = Home.OnSqlite();
        await using var away = Home.OnMongoDb(mongo);
        var (ana, before) = await LearnOn(home);
        var migrate = $"migrate --from sqlite --to \"{away.Database}\"";
        for (var kill = 0; kill < 3; kill++)
        {
            await KillInTheMiddleOfABatch(home, migrate);
        }

        var rest = await ServerProcess.RunTool(home, migrate);

        rest.ExitCode.ShouldBe(0, rest.Error);
        rest.Output.ShouldContain("moved and verified");
        await GoesOn(away.WithMasterKeyOf(home), ana, before);
    }

    [SkippableFact]
    public async Task ABackupOfEitherStoreIsRestoredIntoTheOther()
    {
        await using var mongoDb = Home.OnMongoDb(mongo);
        var (ana, before) = await LearnOn(mongoDb);
        var backup = await ServerProcess.RunTool(mongoDb, "backup all.backup");
        backup.ExitCode.ShouldBe(0, backup.Error);
        backup.Output.ShouldContain("documents of");
        var file = Path.Combine(mongoDb.Folder, "all.backup");

        await using var sqlite = Home.OnSqlite().WithMasterKeyOf(mongoDb);
        (await ServerProcess.RunTool(sqlite, $"restore \"{file}\"")).Output.ShouldContain("restored");
        var refused = await ServerProcess.RunTool(sqlite, $"restore \"{file}\"");
        refused.ExitCode.ShouldBe(1);
        refused.Error.ShouldContain("not empty");
        await GoesOn(sqlite, ana, before);

        var after = await StandOn(sqlite, ana);
        (await ServerProcess.RunTool(sqlite, "backup again.backup")).ExitCode.ShouldBe(0);
        await using var fresh = Home.OnMongoDb(mongo).WithMasterKeyOf(mongoDb);
        (await ServerProcess.RunTool(fresh, $"restore \"{Path.Combine(sqlite.Folder, "again.backup")}\"")).ExitCode.ShouldBe(0);
        await GoesOn(fresh, ana, after);
        (await ServerProcess.RunTool(fresh, "check")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task ABackupThatCannotBeWrittenSaysWhyInOneLineAndLeavesNothingBehind()
    {
        await using var home = Home.OnSqlite();
        var folder = Directory.CreateDirectory(Path.Combine(home.Folder, "folder")).FullName;
        foreach (var (path, reason) in new[] { (folder, "is a folder"), (Path.Combine(home.Folder, "absent", "all.backup"), "does not exist") })
        {
            var refused = await ServerProcess.RunTool(home, $"backup \"{path}\"");
            refused.ExitCode.ShouldBe(1);
            refused.Error.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain(reason);
        }

        Directory.GetFiles(home.Folder, "*.part", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    // The third batch from where it stands is held when it is all written and only its commit is missing: then SIGKILL.
    private async Task KillInTheMiddleOfABatch(Home home, string migrate)
    {
        var hold = new BsonDocument { { "failCommands", new BsonArray { "commitTransaction" } }, { "blockConnection", true }, { "blockTimeMS", 60_000 } };
        await mongo.Tell(new BsonDocument { { "configureFailPoint", "failCommand" }, { "mode", new BsonDocument { { "times", 1 }, { "skip", 2 } } }, { "data", hold } });
        var before = await FaultsMet();
        using var move = ServerProcess.StartTool(home, migrate);
        await Wait.Until(async () => await FaultsMet() > before, meanwhile: () => move.HasExited.ShouldBeFalse("it should have been held"));

        move.Kill();
        await move.WaitForExitAsync();
        move.ExitCode.ShouldBe(128 + 9);
        await mongo.Heal();
    }

    private async Task<int> FaultsMet() => (await mongo.Status())["faultsMet"].ToInt32();

    private static async Task<(Learner Ana, string Standing)> LearnOn(Home home)
    {
        var server = await ServerProcess.Start(home);
        var ana = await server.SignUp("ana");
        await ana.Learn(await ana.FirstLesson());
        await ana.Learn(await ana.FirstLesson());
        // The league gives a place soon after the first XP, not in its commit.
        await Wait.Until(async () => (await ana.Get($"/users/{ana.UserId}")).ShouldBeOk().Body.TryGetProperty("tier", out _));
        var standing = await Standing(ana);
        (await server.Stop()).ShouldBe(0);
        return (ana, standing);
    }

    // The old access token is good, the old refresh token too; everything stands as it stood; and it goes on from there.
    private static async Task GoesOn(Home home, Learner ana, string before)
    {
        var server = await ServerProcess.Start(home);
        var there = server.Nobody();
        there.TakeOver(ana);
        (await Standing(there)).ShouldBe(before);
        await there.Refresh();
        var learnt = (await there.Learn(await there.FirstLesson())).ShouldBeOk(HttpStatusCode.OK);
        (await there.Get("/leaderboards/all-time"))["me"].GetProperty("score").GetInt64().ShouldBe(learnt["xp"].GetProperty("total").GetInt64());
        ana.TakeOver(there);
        (await server.Stop()).ShouldBe(0);
    }

    private static async Task<string> StandOn(Home home, Learner ana)
    {
        var server = await ServerProcess.Start(home);
        var there = server.Nobody();
        there.TakeOver(ana);
        var standing = await Standing(there);
        (await server.Stop()).ShouldBe(0);
        return standing;
    }

    private static async Task<string> Standing(Learner ana)
    {
        var calls = new[] { "/users/me", "/progress/history?days=2", $"/users/{ana.UserId}", "/achievements", $"/lessons/{await ana.FirstLesson()}" };
        return string.Join('\n', await Task.WhenAll(calls.Select(async call => (await ana.Get(call)).ShouldBeOk().Text)));
    }
}
