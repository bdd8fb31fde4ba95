namespace Myna.Server.Gamification.Contracts;

/// <summary>A board by its public name: <c>all-time</c>, <c>weekly</c>, <c>weekly:previous</c>, <c>monthly</c>, <c>monthly:previous</c>, <c>friends</c>, <c>league</c> or <c>course:{id}:weekly</c>.</summary>
/// <param name="CourseId">For a course's board.</param>
/// <param name="Group">Whose board it is where it is not one for all: the learner's for <c>friends</c>, the cohort's for <c>league</c>. No part of the public name.</param>
public sealed record BoardName(BoardKind Kind, string? CourseId = null, string? Group = null)
{
    private const string CoursePrefix = "course:";
    private const string CourseSuffix = ":weekly";

    public static readonly BoardName AllTime = new(BoardKind.AllTime);
    public static readonly BoardName Weekly = new(BoardKind.Weekly);
    public static readonly BoardName PreviousWeek = new(BoardKind.PreviousWeek);

    public static readonly BoardName Monthly = new(BoardKind.Monthly);
    public static readonly BoardName PreviousMonth = new(BoardKind.PreviousMonth);

    /// <summary>A board of each learner's own.</summary>
    public static readonly BoardName Friends = new(BoardKind.Friends);

    /// <summary>The board of a learner's cohort.</summary>
    public static readonly BoardName League = new(BoardKind.League);

    /// <summary>Whether it is one board for all who look at it.</summary>
    public bool IsShared => Kind is not (BoardKind.Friends or BoardKind.League);

    /// <summary>The board of one learner and those whom they follow.</summary>
    public static BoardName OfFriends(string userId) => Friends with { Group = userId };

    /// <summary>The board of one cohort.</summary>
    public static BoardName OfCohort(string cohortId) => League with { Group = cohortId };

    public static BoardName OfCourse(string courseId) => new(BoardKind.CourseWeekly, courseId);

    /// <summary>Null when no board can have this name. Whether there is such a course is for the caller to know.</summary>
    public static BoardName? Parse(string name) => name switch
    {
        "all-time" => AllTime,
        "weekly" => Weekly,
        "weekly:previous" => PreviousWeek,
        "monthly" => Monthly,
        "monthly:previous" => PreviousMonth,
        "friends" => Friends,
        "league" => League,
        _ when name.Length > CoursePrefix.Length + CourseSuffix.Length
            && name.StartsWith(CoursePrefix, StringComparison.Ordinal) && name.EndsWith(CourseSuffix, StringComparison.Ordinal) =>
            OfCourse(name[CoursePrefix.Length..^CourseSuffix.Length]),
        _ => null,
    };

    public override string ToString() => Kind switch
    {
        BoardKind.AllTime => "all-time",
        BoardKind.Weekly => "weekly",
        BoardKind.PreviousWeek => "weekly:previous",
        BoardKind.Monthly => "monthly",
        BoardKind.PreviousMonth => "monthly:previous",
        BoardKind.Friends => "friends",
        BoardKind.League => "league",
        _ => CoursePrefix + CourseId + CourseSuffix,
    };
}

public enum BoardKind
{
    AllTime,
    Weekly,
    PreviousWeek,
    Monthly,
    PreviousMonth,
    Friends,
    League,
    CourseWeekly,
}
