using Myna.Server.Accounts.Contracts;
using Myna.Server.Accounts.Identity.Profile;
using Myna.Server.Gamification.Leaderboards;

namespace Myna.Server.Gamification.Contracts;

/// <summary>A board as clients see it.</summary>
/// <param name="Board">The board's name.</param>
/// <param name="Period"><c>all-time</c>, or the ISO week such as <c>2026-W48</c>.</param>
/// <param name="EndsAt">When the week is over; null for all time.</param>
/// <param name="Total">Members on the board.</param>
/// <param name="Me">The asking learner's own place; null when the learner is not on the board.</param>
public sealed record LeaderboardSnapshot(
    string Board, string Period, DateTimeOffset? EndsAt, long Version, int Total, IReadOnlyList<LeaderboardItem> Items, LeaderboardPlace? Me)
{
    /// <summary>Gives the standings their names. A member whose profile is gone (being erased) is left out.</summary>
    /// <param name="profiles">One for each item of the page, in its order.</param>
    internal static LeaderboardSnapshot Of(BoardReading reading, IReadOnlyList<Profile?> profiles)
    {
        var items = new List<LeaderboardItem>(reading.Page.Items.Count);
        foreach (var (standing, found) in reading.Page.Items.Zip(profiles))
        {
            if (found is { } profile)
            {
                items.Add(new LeaderboardItem(
                    standing.Rank, standing.Member, profile.DisplayName, profile.Avatar, standing.Score.Points,
                    reading.LearningSince is { } since ? standing.Score.ReachedAt >= since : null));
            }
        }

        return new LeaderboardSnapshot(
            reading.Board.ToString(), reading.Period, reading.EndsAt, reading.Version, reading.Page.Total, items,
            reading.Page.Mine is { } mine ? new LeaderboardPlace(mine.Rank, mine.Score.Points) : null);
    }
}

/// <param name="Learning">On the board <c>league</c> only: has finished something within the last quarter of an hour.</param>
public sealed record LeaderboardItem(int Rank, string UserId, string DisplayName, string? Avatar, long Score, bool? Learning = null);

public sealed record LeaderboardPlace(int Rank, long Score);
