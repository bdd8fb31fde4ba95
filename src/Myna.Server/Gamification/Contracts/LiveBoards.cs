using Myna.Server.Gamification.Leaderboards;
using Myna.Server.Gamification.Leagues;
using Myna.Server.Shared;
using Myna.Server.Social.Contracts;
using NodaTime;

namespace Myna.Server.Gamification.Contracts;

/// <summary>The boards of this process, for those who show them live.</summary>
public sealed class LiveBoards
{
    public const int MaxLimit = GetLeaderboard.MaxLimit;

    public const int DefaultLimit = GetLeaderboard.DefaultLimit;

    private readonly LeaderboardRegistry _boards;
    private readonly WatchedBoards _watched;
    private readonly GetLeaderboard _leaderboard;
    private readonly FriendsBoard _friends;
    private readonly LeagueBoard _league;
    private readonly Visibility _visibility;

    internal LiveBoards(LeaderboardRegistry boards, WatchedBoards watched, GetLeaderboard leaderboard, FriendsBoard friends, LeagueBoard league, Visibility visibility) =>
        (_boards, _watched, _leaderboard, _friends, _league, _visibility) = (boards, watched, leaderboard, friends, league, visibility);

    /// <summary>Calls back when a board has changed, at most four times a second for each. Call it while the process starts.</summary>
    public void Subscribe(Action<BoardChanged> observer)
    {
        _boards.Subscribe(observer);
        _watched.Subscribe(observer);
    }

    /// <summary>Calls back when a learner may have come into another cohort; with null: anybody may have. Call it while the process starts.</summary>
    public void WhenMoved(Action<string?> observer) => _watched.WhenMoved(observer);

    /// <summary>The board that a learner means by a public name: their own, or their cohort's, with its group.</summary>
    public async ValueTask<BoardName> BoardOf(string userId, BoardName name, CancellationToken cancellation = default) => name.Kind switch
    {
        BoardKind.Friends => BoardName.OfFriends(userId),
        BoardKind.League => BoardName.OfCohort(await _league.CohortOf(userId, cancellation) ?? ""),
        _ => name,
    };

    /// <summary>A board with a group is told from now on, until as many have closed it as have opened it.</summary>
    public void Open(BoardName board) => _watched.Open(board);

    /// <inheritdoc cref="Open"/>
    public void Close(BoardName board) => _watched.Close(board);

    /// <summary>The top of a board, with the caller's own place.</summary>
    public ValueTask<Outcome<LeaderboardSnapshot>> Top(Caller caller, BoardName board, int limit, CancellationToken cancellation) =>
        _leaderboard.Handle(caller, board.ToString(), aroundMe: false, limit, cancellation);

    /// <summary>The top of a board for all who watch it, with the blocks that its readers have with people on it.</summary>
    public ValueTask<SharedSnapshot> Top(BoardName board, int limit) => board.Kind switch
    {
        BoardKind.Friends => FriendsTop(board.Group!, limit),
        BoardKind.League => LeagueTop(board, limit),
        _ => SharedTop(board, limit),
    };

    private async ValueTask<SharedSnapshot> SharedTop(BoardName board, int limit)
    {
        var reading = _boards.Read(board, null, aroundMe: false, limit);
        return new SharedSnapshot(await _leaderboard.Snapshot(reading), await _visibility.Blocks(reading.Page.Members()), userId => PlaceOf(userId, board));
    }

    private async ValueTask<SharedSnapshot> FriendsTop(string userId, int limit)
    {
        var reading = await _friends.Read(userId, aroundMe: false, limit, CancellationToken.None);
        var page = LeaderboardSnapshot.Of(reading, await _visibility.FindMany(userId, reading.Page.Members()));
        return new SharedSnapshot(page, new Dictionary<string, HashSet<string>>(StringComparer.Ordinal), _ => page.Me);
    }

    private async ValueTask<SharedSnapshot> LeagueTop(BoardName board, int limit)
    {
        var cohort = await _league.ReadCohort(board.Group, CancellationToken.None);
        var reading = cohort.Page(null, aroundMe: false, limit);
        var learning = cohort.Learning.ToList();
        if (learning.Count > 0)
        {
            // The next of them who stops to learn changes the board, too.
            _watched.ChangesAt(board, Sequence.TimeOf(learning.Min(member => member.Score.ReachedAt)) + League.LearningNow);
        }

        var places = cohort.Standings.ToDictionary(standing => standing.Member, standing => new LeaderboardPlace(standing.Rank, standing.Score.Points), StringComparer.Ordinal);
        return new SharedSnapshot(await _leaderboard.Snapshot(reading), await _visibility.Blocks(reading.Page.Members()), userId => places.GetValueOrDefault(userId))
        {
            Presence = new LeaguePresence(cohort.Standings.Count, learning.Count),
        };
    }

    private LeaderboardPlace? PlaceOf(string userId, BoardName board) =>
        _boards.Read(board, userId, aroundMe: false, limit: 1).Page.Mine is { } mine ? new LeaderboardPlace(mine.Rank, mine.Score.Points) : null;
}

/// <summary>A page of a board that is read once for many.</summary>
/// <param name="Unseen">By a reader's id: those on the page whom this reader does not see. Most readers are not here.</param>
/// <param name="PlaceOf">A learner's own place; null when they are not on the board.</param>
public sealed record SharedSnapshot(LeaderboardSnapshot Page, IReadOnlyDictionary<string, HashSet<string>> Unseen, Func<string, LeaderboardPlace?> PlaceOf)
{
    /// <summary>Of a cohort; null for every other board.</summary>
    public LeaguePresence? Presence { get; init; }

    /// <summary>The rows that this reader sees.</summary>
    public IReadOnlyList<LeaderboardItem> SeenBy(string userId) =>
        Unseen.TryGetValue(userId, out var unseen) ? [.. Page.Items.Where(item => !unseen.Contains(item.UserId))] : Page.Items;
}

/// <param name="Cohort">Learners who have a place in the cohort.</param>
/// <param name="Learning">Those of them who have finished something within the last quarter of an hour.</param>
public sealed record LeaguePresence(int Cohort, int Learning);
