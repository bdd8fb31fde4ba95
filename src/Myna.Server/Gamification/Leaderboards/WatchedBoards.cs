using Myna.Server.Gamification.Contracts;
using Myna.Server.Gamification.Leagues;
using Myna.Server.Social.Contracts;
using Myna.Storage;
using Myna.Storage.Dispatching;
using NodaTime;
using NodaTime.Extensions;

namespace Myna.Server.Gamification.Leaderboards;

/// <summary>
/// The boards of friends and cohorts that somebody watches in this process, and who is on each. They are not kept: what a learner earns is one look-up here,
/// which finds nothing where nobody watches, and a board that has changed is read again (decision 0023).
/// </summary>
internal sealed class WatchedBoards(TimeProvider clock, ILogger<WatchedBoards> log) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly BoardFeed _feed = new(clock, log);
    private readonly Dictionary<BoardName, Watched> _boards = [];
    private readonly Dictionary<string, HashSet<BoardName>> _byMember = new(StringComparer.Ordinal);
    private Action<string?>? _moved;

    /// <summary>Calls back when a watched board has changed, at most four times a second for each.</summary>
    public void Subscribe(Action<BoardChanged> observer) => _feed.Subscribe(observer);

    /// <summary>Calls back when a learner may have come into another cohort; with null: anybody may have.</summary>
    public void WhenMoved(Action<string?> observer) => _moved += observer;

    /// <summary>To be called before the outbox starts.</summary>
    public void SubscribeTo(OutboxDispatcher outbox, IDocumentStore store)
    {
        outbox.SubscribeEverywhere(SocialEvents.RelationChanged, "live boards", (changed, _) =>
        {
            MemberChanged(changed.UserId);
            Changed(BoardName.OfFriends(changed.OtherId));
            return ValueTask.CompletedTask;
        });
        outbox.SubscribeEverywhere(GamificationEvents.LeagueChanged, "live boards", async (changed, cancellation) =>
        {
            if (await store.Load(LeagueSeat.Collection, changed.UserId, cancellation) is { } seat)
            {
                Changed(BoardName.OfCohort(seat.Value.CohortId));
            }

            _moved?.Invoke(changed.UserId);
        });
        outbox.WhenMissed(_ =>
        {
            AllChanged();
            _moved?.Invoke(null);
            return Task.CompletedTask;
        });
    }

    /// <summary>One more watches this board.</summary>
    public void Open(BoardName board)
    {
        lock (_lock)
        {
            if (!_boards.TryGetValue(board, out var watched))
            {
                _boards[board] = watched = new Watched();
            }

            watched.Watchers++;
        }
    }

    /// <summary>One fewer watches this board.</summary>
    public void Close(BoardName board)
    {
        lock (_lock)
        {
            if (!_boards.TryGetValue(board, out var watched) || --watched.Watchers > 0)
            {
                return;
            }

            SetMembers(board, watched, []);
            watched.Again?.Dispose();
            _boards.Remove(board);
            _feed.Drop(board);
        }
    }

    /// <summary>Says who is on a board. To be called before their scores are read: what they earn from then on is told. Does nothing for a board that nobody watches.</summary>
    public void SetMembers(BoardName board, IReadOnlyCollection<string> members)
    {
        lock (_lock)
        {
            if (_boards.TryGetValue(board, out var watched))
            {
                SetMembers(board, watched, members);
            }
        }
    }

    /// <summary>Lets a board count as changed at a moment, in place of the one that was set before.</summary>
    public void ChangesAt(BoardName board, Instant moment)
    {
        lock (_lock)
        {
            if (_boards.TryGetValue(board, out var watched))
            {
                // Rounded up: a timer that fires a hair too early would find nothing changed.
                var wait = (moment - clock.GetUtcNow().ToInstant()).ToTimeSpan() + TimeSpan.FromMilliseconds(1);
                watched.Again?.Dispose();
                watched.Again = clock.CreateTimer(_ => Changed(board), null, wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>Something about a learner has changed: every watched board that they are on.</summary>
    public void MemberChanged(string userId)
    {
        lock (_lock)
        {
            if (_byMember.TryGetValue(userId, out var boards))
            {
                foreach (var board in boards)
                {
                    _feed.Changed(board, Version);
                }
            }
        }
    }

    public void AllChanged()
    {
        lock (_lock)
        {
            foreach (var board in _boards.Keys)
            {
                _feed.Changed(board, Version);
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var watched in _boards.Values)
            {
                watched.Again?.Dispose();
            }

            _boards.Clear();
        }

        _feed.Dispose();
    }

    private long Version => Sequence.At(clock.GetUtcNow().ToInstant());

    private void Changed(BoardName board)
    {
        lock (_lock)
        {
            if (_boards.ContainsKey(board))
            {
                _feed.Changed(board, Version);
            }
        }
    }

    private void SetMembers(BoardName board, Watched watched, IReadOnlyCollection<string> members)
    {
        foreach (var gone in watched.Members.Except(members, StringComparer.Ordinal))
        {
            var boards = _byMember[gone];
            boards.Remove(board);
            if (boards.Count == 0)
            {
                _byMember.Remove(gone);
            }
        }

        foreach (var member in members)
        {
            if (!_byMember.TryGetValue(member, out var boards))
            {
                _byMember[member] = boards = [];
            }

            boards.Add(board);
        }

        watched.Members = members;
    }

    private sealed class Watched
    {
        public int Watchers { get; set; }

        public IReadOnlyCollection<string> Members { get; set; } = [];

        /// <summary>Lets the board count as changed although nobody earns: somebody stops to learn.</summary>
        public ITimer? Again { get; set; }
    }
}
