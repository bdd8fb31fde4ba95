using Myna.Server.Gamification.Contracts;

namespace Myna.Server.Gamification;

/// <summary>
/// The XP of an attempt, part by part. An attempt without a right answer pays nothing: tapping through a lesson is not learning.
/// </summary>
/// <remarks>
/// <c>lesson</c> 10 for a lesson done for the first time, <c>practice</c> 5 for one that was done before, <c>quiz</c> 10, <c>review</c> 10, none of them below the pass mark;
/// <c>correct</c> 1 for each right answer, at most 20; <c>perfect</c> 5 when no answer was wrong;
/// <c>streak</c> 10 when the streak comes to 7, 14, 21 … days.
/// </remarks>
internal static class Xp
{
    public const string Lesson = "lesson";
    public const string Practice = "practice";
    public const string Quiz = "quiz";
    public const string Review = "review";
    public const string Correct = "correct";
    public const string Perfect = "perfect";
    public const string StreakWeek = "streak";

    private const int MaxForCorrect = 20;
    private const int ForStreakWeek = 10;

    /// <summary>The parts of the payment, none of them zero.</summary>
    /// <param name="finished">What was finished.</param>
    /// <param name="streakDays">The streak's days when this attempt has made them more; null when it has not.</param>
    public static IReadOnlyList<XpReason> For(FinishedAttempt finished, int? streakDays)
    {
        if (finished.Correct == 0)
        {
            return [];
        }

        var reasons = new List<XpReason>(4)
        {
            new(Correct, Math.Min(finished.Correct, MaxForCorrect)),
        };
        if (finished.Passed)
        {
            reasons.Insert(0, finished.Kind switch
            {
                AttemptKind.Lesson when finished.FirstCompletion => new(Lesson, 10),
                AttemptKind.Lesson or AttemptKind.Mistakes => new(Practice, 5),
                AttemptKind.Quiz => new(Quiz, 10),
                _ => new(Review, 10),
            });
        }

        if (finished.IsPerfect)
        {
            reasons.Add(new(Perfect, 5));
        }

        if (streakDays is { } days && days % 7 == 0)
        {
            reasons.Add(new(StreakWeek, ForStreakWeek));
        }

        return reasons;
    }

    /// <summary>What is still to be paid after answers of an attempt were judged again: the parts that have grown.</summary>
    /// <param name="before">As it was paid.</param>
    /// <param name="after">As it is judged now.</param>
    /// <param name="streakWeeks">Full weeks that the streak has come to by it.</param>
    public static IReadOnlyList<XpReason> Between(FinishedAttempt before, FinishedAttempt after, int streakWeeks)
    {
        var paid = For(before, null);
        var reasons = new List<XpReason>(3);
        foreach (var reason in For(after, null))
        {
            if (IsForAttempt(reason.Code) && paid.Any(part => IsForAttempt(part.Code)))
            {
                // Once paid for itself, an attempt keeps that part: whether it was the lesson's first is decided then.
                continue;
            }

            var already = paid.FirstOrDefault(part => part.Code == reason.Code)?.Xp ?? 0;
            if (reason.Xp > already)
            {
                reasons.Add(reason with { Xp = reason.Xp - already });
            }
        }

        if (streakWeeks > 0)
        {
            reasons.Add(new(StreakWeek, ForStreakWeek * streakWeeks));
        }

        return reasons;
    }

    /// <summary>Whether a part pays the attempt itself, and not its answers.</summary>
    public static bool IsForAttempt(string code) => code is Lesson or Practice or Quiz or Review;
}
