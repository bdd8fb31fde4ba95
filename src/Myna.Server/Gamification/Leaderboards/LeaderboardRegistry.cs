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
    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly BoardFeed _feed;
    private readonly WatchedBoards _watched;
    private readonly ITimer _periodEnd;
    private readonly Meter _meter = new("Myna.Gamification");
    private readonly ForgottenLearners _forgotten = new();
    private readonly HashSet<string> _hidden = [];
    private long _hidings;
    private int _loads;
    private readonly BoardSet _boards;
    private readonly Sequence _ownVersions = new();

    public LeaderboardRegistry(TimeProvider clock, WatchedBoards watched, ILogger<LeaderboardRegistry> log)
    {
        _watched = watched;
        _clock = clock;
        _feed = new BoardFeed(clock, log);
        _boards = new BoardSet(Now, Changed, board => _feed.Drop(board.Name), watched.AllChanged);
        _meter.CreateObservableGauge("myna.boards.members", () => Measure(), "{learner}", "Learners on the boards that this process keeps; courses' boards together.");
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

            _boards.RolloverTo(Now);
            Set(_boards.AllTime, earned.UserId, earned.Total, earned.TotalReachedAt);
            if (earned.Week is { } weekly)
            {
                var week = Week.Parse(weekly.Start);

                // Paid by a server whose clock is ahead of ours, its week has begun.
                _boards.RolloverToWeek(week);
                Set(_boards.Weekly.Of(week), earned.UserId, weekly.Xp, weekly.ReachedAt);
                if (earned.Course is { } course && week == _boards.Weekly.Start)
                {
                    Set(_boards.OfCourse(course.Id, Now), earned.UserId, course.Xp, course.ReachedAt);
                }
            }

            if (earned.Month is { } month)
            {
                _boards.RolloverToMonth(Week.Parse(month.Start));
                Set(_boards.Monthly.Of(Week.Parse(month.Start)), earned.UserId, month.Xp, month.ReachedAt);
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
            gone = [.. _boards.AllTime.Members];
        }

        var scores = new GatheredScores(_clock.GetUtcNow().ToInstant());
        await foreach (var game in documents.WithCancellation(cancellation))
        {
            gone.Remove(game.Id);
            scores.Add(game);
        }

        lock (_lock)
        {
            _boards.RolloverTo(Now);
            _boards.Fill(scores, Now, userId => !_forgotten.Contains(userId), _hidden);
            _loads++;
            _watched.AllChanged();
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
            _forgotten.Add(userId);
            _hidden.Remove(userId);
            _watched.MemberChanged(userId);
            foreach (var board in _boards.All)
            {
                if (board.Remove(userId))
                {
                    Changed(board);
                }
            }
        }
    }

    /// <summary>How often <see cref="Load"/> has taken in everybody: 0 while the process starts.</summary>
    public int Loads
    {
        get
        {
            lock (_lock)
            {
                return _loads;
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

    private Measurement<int>[] Measure()
    {
        lock (_lock)
        {
            return _boards.Members();
        }
    }

    private Board? BoardNow(BoardName name, out BoardScores now)
    {
        _boards.RolloverTo(Now);
        return _boards.Find(name, out now);
    }

    private void SetHiddenNow(string userId, bool isHidden)
    {
        if (!(isHidden ? _hidden.Add(userId) : _hidden.Remove(userId)))
        {
            return;
        }

        _watched.MemberChanged(userId);
        foreach (var board in _boards.All)
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
        if (board == _boards.Weekly.Present)
        {
            _watched.MemberChanged(member);
        }
    }

    private void Changed(Board board) => _feed.Changed(board.Name, ++board.Version);

    private void EndPeriods()
    {
        lock (_lock)
        {
            _boards.RolloverTo(Now);
        }

        _periodEnd.Change(UntilPeriodEnd(), Timeout.InfiniteTimeSpan);
    }

    // Rounded up: a timer that fires a hair too early would find the old period and spin.
    private TimeSpan UntilPeriodEnd() =>
        (Instant.Min(Week.EndOf(Week.StartOf(Now)), Month.EndOf(Month.StartOf(Now))) - Now).ToTimeSpan() + TimeSpan.FromMilliseconds(1);
}
