using System.Diagnostics.Metrics;
using Myna.Server.Gamification.Contracts;
using NodaTime;
using NodaTime.Extensions;

namespace Myna.Server.Gamification.Leaderboards;

/// <summary>
/// This process's leaderboards: a view over the learners' documents, kept in memory. Made from the documents at start
/// (<see cref="Load"/>), kept up by events (<see cref="Apply"/>) that carry totals with their versions, so that events may come
/// twice, late, or before the load that contains them. Weekly boards begin again on Monday 00:00 UTC, monthly ones on the first; the period before is kept for one period.
/// </summary>
internal sealed class LeaderboardRegistry : IDisposable
{
    /// <summary>Erased learners whose late events are still refused. An event is late by seconds; this is years of erasures.</summary>
    private const int MaxForgotten = 65_536;

    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly BoardFeed _feed;
    private readonly WatchedBoards _watched;
    private readonly ITimer _periodEnd;
    private readonly Meter _meter = new("Myna.Gamification");
    private readonly HashSet<string> _forgotten = [];
    private readonly Queue<string> _forgottenInOrder = new();
    private readonly Dictionary<string, Board> _courses = [];
    private readonly HashSet<string> _hidden = [];
    private long _hidings;
    private readonly Board _allTime;
    private readonly PeriodBoards _weekly;
    private readonly PeriodBoards _monthly;
    private readonly long _openedAt;
    private readonly Sequence _ownVersions = new();

    public LeaderboardRegistry(TimeProvider clock, WatchedBoards watched, ILogger<LeaderboardRegistry> log)
    {
        _watched = watched;
        _clock = clock;
        _feed = new BoardFeed(clock, log);
        _openedAt = Sequence.At(Now);
        _allTime = new Board(BoardName.AllTime, _openedAt);
        _weekly = new PeriodBoards(BoardPeriod.Week, BoardName.Weekly, BoardName.PreviousWeek, Week.StartOf(Now), _openedAt);
        _monthly = new PeriodBoards(BoardPeriod.Month, BoardName.Monthly, BoardName.PreviousMonth, Month.StartOf(Now), _openedAt);
        _meter.CreateObservableGauge("myna.boards.members", Members, "{learner}", "Learners on the boards that this process keeps; courses' boards together.");
        _periodEnd = clock.CreateTimer(_ => EndPeriods(), null, UntilPeriodEnd(), Timeout.InfiniteTimeSpan);
    }

    private Instant Now => _clock.GetUtcNow().ToInstant();

    /// <summary>Calls back when boards have changed, at most four times a second for each. To be called while the process starts.</summary>
    public void Subscribe(Action<BoardChanged> observer) => _feed.Subscribe(observer);

    /// <summary>Takes in one payment's totals. Does not wait for anything.</summary>
    public void Apply(XpEarned earned)
    {
        lock (_lock)
        {
            if (_forgotten.Contains(earned.UserId))
            {
                return;
            }

            Rollover();
            Set(_allTime, earned.UserId, earned.Total, earned.TotalReachedAt);
            if (earned.Week is { } weekly)
            {
                var week = Week.Parse(weekly.Start);

                // Paid by a server whose clock is ahead of ours, its week has begun.
                RolloverTo(week);
                Set(_weekly.Of(week), earned.UserId, weekly.Xp, weekly.ReachedAt);
                if (earned.Course is { } course && week == _weekly.Start)
                {
                    Set(CourseBoard(course.Id), earned.UserId, course.Xp, course.ReachedAt);
                }
            }

            if (earned.Month is { } month)
            {
                Rollover(_monthly, Week.Parse(month.Start));
                Set(_monthly.Of(Week.Parse(month.Start)), earned.UserId, month.Xp, month.ReachedAt);
            }
        }
    }

    /// <summary>Takes in everything that one learner has earned.</summary>
    public void Apply(LearnerTotals totals)
    {
        foreach (var course in (totals.Week?.Courses ?? []).Select(course => (CourseWeek?)course).DefaultIfEmpty())
        {
            Apply(new XpEarned(totals.Id, "", 0, [], totals.Xp, totals.XpReachedAt, totals.Week?.Total, course, totals.Month));
        }
    }

    /// <summary>Takes in the documents of all learners. Events that come meanwhile are kept; a learner who was on a board and has no document was erased.</summary>
    public async Task Load(IAsyncEnumerable<LearnerTotals> documents, CancellationToken cancellation = default)
    {
        HashSet<string> gone;
        lock (_lock)
        {
            gone = [.. _allTime.Members];
        }

        var scores = new GatheredScores(_clock.GetUtcNow().ToInstant());
        await foreach (var game in documents.WithCancellation(cancellation))
        {
            gone.Remove(game.Id);
            scores.Add(game);
        }

        lock (_lock)
        {
            Rollover();
            var week = Week.Format(_weekly.Start);
            Fill(_allTime, scores.AllTime);
            Fill(_weekly, scores.Weeks);
            Fill(_monthly, scores.Months);
            foreach (var course in scores.Courses.Where(score => score.Start == week).GroupBy(score => score.CourseId))
            {
                Fill(CourseBoard(course.Key), course.Select(score => (score.Member, score.Score)));
            }
        }

        foreach (var userId in gone)
        {
            Forget(userId);
        }
    }

    /// <summary>Takes an erased learner off all boards, for good.</summary>
    public void Forget(string userId)
    {
        lock (_lock)
        {
            if (_forgotten.Add(userId))
            {
                _forgottenInOrder.Enqueue(userId);
                if (_forgottenInOrder.Count > MaxForgotten)
                {
                    _forgotten.Remove(_forgottenInOrder.Dequeue());
                }
            }

            _hidden.Remove(userId);
            _watched.MemberChanged(userId);
            foreach (var board in Boards)
            {
                if (board.Remove(userId))
                {
                    Changed(board);
                }
            }
        }
    }

    /// <summary>How often <see cref="SetHidden"/> was called: lets <see cref="TryHideOnly"/> tell whether its list is still the newest.</summary>
    public long Hidings => Interlocked.Read(ref _hidings);

    /// <summary>Takes a learner off all boards who is suspended or private, or puts one back where their totals belong who is so no longer.</summary>
    public void SetHidden(string userId, bool isHidden)
    {
        lock (_lock)
        {
            _hidings++;
            SetHiddenNow(userId, isHidden);
        }
    }

    /// <summary>Hides these learners and shows all others; false, and nothing is changed, when <see cref="SetHidden"/> was called after <paramref name="hidings"/>.</summary>
    public bool TryHideOnly(IReadOnlyCollection<string> userIds, long hidings)
    {
        lock (_lock)
        {
            if (hidings != _hidings)
            {
                return false;
            }

            foreach (var shown in _hidden.Except(userIds).ToList())
            {
                SetHiddenNow(shown, isHidden: false);
            }

            foreach (var hidden in userIds)
            {
                SetHiddenNow(hidden, isHidden: true);
            }

            return true;
        }
    }

    /// <summary>A board as it is now; a course's board is empty while nobody has earned in the course this week.</summary>
    /// <param name="name">A board that is one for all.</param>
    /// <param name="userId">Whose own place is wanted; null for nobody's.</param>
    /// <param name="aroundMe">The page has this learner in its middle, when they are on the board; the best otherwise.</param>
    /// <param name="limit">Standings on the page.</param>
    public BoardReading Read(BoardName name, string? userId, bool aroundMe, int limit)
    {
        RankedBoard ranking;
        BoardScores now;
        lock (_lock)
        {
            // The version is taken before the page: the page is never older than its version says.
            var board = BoardNow(name, out now);
            ranking = board?.Ranking ?? new RankedBoard();
        }

        return now.Of(name, ranking.Read(userId, aroundMe, limit));
    }

    /// <summary>Everybody who is shown on a board, in no order.</summary>
    public IReadOnlyList<string> Members(BoardName name)
    {
        lock (_lock)
        {
            return BoardNow(name, out _) is { } board ? [.. board.Ranking.All().Select(member => member.Member)] : [];
        }
    }

    /// <summary>The scores that these people have on a board, also hidden ones: it is for the caller to know who sees them.</summary>
    public BoardScores Scores(BoardName name, IReadOnlyList<string> members)
    {
        lock (_lock)
        {
            var board = BoardNow(name, out var now);
            var scores = new Dictionary<string, Score>(StringComparer.Ordinal);
            foreach (var member in members)
            {
                if (board?.ScoreOf(member) is { } score)
                {
                    scores[member] = score;
                }
            }

            return now with { Scores = scores };
        }
    }

    /// <summary>
    /// As <see cref="Scores"/> of the weekly board, for a board that is made of them at each read: its version is the time, for it also changes when the weekly board does not.
    /// </summary>
    public BoardScores OwnScores(IReadOnlyList<string> members) => Scores(BoardName.Weekly, members) with { Version = _ownVersions.Next(_clock.GetUtcNow()) };

    public void Dispose()
    {
        _meter.Dispose();
        _periodEnd.Dispose();
        _feed.Dispose();
    }

    private IEnumerable<Measurement<int>> Members()
    {
        lock (_lock)
        {
            return
            [
                new(_allTime.Ranking.Count, new KeyValuePair<string, object?>("board", "all-time")),
                new(_weekly.Present.Ranking.Count, new KeyValuePair<string, object?>("board", "weekly")),
                new(_weekly.Previous.Ranking.Count, new KeyValuePair<string, object?>("board", "previous-week")),
                new(_monthly.Present.Ranking.Count, new KeyValuePair<string, object?>("board", "monthly")),
                new(_monthly.Previous.Ranking.Count, new KeyValuePair<string, object?>("board", "previous-month")),
                new(_courses.Values.Sum(board => board.Ranking.Count), new KeyValuePair<string, object?>("board", "course")),
            ];
        }
    }

    private Board? BoardNow(BoardName name, out BoardScores now)
    {
        Rollover();
        var board = name.Kind switch
        {
            BoardKind.AllTime => _allTime,
            BoardKind.Weekly => _weekly.Present,
            BoardKind.PreviousWeek => _weekly.Previous,
            BoardKind.Monthly => _monthly.Present,
            BoardKind.PreviousMonth => _monthly.Previous,
            BoardKind.CourseWeekly => _courses.GetValueOrDefault(name.CourseId!),
            _ => throw new ArgumentException($"{name} is not one board for all.", nameof(name)),
        };
        var boards = name.Kind switch
        {
            BoardKind.AllTime => null,
            BoardKind.Monthly or BoardKind.PreviousMonth => _monthly,
            _ => _weekly,
        };
        var version = board?.Version ?? _openedAt;
        now = boards is null
            ? new BoardScores("all-time", null, version)
            : InPeriod(boards.Period, board == boards.Previous ? boards.Period.Before(boards.Start) : boards.Start, version);
        return board;
    }

    private static BoardScores InPeriod(BoardPeriod period, LocalDate start, long version) =>
        new(period.NameOf(start), period.EndOf(start).ToDateTimeOffset(), version);

    private IEnumerable<Board> Boards => [_allTime, _weekly.Present, _weekly.Previous, _monthly.Present, _monthly.Previous, .. _courses.Values];

    private void SetHiddenNow(string userId, bool isHidden)
    {
        if (!(isHidden ? _hidden.Add(userId) : _hidden.Remove(userId)))
        {
            return;
        }

        _watched.MemberChanged(userId);
        foreach (var board in Boards)
        {
            if (isHidden ? board.Hide(userId) : board.Show(userId))
            {
                Changed(board);
            }
        }
    }

    private void Set(Board? board, string member, long points, long reachedAt)
    {
        // Null: of a period that is not kept any more.
        var isHidden = _hidden.Contains(member);
        if (board?.Set(member, new Score(points, reachedAt), isHidden) != true)
        {
            return;
        }

        if (!isHidden)
        {
            Changed(board);
        }

        // Also a hidden one is seen by some: by those whom they follow.
        if (board == _weekly.Present)
        {
            _watched.MemberChanged(member);
        }
    }

    private void Fill(Board board, IEnumerable<(string Member, Score Score)> totals)
    {
        board.Load(totals.Where(t => !_forgotten.Contains(t.Member)), _hidden);
        Changed(board);
    }

    private void Fill(PeriodBoards boards, List<(string Start, string Member, Score Score)> totals)
    {
        var (present, previous) = (Week.Format(boards.Start), Week.Format(boards.Period.Before(boards.Start)));
        Fill(boards.Present, totals.Where(total => total.Start == present).Select(total => (total.Member, total.Score)));
        Fill(boards.Previous, totals.Where(total => total.Start == previous).Select(total => (total.Member, total.Score)));
    }

    private void Changed(Board board) => _feed.Changed(board.Name, ++board.Version);

    private Board CourseBoard(string courseId)
    {
        if (!_courses.TryGetValue(courseId, out var board))
        {
            // A version by the clock: a board that was dropped and comes back goes on above the versions that it had.
            board = _courses[courseId] = new Board(BoardName.OfCourse(courseId), Sequence.At(Now));
        }

        return board;
    }

    private void Rollover()
    {
        RolloverTo(Week.StartOf(Now));
        Rollover(_monthly, Month.StartOf(Now));
    }

    private bool Rollover(PeriodBoards boards, LocalDate start)
    {
        if (!boards.RolloverTo(start))
        {
            return false;
        }

        Changed(boards.Previous);
        Changed(boards.Present);
        return true;
    }

    private void RolloverTo(LocalDate week)
    {
        if (!Rollover(_weekly, week))
        {
            return;
        }

        _watched.AllChanged();

        foreach (var (courseId, board) in _courses)
        {
            if (board.Ranking.Count == 0)
            {
                _courses.Remove(courseId);
                _feed.Drop(board.Name);
                continue;
            }

            board.Clear();
            Changed(board);
        }
    }

    private void EndPeriods()
    {
        lock (_lock)
        {
            Rollover();
        }

        _periodEnd.Change(UntilPeriodEnd(), Timeout.InfiniteTimeSpan);
    }

    // Rounded up: a timer that fires a hair too early would find the old period and spin.
    private TimeSpan UntilPeriodEnd() =>
        (Instant.Min(Week.EndOf(Week.StartOf(Now)), Month.EndOf(Month.StartOf(Now))) - Now).ToTimeSpan() + TimeSpan.FromMilliseconds(1);
}
