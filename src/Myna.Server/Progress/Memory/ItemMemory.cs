using System.Text.Json.Serialization;

namespace Myna.Server.Progress.Memory;

internal enum MemoryState
{
    /// <summary>Never reviewed: stability and difficulty mean nothing yet.</summary>
    New = 0,

    /// <summary>On the first steps of minutes.</summary>
    Learning = 1,

    /// <summary>Asked again after days.</summary>
    Review = 2,

    /// <summary>Forgotten, and on the steps of minutes that follow.</summary>
    Relearning = 3,
}

/// <summary>The memory of one item (word, phrase) of a learner. Made by <see cref="Fresh"/>, changed only by <see cref="Fsrs.Review"/>.</summary>
/// <param name="ItemId">The item that is remembered.</param>
/// <param name="State">Where it is on its way.</param>
/// <param name="Step">The index of the current step; 0 where there is none.</param>
/// <param name="Stability">Days until the probability of recall has fallen to 0.9; 0 while new, else 0.001 to 36,500.</param>
/// <param name="Difficulty">0 while new, else 1 (easy) to 10.</param>
/// <param name="LastReview">UTC in whole milliseconds; null while new.</param>
/// <param name="Due">When it should be asked again. UTC in whole milliseconds.</param>
/// <param name="Reps">Reviews so far.</param>
/// <param name="Lapses">How often it was forgotten after it had been learnt.</param>
internal sealed record ItemMemory(
    string ItemId,
    MemoryState State,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Step,
    double Stability,
    double Difficulty,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? LastReview,
    DateTimeOffset Due,
    int Reps,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Lapses)
{
    /// <summary>An item that has never been reviewed, due at once.</summary>
    public static ItemMemory Fresh(string itemId, DateTimeOffset now) =>
        new(itemId, MemoryState.New, Step: 0, Stability: 0, Difficulty: 0, LastReview: null, Due: Instants.InMilliseconds(now), Reps: 0, Lapses: 0);

    public bool IsDue(DateTimeOffset now) => Due <= now;
}

internal static class Instants
{
    /// <summary>UTC, cut to what every store keeps exactly.</summary>
    public static DateTimeOffset InMilliseconds(DateTimeOffset instant)
    {
        var utc = instant.ToUniversalTime();
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMillisecond));
    }

    /// <summary>The sum, or the last instant that can be written: a date, not an exception, at the end of time.</summary>
    public static DateTimeOffset Plus(this DateTimeOffset instant, TimeSpan span) =>
        DateTimeOffset.MaxValue - instant < span ? InMilliseconds(DateTimeOffset.MaxValue) : instant + span;
}
