using System.Collections.Immutable;

namespace Myna.Server.Progress.Memory;

/// <summary>A course's settings for the scheduler, beside the parameters of memory. Bounds are checked by <see cref="Fsrs"/>.</summary>
internal sealed record FsrsPlan
{
    public const double MinRetention = 0.1;

    public const double MaxRetention = 1;

    public const int MaxIntervalBound = 36_500;

    public const int MaxSteps = 10;

    /// <summary>A step takes at most thirty days.</summary>
    public const int MaxStepMinutes = 30 * 24 * 60;

    public static readonly FsrsPlan Default = new();

    /// <summary>The probability of recall at which an item is asked again.</summary>
    public double DesiredRetention { get; init; } = 0.9;

    /// <summary>The longest interval, in days. Two more where <see cref="Fsrs"/> keeps the ratings apart.</summary>
    public int MaximumIntervalDays { get; init; } = MaxIntervalBound;

    /// <summary>Whether items pass steps of minutes and reviews on the same day count for memory; without it every interval is of days.</summary>
    public bool ShortTerm { get; init; } = true;

    /// <summary>Minutes between the reviews of a new item. Steps are whole minutes, so that half a step rounds to one.</summary>
    public ImmutableArray<int> LearningSteps { get; init; } = [1, 10];

    /// <summary>Minutes between the reviews of a forgotten item.</summary>
    public ImmutableArray<int> RelearningSteps { get; init; } = [10];

    /// <summary>
    /// Spreads intervals a little, so that what was learnt together is not asked together forever. Null: no spread. The same seed,
    /// item and count of reviews give the same interval.
    /// </summary>
    public long? FuzzSeed { get; init; }
}
