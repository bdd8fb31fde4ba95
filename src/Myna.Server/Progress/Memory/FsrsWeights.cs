using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Myna.Server.Progress.Memory;

/// <summary>
/// The 21 parameters of FSRS-6, w0 to w20, each within its published bound. Names and meaning:
/// https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm.
/// </summary>
internal sealed class FsrsWeights
{
    public const int Count = 21;

    /// <summary>The decay that FSRS-4.5 and FSRS-5 had built in, where FSRS-6 has w20.</summary>
    private const double DecayBeforeFsrs6 = 0.5;

    /// <summary>Learnt by the authors of FSRS from some 700 million reviews of 20,000 learners.</summary>
    public static readonly FsrsWeights Default = new(
    [
        0.212, 1.2931, 2.3065, 8.2956,
        6.4133, 0.8334, 3.0194, 0.001,
        1.8722, 0.1666, 0.796,
        1.4835, 0.0614, 0.2629, 1.6483,
        0.6014, 1.8729,
        0.5425, 0.0912, 0.0658,
        0.1542,
    ]);

    private FsrsWeights(ImmutableArray<double> values) => Values = values;

    public ImmutableArray<double> Values { get; }

    public double this[int index] => Values[index];

    /// <summary>Least and greatest value of each parameter, as the reference optimiser clips them (fsrs-rs, parameter_clipper).</summary>
    public static ImmutableArray<(double Min, double Max)> Bounds { get; } =
    [
        (0.001, 100), (0.001, 100), (0.001, 100), (0.001, 100), // stability after the first Again, Hard, Good, Easy
        (1, 10), (0.001, 4), (0.001, 4), (0.001, 0.75),         // difficulty: of the first Again, its slope, its step, its pull to the mean
        (0, 4.5), (0, 0.8), (0.001, 3.5),                       // growth on recall: scale, saturation, gain from being nearly forgotten
        (0.001, 5), (0.001, 0.25), (0.001, 0.9), (0, 4),        // stability after forgetting
        (0, 1), (1, 6),                                         // Hard's penalty, Easy's bonus
        (0, 2), (0, 2), (0, 0.8),                               // the same day: scale, shift, saturation
        (0.1, 0.8),                                             // decay of the forgetting curve
    ];

    /// <summary>
    /// Takes 21 parameters of FSRS-6, 19 of FSRS-5 or 17 of FSRS-4.5, which are migrated; what lies outside its bound is clipped to
    /// it. False for any other count and where a number is not finite.
    /// </summary>
    public static bool TryFrom(ReadOnlySpan<double> parameters, [NotNullWhen(true)] out FsrsWeights? weights)
    {
        weights = null;
        if (parameters.Length is not (17 or 19 or Count))
        {
            return false;
        }

        foreach (var parameter in parameters)
        {
            if (!double.IsFinite(parameter))
            {
                return false;
            }
        }

        Span<double> w = stackalloc double[Count];
        parameters.CopyTo(w);
        if (parameters.Length == 17)
        {
            // FSRS-5 counts difficulty from the first Again instead of the first Good, and exponentially.
            w[5] = Math.Max(w[5], Bounds[5].Min);
            w[4] += w[5] * 2;
            w[5] = Math.Log((w[5] * 3) + 1) / 3;
            w[6] += 0.5;
        }

        if (parameters.Length < Count)
        {
            // Where libraries differ, 7: the w19 that older sets lack is 0 (fsrs-rs, py-fsrs), which keeps their old intervals; ts-fsrs makes it 0.01.
            w[19] = 0;
            w[20] = DecayBeforeFsrs6;
        }

        for (var i = 0; i < Count; i++)
        {
            w[i] = Math.Clamp(w[i], Bounds[i].Min, Bounds[i].Max);
        }

        weights = new FsrsWeights([.. w]);
        return true;
    }
}
