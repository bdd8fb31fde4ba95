using System.Collections.Concurrent;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Shared;
using Myna.SocketIO;

namespace Myna.Server.Realtime;

/// <summary>Which sockets of this process watch which page of which board.</summary>
internal sealed class WatchedPages(LiveBoards boards)
{
    private static readonly IReadOnlyDictionary<BoardPage, ConcurrentDictionary<string, BoardWatcher>> None = new Dictionary<BoardPage, ConcurrentDictionary<string, BoardWatcher>>();

    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<BoardName, ConcurrentDictionary<BoardPage, ConcurrentDictionary<string, BoardWatcher>>> _boards = new();

    public int Watchers => _boards.Values.Sum(pages => pages.Values.Sum(watchers => watchers.Count));

    /// <summary>The pages of a board that are watched, each with its watchers by their sockets' ids.</summary>
    public IReadOnlyDictionary<BoardPage, ConcurrentDictionary<string, BoardWatcher>> Of(BoardName board) => _boards.TryGetValue(board, out var pages) ? pages : None;

    public void Add(BoardPage page, BoardWatcher watcher)
    {
        lock (_lock)
        {
            if (_boards.GetOrAdd(page.Board, static _ => new()).GetOrAdd(page, static _ => new(StringComparer.Ordinal)).TryAdd(watcher.Socket.Id, watcher) && page.Board.Group is not null)
            {
                boards.Open(page.Board);
            }
        }
    }

    public void Remove(BoardPage page, string socketId)
    {
        lock (_lock)
        {
            if (!_boards.TryGetValue(page.Board, out var pages) || !pages.TryGetValue(page, out var watchers) || !watchers.TryRemove(socketId, out _))
            {
                return;
            }

            if (page.Board.Group is not null)
            {
                boards.Close(page.Board);
            }

            // There are as many boards of friends as learners: none that nobody watches is kept.
            if (watchers.IsEmpty && pages.TryRemove(page, out _) && pages.IsEmpty)
            {
                _boards.TryRemove(page.Board, out _);
            }
        }
    }
}

/// <param name="Board">With its group.</param>
/// <param name="Limit">Rows.</param>
internal sealed record BoardPage(BoardName Board, int Limit)
{
    public string Room => $"board:{Board}:{Limit}";
}

internal sealed record BoardWatcher(SocketIOSocket Socket, Caller Caller)
{
    /// <summary>What this watcher was told last.</summary>
    public LeaguePresence? Presence { get; set; }
}
