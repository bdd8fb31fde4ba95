using System.Runtime.InteropServices;
using Myna.Server.Gamification.Contracts;

namespace Myna.Server.Gamification.Leaderboards;

/// <summary>
/// Tells observers that boards have changed: soon after the first change, and at most four times a second for each board however
/// often it changes. Observers are called on the thread pool, one call at a time for each board, with the board's version of that moment.
/// </summary>
internal sealed class BoardFeed(TimeProvider clock, ILogger log) : IDisposable
{
    /// <summary>Between two messages of one board.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>A group of commits arrives at once; it makes one message.</summary>
    public static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(20);

    private readonly Lock _lock = new();
    private readonly Dictionary<BoardName, Pending> _boards = [];
    private Action<BoardChanged>? _observers;
    private bool _isDisposed;

    public void Subscribe(Action<BoardChanged> observer)
    {
        lock (_lock)
        {
            _observers += observer;
        }
    }

    public void Changed(BoardName board, long version)
    {
        lock (_lock)
        {
            if (_observers is null || _isDisposed)
            {
                return;
            }

            ref var pending = ref CollectionsMarshal.GetValueRefOrAddDefault(_boards, board, out _);
            pending ??= new Pending();
            pending.Version = version;
            if (pending.IsScheduled)
            {
                return;
            }

            pending.IsScheduled = true;
            var rest = pending.SentAt is { } sent ? Interval - clock.GetElapsedTime(sent) : TimeSpan.Zero;
            var due = rest > Gathering ? rest : Gathering;
            if (pending.Timer is { } timer)
            {
                timer.Change(due, Timeout.InfiniteTimeSpan);
            }
            else
            {
                pending.Timer = clock.CreateTimer(_ => Send(board), null, due, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>Lets go of a board that is no more. What was waiting for it is not sent.</summary>
    public void Drop(BoardName board)
    {
        lock (_lock)
        {
            if (_boards.Remove(board, out var pending))
            {
                pending.Timer?.Dispose();
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            foreach (var pending in _boards.Values)
            {
                pending.Timer?.Dispose();
            }

            _boards.Clear();
        }
    }

    private void Send(BoardName board)
    {
        Action<BoardChanged>? observers;
        long version;
        lock (_lock)
        {
            if (!_boards.TryGetValue(board, out var pending))
            {
                return;
            }

            pending.IsScheduled = false;
            pending.SentAt = clock.GetTimestamp();
            (observers, version) = (_observers, pending.Version);
        }

        try
        {
            observers?.Invoke(new BoardChanged(board, version));
        }
        catch (Exception e)
        {
            log.LogError(e, "An observer of leaderboard {Board} failed.", board);
        }
    }

    private sealed class Pending
    {
        public ITimer? Timer { get; set; }

        public bool IsScheduled { get; set; }

        public long? SentAt { get; set; }

        public long Version { get; set; }
    }
}
