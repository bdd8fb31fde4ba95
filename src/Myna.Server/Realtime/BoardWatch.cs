using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Shared;
using Myna.SocketIO;

namespace Myna.Server.Realtime;

/// <summary>
/// Sockets that watch leaderboards. A change is read once for each board and page size; few watchers get their own place with it,
/// a crowd gets one broadcast that is serialised once. On the boards of friends and cohorts everybody gets their own place.
/// </summary>
public sealed class BoardWatch(SocketIOServer io, LiveBoards boards, LiveWire wire, IMeterFactory meters, ILogger<BoardWatch> log)
{
    /// <summary>Up to so many watchers of one page are each told their own place too.</summary>
    private const int MaxPersonal = 100;

    private const int MaxBoardsPerSocket = 16;

    private static readonly object WatchedKey = new();

    private readonly WatchedPages _pages = new(boards);

    /// <summary>How many sockets watch, each counted for each of its boards.</summary>
    public int Watchers => _pages.Watchers;

    public void Start()
    {
        meters.Create("Myna.Realtime").CreateObservableGauge(
            "myna.boards.watchers", () => Watchers, "{socket}", "Sockets that watch boards, each counted for each of its boards.");
        boards.Subscribe(changed => _ = Tell(changed));
        boards.WhenMoved(userId => _ = Move(userId));
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
        var page = new BoardPage(await boards.BoardOf(caller.UserId, name, closed), limit);
        Add(page, watched, new BoardWatcher(socket, caller));
        if (socket.Disconnected.IsCancellationRequested)
        {
            // Disconnected during the read: clean up again.
            Left(socket);
        }

        if (name == BoardName.League)
        {
            // Placed in a cohort since it was looked for.
            await Move(socket, watched);
        }

        if (!name.IsShared)
        {
            // This reading says who is on the board; presence comes with it.
            await TellOne(socket, name, watched);
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
                _pages.Remove(page, socket.Id);
            }
        }
    }

    private static Dictionary<BoardName, BoardPage> WatchedBy(SocketIOSocket socket)
    {
        if (socket.Items.TryGetValue(WatchedKey, out var watched))
        {
            return (Dictionary<BoardName, BoardPage>)watched!;
        }

        var none = new Dictionary<BoardName, BoardPage>();
        socket.Items[WatchedKey] = none;
        return none;
    }

    private void Add(BoardPage page, Dictionary<BoardName, BoardPage> watched, BoardWatcher watcher)
    {
        lock (watched)
        {
            watched[page.Board with { Group = null }] = page;
        }

        if (page.Board.IsShared)
        {
            watcher.Socket.Join(page.Room);
        }

        _pages.Add(page, watcher);
    }

    private void Unwatch(SocketIOSocket socket, BoardName name, Dictionary<BoardName, BoardPage> watched)
    {
        BoardPage? page;
        lock (watched)
        {
            if (!watched.Remove(name, out page))
            {
                return;
            }
        }

        if (page.Board.IsShared)
        {
            socket.Leave(page.Room);
        }

        _pages.Remove(page, socket.Id);
    }

    /// <summary>A learner has come into another cohort: their sockets that watch the league watch that one from now on.</summary>
    /// <param name="userId">Null: anybody may have.</param>
    private async Task Move(string? userId)
    {
        try
        {
            var local = io.Of("/").Local;
            foreach (var socket in local.Select(new BroadcastTarget { Rooms = userId is null ? [] : [LearnerNamespace.RoomOf(userId)] }))
            {
                var watched = WatchedBy(socket);
                if (await Move(socket, watched))
                {
                    await TellOne(socket, BoardName.League, watched);
                }
            }
        }
        catch (Exception e)
        {
            log.LogError(e, "Watchers of the league were not moved to another cohort");
        }
    }

    private async ValueTask<bool> Move(SocketIOSocket socket, Dictionary<BoardName, BoardPage> watched)
    {
        BoardPage? old;
        lock (watched)
        {
            watched.TryGetValue(BoardName.League, out old);
        }

        if (old is null || !_pages.Of(old.Board).TryGetValue(old, out var watchers) || !watchers.TryGetValue(socket.Id, out var watcher))
        {
            return false;
        }

        var board = await boards.BoardOf(watcher.Caller.UserId, BoardName.League);
        lock (watched)
        {
            if (board == old.Board || !watched.TryGetValue(BoardName.League, out var now) || now != old)
            {
                return false;
            }

            _pages.Remove(old, socket.Id);
            Add(old with { Board = board }, watched, new BoardWatcher(socket, watcher.Caller));
            if (socket.Disconnected.IsCancellationRequested)
            {
                Left(socket);
            }

            return true;
        }
    }

    private async ValueTask TellOne(SocketIOSocket socket, BoardName name, Dictionary<BoardName, BoardPage> watched)
    {
        BoardPage? page;
        lock (watched)
        {
            watched.TryGetValue(name, out page);
        }

        if (page is not null && _pages.Of(page.Board).TryGetValue(page, out var watchers) && watchers.TryGetValue(socket.Id, out var watcher))
        {
            Tell(watcher, await boards.Top(page.Board, page.Limit));
        }
    }

    private async Task Tell(BoardChanged changed)
    {
        try
        {
            foreach (var (page, watchers) in _pages.Of(changed.Board))
            {
                await Tell(page, watchers);
            }
        }
        catch (Exception e)
        {
            log.LogError(e, "Watchers of {Board} were not told of a change", changed.Board);
        }
    }

    private async ValueTask Tell(BoardPage page, ConcurrentDictionary<string, BoardWatcher> watchers)
    {
        var shared = await boards.Top(page.Board, page.Limit);
        var (snapshot, told) = (shared.Page, watchers.Values);
        if (page.Board.IsShared && watchers.Count > MaxPersonal)
        {
            // Those who do not see somebody on the page get their own.
            told = [.. told.Where(watcher => shared.Unseen.ContainsKey(watcher.Caller.UserId))];

            // Each process tells its own watchers: the change reaches each of them.
            io.To(page.Room).Except([.. told.Select(watcher => watcher.Socket.Id)]).Local.Emit(
                LiveEvents.LeaderboardChanged.Name, new LeaderboardChangedMessage(snapshot.Board, snapshot.Version, snapshot.Items, null), wire.Contract<LeaderboardChangedMessage>());
        }

        foreach (var watcher in told)
        {
            Tell(watcher, shared);
        }
    }

    private void Tell(BoardWatcher watcher, SharedSnapshot shared)
    {
        var userId = watcher.Caller.UserId;
        watcher.Socket.Emit(
            LiveEvents.LeaderboardChanged.Name,
            new LeaderboardChangedMessage(shared.Page.Board, shared.Page.Version, shared.SeenBy(userId), shared.PlaceOf(userId)),
            wire.Contract<LeaderboardChangedMessage>());
        if (shared.Presence is { } presence && presence != watcher.Presence)
        {
            watcher.Presence = presence;
            watcher.Socket.Emit(LiveEvents.LeaguePresence.Name, new LeaguePresenceMessage(presence.Cohort, presence.Learning), wire.Contract<LeaguePresenceMessage>());
        }
    }
}
