using System.Diagnostics.Metrics;
using Myna.Server.Gamification.Contracts;
using NodaTime;

namespace Myna.Server.Gamification.Leaderboards;

/// <summary>The boards of this process with their periods, and what changes when one ends. Not safe for threads: the registry's lock guards it.</summary>
/// <param name="now">When they are opened.</param>
/// <param name="changed">Called with each board that is not what it was.</param>
/// <param name="dropped">Called with each board that is no more.</param>
/// <param name="weekBegan">Called when the weekly boards begin again.</param>
internal sealed class BoardSet(Instant now, Action<Board> changed, Action<Board> dropped, Action weekBegan)
{
    private readonly Dictionary<string, Board> _courses = [];
    private readonly long _openedAt = Sequence.At(now);

    public Board AllTime { get; } = new(BoardName.AllTime, Sequence.At(now));

    public PeriodBoards Weekly { get; } = new(BoardPeriod.Week, BoardName.Weekly, BoardName.PreviousWeek, Week.StartOf(now), Sequence.At(now));

    public PeriodBoards Monthly { get; } = new(BoardPeriod.Month, BoardName.Monthly, BoardName.PreviousMonth, Month.StartOf(now), Sequence.At(now));

    public IEnumerable<Board> All => [AllTime, Weekly.Present, Weekly.Previous, Monthly.Present, Monthly.Previous, .. _courses.Values];

    public Board OfCourse(string courseId, Instant present)
    {
        if (!_courses.TryGetValue(courseId, out var board))
        {
            // A version by the clock: a board that was dropped and comes back goes on above the versions that it had.
            board = _courses[courseId] = new Board(BoardName.OfCourse(courseId), Sequence.At(present));
        }

        return board;
    }

    /// <summary>A board by its name, with its period; null for a course in which nobody has earned this week.</summary>
    public Board? Find(BoardName name, out BoardScores scores)
    {
        var board = name.Kind switch
        {
            BoardKind.AllTime => AllTime,
            BoardKind.Weekly => Weekly.Present,
            BoardKind.PreviousWeek => Weekly.Previous,
            BoardKind.Monthly => Monthly.Present,
            BoardKind.PreviousMonth => Monthly.Previous,
            BoardKind.CourseWeekly => _courses.GetValueOrDefault(name.CourseId!),
            _ => throw new ArgumentException($"{name} is not one board for all.", nameof(name)),
        };
        var boards = name.Kind switch
        {
            BoardKind.AllTime => null,
            BoardKind.Monthly or BoardKind.PreviousMonth => Monthly,
            _ => Weekly,
        };
        var version = board?.Version ?? _openedAt;
        scores = boards is null
            ? new BoardScores("all-time", null, version)
            : InPeriod(boards.Period, board == boards.Previous ? boards.Period.Before(boards.Start) : boards.Start, version);
        return board;
    }

    /// <summary>Takes in the totals of many learners.</summary>
    public void Fill(GatheredScores scores, Instant present, Func<string, bool> isKept, HashSet<string> hidden)
    {
        var week = Week.Format(Weekly.Start);
        Fill(AllTime, scores.AllTime);
        FillPeriod(Weekly, scores.Weeks);
        FillPeriod(Monthly, scores.Months);
        foreach (var course in scores.Courses.Where(score => score.Start == week).GroupBy(score => score.CourseId))
        {
            Fill(OfCourse(course.Key, present), course.Select(score => (score.Member, score.Score)));
        }

        void FillPeriod(PeriodBoards boards, List<(string Start, string Member, Score Score)> totals)
        {
            var (start, before) = (Week.Format(boards.Start), Week.Format(boards.Period.Before(boards.Start)));
            Fill(boards.Present, totals.Where(total => total.Start == start).Select(total => (total.Member, total.Score)));
            Fill(boards.Previous, totals.Where(total => total.Start == before).Select(total => (total.Member, total.Score)));
        }

        void Fill(Board board, IEnumerable<(string Member, Score Score)> totals)
        {
            board.Load(totals.Where(total => isKept(total.Member)), hidden);
            changed(board);
        }
    }

    /// <summary>Begins the periods of this moment where they have not begun.</summary>
    public void RolloverTo(Instant present)
    {
        RolloverToWeek(Week.StartOf(present));
        RolloverToMonth(Month.StartOf(present));
    }

    public void RolloverToMonth(LocalDate month) => Rollover(Monthly, month);

    public void RolloverToWeek(LocalDate week)
    {
        if (!Rollover(Weekly, week))
        {
            return;
        }

        weekBegan();
        foreach (var (courseId, board) in _courses)
        {
            if (board.Ranking.Count == 0)
            {
                _courses.Remove(courseId);
                dropped(board);
                continue;
            }

            board.Clear();
            changed(board);
        }
    }

    /// <summary>How many members each has; courses' boards together.</summary>
    public Measurement<int>[] Members() =>
    [
        Count("all-time", AllTime.Ranking.Count),
        Count("weekly", Weekly.Present.Ranking.Count),
        Count("previous-week", Weekly.Previous.Ranking.Count),
        Count("monthly", Monthly.Present.Ranking.Count),
        Count("previous-month", Monthly.Previous.Ranking.Count),
        Count("course", _courses.Values.Sum(board => board.Ranking.Count)),
    ];

    private static Measurement<int> Count(string board, int members) => new(members, new KeyValuePair<string, object?>("board", board));

    private static BoardScores InPeriod(BoardPeriod period, LocalDate start, long version) =>
        new(period.NameOf(start), period.EndOf(start).ToDateTimeOffset(), version);

    private bool Rollover(PeriodBoards boards, LocalDate start)
    {
        if (!boards.RolloverTo(start))
        {
            return false;
        }

        changed(boards.Previous);
        changed(boards.Present);
        return true;
    }
}
