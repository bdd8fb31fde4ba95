using NodaTime;

namespace Myna.Server.Progress.Memory;

/// <summary>One review as a learner's log keeps it.</summary>
internal sealed record LoggedReview(string ItemId, Rating Rating, DateTimeOffset At);

/// <summary>The result of a fit. The log losses are means, in nats, over the predicted reviews.</summary>
/// <param name="Weights">The fitted parameters, or the ones it began with where the log is too small or no better were found.</param>
/// <param name="Foretold">Reviews on a later day than the one before: only they test a memory of days.</param>
/// <param name="LogLossBefore">Of the parameters it began with; 0 where there was nothing to foretell.</param>
/// <param name="LogLoss">Of the fitted ones, on the same reviews; never more.</param>
internal sealed record FittedWeights(FsrsWeights Weights, int Foretold, double LogLossBefore, double LogLoss);

/// <summary>
/// Fits the parameters of FSRS to a learner's own log. The defaults are what many learners have in common, so they are the prior and
/// the log moves them as far as it has evidence: the fit is the most probable set given both (MAP), found by Fisher scoring with
/// Levenberg's damping. Pure, deterministic, and bounded in time by <see cref="MaxReviews"/> and <see cref="MaxRounds"/>.
/// </summary>
internal static class FsrsFit
{
    /// <summary>With fewer reviews to foretell, chance would speak louder than the learner.</summary>
    public const int MinForetold = 100;

    /// <summary>Of a longer log the latest reviews are taken, by whole items.</summary>
    public const int MaxReviews = 20_000;

    public const int MaxRounds = 12;

    /// <summary>A round that gains less than this (nats in all) ends the fit.</summary>
    private const double LeastGain = 0.01;

    /// <summary>Shorter steps than the sixth gain nothing that matters.</summary>
    private const int MaxStepsOfRound = 6;

    /// <param name="log">The reviews, in any order.</param>
    /// <param name="zone">The learner's time zone, whose midnight divides the days.</param>
    /// <param name="prior">Where to begin and what to stay near; the defaults where null. Not an earlier fit to the same reviews, which would count twice.</param>
    /// <param name="shortTerm">As the plan has it that the parameters are for (<see cref="FsrsPlan.ShortTerm"/>).</param>
    /// <param name="cancellation">Ends the fit with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">A review without a rating.</exception>
    public static FittedWeights Fit(
        IEnumerable<LoggedReview> log, DateTimeZone zone, FsrsWeights? prior = null, bool shortTerm = true, CancellationToken cancellation = default)
    {
        prior ??= FsrsWeights.Default;
        var histories = Histories(log, zone);
        var target = new FitTarget(histories, prior, shortTerm);
        if (target.Foretold < MinForetold)
        {
            return new FittedWeights(prior, target.Foretold, target.LogLoss(prior), target.LogLoss(prior));
        }

        var best = prior.Values.ToArray();
        var cost = target.Cost(best);
        var damping = 1.0;
        for (var round = 0; round < MaxRounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (slope, curvature) = target.Expand(best);
            var gain = 0.0;
            for (var attempt = 0; attempt < MaxStepsOfRound && gain <= 0; attempt++)
            {
                var moved = Moved(best, slope, curvature, damping);
                var movedCost = target.Cost(moved);
                gain = cost - movedCost;
                damping = gain > 0 ? damping / 4 : damping * 8;
                if (gain > 0)
                {
                    (best, cost) = (moved, movedCost);
                }
            }

            if (gain < LeastGain)
            {
                break;
            }
        }

        var fitted = FitTarget.Weights(best);
        return new FittedWeights(fitted, target.Foretold, target.LogLoss(prior), target.LogLoss(fitted));
    }

    /// <summary>The reviews of each item in order, with the days between them.</summary>
    private static List<Recollection[]> Histories(IEnumerable<LoggedReview> log, DateTimeZone zone)
    {
        var items = log.GroupBy(review => review.ItemId)
            .Select(item => item.OrderBy(review => review.At).ToList())
            .OrderByDescending(item => item[^1].At).ThenBy(item => item[0].ItemId, StringComparer.Ordinal);
        var histories = new List<Recollection[]>();
        var reviews = 0;
        foreach (var item in items)
        {
            reviews += item.Count;
            if (reviews > MaxReviews)
            {
                break;
            }

            if (item.Exists(review => review.Rating is < Rating.Again or > Rating.Easy))
            {
                throw new ArgumentException($"A review of {item[0].ItemId} has no rating.", nameof(log));
            }

            histories.Add([.. item.Select((review, i) =>
                new Recollection(i == 0 ? 0 : LearnerDays.Between(item[i - 1].At, review.At, zone), review.Rating))]);
        }

        return histories;
    }

    private static double[] Moved(double[] from, double[] slope, double[,] curvature, double damping)
    {
        var damped = (double[,])curvature.Clone();
        for (var i = 0; i < from.Length; i++)
        {
            damped[i, i] *= 1 + damping;
        }

        var step = Cholesky.Solve(damped, slope);
        // Clipping to the bounds may spoil a step; then its cost is not lower, and a shorter one is tried.
        return [.. FitTarget.Weights([.. from.Zip(step, (value, change) => value - change)]).Values];
    }
}
