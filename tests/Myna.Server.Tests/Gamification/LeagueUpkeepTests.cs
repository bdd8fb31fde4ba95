using System.Diagnostics;
using System.Text.Json;
using Myna.Server.Tests.Practice;

namespace Myna.Server.Tests.Gamification;

public sealed class LeagueUpkeepTests
{
    [Fact]
    public async Task TheServerSettlesAWeekByItselfAndTheNextOneBegins()
    {
        // Monday noon.
        await using var server = await LearningServer.Start();
        var ana = await server.SignUp("ana");
        var lesson = await ana.FirstLesson();
        await ana.Studies(lesson);
        var xp = (await ana.Learn(lesson))["xp"].GetProperty("total").GetInt64();
        (await ana.League())["me"].GetProperty("score").GetInt64().ShouldBe(xp);

        server.Clock.Advance(TimeSpan.FromDays(6.5));
        await ana.LogIn(ana.Email);
        var last = default(JsonElement);
        await Wait.Until(
            async () => (await ana.Get("/league")).ShouldBeOk().Body.TryGetProperty("last", out last), meanwhile: () => server.Clock.Advance(TimeSpan.FromSeconds(5)));

        (last.GetProperty("week").GetString(), last.GetProperty("rank").GetInt32(), last.GetProperty("score").GetInt64(), last.GetProperty("zone").GetString()).ShouldBe(("2026-W48", 1, xp, "stay"));
        await ana.LogIn(ana.Email);
        await ana.Learn(lesson);
        var next = await ana.League();
        (next["period"].GetString(), next["cohort"].GetArrayLength(), next["last"].GetProperty("week").GetString()).ShouldBe(("2026-W49", 1, "2026-W48"));
    }
}
