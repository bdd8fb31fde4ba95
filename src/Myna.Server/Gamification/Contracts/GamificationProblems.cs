using Myna.Server.Shared;

namespace Myna.Server.Gamification.Contracts;

/// <summary>The problems of leaderboards.</summary>
public static class GamificationProblems
{
    public static readonly Problem BoardNotFound = new("board_not_found", 404, "There is no such leaderboard.");
}
