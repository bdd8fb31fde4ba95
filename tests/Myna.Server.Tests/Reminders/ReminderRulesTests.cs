using Myna.Server.Gamification.Contracts;
using Myna.Server.Reminders;
using NodaTime;
using NodaTime.Text;

namespace Myna.Server.Tests.Reminders;

/// <summary>When learners are reminded, and of what.</summary>
public sealed class ReminderRulesTests
{
    private static readonly DateTimeZone Madrid = DateTimeZoneProviders.Tzdb["Europe/Madrid"];
    private static readonly LearnerDay Idle = new(new StreakStatus(0, false, 0), null, null);

    [Theory]
    [InlineData("2026-11-23T08:00:00Z", "2026-11-23 12")]
    [InlineData("2026-11-23T12:00:00Z", "2026-11-23 18")]
    [InlineData("2026-11-23T22:30:00Z", "2026-11-24 12")]
    [InlineData("2026-10-24T18:00:00Z", "2026-10-25 12")]
    [InlineData("2027-03-27T20:00:00Z", "2027-03-28 12")]
    public void TheNextTimeIsTheLearnersOwnHour(string after, string hour)
    {
        var reminder = Wanted(hours: [12, 18]);
        for (var i = 0; i < 100; i++)
        {
            var next = Instant.FromDateTimeOffset(ReminderRules.NextAt(reminder with { Id = $"learner{i}" }, At(after), Madrid)!.Value).InZone(Madrid);
            $"{next:yyyy-MM-dd HH}".ShouldBe(hour);
            next.Minute.ShouldBeLessThan(ReminderRules.SpreadMinutes);
        }
    }

    [Fact]
    public void LearnersOfAnHourAreSpread() => Enumerable.Range(0, 3000)
        .Select(i => ReminderRules.NextAt(Wanted() with { Id = $"{i:x32}" }, At("2026-11-23T08:00:00Z"), Madrid)!.Value.Minute).GroupBy(minute => minute)
        .ShouldSatisfyAllConditions(minutes => minutes.Count().ShouldBe(ReminderRules.SpreadMinutes), minutes => minutes.Max(minute => minute.Count()).ShouldBeLessThan(300));

    [Fact]
    public void WhoWantsNoneIsNotPlanned()
    {
        ReminderRules.NextAt(Wanted() with { Email = false }, At("2026-11-23T08:00:00Z"), Madrid).ShouldBeNull();
        ReminderRules.NextAt(Wanted() with { Kinds = [] }, At("2026-11-23T08:00:00Z"), Madrid).ShouldBeNull();
    }

    [Theory]
    [InlineData("2026-11-23T17:10:00Z", "2026-11-23T17:10:00Z", true)]
    [InlineData("2026-11-23T17:10:00Z", "2026-11-23T19:10:00Z", true)]
    [InlineData("2026-11-23T17:10:00Z", "2026-11-23T19:10:01Z", false)]
    [InlineData("2026-11-23T20:50:00Z", "2026-11-23T21:00:00Z", false)]
    public void ALateProcessWakesNobody(string planned, string now, bool isTime) =>
        ReminderRules.IsTime(Wanted(), At(planned), At(now), Madrid).ShouldBe(isTime);

    [Fact]
    public void WhoHasTravelledIsPlannedAnew() =>
        ReminderRules.IsTime(Wanted(), At("2026-11-23T17:10:00Z"), At("2026-11-23T17:10:00Z"), DateTimeZoneProviders.Tzdb["Asia/Tokyo"]).ShouldBeFalse();

    [Fact]
    public void WhatIsMostPressingComesFirstAndNothingTwiceOnADay()
    {
        var now = At("2026-11-29T17:10:00Z");
        var day = new LearnerDay(new StreakStatus(5, false, 0), DateTimeOffset.UnixEpoch, At("2026-11-30T00:00:00Z"));
        var reminder = Wanted();
        var told = new List<ReminderKind>();
        while (ReminderRules.Choose(reminder, day, due: 7, now, Madrid) is { } kind)
        {
            told.Add(kind);
            reminder = ReminderRules.After(reminder, kind, day, now, Madrid);
        }

        told.ShouldBe([ReminderKind.Streak, ReminderKind.League]);
        ReminderRules.Choose(reminder, day, due: 7, now.Plus(Duration.FromDays(1)), Madrid).ShouldBe(ReminderKind.Streak, "another day");
    }

    [Fact]
    public void NobodyIsRemindedWhoHasNothingToLoseOrHasLearnt()
    {
        var now = At("2026-11-23T17:10:00Z");
        Choose(Idle).ShouldBeNull();
        Choose(Idle, due: ReminderRules.MinWords - 1).ShouldBeNull();
        Choose(Idle, due: ReminderRules.MinWords).ShouldBe(ReminderKind.Words);
        Choose(Idle with { Streak = new StreakStatus(9, false, 1) }).ShouldBeNull("a freeze covers the day");
        Choose(Idle with { Streak = new StreakStatus(1, false, 0) }).ShouldBeNull();
        Choose(Idle with { Streak = new StreakStatus(9, true, 0), LeagueEnds = now }, due: 100).ShouldBeNull("has learnt today");
        Choose(Idle with { LeagueEnds = now + Duration.FromHours(25) }).ShouldBeNull();
        Choose(Idle with { LeagueEnds = now + Duration.FromHours(24) }).ShouldBe(ReminderKind.League);
        ReminderRules.Choose(Wanted() with { Kinds = [ReminderKind.Streak] }, Idle, 100, now, Madrid).ShouldBeNull();

        ReminderKind? Choose(LearnerDay day, int due = 0) => ReminderRules.Choose(Wanted(), day, due, now, Madrid);
    }

    [Fact]
    public void WhoDoesNotComeBackIsLeftAloneUntilTheyLearn()
    {
        var (reminder, now, sent) = (Wanted(), At("2026-11-23T17:10:00Z"), 0);
        for (var i = 0; i < 30; i++, now += Duration.FromDays(1))
        {
            if (ReminderRules.Choose(reminder, Idle, due: 50, now, Madrid) is { } kind)
            {
                (reminder, sent) = (ReminderRules.After(reminder, kind, Idle, now, Madrid), sent + 1);
            }
        }

        sent.ShouldBe(ReminderRules.MaxUnheeded);
        ReminderRules.Choose(reminder, Idle with { LastActive = now.ToDateTimeOffset() }, due: 50, now + Duration.FromDays(1), Madrid).ShouldBe(ReminderKind.Words);
    }

    [Theory]
    [InlineData(22, 8, 21, false)]
    [InlineData(22, 8, 22, true)]
    [InlineData(22, 8, 7, true)]
    [InlineData(22, 8, 8, false)]
    [InlineData(1, 6, 3, true)]
    [InlineData(1, 6, 0, false)]
    [InlineData(5, 5, 5, false)]
    public void TheQuietHours(int from, int to, int hour, bool isQuiet) => ReminderRules.IsQuiet(from, to, hour).ShouldBe(isQuiet);

    private static Reminder Wanted(params int[] hours) => new()
    {
        Id = "ana",
        Email = true,
        Kinds = Enum.GetValues<ReminderKind>(),
        Hours = hours is [] ? ReminderRules.DefaultHours : hours,
        QuietFrom = ReminderRules.DefaultQuietFrom,
        QuietTo = ReminderRules.DefaultQuietTo,
        Zone = Madrid.Id,
    };

    private static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text).Value;
}
