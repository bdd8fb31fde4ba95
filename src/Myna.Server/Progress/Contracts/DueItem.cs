using Myna.Server.Progress.Memory;

namespace Myna.Server.Progress.Contracts;

/// <summary>A word or phrase that has been learnt, and how well it is remembered now.</summary>
/// <param name="Recall">The probability of recalling it now, 0 to 1.</param>
/// <param name="Due">When that falls to what the scheduler aims at.</param>
public sealed record DueItem(string ItemId, string LessonId, double Recall, DateTimeOffset Due)
{
    /// <summary>All learnt items, the least remembered first.</summary>
    internal static IReadOnlyList<DueItem> Of(IEnumerable<LessonProgress> lessons, DateTimeOffset now) =>
        [.. lessons.SelectMany(lesson => lesson.Items.Select(item => new DueItem(item.Memory.ItemId, lesson.LessonId, Fsrs.Default.Retrievability(item.Memory, now), item.Memory.Due)))
            .OrderBy(item => item.Recall).ThenBy(item => item.Due).ThenBy(item => item.ItemId, StringComparer.Ordinal)];
}
