using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Myna.Server.Gamification;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Gamification.Streaks;
using NodaTime;
using NodaTime.Text;

namespace Myna.Server.Tests.Gamification;

public sealed class StreakTests
{
    private static readonly DateTimeZone Madrid = DateTimeZoneProviders.Tzdb["Europe/Madrid"];
    private static readonly DateTimeZone LosAngeles = DateTimeZoneProviders.Tzdb["America/Los_Angeles"];
    private static readonly DateTimeZone Tokyo = DateTimeZoneProviders.Tzdb["Asia/Tokyo"];
    private static readonly string[] Zones =
    [
        "UTC", "Europe/Madrid", "America/Los_Angeles", "Asia/Tokyo", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "Australia/Lord_Howe",
    ];

    [Fact]
    public void AStreakStartsAtOne()
    {
        var streak = Streak.After(null, Local("2026-03-02T09:00", Madrid), Madrid);

        streak.Days.ShouldBe(1);
        streak.LastDay.ShouldBe("2026-03-02");
        streak.Freezes.ShouldBe(0);
    }

    [Fact]
    public void ASecondLessonOnOneDayCountsOnce() =>
        Lived(Madrid, "2026-03-02T00:00", "2026-03-02T12:00", "2026-03-02T23:59").Days.ShouldBe(1);

    [Fact]
    public void TheNextDayContinues() => Lived(Madrid, "2026-03-02T23:59", "2026-03-03T00:00", "2026-03-04T23:59").Days.ShouldBe(3);

    [Fact]
    public void AMissedDayWithoutAFreezeBreaksTheStreakAndTheLongestStays()
    {
        var streak = Lived(Madrid, "2026-03-02T10:00", "2026-03-03T10:00", "2026-03-05T10:00");

        streak.Days.ShouldBe(1);
        streak.Longest.ShouldBe(2);
    }

    [Fact]
    public void SevenDaysGiveAFreezeAndNoMoreThanTwoAreKept()
    {
        Daily(6).Freezes.ShouldBe(0);
        Daily(7).Freezes.ShouldBe(1);
        Daily(14).Freezes.ShouldBe(2);
        Daily(35).Freezes.ShouldBe(Streak.MaxFreezes);
    }

    [Fact]
    public void AFrozenStreakSurvivesOneMissedDay()
    {
        var kept = Streak.After(Daily(7), Day(9).PlusHours(10), Madrid);

        kept.Days.ShouldBe(8, "the frozen day is bridged, not counted");
        kept.Freezes.ShouldBe(0);
    }

    [Fact]
    public void OneFreezeDoesNotCoverTwoMissedDaysAndIsSpentOnTheFirst()
    {
        var broken = Streak.After(Daily(7), Day(10).PlusHours(10), Madrid);

        broken.Days.ShouldBe(1);
        broken.Freezes.ShouldBe(0);
        broken.Longest.ShouldBe(7);
    }

    [Fact]
    public void TwoFreezesCoverTwoMissedDays() => Streak.After(Daily(14), Day(17), Madrid).Days.ShouldBe(15);

    [Fact]
    public void TheShownStreakFollowsTheFreezesDayByDay()
    {
        var streak = Daily(7);

        Streak.On(streak, Day(7).PlusHours(20), Madrid).ShouldBe(new StreakStatus(7, true, 1));
        Streak.On(streak, Day(8), Madrid).ShouldBe(new StreakStatus(7, false, 1));
        Streak.On(streak, Day(9), Madrid).ShouldBe(new StreakStatus(7, false, 0));
        Streak.On(streak, Day(10), Madrid).ShouldBe(new StreakStatus(0, false, 0));
        Streak.On(null, Day(10), Madrid).ShouldBe(new StreakStatus(0, false, 0));
    }

    [Fact]
    public void TheShortAndTheLongDayOfDaylightSavingAreDaysLikeOthers()
    {
        // Madrid: 29 March 2026 has 23 hours, 25 October 2026 has 25.
        Lived(Madrid, "2026-03-28T00:30", "2026-03-29T23:30", "2026-03-30T00:10").Days.ShouldBe(3);
        Lived(Madrid, "2026-03-28T23:30", "2026-03-30T00:10").Days.ShouldBe(1);
        Lived(Madrid, "2026-10-24T00:10", "2026-10-25T23:50", "2026-10-26T23:50").Days.ShouldBe(3);
        Lived(Madrid, "2026-10-24T23:50", "2026-10-26T00:10").Days.ShouldBe(1);
    }

    [Theory]
    [InlineData("Pacific/Apia", "2011-12-29T20:00", "2011-12-31T09:00")]
    [InlineData("Pacific/Fakaofo", "2011-12-29T00:10", "2011-12-31T23:50")]
    [InlineData("Pacific/Kiritimati", "1994-12-30T20:00", "1995-01-01T09:00")]
    [InlineData("Pacific/Kanton", "1994-12-30T20:00", "1995-01-01T09:00")]
    public void ADayThatNeverWasIsNotMissed(string zoneId, string dayBefore, string dayAfter)
    {
        var zone = DateTimeZoneProviders.Tzdb[zoneId];
        var streak = Streak.After(null, Local(dayBefore, zone), zone);

        Streak.On(streak, Local(dayAfter, zone), zone).ShouldBe(new StreakStatus(1, false, 0));
        Streak.After(streak, Local(dayAfter, zone), zone).Days.ShouldBe(2);
        Streak.After(streak, Local(dayAfter, zone).PlusHours(24), zone).Days.ShouldBe(1, "the day after that was missed");
    }

    [Fact]
    public void NoChangeOfClocksFrom2020To2040BreaksAStreakOrGivesADay()
    {
        var changes = 0;
        foreach (var zone in DateTimeZoneProviders.Tzdb.Ids.Select(id => DateTimeZoneProviders.Tzdb[id]))
        {
            foreach (var interval in zone.GetZoneIntervals(Instant.FromUtc(2020, 1, 1, 0, 0), Instant.FromUtc(2041, 1, 1, 0, 0)).Where(interval => interval.HasEnd))
            {
                changes++;
                AroundAChange(zone, interval.End);
            }
        }

        changes.ShouldBeGreaterThan(5_000);
    }

    private static void AroundAChange(DateTimeZone zone, Instant change)
    {
        var days = new List<(Instant First, Instant Last)>();
        var middle = change.InZone(zone).Date;
        for (var date = middle.PlusDays(-2); date <= middle.PlusDays(2); date = date.PlusDays(1))
        {
            days.Add((date.AtStartOfDayInZone(zone).ToInstant(), date.PlusDays(1).AtStartOfDayInZone(zone).ToInstant() - Duration.FromMilliseconds(1)));
        }

        string Where() => $"{zone.Id} {change}";

        // Learnt in the first and in the last moment of each day, and as far apart as one day after the other can be.
        Lived(days.SelectMany(day => new[] { day.First, day.Last })).Days.ShouldBe(5, Where());
        Lived(days.Select((day, i) => i % 2 == 0 ? day.First : day.Last)).Days.ShouldBe(5, Where());
        Lived(days.Select((day, i) => i % 2 == 0 ? day.Last : day.First)).Days.ShouldBe(5, Where());

        // The day of the change missed, however near its neighbours are.
        Lived([days[0].First, days[1].Last, days[3].First, days[4].First]).Days.ShouldBe(2, Where());

        Streak Lived(IEnumerable<Instant> times) => times.Aggregate((Streak?)null, (streak, time) => Streak.After(streak, time, zone))!;
    }

    [Fact]
    public void FlyingEastOverADayBreaksNothing()
    {
        // Monday night in Los Angeles, and before the next night falls there it is Wednesday in Tokyo.
        var streak = Streak.After(null, Local("2026-03-02T23:00", LosAngeles), LosAngeles);
        streak = Streak.After(streak, Local("2026-03-04T01:00", Tokyo), Tokyo);

        streak.Days.ShouldBe(2);
        streak.LastDay.ShouldBe("2026-03-04");
    }

    [Fact]
    public void FlyingEastBreaksNothingWhileTheDayLastsAtHome()
    {
        // 06:00 on Monday at home, 23:00 on Tuesday at home; the plane has landed and it is Wednesday there.
        var streak = Streak.After(null, Local("2026-03-02T06:00", LosAngeles), LosAngeles);
        streak = Streak.After(streak, Local("2026-03-03T23:00", LosAngeles), Tokyo);

        streak.Days.ShouldBe(2);
    }

    [Fact]
    public void FlyingWestCountsTheSameCalendarDayOnce()
    {
        var streak = Streak.After(null, Local("2026-03-03T01:00", Tokyo), Tokyo);
        streak = Streak.After(streak, Local("2026-03-02T20:00", LosAngeles), LosAngeles);
        streak.Days.ShouldBe(1);
        streak = Streak.After(streak, Local("2026-03-03T20:00", LosAngeles), LosAngeles);
        streak.Days.ShouldBe(1);
        streak = Streak.After(streak, Local("2026-03-04T20:00", LosAngeles), LosAngeles);
        streak.Days.ShouldBe(2);
    }

    [Fact]
    public void ALearnerAwayInTwoZonesBreaksTheStreak()
    {
        var streak = Streak.After(null, Local("2026-03-02T00:30", LosAngeles), LosAngeles);

        Streak.After(streak, Local("2026-03-04T23:00", Tokyo), Tokyo).Days.ShouldBe(1);
    }

    [Fact]
    public void AClockThatWasSetBackChangesNothing()
    {
        var streak = Daily(7);

        Streak.After(streak, Day(3), Madrid).ShouldBe(streak);
    }

    [Fact]
    public void AZoneThatLeftTheDatabaseIsPassedOver()
    {
        var streak = Daily(3) with { Zone = "Atlantis/Poseidonis" };

        Streak.After(streak, Day(4), Madrid).Days.ShouldBe(4);
    }

    [Fact]
    public void ForOneWhoStaysTheStreakIsTheRunOfCalendarDays() => Prop.ForAll(
        Gen.Choose(0, 30).Select(hour => (long)hour).ListOf().ToArbitrary(),
        Gen.Elements(Zones).ToArbitrary(),
        (steps, zoneId) =>
        {
            // Each step is a number of hours; the oracle knows calendar days and freezes only.
            var zone = DateTimeZoneProviders.Tzdb[zoneId];
            var now = Instant.FromUtc(2026, 3, 20, 5, 0);
            Streak? streak = null;
            LocalDate? last = null;
            int days = 0, freezes = 0;
            foreach (var hours in steps.Prepend(0))
            {
                now += Duration.FromHours(hours * 2);
                streak = Streak.After(streak, now, zone);
                var today = now.InZone(zone).Date;
                for (var missed = last?.PlusDays(1); missed < today; missed = missed.Value.PlusDays(1))
                {
                    days = freezes > 0 ? days : 0;
                    freezes = Math.Max(0, freezes - 1);
                }

                if (today != last)
                {
                    days++;
                    freezes = days % 7 == 0 ? Math.Min(2, freezes + 1) : freezes;
                }

                last = today;
                (streak.Days, streak.Freezes).ShouldBe((days, freezes));
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void NoTravellerWhoLearnsEachTwentyHoursEverBreaksOrCountsTwice() => Prop.ForAll(
        Gen.Zip(Gen.Choose(1, 20), Gen.Elements(Zones)).ListOf().ToArbitrary(),
        journey =>
        {
            var now = Instant.FromUtc(2026, 10, 20, 5, 0);
            var first = now.InUtc().Date.PlusDays(-1);
            Streak? streak = null;
            var days = new HashSet<LocalDate>();
            foreach (var (hours, zoneId) in journey)
            {
                now += Duration.FromHours(hours);
                var zone = DateTimeZoneProviders.Tzdb[zoneId];
                var before = streak;
                streak = Streak.After(streak, now, zone);
                days.Add(now.InZone(zone).Date);

                streak.Days.ShouldBeGreaterThanOrEqualTo(before?.Days ?? 1);
                streak.Days.ShouldBeLessThanOrEqualTo(days.Count);
                streak.Days.ShouldBeLessThanOrEqualTo(Period.DaysBetween(first, now.InZone(zone).Date) + 2);
                Streak.On(streak, now, zone).Days.ShouldBe(streak.Days);
            }
        }).QuickCheckThrowOnFailure();

    private static Streak Daily(int days)
    {
        Streak? streak = null;
        for (var day = 1; day <= days; day++)
        {
            streak = Streak.After(streak, Day(day).PlusHours(8), Madrid);
        }

        return streak!;
    }

    /// <summary>Midnight in Madrid at the beginning of the n-th day.</summary>
    private static Instant Day(int day) => new LocalDate(2026, 5, 1).PlusDays(day - 1).AtStartOfDayInZone(Madrid).ToInstant();

    private static Streak Lived(DateTimeZone zone, params string[] times)
    {
        Streak? streak = null;
        foreach (var time in times)
        {
            streak = Streak.After(streak, Local(time, zone), zone);
        }

        return streak!;
    }

    private static Instant Local(string time, DateTimeZone zone) =>
        LocalDateTimePattern.Create("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture).Parse(time).Value.InZoneLeniently(zone).ToInstant();
}

internal static class InstantExtensions
{
    public static Instant PlusHours(this Instant time, int hours) => time + Duration.FromHours(hours);
}
