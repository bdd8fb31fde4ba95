using Myna.Server.Gamification.Leaderboards;
using Myna.Server.Shared;

namespace Myna.Server.Gamification.Contracts;

/// <summary>The boards of this process, for those who show them live.</summary>
public sealed class LiveBoards
{
    public const int MaxLimit = GetLeaderboard.MaxLimit;

    public const int DefaultLimit = GetLeaderboard.DefaultLimit;

    private readonly LeaderboardRegistry _boards;
    private readonly GetLeaderboard _leaderboard;

    internal LiveBoards(LeaderboardRegistry boards, GetLeaderboard leaderboard) => (_boards, _leaderboard) = (boards, leaderboard);

    /// <summary>Calls back when a board has changed, at most four times a second for each. Call it while the process starts.</summary>
    public void Subscribe(Action<BoardChanged> observer) => _boards.Subscribe(observer);

    /// <summary>The top of a board, with the caller's own place.</summary>
    public ValueTask<Outcome<LeaderboardSnapshot>> Top(Caller caller, BoardName board, int limit, CancellationToken cancellation) =>
        _leaderboard.Handle(caller, board.ToString(), aroundMe: false, limit, cancellation);

    /// <summary>The top of a board for nobody in particular.</summary>
    public ValueTask<LeaderboardSnapshot> Top(BoardName board, int limit) => _leaderboard.Snapshot(_boards.Read(board, null, aroundMe: false, limit));

    /// <summary>A learner's own place; null when they are not on the board.</summary>
    public LeaderboardPlace? PlaceOf(string userId, BoardName board) =>
        _boards.Read(board, userId, aroundMe: false, limit: 1).Page.Mine is { } mine ? new LeaderboardPlace(mine.Rank, mine.Score.Points) : null;
}
