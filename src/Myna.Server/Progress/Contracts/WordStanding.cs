using Myna.Server.Content.Contracts;
using Myna.Server.Progress.Memory;

namespace Myna.Server.Progress.Contracts;

/// <summary>A word or phrase that a learner has met, and how well they remember it.</summary>
/// <param name="Text">In the language that is learnt.</param>
/// <param name="Meaning">In the learner's language.</param>
/// <param name="Audio">The media id of its recording; null when it has none.</param>
/// <param name="Known">Whether its newest answer was right.</param>
/// <param name="Recall">The probability of recalling it now, 0 to 1.</param>
/// <param name="RecallInAWeek">The same in seven days, without a review until then.</param>
/// <param name="Stability">Days until the probability of recall falls to 0.9.</param>
/// <param name="Difficulty">1 (easy) to 10.</param>
/// <param name="Due">When it should be reviewed next.</param>
/// <param name="TimesSeen">Attempts that asked about it.</param>
/// <param name="TimesForgotten">How often it was forgotten after it had been learnt.</param>
public sealed record WordStanding(
    string ItemId,
    string LessonId,
    string CourseId,
    ItemKind Kind,
    string Text,
    string Meaning,
    string? Audio,
    bool Known,
    double Recall,
    double RecallInAWeek,
    double Stability,
    double Difficulty,
    DateTimeOffset Due,
    DateTimeOffset? LastSeen,
    int TimesSeen,
    int TimesForgotten)
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    internal static WordStanding Of(LessonProgress lesson, LearntItem learnt, LearningItem item, DateTimeOffset now)
    {
        var memory = learnt.Memory;
        return new WordStanding(
            item.Id,
            lesson.LessonId,
            lesson.CourseId,
            item.Kind,
            item.Texts is [var text, ..] ? text : "",
            item.Translations is [var meaning, ..] ? meaning : "",
            item.Audio,
            learnt.LastCorrect,
            Fsrs.Default.Retrievability(memory, now),
            Fsrs.Default.Retrievability(memory, now + Week),
            memory.Stability,
            memory.Difficulty,
            memory.Due,
            memory.LastReview,
            memory.Reps,
            memory.Lapses);
    }
}
