using Myna.Server.Accounts.Contracts;
using Myna.Server.Content.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Gamification.Leaderboards;
using Myna.Server.Shared;

namespace Myna.Server.Gamification;

/// <summary>A page of a board: its best, or the learner's own surroundings.</summary>
public sealed class GetLeaderboard(LeaderboardRegistry boards, Profiles profiles, Catalogue catalogue)
{
    public const int MaxLimit = 100;

    public const int DefaultLimit = 10;

    public async ValueTask<Outcome<LeaderboardSnapshot>> Handle(Caller caller, string board, bool aroundMe, int limit, CancellationToken cancellation)
    {
        if (BoardName.Parse(board) is not { } name || (name.CourseId is { } course && await catalogue.Course(course, cancellation) is null))
        {
            return Problems.BoardNotFound;
        }

        return await Snapshot(boards.Read(name, caller.UserId, aroundMe, limit));
    }

    /// <summary>What was read, with names.</summary>
    public async ValueTask<LeaderboardSnapshot> Snapshot(BoardReading reading) =>
        LeaderboardSnapshot.Of(reading, await profiles.GetMany([.. reading.Page.Items.Select(standing => standing.Member)]));
}
