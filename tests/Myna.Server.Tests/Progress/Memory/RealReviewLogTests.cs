using System.Globalization;
using Myna.Server.Progress.Memory;
using NodaTime;

namespace Myna.Server.Tests.Progress.Memory;

/// <summary>How well the model foretells a real learner: 12,580 Anki reviews, as the baselines beside them measure it.</summary>
public class RealReviewLogTests
{
    /// <summary>The baselines are stated in four decimals.</summary>
    private const double Rounding = 0.00005;

    [SkippableFact]
    public void TheDefaultParametersForetellARealLogNoWorseThanTheirBaseline()
    {
        var baselines = ReferenceData.Json("real_review_log.baselines.json");
        var stated = baselines.GetProperty("FSRS-6 default");
        var cut = baselines.GetProperty("_meta").GetProperty("cut_80pct_utc").GetDateTimeOffset();

        var all = Predictions(FsrsWeights.Default).ToList();
        var last = all.Where(prediction => prediction.At >= cut).ToList();

        all.Count.ShouldBe(stated.Integer("n"));
        last.Count.ShouldBe(stated.GetProperty("last20pct").Integer("n"));
        LogLoss(all).ShouldBeLessThanOrEqualTo(stated.Double("log_loss") + Rounding);
        LogLoss(last).ShouldBeLessThanOrEqualTo(stated.GetProperty("last20pct").Double("log_loss") + Rounding);
        foreach (var simpler in baselines.EnumerateObject().Where(model => model.Name is not "_meta" && !model.Name.StartsWith("FSRS-6", StringComparison.Ordinal)))
        {
            LogLoss(all).ShouldBeLessThan(simpler.Value.Double("log_loss"), simpler.Name);
        }
    }

    [SkippableFact]
    public void AFitToTheFirstFourFifthsForetellsTheLastNoWorseThanTheDefaults()
    {
        var baselines = ReferenceData.Json("real_review_log.baselines.json");
        var cut = baselines.GetProperty("_meta").GetProperty("cut_80pct_utc").GetDateTimeOffset();

        var fitted = FsrsFit.Fit(Reviews().Where(review => review.At < cut), DateTimeZone.Utc);

        fitted.LogLoss.ShouldBeLessThan(fitted.LogLossBefore - 0.01);
        LogLoss(Predictions(fitted.Weights).Where(prediction => prediction.At >= cut))
            .ShouldBeLessThan(baselines.GetProperty("FSRS-6 default").GetProperty("last20pct").Double("log_loss"));
    }

    [SkippableFact]
    public void RefittedAfterEachTenthTheModelForetellsTheNextBetterThanTheDefaults()
    {
        var reviews = Reviews().ToList();
        var foretold = Predictions(FsrsWeights.Default).OrderBy(prediction => prediction.At).ToList();
        var (byDefaults, byFits, better) = (0.0, 0.0, 0);
        for (var tenth = 1; tenth < 10; tenth++)
        {
            var from = foretold[tenth * foretold.Count / 10].At;
            var to = tenth == 9 ? DateTimeOffset.MaxValue : foretold[(tenth + 1) * foretold.Count / 10].At;
            var fitted = FsrsFit.Fit(reviews.Where(review => review.At < from), DateTimeZone.Utc).Weights;
            var loss = LogLoss(foretold.Where(prediction => prediction.At >= from && prediction.At < to));
            var fittedLoss = LogLoss(Predictions(fitted).Where(prediction => prediction.At >= from && prediction.At < to));
            byDefaults += loss / 9;
            byFits += fittedLoss / 9;
            better += fittedLoss < loss ? 1 : 0;
        }

        byFits.ShouldBeLessThan(byDefaults - 0.004);
        better.ShouldBeGreaterThanOrEqualTo(7);
    }

    [SkippableFact]
    public void AFitToTheWholeLogComesCloseToTheReferenceOptimiserOnIt()
    {
        var stated = ReferenceData.Json("real_review_log.baselines.json");
        var optimised = stated.EnumerateObject().Single(model => model.Name.StartsWith("FSRS-6 optimised", StringComparison.Ordinal)).Value;

        var fitted = FsrsFit.Fit(Reviews(), DateTimeZone.Utc);

        fitted.Foretold.ShouldBe(optimised.Integer("n"));
        // The reference was free to follow this log; the prior here holds back on purpose.
        fitted.LogLoss.ShouldBeLessThan(optimised.Double("log_loss") + 0.005);
    }

    /// <summary>What was foretold for each review on a later UTC day than the one before it, and what came.</summary>
    private static IEnumerable<(DateTimeOffset At, double Recall, bool Recalled)> Predictions(FsrsWeights weights)
    {
        var model = new MemoryModel(weights);
        foreach (var card in Reviews().GroupBy(review => review.ItemId))
        {
            Trace? trace = null;
            var before = default(DateTimeOffset);
            foreach (var (_, rating, at) in card.OrderBy(review => review.At))
            {
                var days = (at.UtcDateTime.Date - before.UtcDateTime.Date).Days;
                if (trace is { } known && days > 0)
                {
                    yield return (at, model.Retrievability(days, known.Stability), rating > Rating.Again);
                }

                trace = trace is { } held ? model.Next(held, days, rating) : model.First(rating);
                before = at;
            }
        }
    }

    private static IEnumerable<LoggedReview> Reviews() =>
        File.ReadLines(ReferenceData.Path("real_review_log.csv")).Skip(1).Select(line => line.Split(',')).Select(field =>
            new LoggedReview(field[0], (Rating)int.Parse(field[1], CultureInfo.InvariantCulture), DateTimeOffset.Parse(field[2], CultureInfo.InvariantCulture)));

    private static double LogLoss(IEnumerable<(DateTimeOffset At, double Recall, bool Recalled)> predictions) =>
        predictions.Average(prediction => -Math.Log(prediction.Recalled ? prediction.Recall : 1 - prediction.Recall));
}
