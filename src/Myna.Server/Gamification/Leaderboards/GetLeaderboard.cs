using Myna.Server.Accounts.Contracts;
using Myna.Server.Content.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Gamification.Leaderboards;

/// <summary>A page of a board: its best, or the learner's own surroundings.</summary>
public sealed class GetLeaderboard(LeaderboardRegistry boards, Profiles profiles, Catalogue catalogue) : IFeature
{
    public const int MaxLimit = 100;

    public const int DefaultLimit = 10;

    public static void Map(Api api)
    {
        var feature = api.Feature<GetLeaderboard>();
        api.Tagged("Gamification").Learner.Get("/leaderboards/{board}", call => feature.Handle(
                call.Caller, call.Route("board"), call.Query("around") is not null, call.Number("limit"), call.Cancellation))
            .Does("A board: all-time, weekly, weekly:previous or course:{id}:weekly", "getLeaderboard")
            .Takes(QueryParameter.OneOf("around", "me: the places around this learner's own; absent: the top", "me"))
            .Takes(QueryParameter.WholeNumber("limit", 1, MaxLimit, DefaultLimit, "How many places are listed at most"))
            .May(GamificationProblems.BoardNotFound);
    }

    public async ValueTask<Outcome<LeaderboardSnapshot>> Handle(Caller caller, string board, bool aroundMe, int limit, CancellationToken cancellation)
    {
        if (BoardName.Parse(board) is not { } name || (name.CourseId is { } course && await catalogue.Course(course, cancellation) is null))
        {
            return GamificationProblems.BoardNotFound;
        }

        return await Snapshot(boards.Read(name, caller.UserId, aroundMe, limit));
    }

    /// <summary>The rows, with names.</summary>
    public async ValueTask<LeaderboardSnapshot> Snapshot(BoardReading reading) =>
        LeaderboardSnapshot.Of(reading, await profiles.GetMany([.. reading.Page.Items.Select(standing => standing.Member)]));
}
