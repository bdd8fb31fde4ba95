using System.Collections.Frozen;
using System.Diagnostics.Metrics;
using Myna.Server.Gamification.Contracts;
using NodaTime;
using NodaTime.Extensions;

namespace Myna.Server.Gamification.Leaderboards;

/// <summary>
/// This process's leaderboards: a view over the learners' documents, kept in memory. Made from the documents at start
/// (<see cref="Load"/>), kept up by events (<see cref="Apply"/>) that carry totals with their versions, so that events may come
/// twice, late, or before the load that contains them. Weekly boards begin again on Monday 00:00 UTC; the week before is kept for a week.
/// </summary>
public sealed class LeaderboardRegistry : IDisposable
{
    /// <summary>Erased learners whose late events are still refused. An event is late by seconds; this is years of erasures.</summary>
    private const int MaxForgotten = 65_536;

    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly BoardFeed _feed;
    private readonly ITimer _weekEnd;
    private readonly Meter _meter = new("Myna.Gamification");
    private readonly HashSet<string> _forgotten = [];
    private readonly Queue<string> _forgottenInOrder = new();
    private readonly Dictionary<string, Board> _courses = [];
    private readonly HashSet<string> _hidden = [];
    private long _hidings;
    private readonly Board _allTime;
    private readonly Board _weekly;
    private readonly Board _previous;
    private readonly long _openedAt;
    private LocalDate _week;

    public LeaderboardRegistry(TimeProvider clock, ILogger<LeaderboardRegistry> log)
    {
        _clock = clock;
        _feed = new BoardFeed(clock, log);
        _week = Week.StartOf(Now);
        _openedAt = Sequence.At(Now);
        _allTime = new Board(BoardName.AllTime, _openedAt);
        _weekly = new Board(BoardName.Weekly, _openedAt);
        _previous = new Board(BoardName.PreviousWeek, _openedAt);
        _meter.CreateObservableGauge("myna.boards.members", Members, "{learner}", "Learners on the boards that this process keeps; courses' boards together.");
        _weekEnd = clock.CreateTimer(_ => EndWeek(), null, UntilWeekEnd(), Timeout.InfiniteTimeSpan);
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

            RolloverTo(Week.StartOf(Now));
            Set(_allTime, earned.UserId, earned.Total, earned.TotalReachedAt);
            var week = Week.Parse(earned.Week.Start);
            if (week > _week)
            {
                // Paid by a server whose clock is ahead of ours: its week has begun.
                RolloverTo(week);
            }

            if (week == _week)
            {
                Set(_weekly, earned.UserId, earned.Week.Xp, earned.Week.ReachedAt);
                if (earned.Course is { } course)
                {
                    Set(CourseBoard(course.Id), earned.UserId, course.Xp, course.ReachedAt);
                }
            }
            else if (week == _week.PlusWeeks(-1))
            {
                Set(_previous, earned.UserId, earned.Week.Xp, earned.Week.ReachedAt);
            }
        }
    }

    /// <summary>Takes in everything that one learner has earned.</summary>
    public void Apply(LearnerTotals totals, Week week)
    {
        foreach (var course in week.Courses.Select(course => (CourseWeek?)course).DefaultIfEmpty())
        {
            Apply(new XpEarned(totals.Id, "", 0, [], totals.Xp, totals.XpReachedAt, week.Total, course));
        }
    }

    /// <summary>Takes in the documents of all learners. Events that come meanwhile are kept; who was on a board and has no document was erased.</summary>
    public async Task Load(IAsyncEnumerable<LearnerTotals> documents, CancellationToken cancellation = default)
    {
        HashSet<string> gone;
        lock (_lock)
        {
            gone = [.. _allTime.Members];
        }

        var allTime = new List<(string, Score)>();
        var weeks = new List<(string Start, string Member, Score Score)>();
        var courses = new List<(string Start, string CourseId, string Member, Score Score)>();
        var oldest = Week.Format(Week.StartOf(Now).PlusWeeks(-1));
        await foreach (var game in documents.WithCancellation(cancellation))
        {
            gone.Remove(game.Id);
            if (game.Xp == 0)
            {
                continue;
            }

            allTime.Add((game.Id, new Score(game.Xp, game.XpReachedAt)));
            foreach (var week in (WeekTotal?[])[game.Week?.Total, game.LastWeek])
            {
                if (week is not null && string.CompareOrdinal(week.Start, oldest) >= 0)
                {
                    weeks.Add((week.Start, game.Id, new Score(week.Xp, week.ReachedAt)));
                }
            }

            if (game.Week is { Courses: var parts } present && string.CompareOrdinal(present.Start, oldest) >= 0)
            {
                courses.AddRange(parts.Select(c => (present.Start, c.Id, game.Id, new Score(c.Xp, c.ReachedAt))));
            }
        }

        lock (_lock)
        {
            RolloverTo(Week.StartOf(Now));
            var (present, previous) = (Week.Format(_week), Week.Format(_week.PlusWeeks(-1)));
            Fill(_allTime, allTime);
            Fill(_weekly, weeks.Where(w => w.Start == present).Select(w => (w.Member, w.Score)));
            Fill(_previous, weeks.Where(w => w.Start == previous).Select(w => (w.Member, w.Score)));
            foreach (var course in courses.Where(c => c.Start == present).GroupBy(c => c.CourseId))
            {
                Fill(CourseBoard(course.Key), course.Select(c => (c.Member, c.Score)));
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

    public void Dispose()
    {
        _meter.Dispose();
        _weekEnd.Dispose();
        _feed.Dispose();
    }

    private IEnumerable<Measurement<int>> Members()
    {
        lock (_lock)
        {
            return
            [
                new(_allTime.Ranking.Count, new KeyValuePair<string, object?>("board", "all-time")),
                new(_weekly.Ranking.Count, new KeyValuePair<string, object?>("board", "weekly")),
                new(_previous.Ranking.Count, new KeyValuePair<string, object?>("board", "previous-week")),
                new(_courses.Values.Sum(board => board.Ranking.Count), new KeyValuePair<string, object?>("board", "course")),
            ];
        }
    }

    private Board? BoardNow(BoardName name, out BoardScores now)
    {
        RolloverTo(Week.StartOf(Now));
        var board = name.Kind switch
        {
            BoardKind.AllTime => _allTime,
            BoardKind.Weekly => _weekly,
            BoardKind.PreviousWeek => _previous,
            BoardKind.CourseWeekly => _courses.GetValueOrDefault(name.CourseId!),
            _ => throw new ArgumentException($"{name} is not one board for all.", nameof(name)),
        };
        var start = name.Kind == BoardKind.PreviousWeek ? _week.PlusWeeks(-1) : _week;
        now = name.Kind == BoardKind.AllTime
            ? new BoardScores("all-time", null, board?.Version ?? _openedAt)
            : new BoardScores(Week.NameOf(start), Week.EndOf(start).ToDateTimeOffset(), board?.Version ?? _openedAt);
        return board;
    }

    private IEnumerable<Board> Boards => [_allTime, _weekly, _previous, .. _courses.Values];

    private void SetHiddenNow(string userId, bool isHidden)
    {
        if (!(isHidden ? _hidden.Add(userId) : _hidden.Remove(userId)))
        {
            return;
        }

        foreach (var board in Boards)
        {
            if (isHidden ? board.Hide(userId) : board.Show(userId))
            {
                Changed(board);
            }
        }
    }

    private void Set(Board board, string member, long points, long reachedAt)
    {
        if (board.Set(member, new Score(points, reachedAt), _hidden.Contains(member)))
        {
            Changed(board);
        }
    }

    private void Fill(Board board, IEnumerable<(string Member, Score Score)> totals)
    {
        board.Load(totals.Where(t => !_forgotten.Contains(t.Member)), _hidden);
        Changed(board);
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

    /// <summary>Weeks only go forward, whatever the clock does.</summary>
    private void RolloverTo(LocalDate week)
    {
        if (week <= _week)
        {
            return;
        }

        if (week == _week.PlusWeeks(1))
        {
            _previous.TakeOver(_weekly);
        }
        else
        {
            _previous.Clear();
        }

        _weekly.Clear();
        _week = week;
        Changed(_previous);
        Changed(_weekly);
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

    private void EndWeek()
    {
        lock (_lock)
        {
            RolloverTo(Week.StartOf(Now));
        }

        _weekEnd.Change(UntilWeekEnd(), Timeout.InfiniteTimeSpan);
    }

    // Rounded up: a timer that fires a hair too early would find the old week and spin.
    private TimeSpan UntilWeekEnd() => (Week.EndOf(Week.StartOf(Now)) - Now).ToTimeSpan() + TimeSpan.FromMilliseconds(1);
}

/// <summary>A board at one moment, with the scores of some people.</summary>
/// <param name="Period">As in <see cref="BoardReading"/>.</param>
public sealed record BoardScores(string Period, DateTimeOffset? EndsAt, long Version)
{
    public IReadOnlyDictionary<string, Score> Scores { get; init; } = FrozenDictionary<string, Score>.Empty;

    public BoardReading Of(BoardName name, BoardPage page) => new(name, Period, EndsAt, Version, page);
}

/// <summary>A page of a board.</summary>
/// <param name="Period"><c>all-time</c>, or the ISO week such as <c>2026-W48</c>.</param>
/// <param name="EndsAt">When the week is over; null for all time.</param>
/// <param name="Version">Grows with each change of the board.</param>
public sealed record BoardReading(BoardName Board, string Period, DateTimeOffset? EndsAt, long Version, BoardPage Page);
