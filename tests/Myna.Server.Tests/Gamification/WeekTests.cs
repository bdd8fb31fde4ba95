using Myna.Server.Gamification;
using NodaTime;

namespace Myna.Server.Tests.Gamification;

public sealed class WeekTests
{
    private static readonly Instant Monday = Instant.FromUtc(2026, 11, 23, 0, 0);

    [Theory]
    [InlineData("2026-11-23", "2026-11-23", "2026-W48")]
    [InlineData("2026-11-29", "2026-11-23", "2026-W48")]
    [InlineData("2027-01-01", "2026-12-28", "2026-W53")]
    [InlineData("2027-01-04", "2027-01-04", "2027-W01")]
    [InlineData("2024-12-31", "2024-12-30", "2025-W01")]
    public void AWeekIsTheIsoWeek(string day, string start, string name)
    {
        var noon = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value.At(LocalTime.Noon).InUtc().ToInstant();

        Week.Format(Week.StartOf(noon)).ShouldBe(start);
        Week.NameOf(Week.StartOf(noon)).ShouldBe(name);
    }

    [Fact]
    public void AWeekEndsWhereTheNextBegins()
    {
        var start = Week.StartOf(Monday);
        var end = Week.EndOf(start);

        end.ShouldBe(Monday + Duration.FromDays(7));
        Week.StartOf(end - Duration.FromTicks(1)).ShouldBe(start);
        Week.StartOf(end).ShouldBe(start.PlusWeeks(1));
    }

    [Fact]
    public void ScoresAddUpWithinAWeekAndBeginAgainInTheNext()
    {
        var week = Week.After(null, Monday, 1, 10, "basque");
        week = Week.After(week, Monday + Duration.FromDays(6), 2, 5, "bangla");
        week = Week.After(week, Monday + Duration.FromDays(6), 3, 7, "basque");
        week.Xp.ShouldBe(22);
        week.ReachedAt.ShouldBe(3);
        week.Courses.ShouldBe([new CourseWeek("basque", 17, 3), new CourseWeek("bangla", 5, 2)]);

        week = Week.After(week, Monday + Duration.FromDays(7), 4, 8, null);
        week.Start.ShouldBe("2026-11-30");
        week.Xp.ShouldBe(8);
        week.Courses.ShouldBeEmpty();
    }

    [Fact]
    public void AClockBehindTheWeekPaysIntoTheWeek()
    {
        var week = Week.After(null, Monday, 1, 10, null);

        Week.After(week, Monday - Duration.FromSeconds(1), 2, 5, null).Total.ShouldBe(new WeekTotal("2026-11-23", 15, 2));
    }

    [Fact]
    public void TheListOfCoursesIsBoundedAndTheTotalIsNot()
    {
        Week? week = null;
        for (var course = 0; course < Week.MaxCourses + 3; course++)
        {
            week = Week.After(week, Monday, course + 1, 10, $"course-{course}");
        }

        week!.Courses.Count.ShouldBe(Week.MaxCourses);
        week.Xp.ShouldBe(10 * (Week.MaxCourses + 3));
        Week.After(week, Monday, 99, 1, "course-0").Courses[0].Xp.ShouldBe(11);
    }
}
