using System.IO.Compression;
using System.Net;
using Myna.Tests;

namespace Myna.Server.Tests.Scenarios;

/// <summary>A learner who leaves: nothing of theirs stays in any collection, on any board or on an open socket.</summary>
public abstract class Erasure(Func<Home> newHome)
{
    [SkippableFact]
    public async Task NothingOfALearnerIsLeftAnywhere()
    {
        await using var server = await ServerProcess.Start(newHome());
        var ana = await server.SignUp("Ana");
        var ben = await server.SignUp("Ben");
        var lesson = await ana.FirstLesson();
        foreach (var learner in new[] { ana, ben })
        {
            await learner.Studies(lesson);
            await learner.Learn(lesson);
            await learner.Learn(lesson);
        }

        await using var tablet = WatchingDevice.Connect(server.Address, ana.AccessToken, "websocket");
        await tablet.Event("connect");

        // What is held can be taken along first.
        var export = (await ana.Get("/users/me/export")).ShouldBeOk();
        foreach (var held in new[] { ana.UserId, ana.Email, lesson, "\"attempts\"", "\"progress\"", "\"ledger\"" })
        {
            export.Text.ShouldContain(held);
        }

        export.Text.ShouldNotContain(ben.UserId);

        // Others hold something of hers, too: that they follow and cheer her, and that she does.
        foreach (var (learner, other) in new[] { (ana, ben), (ben, ana) })
        {
            (await learner.Send(HttpMethod.Put, $"/users/{other.UserId}/follow", null, learner.AccessToken)).ShouldBeOk(HttpStatusCode.NoContent);
            (await learner.Post($"/feed/{other.UserId}.achievement.lessons_1/cheer")).ShouldBeOk();
        }

        (await ana.Send(HttpMethod.Delete, "/users/me", null, ana.AccessToken)).Status.ShouldBe(HttpStatusCode.NoContent);
        await tablet.Event("session:revoked");
        await tablet.Event("disconnect");
        (await ana.Get("/users/me")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await ana.Post("/auth/login", new { email = ana.Email, password = Learner.Password })).ShouldBe(HttpStatusCode.Unauthorized, "invalid_credentials");
        (await ben.Get($"/users/{ana.UserId}")).ShouldBe(HttpStatusCode.NotFound, "user_not_found");
        foreach (var board in new[] { "all-time", "weekly" })
        {
            var standings = (await ben.Get($"/leaderboards/{board}")).ShouldBeOk();
            standings["items"].EnumerateArray().Select(item => item.GetProperty("userId").GetString()).ShouldBe([ben.UserId]);
            standings["me"].GetProperty("rank").GetInt32().ShouldBe(1);
        }

        // Every collection, as the backup has them. Two notes still name her id: that this erasure gets a second look in a minute, and
        // that her access tokens are revoked, until the last of them has expired.
        (await server.Stop()).ShouldBe(0);
        (await ServerProcess.RunTool(server.Home, "check")).ExitCode.ShouldBe(0);
        var backup = await ServerProcess.RunTool(server.Home, "backup all.backup");
        backup.ExitCode.ShouldBe(0, backup.Error);
        var lines = await Lines(Path.Combine(server.Folder, "all.backup"));
        lines.ShouldContain(line => line.Contains(ben.UserId, StringComparison.Ordinal));
        lines.Where(line => line.Contains(ana.Email, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        var naming = lines.Where(line => line.Contains(ana.UserId, StringComparison.Ordinal)).ToList();
        naming.Count(line => !line.Contains("\"reason\":\"erased\"", StringComparison.Ordinal)).ShouldBeLessThanOrEqualTo(1, string.Join('\n', naming));
        naming.Count.ShouldBeLessThanOrEqualTo(2, string.Join('\n', naming));
    }

    private static async Task<List<string>> Lines(string path)
    {
        await using var zip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var reader = new StreamReader(zip);
        var lines = new List<string>();
        while (await reader.ReadLineAsync() is { } line)
        {
            lines.Add(line);
        }

        return lines;
    }
}

public sealed class ErasureOnSqlite() : Erasure(Home.OnSqlite);

public sealed class ErasureOnMongoDb(MongoDouble mongo) : Erasure(() => Home.OnMongoDb(mongo)), IClassFixture<MongoDouble>;
