using Myna.Server.Progress.Memory;
using NodaTime;

namespace Myna.Server.Tests.Progress.Memory;

public class FsrsFitTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 12, 30, 0, TimeSpan.Zero);

    /// <summary>A learner who forgets much faster than most.</summary>
    private static readonly FsrsWeights Forgetful = Changed((2, 1.2), (8, 1.2), (11, 0.8), (20, 0.3));

    [Fact]
    public void AFitFindsTheLearnerWhoForgetsFaster()
    {
        var fitted = FsrsFit.Fit(Log(Forgetful, items: 300, seed: 1), DateTimeZone.Utc);

        // Measured on items that the fit has not seen: the log loss before a fit is that of the parameters it is given.
        var others = Log(Forgetful, items: 300, seed: 2);
        var unfitted = FsrsFit.Fit(others, DateTimeZone.Utc).LogLossBefore;
        var ofFit = FsrsFit.Fit(others, DateTimeZone.Utc, fitted.Weights).LogLossBefore;
        var ofTruth = FsrsFit.Fit(others, DateTimeZone.Utc, Forgetful).LogLossBefore;

        ofTruth.ShouldBeLessThan(unfitted);
        // Most of what there is to gain.
        (unfitted - ofFit).ShouldBeGreaterThan(0.7 * (unfitted - ofTruth));
    }

    [Fact]
    public void AFitToALearnerLikeMostStaysNearTheDefaults()
    {
        var fitted = FsrsFit.Fit(Log(FsrsWeights.Default, items: 300, seed: 3), DateTimeZone.Utc);

        fitted.LogLossBefore.ShouldBe(fitted.LogLoss, 0.01);
        new MemoryModel(fitted.Weights).Retrievability(10, 5).ShouldBe(new MemoryModel(FsrsWeights.Default).Retrievability(10, 5), 0.05);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(200)]
    public void AFitIsNeverWorseOnItsOwnLogAndStaysWithinTheBounds(int items)
    {
        foreach (var seed in Enumerable.Range(0, 5))
        {
            var fitted = FsrsFit.Fit(Log(Forgetful, items, seed), DateTimeZone.Utc);

            fitted.LogLoss.ShouldBeLessThanOrEqualTo(fitted.LogLossBefore);
            foreach (var (value, (min, max)) in fitted.Weights.Values.Zip(FsrsWeights.Bounds))
            {
                value.ShouldBeInRange(min, max);
            }
        }
    }

    [Fact]
    public void ALogThatIsTooSmallLeavesTheParametersAsTheyAre()
    {
        FsrsFit.Fit([], DateTimeZone.Utc).ShouldBe(new FittedWeights(FsrsWeights.Default, 0, 0, 0));

        var fitted = FsrsFit.Fit(Log(Forgetful, items: 5, seed: 1), DateTimeZone.Utc);
        fitted.Foretold.ShouldBeInRange(1, FsrsFit.MinForetold - 1);
        fitted.Weights.ShouldBeSameAs(FsrsWeights.Default);
    }

    [Fact]
    public void OneSidedLogsAreFittedWithinTheBounds()
    {
        foreach (var rating in Enum.GetValues<Rating>())
        {
            var log = Log(Forgetful, items: 50, seed: 1).Select(review => review with { Rating = rating });
            var fitted = FsrsFit.Fit(log, DateTimeZone.Utc);

            fitted.LogLoss.ShouldBeLessThanOrEqualTo(fitted.LogLossBefore);
            fitted.Weights.Values.ShouldAllBe(value => double.IsFinite(value));
        }
    }

    [Fact]
    public void TheOrderOfTheLogIsOfNoAccount()
    {
        var log = Log(Forgetful, items: 40, seed: 1);
        var reversed = Enumerable.Reverse(log).ToList();

        FsrsFit.Fit(reversed, DateTimeZone.Utc).Weights.Values.ToArray().ShouldBe(FsrsFit.Fit(log, DateTimeZone.Utc).Weights.Values.ToArray());
    }

    [Fact]
    public void OfALongLogTheLatestReviewsAreTaken()
    {
        // Two reviews of an item, a day apart: the second is foretold.
        var log = Enumerable.Range(0, FsrsFit.MaxReviews).SelectMany(i => new[]
        {
            new LoggedReview($"word-{i}", Rating.Good, Start.AddDays(i)),
            new LoggedReview($"word-{i}", i < FsrsFit.MaxReviews / 2 ? Rating.Again : Rating.Good, Start.AddDays(i + 1)),
        });

        var fitted = FsrsFit.Fit(log, DateTimeZone.Utc);

        fitted.Foretold.ShouldBe(FsrsFit.MaxReviews / 2);
        // None of the earlier half, which was forgotten, is among them.
        fitted.LogLossBefore.ShouldBe(-Math.Log(new MemoryModel(FsrsWeights.Default).Retrievability(1, 2.3065)), 1e-6);
    }

    [Fact]
    public void AReviewWithoutARatingIsRefused() =>
        Should.Throw<ArgumentException>(() => FsrsFit.Fit([new LoggedReview("word", default, Start)], DateTimeZone.Utc));

    [Fact]
    public void AFitCanBeCancelled() =>
        Should.Throw<OperationCanceledException>(() =>
            FsrsFit.Fit(Log(Forgetful, items: 40, seed: 1), DateTimeZone.Utc, cancellation: new CancellationToken(canceled: true)));

    /// <summary>Items reviewed eight times as the defaults schedule them, by a learner whose memory follows <paramref name="truth"/>.</summary>
    private static List<LoggedReview> Log(FsrsWeights truth, int items, int seed)
    {
        var random = new Random(seed);
        var learner = new MemoryModel(truth);
        var plan = new Fsrs(FsrsWeights.Default, new FsrsPlan { LearningSteps = [], RelearningSteps = [], FuzzSeed = seed });
        var log = new List<LoggedReview>();
        for (var item = 0; item < items; item++)
        {
            var memory = ItemMemory.Fresh($"word-{item}", Start.AddDays(item % 50));
            Trace? trace = null;
            for (var review = 0; review < 8; review++)
            {
                var days = memory.LastReview is { } last ? (memory.Due - last).Days : 0;
                var recalled = random.NextDouble() < (trace is { } held ? learner.Retrievability(days, held.Stability) : 0.6);
                var rating = !recalled ? Rating.Again : random.Next(5) == 0 ? Rating.Hard : Rating.Good;
                trace = trace is { } known ? learner.Next(known, days, rating) : learner.First(rating);
                log.Add(new LoggedReview(memory.ItemId, rating, memory.Due));
                memory = plan.Review(memory, rating, memory.Due);
            }
        }

        return log;
    }

    private static FsrsWeights Changed(params (int Index, double Value)[] changes)
    {
        var values = FsrsWeights.Default.Values.ToArray();
        foreach (var (index, value) in changes)
        {
            values[index] = value;
        }

        FsrsWeights.TryFrom(values, out var weights).ShouldBeTrue();
        return weights!;
    }
}
