using NodaTime;

namespace Myna.Server.Gamification.Leaderboards;

/// <summary>The scores of learners' documents, gathered for boards that are filled at once: those of the present periods and of the ones before.</summary>
internal sealed class GatheredScores(Instant now)
{
    private readonly string _oldestWeek = Week.Format(BoardPeriod.Week.Before(Week.StartOf(now)));
    private readonly string _oldestMonth = Week.Format(BoardPeriod.Month.Before(Month.StartOf(now)));

    public List<(string Member, Score Score)> AllTime { get; } = [];

    public List<(string Start, string Member, Score Score)> Weeks { get; } = [];

    public List<(string Start, string Member, Score Score)> Months { get; } = [];

    public List<(string Start, string CourseId, string Member, Score Score)> Courses { get; } = [];

    public void Add(LearnerTotals game)
    {
        if (game.Xp == 0)
        {
            return;
        }

        AllTime.Add((game.Id, new Score(game.Xp, game.XpReachedAt)));
        foreach (var week in (WeekTotal?[])[game.Week?.Total, game.LastWeek])
        {
            if (week is not null && string.CompareOrdinal(week.Start, _oldestWeek) >= 0)
            {
                Weeks.Add((week.Start, game.Id, new Score(week.Xp, week.ReachedAt)));
            }
        }

        foreach (var month in (Month?[])[game.Month, game.LastMonth])
        {
            if (month is not null && string.CompareOrdinal(month.Start, _oldestMonth) >= 0)
            {
                Months.Add((month.Start, game.Id, new Score(month.Xp, month.ReachedAt)));
            }
        }

        if (game.Week is { Courses: var courses } present && string.CompareOrdinal(present.Start, _oldestWeek) >= 0)
        {
            Courses.AddRange(courses.Select(course => (present.Start, course.Id, game.Id, new Score(course.Xp, course.ReachedAt))));
        }
    }
}
