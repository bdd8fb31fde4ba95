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
    /// <summary>What memory made of an item's answers, attempt by attempt. Pure.</summary>
    /// <param name="attempts">In the order of their ends: when each ended, and its answers about any items.</param>
    /// <param name="zone">The learner's, whose midnight divides the days.</param>
    public static IReadOnlyList<PastReview> Replay(
        string itemId, IReadOnlyList<(DateTimeOffset At, IReadOnlyList<ItemAnswer> Answers)> attempts, DateTimeZone zone)
    {
        var reviews = new List<PastReview>(attempts.Count);
        ItemMemory? memory = null;
        foreach (var (at, answers) in attempts)
        {
            for (var i = 0; i < answers.Count; i++)
            {
                if (answers[i].ItemId == itemId && ItemAnswer.IsWorst(answers, i))
                {
                    var before = memory ?? ItemMemory.Fresh(itemId, at);
                    memory = Fsrs.Default.Review(before, answers[i].Rating, at, zone);
                    reviews.Add(Of(before, memory, answers[i], at));
                    break;
                }
            }
        }

        return reviews;
    }

    private static PastReview Of(ItemMemory before, ItemMemory after, ItemAnswer answer, DateTimeOffset at) => new(
        at,
        answer.Correct,
        (int)answer.Rating,
        before.LastReview is { } last ? Math.Max(0, (at - last).TotalDays) : null,
        before.LastReview is null ? null : Fsrs.Default.Retrievability(before, at),
        (after.Due - at).TotalDays,
        after.Stability,
        after.Difficulty);
}
