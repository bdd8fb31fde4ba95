using System.Runtime.InteropServices;

namespace Myna.Server.Progress.Memory;

/// <summary>The rating of one review and the days since the one before it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Recollection(int Days, Rating Rating)
{
    public bool Recalled => Rating > Rating.Again;
}

/// <summary>The function to minimise: the log loss of all predicted reviews, and the distance of the parameters from the prior.</summary>
internal sealed class FitTarget
{
    /// <summary>
    /// The prior's standard deviation of each parameter, as a part of its value. Fitted on what was known and measured on each next
    /// tenth of a public log, everything from 0.05 to 0.5 does better than no fit on the whole. More gains more early on; but it follows
    /// the learner into habits that are past, and from 0.2 on it lost against no fit in the last fifth.
    /// </summary>
    private const double Spread = 0.15;

    /// <summary>The least spread, as a part of a parameter's bounds: a parameter of 0 may move too.</summary>
    private const double LeastSpread = 0.001;

    /// <summary>Certainties are kept this far from 0 and 1, so that one surprise is not infinite.</summary>
    private const double LeastDoubt = 1e-6;

    /// <summary>How far a parameter is nudged for a difference, as a part of its bounds.</summary>
    private const double Nudge = 1e-5;

    private readonly List<Recollection[]> _histories;
    private readonly FsrsWeights _prior;
    private readonly bool _shortTerm;
    private readonly double[] _precision;

    public FitTarget(List<Recollection[]> histories, FsrsWeights prior, bool shortTerm)
    {
        _histories = histories;
        _prior = prior;
        _shortTerm = shortTerm;
        Foretold = histories.Sum(history => history.Count(review => review.Days > 0));
        _precision =
        [
            .. prior.Values.Zip(FsrsWeights.Bounds, (value, bound) =>
                1 / Math.Pow(Math.Max(Spread * value, LeastSpread * (bound.Max - bound.Min)), 2)),
        ];
    }

    public int Foretold { get; }

    public static FsrsWeights Weights(double[] values) =>
        FsrsWeights.TryFrom(values, out var weights) ? weights : throw new InvalidOperationException("A fit left the finite numbers.");

    public double LogLoss(FsrsWeights weights) => Foretold == 0 ? 0 : TotalLoss(Predict(weights)) / Foretold;

    public double Cost(double[] values)
    {
        var cost = TotalLoss(Predict(Weights(values)));
        for (var i = 0; i < values.Length; i++)
        {
            cost += _precision[i] * Math.Pow(values[i] - _prior[i], 2) / 2;
        }

        return cost;
    }

    /// <summary>The slope of the cost and its expected curvature (the Fisher information), from differences of the predictions.</summary>
    public (double[] Slope, double[,] Curvature) Expand(double[] values)
    {
        var predicted = Predict(Weights(values));
        var changes = new double[values.Length][];
        for (var i = 0; i < values.Length; i++)
        {
            var (min, max) = FsrsWeights.Bounds[i];
            var delta = Nudge * (max - min) * (values[i] > (min + max) / 2 ? -1 : 1);
            var nudged = (double[])values.Clone();
            nudged[i] += delta;
            changes[i] = Predict(Weights(nudged));
            for (var n = 0; n < predicted.Length; n++)
            {
                changes[i][n] = (changes[i][n] - predicted[n]) / delta;
            }
        }

        var slope = new double[values.Length];
        var curvature = new double[values.Length, values.Length];
        var row = new double[values.Length];
        var at = 0;
        foreach (var history in _histories)
        {
            foreach (var review in history)
            {
                if (review.Days == 0)
                {
                    continue;
                }

                var p = predicted[at];
                for (var i = 0; i < row.Length; i++)
                {
                    row[i] = changes[i][at];
                }

                at++;
                var information = 1 / (p * (1 - p));
                var pull = (p - (review.Recalled ? 1 : 0)) * information;
                for (var i = 0; i < row.Length; i++)
                {
                    slope[i] += pull * row[i];
                    for (var j = 0; j <= i; j++)
                    {
                        curvature[i, j] += information * row[i] * row[j];
                    }
                }
            }
        }

        for (var i = 0; i < values.Length; i++)
        {
            slope[i] += _precision[i] * (values[i] - _prior[i]);
            curvature[i, i] += _precision[i];
        }

        return (slope, curvature);
    }

    private double TotalLoss(double[] predicted)
    {
        var loss = 0.0;
        var at = 0;
        foreach (var history in _histories)
        {
            foreach (var review in history)
            {
                if (review.Days > 0)
                {
                    loss -= Math.Log(review.Recalled ? predicted[at] : 1 - predicted[at]);
                    at++;
                }
            }
        }

        return loss;
    }

    /// <summary>The probability of recall of each review that is foretold, in the order of the histories.</summary>
    private double[] Predict(FsrsWeights weights)
    {
        var model = new MemoryModel(weights, _shortTerm);
        var predicted = new double[Foretold];
        var at = 0;
        foreach (var history in _histories)
        {
            var trace = model.First(history[0].Rating);
            for (var i = 1; i < history.Length; i++)
            {
                var (days, rating) = history[i];
                if (days > 0)
                {
                    predicted[at++] = Math.Clamp(model.Retrievability(days, trace.Stability), LeastDoubt, 1 - LeastDoubt);
                }

                trace = model.Next(trace, days, rating);
            }
        }

        return predicted;
    }
}
