using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Shared;
using Myna.SocketIO;

namespace Myna.Server.Realtime;

/// <summary>
/// Sockets that watch leaderboards. A change is read once for each board and page size; few watchers get their own place with it,
/// a crowd gets one broadcast that is serialised once.
/// </summary>
public sealed class BoardWatch(SocketIOServer io, LiveBoards boards, LiveWire wire, IMeterFactory meters, ILogger<BoardWatch> log)
{
    /// <summary>Up to so many watchers of one page are each told their own place too.</summary>
    private const int MaxPersonal = 100;

    private const int MaxBoardsPerSocket = 16;

    private static readonly object WatchedKey = new();

    private readonly ConcurrentDictionary<Page, ConcurrentDictionary<string, Watcher>> _pages = new();

    /// <summary>How many sockets watch, each counted for each of its boards.</summary>
    public int Watchers => _pages.Values.Sum(watchers => watchers.Count);

    public void Start()
    {
        meters.Create("Myna.Realtime").CreateObservableGauge(
            "myna.boards.watchers", () => Watchers, "{socket}", "Sockets that watch boards, each counted for each of its boards.");
        boards.Subscribe(changed => _ = Tell(changed));
    }

    public async ValueTask<Outcome<LeaderboardSnapshot>> Watch(SocketIOSocket socket, Caller caller, LeaderboardWatchMessage message, CancellationToken closed)
    {
        var limit = message.Limit ?? LiveBoards.DefaultLimit;
        if (limit is < 1 or > LiveBoards.MaxLimit)
        {
            return Problems.Field("limit", $"must be a whole number from 1 to {LiveBoards.MaxLimit}");
        }

        var watched = WatchedBy(socket);
        if (BoardName.Parse(message.Board ?? "") is not { } name)
        {
            return GamificationProblems.BoardNotFound;
        }

        if (!name.IsShared)
        {
            return GamificationProblems.BoardNotLive;
        }

        var snapshot = await boards.Top(caller, name, limit, closed);
        if (!snapshot.IsOk)
        {
            return snapshot;
        }

        Unwatch(socket, name, watched);
        if (watched.Count == MaxBoardsPerSocket)
        {
            return Problems.Field("board", $"a socket watches at most {MaxBoardsPerSocket} boards");
        }

        // Watched first, read afterwards: a change in between is told twice, never missed.
        var page = new Page(name, limit);
        lock (watched)
        {
            watched[name] = page;
        }

        socket.Join(page.Room);
        _pages.GetOrAdd(page, static _ => new(StringComparer.Ordinal))[socket.Id] = new Watcher(socket, caller);
        if (socket.Disconnected.IsCancellationRequested)
        {
            // Disconnected during the read: clean up again.
            Left(socket);
        }

        return await boards.Top(caller, name, limit, closed);
    }

    public Outcome<Unwatched> Unwatch(SocketIOSocket socket, LeaderboardUnwatchMessage message)
    {
        if (BoardName.Parse(message.Board ?? "") is not { } name)
        {
            return GamificationProblems.BoardNotFound;
        }

        Unwatch(socket, name, WatchedBy(socket));
        return new Unwatched(name.ToString());
    }

    public void Left(SocketIOSocket socket)
    {
        var watched = WatchedBy(socket);
        lock (watched)
        {
            foreach (var page in watched.Values)
            {
                Remove(page, socket);
            }
        }
    }

    private static Dictionary<BoardName, Page> WatchedBy(SocketIOSocket socket)
    {
        if (socket.Items.TryGetValue(WatchedKey, out var watched))
        {
            return (Dictionary<BoardName, Page>)watched!;
        }

        var none = new Dictionary<BoardName, Page>();
        socket.Items[WatchedKey] = none;
        return none;
    }

    private void Unwatch(SocketIOSocket socket, BoardName name, Dictionary<BoardName, Page> watched)
    {
        Page? page;
        lock (watched)
        {
            if (!watched.Remove(name, out page))
            {
                return;
            }
        }

        socket.Leave(page.Room);
        Remove(page, socket);
    }

    private void Remove(Page page, SocketIOSocket socket)
    {
        if (_pages.TryGetValue(page, out var watchers))
        {
            watchers.TryRemove(socket.Id, out _);
        }
    }

    private async Task Tell(BoardChanged changed)
    {
        try
        {
            foreach (var (page, watchers) in _pages)
            {
                if (page.Board == changed.Board && !watchers.IsEmpty)
                {
                    await Tell(page, watchers);
                }
            }
        }
        catch (Exception e)
        {
            log.LogError(e, "Watchers of {Board} were not told of a change", changed.Board);
        }
    }

    private async ValueTask Tell(Page page, ConcurrentDictionary<string, Watcher> watchers)
    {
        var contract = wire.Contract<LeaderboardChangedMessage>();
        var shared = await boards.Top(page.Board, page.Limit);
        var (snapshot, told) = (shared.Page, watchers.Values);
        if (watchers.Count > MaxPersonal)
        {
            // Those who do not see somebody on the page get their own.
            told = [.. told.Where(watcher => shared.Unseen.ContainsKey(watcher.Caller.UserId))];

            // Each process tells its own watchers: the change reaches each of them.
            io.To(page.Room).Except([.. told.Select(watcher => watcher.Socket.Id)]).Local.Emit(
                LiveEvents.LeaderboardChanged.Name, new LeaderboardChangedMessage(snapshot.Board, snapshot.Version, snapshot.Items, null), contract);
        }

        foreach (var watcher in told)
        {
            var (items, me) = (shared.SeenBy(watcher.Caller.UserId), boards.PlaceOf(watcher.Caller.UserId, page.Board));
            watcher.Socket.Emit(LiveEvents.LeaderboardChanged.Name, new LeaderboardChangedMessage(snapshot.Board, snapshot.Version, items, me), contract);
        }
    }

    private sealed record Page(BoardName Board, int Limit)
    {
        public string Room => $"board:{Board}:{Limit}";
    }

    private sealed record Watcher(SocketIOSocket Socket, Caller Caller);
}
