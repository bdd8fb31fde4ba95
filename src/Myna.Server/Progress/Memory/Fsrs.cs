using System.Collections.Immutable;
using NodaTime;

namespace Myna.Server.Progress.Memory;

/// <summary>
/// The scheduler: what a review makes of an item, and when it should be asked again (FSRS-6). Pure; one instance serves all threads.
/// <para>
/// The libraries that share the formulas (ts-fsrs, fsrs-rs, py-fsrs) differ in eight points. Each is explained beside the line that
/// decides it, under "Where libraries differ": 1 elapsed days, 2 Hard on the same day, 3 bounds of stability, 4 order of intervals,
/// 5 Hard on steps, 6 steps of a day, 7 older parameter sets, 8 rounding.
/// </para>
/// </summary>
internal sealed class Fsrs
{
    private const int MinutesOfDay = 24 * 60;

    // Where libraries differ, 8: ts-fsrs rounds every intermediate result to eight decimals; here only what is stored is, for short JSON.
    private const int StoredDecimals = 8;

    public static readonly Fsrs Default = new(FsrsWeights.Default, FsrsPlan.Default);

    private readonly MemoryModel _model;
    private readonly FsrsPlan _plan;
    private readonly double _modifier;

    /// <exception cref="ArgumentException">The plan is out of its bounds.</exception>
    public Fsrs(FsrsWeights weights, FsrsPlan plan)
    {
        if (!(plan.DesiredRetention is >= FsrsPlan.MinRetention and <= FsrsPlan.MaxRetention))
        {
            throw new ArgumentException($"Desired retention is {FsrsPlan.MinRetention} to {FsrsPlan.MaxRetention}.", nameof(plan));
        }

        if (plan.MaximumIntervalDays is < 1 or > FsrsPlan.MaxIntervalBound)
        {
            throw new ArgumentException($"The maximum interval is 1 to {FsrsPlan.MaxIntervalBound} days.", nameof(plan));
        }

        if (!AreSteps(plan.LearningSteps) || !AreSteps(plan.RelearningSteps))
        {
            throw new ArgumentException(
                $"Steps are at most {FsrsPlan.MaxSteps}, each of 1 to {FsrsPlan.MaxStepMinutes} minutes.", nameof(plan));
        }

        _plan = plan;
        _model = new MemoryModel(weights, plan.ShortTerm);
        _modifier = _model.IntervalModifier(plan.DesiredRetention);
    }

    /// <summary>
    /// The memory after it was recalled as <paramref name="rating"/> says. Time that runs backwards counts as no time.
    /// </summary>
    /// <param name="memory">The memory before.</param>
    /// <param name="rating">How well the item was recalled.</param>
    /// <param name="now">The instant of the review; its offset is of no account.</param>
    /// <param name="zone">The learner's time zone, whose midnight divides the days; UTC where it is not known.</param>
    public ItemMemory Review(ItemMemory memory, Rating rating, DateTimeOffset now, DateTimeZone? zone = null)
    {
        if (rating is < Rating.Again or > Rating.Easy)
        {
            throw new ArgumentOutOfRangeException(nameof(rating), rating, "A rating is Again, Hard, Good or Easy.");
        }

        var at = Instants.InMilliseconds(now);
        var isNew = memory.State == MemoryState.New || memory.LastReview is null;
        var days = isNew ? 0 : LearnerDays.Between(memory.LastReview!.Value, at, zone ?? DateTimeZone.Utc);
        var trace = After(memory, isNew, days, rating);
        var reviewed = memory with
        {
            State = MemoryState.Review,
            Step = 0,
            Stability = trace.Stability,
            Difficulty = trace.Difficulty,
            LastReview = at,
            Reps = memory.Reps + 1,
            Lapses = memory.Lapses + (Forgets(memory.State, isNew, rating) ? 1 : 0),
        };

        if (_plan.ShortTerm && (isNew || memory.State != MemoryState.Review || rating == Rating.Again))
        {
            return OnSteps(memory, isNew, reviewed, rating, at) ?? reviewed with { Due = at.Plus(Days(Interval(memory, trace, days))) };
        }

        return reviewed with { Due = at.Plus(Days(OrderedInterval(memory, isNew, days, rating))) };
    }

    /// <summary>The probability that the item is recalled now: 0 for a new one, 1 at the moment of its review, falling ever since.</summary>
    public double Retrievability(ItemMemory memory, DateTimeOffset now) =>
        memory is { State: not MemoryState.New, LastReview: { } last }
            // Where libraries differ, 1: they count whole days here too; a continuous curve orders the items that were learnt today.
            ? _model.Retrievability((now - last).TotalDays, memory.Stability)
            : 0;

    private Trace After(ItemMemory memory, bool isNew, int days, Rating rating)
    {
        var trace = isNew ? _model.First(rating) : _model.Next(new Trace(memory.Stability, memory.Difficulty), days, rating);
        return new Trace(Math.Round(trace.Stability, StoredDecimals), Math.Round(trace.Difficulty, StoredDecimals));
    }

    /// <summary>A lapse is to forget what had been learnt; without steps, all that was ever reviewed has been.</summary>
    private bool Forgets(MemoryState state, bool isNew, Rating rating) =>
        rating == Rating.Again && !isNew && (state == MemoryState.Review || !_plan.ShortTerm);

    /// <summary>Null when no step is left: the item graduates.</summary>
    private ItemMemory? OnSteps(ItemMemory memory, bool isNew, ItemMemory reviewed, Rating rating, DateTimeOffset at)
    {
        var state = isNew ? MemoryState.Learning : memory.State == MemoryState.Review ? MemoryState.Relearning : memory.State;
        var steps = state == MemoryState.Learning ? _plan.LearningSteps : _plan.RelearningSteps;
        var current = isNew ? 0 : Math.Max(0, memory.Step);
        if (current >= steps.Length)
        {
            return null;
        }

        var (minutes, step) = rating switch
        {
            // Forgotten while on a step of a day (below): that step again, not the minutes before it.
            Rating.Again when memory.State == MemoryState.Review => (steps[current], 0),
            Rating.Again => (steps[0], 0),
            // Where libraries differ, 5: Hard waits the mean of the first two steps in whole minutes, on whichever step it is (ts-fsrs);
            // py-fsrs keeps the half minute and repeats later steps. A sole step takes half as long again.
            Rating.Hard => (Half(steps.Length == 1 ? steps[0] * 3 : steps[0] + steps[1]), current),
            Rating.Good when current + 1 < steps.Length => (steps[current + 1], current + 1),
            _ => (0, 0),
        };
        if (minutes == 0)
        {
            return null;
        }

        return reviewed with
        {
            // Where libraries differ, 6: a step of a day or more is a review with that due date (ts-fsrs), so that it is not crammed as a step of minutes.
            State = minutes < MinutesOfDay ? state : MemoryState.Review,
            Step = step,
            Due = at.Plus(TimeSpan.FromMinutes(minutes)),
        };
    }

    private int OrderedInterval(ItemMemory memory, bool isNew, int days, Rating rating)
    {
        // Where libraries differ, 4: a better rating waits a day longer at least, and the least rating never longer than the next (ts-fsrs),
        // else the choice would not matter for young items; py-fsrs does not order them. The order outranks the maximum interval.
        var least = _plan.ShortTerm ? Rating.Hard : Rating.Again;
        var interval = Math.Min(Of(least), Of(least + 1));
        for (var better = least + 1; better <= rating; better++)
        {
            interval = Math.Max(Of(better), interval + 1);
        }

        return interval;

        int Of(Rating other) => Interval(memory, After(memory, isNew, days, other), days);
    }

    /// <summary>Whole days, 1 to the maximum.</summary>
    private int Interval(ItemMemory memory, Trace trace, int elapsedDays)
    {
        var days = (int)Math.Clamp(Math.Round(trace.Stability * _modifier, MidpointRounding.AwayFromZero), 1, _plan.MaximumIntervalDays);
        return _plan.FuzzSeed is { } seed
            ? Fuzz.Spread(days, elapsedDays, _plan.MaximumIntervalDays, Fuzz.Draw(seed, memory.ItemId, memory.Reps))
            : days;
    }

    private static TimeSpan Days(int days) => TimeSpan.FromDays(days);

    /// <summary>Half of it, rounded up.</summary>
    private static int Half(int minutes) => (minutes + 1) / 2;

    private static bool AreSteps(ImmutableArray<int> steps)
    {
        if (steps.IsDefault || steps.Length > FsrsPlan.MaxSteps)
        {
            return false;
        }

        foreach (var minutes in steps)
        {
            if (minutes is < 1 or > FsrsPlan.MaxStepMinutes)
            {
                return false;
            }
        }

        return true;
    }
}
