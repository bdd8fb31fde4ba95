using Myna.Server.Shared;

namespace Myna.Server.Gamification.Contracts;

/// <summary>The problems of leaderboards and the feed.</summary>
public static class GamificationProblems
{
    public static readonly Problem BoardNotFound = new("board_not_found", 404, "There is no such leaderboard.");
    public static readonly Problem MilestoneNotFound = new("milestone_not_found", 404, "There is no such milestone.");
    public static readonly Problem OwnMilestone = new("own_milestone", 409, "This milestone is your own: others cheer it.");
}
