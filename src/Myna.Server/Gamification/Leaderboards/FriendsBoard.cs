using Myna.Server.Accounts.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Social.Contracts;

namespace Myna.Server.Gamification.Leaderboards;

/// <summary>
/// Each learner's own board: those whom they follow and themselves, by the XP of this week. It is no board that is kept: each read ranks the scores that
/// these people have on the weekly board, at most 1,001.
/// </summary>
internal sealed class FriendsBoard(LeaderboardRegistry boards, WatchedBoards watched, Visibility visibility)
{
    public async ValueTask<BoardReading> Read(string userId, bool aroundMe, int limit, CancellationToken cancellation)
    {
        string[] members = [.. await visibility.Followed(userId, cancellation), userId];
        watched.SetMembers(BoardName.OfFriends(userId), members);
        var week = boards.OwnScores(members);
        string[] others = [.. week.Scores.Keys.Where(member => member != userId)];
        var seen = await visibility.FindMany(userId, others, cancellation);
        var shown = week.Scores.Where(score => score.Key == userId).Concat(seen.OfType<Profile>().Select(profile => KeyValuePair.Create(profile.Id, week.Scores[profile.Id])));
        return week.Of(BoardName.Friends, RankedBoard.PageOf(shown.Select(member => (member.Key, member.Value)), userId, aroundMe, limit));
    }
}
