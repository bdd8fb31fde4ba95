namespace Myna.Server.Gamification;

/// <summary>Something to be proud of, reached once: when a measure of the learner's document comes to its goal.</summary>
/// <param name="Id">Stable: stored in documents.</param>
public sealed record Achievement(string Id, string Title, string Description, long Goal, Func<LearnerTotals, long> Measure);

/// <summary>All achievements. To add one is to add a line; learners who are past its goal get it with their next payment.</summary>
public static class Achievements
{
    public static readonly IReadOnlyList<Achievement> All =
    [
        new("lessons_1", "First flight", "Finish a lesson.", 1, g => g.Counts.Lessons),
        new("lessons_10", "Finding the rhythm", "Finish ten lessons.", 10, g => g.Counts.Lessons),
        new("lessons_100", "A hundred lessons", "Finish a hundred lessons.", 100, g => g.Counts.Lessons),
        new("perfect_1", "Not a feather out of place", "Finish without a wrong answer.", 1, g => g.Counts.Perfect),
        new("perfect_25", "Sharp ear", "Finish twenty-five times without a wrong answer.", 25, g => g.Counts.Perfect),
        new("reviews_10", "Nothing forgotten", "Finish ten reviews.", 10, g => g.Counts.Reviews),
        new("streak_3", "Three in a row", "Learn on three days in a row.", 3, g => g.Streak?.Longest ?? 0),
        new("streak_7", "A whole week", "Learn on seven days in a row.", 7, g => g.Streak?.Longest ?? 0),
        new("streak_30", "A whole month", "Learn on thirty days in a row.", 30, g => g.Streak?.Longest ?? 0),
        new("streak_365", "A whole year", "Learn on 365 days in a row.", 365, g => g.Streak?.Longest ?? 0),
        new("xp_1000", "A thousand", "Earn 1,000 XP.", 1000, g => g.Xp),
        new("xp_10000", "Ten thousand", "Earn 10,000 XP.", 10_000, g => g.Xp),
    ];

    /// <summary>What the document has come to and does not hold yet, in the order of <see cref="All"/>.</summary>
    public static IReadOnlyList<Achievement> Reached(LearnerTotals game) =>
        [.. All.Where(a => a.Measure(game) >= a.Goal && !game.Achievements.Any(u => u.Id == a.Id))];
}
