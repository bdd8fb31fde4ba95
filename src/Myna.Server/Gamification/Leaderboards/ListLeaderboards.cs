using Myna.Server.Gamification.Contracts;
using Myna.Server.Gamification.Leagues;
using Myna.Server.Progress.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Gamification.Leaderboards;

/// <summary>The boards that this learner may look at, with their own place: for everybody, of those whom they follow, of their cohort, and for each course that they have begun.</summary>
internal sealed class ListLeaderboards(LeaderboardRegistry boards, FriendsBoard friends, LeagueBoard league, LessonRecords records) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<ListLeaderboards>();
        api.Tagged("Gamification").Learner.Get("/leaderboards", call => feature.Handle(call.Caller, call.Cancellation))
            .Does("The boards, with this learner's place on each", "listLeaderboards");
    }

    public async ValueTask<Outcome<BoardList>> Handle(Caller caller, CancellationToken cancellation)
    {
        List<BoardName> names = [BoardName.AllTime, BoardName.Weekly, BoardName.PreviousWeek, BoardName.Monthly, BoardName.PreviousMonth];
        names.AddRange((await records.CoursesOf(caller.UserId, cancellation)).Select(BoardName.OfCourse));
        return new BoardList(
        [
            .. names.Select(name => BoardEntry.Of(boards.Read(name, caller.UserId, aroundMe: false, limit: 1))),
            BoardEntry.Of(await friends.Read(caller.UserId, aroundMe: false, limit: 1, cancellation)),
            BoardEntry.Of(await league.ReadPage(caller.UserId, aroundMe: false, limit: 1, cancellation)),
        ]);
    }

    public sealed record BoardList(IReadOnlyList<BoardEntry> Items);

    public sealed record BoardEntry(string Board, string Period, DateTimeOffset? EndsAt, int Total, LeaderboardPlace? Me)
    {
        internal static BoardEntry Of(BoardReading reading) => new(
            reading.Board.ToString(), reading.Period, reading.EndsAt, reading.Page.Total, reading.Page.Mine is { } mine ? new LeaderboardPlace(mine.Rank, mine.Score.Points) : null);
    }
}
