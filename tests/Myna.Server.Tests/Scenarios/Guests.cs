using System.Net;
using Myna.Tests;

namespace Myna.Server.Tests.Scenarios;

/// <summary>A guest learns, is on no board, and takes everything along when they sign up.</summary>
public abstract class Guests(Func<Home> newHome)
{
    [SkippableFact]
    public async Task AGuestLearnsOnNoBoardAndKeepsEverythingBySigningUp()
    {
        await using var server = await ServerProcess.Start(newHome());
        var guest = await Learner.AsGuest(server.Nobody());
        var ben = await server.SignUp("ben");
        var lesson = await guest.FirstLesson();
        await ben.Learn(lesson);
        await guest.Learn(lesson);
        await guest.Studies(lesson);
        var xp = (await guest.Learn(lesson))["xp"].GetProperty("total").GetInt64();
        xp.ShouldBeGreaterThan(0);
        (await Ranks(ben)).ShouldNotContain(guest.UserId);

        // Boards that are built from the documents leave guests out, too.
        await server.Kill();
        await server.Restart();
        (await Ranks(ben)).ShouldNotContain(guest.UserId);

        var (email, name) = ($"ana-{Guid.NewGuid():N}@example.com", "Ana");
        var signUp = (await guest.Post("/auth/signup", new { email, password = Learner.Password, displayName = name })).ShouldBeOk(HttpStatusCode.Created);
        signUp["user"].GetProperty("id").GetString().ShouldBe(guest.UserId);
        var ana = server.Nobody();
        await ana.LogIn(email);
        (await ana.Get("/progress")).ShouldBeOk()["courses"][0].GetProperty("lessonsDone").GetInt32().ShouldBe(1);
        await Wait.Until(async () => (await Ranks(ben)).Contains(guest.UserId, StringComparer.Ordinal));
        var place = (await ana.Get("/leaderboards/weekly?around=me")).ShouldBeOk()["me"];
        place.GetProperty("score").GetInt64().ShouldBe(xp);
    }

    private static async Task<List<string?>> Ranks(Learner learner) =>
        [.. (await learner.Get("/leaderboards/weekly")).ShouldBeOk()["items"].EnumerateArray().Select(entry => entry.GetProperty("userId").GetString())];
}

public sealed class GuestsOnSqlite() : Guests(Home.OnSqlite);

public sealed class GuestsOnMongoDb(MongoDouble mongo) : Guests(() => Home.OnMongoDb(mongo)), IClassFixture<MongoDouble>;
