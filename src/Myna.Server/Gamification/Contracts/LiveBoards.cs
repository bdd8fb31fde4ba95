using Myna.Server.Gamification.Leaderboards;
using Myna.Server.Shared;
using Myna.Server.Social.Contracts;

namespace Myna.Server.Gamification.Contracts;

/// <summary>The boards of this process, for those who show them live.</summary>
public sealed class LiveBoards
{
    public const int MaxLimit = GetLeaderboard.MaxLimit;

    public const int DefaultLimit = GetLeaderboard.DefaultLimit;

    private readonly LeaderboardRegistry _boards;
    private readonly GetLeaderboard _leaderboard;
    private readonly Visibility _visibility;

    internal LiveBoards(LeaderboardRegistry boards, GetLeaderboard leaderboard, Visibility visibility) =>
        (_boards, _leaderboard, _visibility) = (boards, leaderboard, visibility);

    /// <summary>Calls back when a board has changed, at most four times a second for each. Call it while the process starts.</summary>
    public void Subscribe(Action<BoardChanged> observer) => _boards.Subscribe(observer);

    /// <summary>The top of a board, with the caller's own place.</summary>
    public ValueTask<Outcome<LeaderboardSnapshot>> Top(Caller caller, BoardName board, int limit, CancellationToken cancellation) =>
        _leaderboard.Handle(caller, board.ToString(), aroundMe: false, limit, cancellation);

    /// <summary>The top of a board for nobody in particular, with the blocks that its readers have with people on it.</summary>
    public async ValueTask<SharedSnapshot> Top(BoardName board, int limit)
    {
        var reading = _boards.Read(board, null, aroundMe: false, limit);
        return new SharedSnapshot(await _leaderboard.Snapshot(reading), await _visibility.Blocks(reading.Page.Members()));
    }

    /// <summary>A learner's own place; null when they are not on the board.</summary>
    public LeaderboardPlace? PlaceOf(string userId, BoardName board) =>
        _boards.Read(board, userId, aroundMe: false, limit: 1).Page.Mine is { } mine ? new LeaderboardPlace(mine.Rank, mine.Score.Points) : null;
}

/// <summary>A page of a board that is read once for many.</summary>
/// <param name="Unseen">By a reader's id: those on the page whom this reader does not see. Most readers are not here.</param>
public sealed record SharedSnapshot(LeaderboardSnapshot Page, IReadOnlyDictionary<string, HashSet<string>> Unseen)
{
    /// <summary>The rows that this reader sees.</summary>
    public IReadOnlyList<LeaderboardItem> SeenBy(string userId) =>
        Unseen.TryGetValue(userId, out var unseen) ? [.. Page.Items.Where(item => !unseen.Contains(item.UserId))] : Page.Items;
}
