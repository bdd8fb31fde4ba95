using System.Text.Json;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Gamification.Leaderboards;
using Myna.Server.Tests.Practice;
using Myna.Server.Tests.Scenarios;

namespace Myna.Server.Tests.Gamification;

/// <summary>A league that is watched while time goes by.</summary>
public sealed class LiveLeagueTests
{
    [SkippableFact]
    public async Task WhoStopsToLearnIsNotLearningAndTheBoardEndsWithItsWeek()
    {
        // Sunday: a quarter of an hour and ten seconds before the week ends.
        await using var server = await LearningServer.Start(new DateTimeOffset(2026, 11, 29, 23, 44, 50, TimeSpan.Zero));
        var ana = await server.SignUp("ana");
        var lesson = await ana.FirstLesson();
        await ana.Studies(lesson);
        await ana.Learn(lesson);
        (await ana.League())["cohort"].GetArrayLength().ShouldBe(1);
        server.Clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(20));
        await ana.LogIn(ana.Email);
        await using var device = WatchingDevice.Connect(server.Address, ana.AccessToken);
        var watched = await device.Ask("leaderboard:watch", new { board = "league" });
        watched.GetProperty("ok").GetBoolean().ShouldBeTrue(watched.GetRawText());
        watched.GetProperty("items")[0].GetProperty("learning").GetBoolean().ShouldBeTrue();
        await device.Event("league:presence", presence => presence.GetProperty("learning").GetInt32() == 1);

        await Until(server, () => device.Events("league:presence").Any(presence => presence.GetProperty("cohort").GetInt32() == 1 && presence.GetProperty("learning").GetInt32() == 0));
        server.Clock.GetUtcNow().ShouldBeGreaterThan(new DateTimeOffset(2026, 11, 29, 23, 59, 50, TimeSpan.Zero));
        device.Events("leaderboard:changed").Last(change => change.GetProperty("items").GetArrayLength() == 1).GetProperty("items")[0].GetProperty("learning").GetBoolean().ShouldBeFalse();

        await Until(server, () => device.Events("leaderboard:changed").Any(change => change.GetProperty("items").GetArrayLength() == 0));
        server.Clock.GetUtcNow().ShouldBeGreaterThanOrEqualTo(new DateTimeOffset(2026, 11, 30, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void WhatALearnerEarnsChangesTheWatchedBoardsTheyAreOnAndNoOthers()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        using var watched = new WatchedBoards(clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<WatchedBoards>.Instance);
        var told = new List<BoardName>();
        watched.Subscribe(changed => told.Add(changed.Board));
        var (ofAna, ofBen, cohort) = (BoardName.OfFriends("ana"), BoardName.OfFriends("ben"), BoardName.OfCohort("1"));
        watched.Open(ofAna);
        watched.Open(cohort);
        watched.Open(cohort);
        watched.SetMembers(ofAna, ["ana", "cleo"]);
        watched.SetMembers(ofBen, ["ben", "cleo"]);
        watched.SetMembers(cohort, ["ana", "ben"]);

        Told("cleo").ShouldBe([ofAna], "nobody watches Ben's");
        Told("ben").ShouldBe([cohort]);
        Told("ana").ShouldBe([ofAna, cohort], ignoreOrder: true);
        watched.Close(cohort);
        Told("ben").ShouldBe([cohort], "one of two still watches");
        watched.Close(cohort);
        Told("ben").ShouldBeEmpty();
        watched.SetMembers(ofAna, ["ana"]);
        Told("cleo").ShouldBeEmpty("no longer followed");

        List<BoardName> Told(string member)
        {
            told.Clear();
            watched.MemberChanged(member);
            clock.Advance(BoardFeed.Interval);
            return [.. told];
        }
    }

    // Slowly: the socket's heartbeat goes by the same clock.
    private static Task Until(LearningServer server, Func<bool> condition) =>
        Wait.Until(() => Task.FromResult(condition()), meanwhile: () => server.Clock.Advance(TimeSpan.FromSeconds(1)));
}
