using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Myna.Server.Progress.Memory;

namespace Myna.Server.Tests.Progress.Memory;

/// <summary>What holds for any parameters within their bounds, any plan and any history.</summary>
public class FsrsProperties
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 12, 30, 0, TimeSpan.Zero);

    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(1_000);

    /// <summary>A parameter at a bound or between them, so that the corners are met.</summary>
    private static readonly Gen<FsrsWeights> Weights =
        from parts in Part().ArrayOf(FsrsWeights.Count)
        select From([.. FsrsWeights.Bounds.Zip(parts, (bound, part) => bound.Min + (part * (bound.Max - bound.Min)))]);

    private static readonly Gen<FsrsPlan> Plans =
        from retention in Gen.Choose(0, 900)
        from maximum in Gen.Choose(1, FsrsPlan.MaxIntervalBound)
        from shortTerm in Gen.Elements(true, false)
        from learning in Steps()
        from relearning in Steps()
        from fuzz in Gen.Elements<long?>(null, 0, -1, 42)
        select new FsrsPlan
        {
            DesiredRetention = FsrsPlan.MinRetention + (retention / 1_000.0),
            MaximumIntervalDays = maximum,
            ShortTerm = shortTerm,
            LearningSteps = learning,
            RelearningSteps = relearning,
            FuzzSeed = fuzz,
        };

    /// <summary>Ratings, each so many minutes after the review before it; some at once, some before it.</summary>
    private static readonly Gen<(Rating Rating, int Minutes)[]> Histories =
        (from rating in Gen.Elements(Enum.GetValues<Rating>())
         from minutes in Gen.OneOf(Gen.Constant(0), Gen.Choose(-60, 60), Gen.Choose(0, 3 * 1_440), Gen.Choose(0, 2_000 * 1_440))
         select (rating, minutes)).NonEmptyListOf().Select(list => list.Take(30).ToArray());

    private static readonly Arbitrary<(FsrsWeights Weights, FsrsPlan Plan, (Rating Rating, int Minutes)[] History)> Learners =
        (from weights in Weights from plan in Plans from history in Histories select (weights, plan, history)).ToArbitrary();

    [Fact]
    public void EveryMemoryStaysWithinItsBounds() => Check(Learners, learner =>
    {
        foreach (var (memory, now) in Played(learner))
        {
            memory.Stability.ShouldBeInRange(MemoryModel.MinStability, MemoryModel.MaxStability);
            memory.Difficulty.ShouldBeInRange(MemoryModel.MinDifficulty, MemoryModel.MaxDifficulty);
            memory.Due.ShouldBeGreaterThan(now);
            // The order of the ratings outranks the maximum by at most a day for each rating above the least.
            var days = Math.Max(learner.Plan.MaximumIntervalDays + 3, FsrsPlan.MaxStepMinutes / 1_440);
            memory.Due.ShouldBeLessThanOrEqualTo(now.AddDays(days));
            memory.LastReview.ShouldBe(now);
            memory.State.ShouldNotBe(MemoryState.New);
        }
    });

    [Fact]
    public void RecallIsAProbabilityThatFallsWithTime() => Check(Learners, learner =>
    {
        var fsrs = new Fsrs(learner.Weights, learner.Plan);
        foreach (var (memory, now) in Played(learner))
        {
            var before = fsrs.Retrievability(memory, now);
            before.ShouldBe(1);
            foreach (var later in new[] { 0.01, 1, 30, 365, 36_500, 1_000_000 })
            {
                var recall = fsrs.Retrievability(memory, now.AddDays(later));
                recall.ShouldBeGreaterThan(0);
                recall.ShouldBeLessThan(before);
                before = recall;
            }
        }
    });

    [Fact]
    public void ABetterRatingNeverLeavesLessStabilityNorAnEarlierReviewNorMoreDifficulty() => Check(Learners, learner =>
    {
        var fsrs = new Fsrs(learner.Weights, learner.Plan);
        foreach (var (memory, now) in Played(learner).Where(step => step.Memory.State == MemoryState.Review))
        {
            foreach (var later in new[] { now, memory.Due, memory.Due.AddDays(100) })
            {
                var choices = Enum.GetValues<Rating>().Select(rating => fsrs.Review(memory, rating, later)).ToList();
                for (var i = 2; i < choices.Count; i++)
                {
                    choices[i].Stability.ShouldBeGreaterThanOrEqualTo(choices[i - 1].Stability);
                    choices[i].Difficulty.ShouldBeLessThanOrEqualTo(choices[i - 1].Difficulty);
                    choices[i].Due.ShouldBeGreaterThan(choices[i - 1].Due);
                }
            }
        }
    });

    [Fact]
    public void TheSameHistoryGivesTheSameMemory() => Check(Learners, learner =>
        Played(learner).Select(step => step.Memory).ShouldBe(Played(learner).Select(step => step.Memory)));

    [Fact]
    public void AMemoryThatWasSpoiltComesBackWithinBounds() => Check(
        (from weights in Weights
         from stability in Gen.Elements(double.NaN, double.PositiveInfinity, double.NegativeInfinity, -1, 0, 1e300)
         from difficulty in Gen.Elements(double.NaN, double.PositiveInfinity, double.NegativeInfinity, -1, 0, 1e300)
         from rating in Gen.Elements(Enum.GetValues<Rating>())
         from step in Gen.Elements(-1, 0, 5, int.MaxValue)
         from state in Gen.Elements(Enum.GetValues<MemoryState>())
         select (weights, rating, new ItemMemory("word", state, step, stability, difficulty, Start, Start, 1, 0))).ToArbitrary(),
        spoilt =>
        {
            var (weights, rating, memory) = spoilt;
            var fsrs = new Fsrs(weights, FsrsPlan.Default);
            fsrs.Retrievability(memory, Start.AddDays(1)).ShouldBeInRange(0, 1);
            var next = fsrs.Review(memory, rating, Start.AddDays(1));
            next.Stability.ShouldBeInRange(MemoryModel.MinStability, MemoryModel.MaxStability);
            next.Difficulty.ShouldBeInRange(MemoryModel.MinDifficulty, MemoryModel.MaxDifficulty);
            next.Due.ShouldBeGreaterThan(Start.AddDays(1));
        });

    private static List<(ItemMemory Memory, DateTimeOffset Now)> Played((FsrsWeights Weights, FsrsPlan Plan, (Rating Rating, int Minutes)[] History) learner)
    {
        var fsrs = new Fsrs(learner.Weights, learner.Plan);
        var memory = ItemMemory.Fresh("word", Start);
        var now = Start;
        return
        [
            .. learner.History.Select(review =>
            {
                now = now.AddMinutes(review.Minutes);
                memory = fsrs.Review(memory, review.Rating, now);
                return (memory, now);
            }),
        ];
    }

    private static Gen<double> Part() => Gen.OneOf(Gen.Elements(0.0, 1.0), Gen.Choose(0, 10_000).Select(part => part / 10_000.0));

    private static Gen<ImmutableArray<int>> Steps() =>
        from count in Gen.Choose(0, 3)
        from steps in Gen.OneOf(Gen.Choose(1, 60), Gen.Choose(1, 3 * 1_440)).ArrayOf(count)
        select steps.ToImmutableArray();

    private static FsrsWeights From(double[] parameters)
    {
        FsrsWeights.TryFrom(parameters, out var weights).ShouldBeTrue();
        return weights!;
    }

    private static void Check<T>(Arbitrary<T> of, Action<T> holds) => FsCheck.Check.One(Runs, Prop.ForAll(of, holds));
}
