namespace Myna.Server.Gamification.Rules;

/// <summary>The measure of a rule: over everything ever earned, or over one period. Attempts without a right answer count for none.</summary>
internal enum Metric
{
    Xp,

    /// <summary>Lessons finished, repeats included.</summary>
    Lessons,
    Quizzes,
    Reviews,

    /// <summary>Attempts of any kind in which every answer was right.</summary>
    Perfect,

    /// <summary>Right answers.</summary>
    Correct,

    /// <summary>Whole minutes spent on attempts.</summary>
    Minutes,

    /// <summary>Local days on which something was earned.</summary>
    Days,

    /// <summary>The longest streak ever, in days. Not of a period.</summary>
    Streak,
}

internal static class Metrics
{
    public static long Of(this Metric metric, LearnerTotals game) => metric == Metric.Streak ? game.Streak?.Longest ?? 0 : metric.Of(game.Xp, game.Counts);

    /// <summary>Of one period, or of everything; <see cref="Metric.Streak"/> is in neither's counts.</summary>
    public static long Of(this Metric metric, long xp, Counts counts) => metric switch
    {
        Metric.Xp => xp,
        Metric.Lessons => counts.Lessons,
        Metric.Quizzes => counts.Quizzes,
        Metric.Reviews => counts.Reviews,
        Metric.Perfect => counts.Perfect,
        Metric.Correct => counts.Correct,
        Metric.Minutes => counts.Seconds / 60,
        Metric.Days => counts.Days,
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "is not counted"),
    };
}
