using System.Text.Json;
using Myna.Server.Tests.Practice;

namespace Myna.Server.Tests.Gamification;

public sealed class HistoryTests
{
    [Theory]
    [InlineData("Pacific/Kiritimati", "2026-11-28T10:01:00Z", "2026-11-29")] // the first minutes of a day, 14 hours before UTC's
    [InlineData("Pacific/Pago_Pago", "2026-11-28T10:59:00Z", "2026-11-27")] // the last minute of a day, 11 hours after UTC's
    [InlineData("Europe/Madrid", "2026-11-28T12:00:00Z", "2026-11-28")]
    public async Task ADayOfTheHistoryIsTheLearnersOwn(string zone, string now, string day)
    {
        await using var server = await LearningServer.Start(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        var ana = await server.SignUp("ana", zone);
        var lesson = await ana.FirstLesson();
        await (await ana.Studies(lesson)).Learn(lesson);

        var today = await Days(ana, 1);
        today.ShouldHaveSingleItem().GetProperty("date").GetString().ShouldBe(day);
        today[0].GetProperty("xp").GetInt32().ShouldBeGreaterThan(0);

        server.Clock.Advance(TimeSpan.FromDays(1));
        await ana.Refresh();
        (await Days(ana, 1)).ShouldHaveSingleItem().GetProperty("xp").GetInt32().ShouldBe(0);
        (await Days(ana, 2))[0].GetProperty("xp").GetInt32().ShouldBe(today[0].GetProperty("xp").GetInt32());
    }

    private static async Task<List<JsonElement>> Days(Scenarios.Learner learner, int days) =>
        [.. (await learner.Get($"/progress/history?days={days}")).ShouldBeOk()["days"].EnumerateArray()];
}
