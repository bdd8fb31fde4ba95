using Myna.Server.Progress.Memory;
using NodaTime;

namespace Myna.Server.Progress.Contracts;

/// <summary>One review of an item, as memory took it.</summary>
/// <param name="Rating">1 (again) to 4 (easy).</param>
/// <param name="DaysSince">Since the review before; null for the first.</param>
/// <param name="RecallBefore">The probability, 0 to 1, that it would be recalled; null for the first.</param>
/// <param name="IntervalDays">Until the next review that it asked for.</param>
/// <param name="Stability">Days, as it left them.</param>
/// <param name="Difficulty">1 (easy) to 10, likewise.</param>
public sealed record PastReview(
    DateTimeOffset At, bool Correct, int Rating, double? DaysSince, double? RecallBefore, double IntervalDays, double Stability, double Difficulty)
{
    /// <summary>The reviews of an item, attempt by attempt, in the order of time. Pure.</summary>
    /// <param name="zone">The learner's, whose midnight divides the days.</param>
    public static IReadOnlyList<PastReview> Replay(string itemId, IEnumerable<PastAttempt> attempts, DateTimeZone zone) =>
        [.. ItemReplay.Of(itemId, attempts, zone).Select(review => Of(review.Before, review.After, review.Answer))];

    private static PastReview Of(ItemMemory before, ItemMemory after, ItemAnswer answer) => new(
        after.LastReview!.Value,
        answer.Correct,
        (int)answer.Rating,
        before.LastReview is { } last ? Math.Max(0, (after.LastReview.Value - last).TotalDays) : null,
        before.LastReview is null ? null : Fsrs.Default.Retrievability(before, after.LastReview.Value),
        (after.Due - after.LastReview.Value).TotalDays,
        after.Stability,
        after.Difficulty);
}
