using Myna.Server.Gamification.Contracts;
using Myna.Server.Progress.Contracts;

namespace Myna.Server.Practice.Contracts;

/// <summary>The answer of finish, which is also kept with the attempt.</summary>
/// <param name="Score">0 to 1: correct of total.</param>
/// <param name="Lesson">The lesson's state after this attempt; null for a review.</param>
/// <param name="Passed">Whether the score reached the course's pass mark, so that the lesson is done; null for a review.</param>
public sealed record AttemptResult(
    string AttemptId,
    double Score,
    int Correct,
    int Total,
    XpReward Xp,
    StreakStatus Streak,
    LessonState? Lesson,
    IReadOnlyList<Unlocked> Unlocked,
    bool? Passed = null);
