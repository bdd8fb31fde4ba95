using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Calendars;
using NodaTime.Text;

namespace Myna.Server.Gamification;

/// <summary>
/// A learner's score of one ISO week. The week is the same for everybody, Monday 00:00 UTC to Monday 00:00 UTC:
/// a board on which people stand together cannot end at a different moment for each of them.
/// </summary>
/// <param name="Start">The Monday, <c>yyyy-MM-dd</c>, UTC.</param>
/// <param name="ReachedAt">The turn at which <paramref name="Xp"/> was reached.</param>
/// <param name="Courses">The parts earned in courses, in the order of their first payment; at most <see cref="MaxCourses"/>.</param>
internal sealed record Week(string Start, long Xp, long ReachedAt, IReadOnlyList<CourseWeek> Courses)
{
    /// <summary>XP of a further course in the same week count for the learner, but not on that course's weekly board.</summary>
    public const int MaxCourses = 12;

    /// <summary>The Monday of the week that this moment is in.</summary>
    public static LocalDate StartOf(Instant time)
    {
        var day = time.InUtc().Date;
        return day.PlusDays(1 - (int)day.DayOfWeek);
    }

    /// <summary>The moment at which the week that starts on this Monday is over, and the next one begins.</summary>
    public static Instant EndOf(LocalDate start) => start.PlusWeeks(1).AtMidnight().InUtc().ToInstant();

    /// <summary>The week's name in ISO 8601, such as <c>2026-W48</c>.</summary>
    public static string NameOf(LocalDate start)
    {
        var rule = WeekYearRules.Iso;
        return string.Create(
            CultureInfo.InvariantCulture, $"{rule.GetWeekYear(start):0000}-W{rule.GetWeekOfWeekYear(start):00}");
    }

    public static string Format(LocalDate day) => LocalDatePattern.Iso.Format(day);

    /// <summary>A day that <see cref="Format"/> wrote.</summary>
    public static LocalDate Parse(string day) => LocalDatePattern.Iso.Parse(day).Value;

    /// <summary>This week's score without its courses.</summary>
    [JsonIgnore]
    public WeekTotal Total => new(Start, Xp, ReachedAt);

    /// <summary>The week after a payment. A clock that stands before this week's Monday pays into this week: weeks never go back.</summary>
    public static Week After(Week? current, Instant at, long turn, int xp, string? courseId)
    {
        var start = Format(StartOf(at));
        var week = current is null || string.CompareOrdinal(start, current.Start) > 0 ? new Week(start, 0, turn, []) : current;
        return week with { Xp = week.Xp + xp, ReachedAt = turn, Courses = Add(week.Courses, courseId, xp, turn) };
    }

    private static IReadOnlyList<CourseWeek> Add(IReadOnlyList<CourseWeek> courses, string? courseId, int xp, long turn)
    {
        if (courseId is null)
        {
            return courses;
        }

        var known = courses.Any(c => c.Id == courseId);
        if (!known)
        {
            return courses.Count == MaxCourses ? courses : [.. courses, new CourseWeek(courseId, xp, turn)];
        }

        return [.. courses.Select(c => c.Id == courseId ? new CourseWeek(courseId, c.Xp + xp, turn) : c)];
    }
}

/// <summary>A learner's XP in one course in one week.</summary>
internal sealed record CourseWeek(string Id, long Xp, long ReachedAt);

/// <summary>One week's score for the boards: the totals of <see cref="Week"/> without its courses.</summary>
/// <param name="Start">The Monday, <c>yyyy-MM-dd</c>, UTC.</param>
internal sealed record WeekTotal(string Start, long Xp, long ReachedAt);
