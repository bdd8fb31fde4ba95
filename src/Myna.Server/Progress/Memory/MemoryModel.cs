using System.Runtime.InteropServices;

namespace Myna.Server.Progress.Memory;

/// <summary>The two numbers of a memory: stability in days and difficulty from 1 to 10.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Trace(double Stability, double Difficulty);

/// <summary>
/// The formulas of FSRS-6 (https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm): how a memory fades, and what a
/// review makes of it. Immutable; one instance serves all threads.
/// </summary>
internal sealed class MemoryModel
{
    public const double MinStability = 0.001;

    // Where libraries differ, 3: stability has an upper bound (ts-fsrs, fsrs-rs) and so stays a date; py-fsrs lets it grow without end.
    public const double MaxStability = 36_500;

    // Where libraries differ, 3 as well: a first review leaves at least 0.1 days (ts-fsrs), or a new item could hardly recover.
    public const double MinFirstStability = 0.1;

    public const double MinDifficulty = 1;

    public const double MaxDifficulty = 10;

    /// <summary>The probability of recall that stability is defined by.</summary>
    private const double RecallAtStability = 0.9;

    private readonly FsrsWeights _w;
    private readonly bool _shortTerm;
    private readonly double _factor;
    private readonly double _growth;
    private readonly double _meanDifficulty;
    private readonly double _shortTermLoss;

    /// <param name="weights">The parameters.</param>
    /// <param name="shortTerm">
    /// Whether a review on the same day follows its own formula (w17 to w19). Without it such a review leaves the stability as it is.
    /// </param>
    public MemoryModel(FsrsWeights weights, bool shortTerm = true)
    {
        _w = weights;
        _shortTerm = shortTerm;
        _factor = DaysFor(RecallAtStability);
        _growth = Math.Exp(weights[8]);
        _meanDifficulty = InitialDifficulty(Rating.Easy);
        _shortTermLoss = shortTerm ? Math.Exp(weights[17] * weights[18]) : 1;
    }

    /// <summary>The probability, in (0, 1], that an item is recalled <paramref name="days"/> after its last review. No days before it: 1.</summary>
    public double Retrievability(double days, double stability) =>
        Math.Pow(1 + (_factor * Math.Max(0, days) / Bounded(stability)), -_w[20]);

    /// <summary>The interval that lets recall fall to <paramref name="retention"/>, in stabilities. Exactly 1 for 0.9.</summary>
    public double IntervalModifier(double retention) => DaysFor(retention) / _factor;

    /// <summary>The memory that a first review leaves.</summary>
    public Trace First(Rating rating) => new(
        Math.Max(_w[(int)rating - 1], MinFirstStability),
        Math.Clamp(InitialDifficulty(rating), MinDifficulty, MaxDifficulty));

    /// <summary>The memory that a review leaves, <paramref name="days"/> (0: the same day) after the one that left <paramref name="before"/>.</summary>
    public Trace Next(Trace before, double days, Rating rating)
    {
        var stability = Bounded(before.Stability);
        // The comparison, rather than Clamp, makes a bound of what is not a number too.
        var difficulty = before.Difficulty >= MinDifficulty ? Math.Min(before.Difficulty, MaxDifficulty) : MinDifficulty;
        var next = days < 1 && _shortTerm ? StabilitySameDay(stability, rating)
            : rating == Rating.Again ? StabilityForgotten(stability, difficulty, Retrievability(days, stability))
            : StabilityRecalled(stability, difficulty, Retrievability(days, stability), rating);
        return new Trace(Math.Clamp(next, MinStability, MaxStability), NextDifficulty(difficulty, rating));
    }

    private double DaysFor(double retention) => Math.Pow(retention, -1 / _w[20]) - 1;

    private double InitialDifficulty(Rating rating) => _w[4] - Math.Exp(_w[5] * ((int)rating - 1)) + 1;

    private double NextDifficulty(double difficulty, Rating rating)
    {
        var step = -_w[6] * ((int)rating - (int)Rating.Good);
        var damped = difficulty + (step * (MaxDifficulty - difficulty) / 9);
        return Math.Clamp((_w[7] * _meanDifficulty) + ((1 - _w[7]) * damped), MinDifficulty, MaxDifficulty);
    }

    private double StabilitySameDay(double stability, Rating rating)
    {
        var change = Math.Pow(stability, -_w[19]) * Math.Exp(_w[17] * ((int)rating - (int)Rating.Good + _w[18]));
        // Where libraries differ, 2: Hard, too, never lowers it on the same day (ts-fsrs, fsrs-rs), for it was recalled; py-fsrs spares Good and Easy only.
        return stability * (rating == Rating.Again ? change : Math.Max(change, 1));
    }

    private double StabilityForgotten(double stability, double difficulty, double recall)
    {
        var after = _w[11] * Math.Pow(difficulty, -_w[12]) * (Math.Pow(stability + 1, _w[13]) - 1) * Math.Exp((1 - recall) * _w[14]);
        return Math.Min(after, stability / _shortTermLoss);
    }

    private double StabilityRecalled(double stability, double difficulty, double recall, Rating rating)
    {
        var bonus = rating switch { Rating.Hard => _w[15], Rating.Easy => _w[16], _ => 1 };
        return stability
            * (1 + (_growth * (11 - difficulty) * Math.Pow(stability, -_w[9]) * (Math.Exp((1 - recall) * _w[10]) - 1) * bonus));
    }

    /// <summary>The formulas are defined within the bounds; a document that was edited by hand may hold anything.</summary>
    private static double Bounded(double stability) => stability >= MinStability ? Math.Min(stability, MaxStability) : MinStability;
}
