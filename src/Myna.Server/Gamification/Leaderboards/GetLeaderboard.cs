using Myna.Server.Accounts.Contracts;
using Myna.Server.Content.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Gamification.Leagues;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Server.Social.Contracts;

namespace Myna.Server.Gamification.Leaderboards;

/// <summary>A page of a board: its best, or the learner's own surroundings.</summary>
internal sealed class GetLeaderboard(LeaderboardRegistry boards, FriendsBoard friends, LeagueBoard league, Profiles profiles, Visibility visibility, Catalogue catalogue) : IFeature
{
    public const int MaxLimit = 100;

    public const int DefaultLimit = 10;

    public static void Map(Api api)
    {
        var feature = api.Feature<GetLeaderboard>();
        api.Tagged("Gamification").Learner.Get("/leaderboards/{board}", call => feature.Handle(
                call.Caller, call.Route("board"), call.Query("around") is not null, call.Number("limit"), call.Cancellation))
            .Does("A board: all-time, weekly, monthly (with :previous), friends, league or course:{id}:weekly", "getLeaderboard")
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

        var reading = name.Kind switch
        {
            BoardKind.Friends => await friends.Read(caller.UserId, aroundMe, limit, cancellation),
            BoardKind.League => await league.ReadPage(caller.UserId, aroundMe, limit, cancellation),
            _ => boards.Read(name, caller.UserId, aroundMe, limit),
        };
        return LeaderboardSnapshot.Of(reading, await visibility.FindMany(caller.UserId, reading.Page.Members(), cancellation));
    }

    /// <summary>The rows, with all names.</summary>
    public async ValueTask<LeaderboardSnapshot> Snapshot(BoardReading reading) => LeaderboardSnapshot.Of(reading, await profiles.GetMany(reading.Page.Members()));
}
