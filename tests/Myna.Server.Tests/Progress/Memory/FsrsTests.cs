using System.Text.Json;
using System.Text.Json.Serialization;
using Myna.Server.Progress.Memory;
using NodaTime;

namespace Myna.Server.Tests.Progress.Memory;

public class FsrsTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 12, 30, 0, TimeSpan.Zero);

    private static readonly ItemMemory Fresh = ItemMemory.Fresh("etxe", Start);

    /// <summary>Computed from the published formulas by an independent program.</summary>
    [Theory]
    [InlineData(2.3065, 2.11810397, 0, Rating.Again, 0.77508398, 7.39450274)]
    [InlineData(2.3065, 2.11810397, 0, Rating.Hard, 2.30650000, 4.75285849)]
    [InlineData(2.3065, 2.11810397, 0, Rating.Good, 2.30650000, 2.11121424)]
    [InlineData(2.3065, 2.11810397, 0, Rating.Easy, 3.94605407, 1.00000000)]
    [InlineData(10, 5, 10, Rating.Again, 1.39198697, 8.34176237)]
    [InlineData(10, 5, 10, Rating.Hard, 23.24687511, 6.66599537)]
    [InlineData(10, 5, 10, Rating.Good, 32.02672948, 4.99022837)]
    [InlineData(10, 5, 10, Rating.Easy, 51.25386165, 3.31446137)]
    [InlineData(0.5, 9, 1, Rating.Good, 1.45259372, 8.98622837)]
    [InlineData(0.5, 9, 1, Rating.Again, 0.18798233, 9.65653517)]
    [InlineData(300, 3, 500, Rating.Good, 1004.47606012, 2.99222837)]
    [InlineData(36500, 1, 1000, Rating.Easy, 36500, 1)]
    [InlineData(0.001, 10, 0, Rating.Again, 0.001, 9.98522837)]
    public void AReviewLeavesThisMemory(double stability, double difficulty, int days, Rating rating, double nextStability, double nextDifficulty)
    {
        var next = new MemoryModel(FsrsWeights.Default).Next(new Trace(stability, difficulty), days, rating);

        next.Stability.ShouldBe(nextStability, 1e-7);
        next.Difficulty.ShouldBe(nextDifficulty, 1e-7);
    }

    [Theory]
    [InlineData(0, 5, 1)]
    [InlineData(5, 5, 0.9)]
    [InlineData(1, 10, 0.98568241)]
    [InlineData(30, 10, 0.80938810)]
    [InlineData(365, 10, 0.57355867)]
    [InlineData(0.5, 1, 0.94034429)]
    [InlineData(-1, 1, 1)]
    public void RecallFadesLikeThis(double days, double stability, double recall) =>
        new MemoryModel(FsrsWeights.Default).Retrievability(days, stability).ShouldBe(recall, 1e-8);

    [Fact]
    public void ANewItemPassesItsStepsAndThenWaitsForDays()
    {
        Fresh.IsDue(Start).ShouldBeTrue();
        Fsrs.Default.Retrievability(Fresh, Start).ShouldBe(0);

        var first = Fsrs.Default.Review(Fresh, Rating.Good, Start);
        first.ShouldBe(new ItemMemory("etxe", MemoryState.Learning, 1, 2.3065, 2.11810397, Start, Start.AddMinutes(10), Reps: 1, Lapses: 0));
        first.IsDue(Start.AddMinutes(9)).ShouldBeFalse();

        var second = Fsrs.Default.Review(first, Rating.Good, first.Due);
        second.State.ShouldBe(MemoryState.Review);
        second.Due.ShouldBe(first.Due.AddDays(2));
    }

    [Fact]
    public void AForgottenItemGoesBackToStepsAndCountsALapse()
    {
        var learnt = Fsrs.Default.Review(Fresh, Rating.Easy, Start);
        learnt.Due.ShouldBe(Start.AddDays(8));

        var forgotten = Fsrs.Default.Review(learnt, Rating.Again, learnt.Due);
        forgotten.State.ShouldBe(MemoryState.Relearning);
        forgotten.Lapses.ShouldBe(1);
        forgotten.Due.ShouldBe(learnt.Due.AddMinutes(10));
        Fsrs.Default.Review(forgotten, Rating.Again, forgotten.Due).Lapses.ShouldBe(1);
    }

    [Fact]
    public void HardOnTheFirstOfTwoStepsWaitsTheirMeanInWholeMinutes() =>
        Fsrs.Default.Review(Fresh, Rating.Hard, Start).Due.ShouldBe(Start.AddMinutes(6));

    [Fact]
    public void AStepOfADayIsAReview()
    {
        var fsrs = new Fsrs(FsrsWeights.Default, new FsrsPlan { LearningSteps = [10, 1_440] });
        var memory = fsrs.Review(Fresh, Rating.Good, Start);

        memory.State.ShouldBe(MemoryState.Review);
        memory.Due.ShouldBe(Start.AddDays(1));
    }

    [Fact]
    public void BetterRatingsWaitLongerEvenAtTheMaximum()
    {
        var fsrs = new Fsrs(FsrsWeights.Default, new FsrsPlan { MaximumIntervalDays = 5 });
        var memory = fsrs.Review(Fresh, Rating.Easy, Start);

        Enum.GetValues<Rating>().Skip(1).Select(rating => (fsrs.Review(memory, rating, memory.Due).Due - memory.Due).Days)
            .ShouldBe([5, 6, 7]);
    }

    [Fact]
    public void WithoutStepsTheFirstIntervalsAreOrderedThoughTheParametersAreNot()
    {
        var values = FsrsWeights.Default.Values.ToArray();
        values[0] = 50;
        FsrsWeights.TryFrom(values, out var weights).ShouldBeTrue();
        var fsrs = new Fsrs(weights!, new FsrsPlan { ShortTerm = false });

        Enum.GetValues<Rating>().Select(rating => (fsrs.Review(Fresh, rating, Start).Due - Start).Days).ShouldBe([1, 2, 3, 8]);
    }

    [Fact]
    public void TheLearnersMidnightDividesTheDays()
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Madrid"];
        var evening = new DateTimeOffset(2026, 3, 2, 22, 30, 0, TimeSpan.Zero);
        var memory = Fsrs.Default.Review(Fresh, Rating.Easy, evening, zone);

        // An hour later it is half past midnight in Madrid, still the same day in UTC: there the stability follows the formula of the same day.
        var model = new MemoryModel(FsrsWeights.Default);
        var trace = new Trace(memory.Stability, memory.Difficulty);
        Fsrs.Default.Review(memory, Rating.Good, evening.AddHours(1), zone).Stability
            .ShouldBe(model.Next(trace, 1, Rating.Good).Stability, 1e-7);
        Fsrs.Default.Review(memory, Rating.Good, evening.AddHours(1)).Stability
            .ShouldBe(model.Next(trace, 0, Rating.Good).Stability, 1e-7);
    }

    [Fact]
    public void TheOffsetOfAnInstantChangesNothing()
    {
        var there = Start.ToOffset(TimeSpan.FromHours(9)).AddTicks(7);

        Fsrs.Default.Review(Fresh, Rating.Good, there).ShouldBe(Fsrs.Default.Review(Fresh, Rating.Good, Start));
        Fsrs.Default.Review(Fresh, Rating.Good, there).LastReview!.Value.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void AClockThatRunsBackwardsCountsAsNoTime()
    {
        var memory = Fsrs.Default.Review(Fresh, Rating.Easy, Start);

        Fsrs.Default.Retrievability(memory, Start.AddDays(-3)).ShouldBe(1);
        Fsrs.Default.Review(memory, Rating.Good, Start.AddDays(-3)).Stability.ShouldBe(Fsrs.Default.Review(memory, Rating.Good, Start).Stability);
    }

    [Fact]
    public void AtTheEndOfTimeAnIntervalEndsWithIt()
    {
        var late = new DateTimeOffset(9999, 12, 30, 0, 0, 0, TimeSpan.Zero);

        Fsrs.Default.Review(Fresh, Rating.Easy, late).Due.ShouldBe(new DateTimeOffset(9999, 12, 31, 23, 59, 59, 999, TimeSpan.Zero));
    }

    [Fact]
    public void FuzzIsTheSameForTheSameSeedAndSpreadsItems()
    {
        var fsrs = new Fsrs(FsrsWeights.Default, new FsrsPlan { FuzzSeed = 7 });
        var again = new Fsrs(FsrsWeights.Default, new FsrsPlan { FuzzSeed = 7 });
        var other = new Fsrs(FsrsWeights.Default, new FsrsPlan { FuzzSeed = 8 });
        List<int> Days(Fsrs with) => [.. Enumerable.Range(0, 200).Select(i =>
        {
            var memory = with.Review(ItemMemory.Fresh($"word-{i}", Start), Rating.Easy, Start);
            return (memory.Due - Start).Days;
        })];

        Days(fsrs).ShouldBe(Days(again));
        Days(fsrs).ShouldNotBe(Days(other));
        // Eight days, more or less 1 + 0.15 x 4.5 + 0.1 x 1.
        Days(fsrs).Distinct().Order().ShouldBe([6, 7, 8, 9, 10]);
    }

    [Theory]
    [InlineData(false, false, 900L, Rating.Again)]
    [InlineData(false, true, null, Rating.Again)]
    [InlineData(true, true, 900L, Rating.Hard)]
    [InlineData(true, false, 900L, Rating.Easy)]
    [InlineData(true, false, 3_000L, Rating.Easy)]
    [InlineData(true, false, 3_001L, Rating.Good)]
    [InlineData(true, false, null, Rating.Good)]
    [InlineData(true, false, 0L, Rating.Good)]
    [InlineData(true, false, -5L, Rating.Good)]
    public void AVerdictIsRated(bool correct, bool tolerated, long? elapsedMs, Rating rating) =>
        Rating.Of(correct, tolerated, elapsedMs).ShouldBe(rating);

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(-1)]
    public void AnUnknownRatingIsRefused(int rating) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Fsrs.Default.Review(Fresh, (Rating)rating, Start));

    [Fact]
    public void APlanOutOfItsBoundsIsRefused()
    {
        FsrsPlan[] plans =
        [
            new() { DesiredRetention = 0.09 }, new() { DesiredRetention = 1.01 }, new() { DesiredRetention = double.NaN },
            new() { MaximumIntervalDays = 0 }, new() { MaximumIntervalDays = 36_501 },
            new() { LearningSteps = [0] }, new() { LearningSteps = default }, new() { RelearningSteps = [43_201] },
            new() { RelearningSteps = [.. Enumerable.Repeat(1, 11)] },
        ];
        foreach (var plan in plans)
        {
            Should.Throw<ArgumentException>(() => new Fsrs(FsrsWeights.Default, plan), plan.ToString());
        }
    }

    [Fact]
    public void ParametersAreMigratedClippedOrRefused()
    {
        FsrsWeights.TryFrom(new double[20], out _).ShouldBeFalse();
        FsrsWeights.TryFrom([], out _).ShouldBeFalse();
        FsrsWeights.TryFrom([.. Enumerable.Repeat(1.0, 20), double.NaN], out _).ShouldBeFalse();

        FsrsWeights.TryFrom([.. Enumerable.Repeat(1e9, 21)], out var greatest).ShouldBeTrue();
        greatest!.Values.ShouldBe(FsrsWeights.Bounds.Select(bound => bound.Max));
        FsrsWeights.TryFrom([.. Enumerable.Repeat(-1e9, 21)], out var least).ShouldBeTrue();
        least!.Values.ShouldBe(FsrsWeights.Bounds.Select(bound => bound.Min));

        FsrsWeights.TryFrom(FsrsWeights.Default.Values.AsSpan()[..19], out var older).ShouldBeTrue();
        older!.Values.ShouldBe([.. FsrsWeights.Default.Values[..19], 0, 0.5]);
    }

    [Fact]
    public void AMemoryIsStoredBrieflyAndComesBackTheSame()
    {
        var memory = Fsrs.Default.Review(Fresh, Rating.Good, Start.AddMilliseconds(123));
        var json = JsonSerializer.Serialize(memory, MemoryTestJson.Default.ItemMemory);

        json.ShouldBe(
            """{"itemId":"etxe","state":"Learning","step":1,"stability":2.3065,"difficulty":2.11810397,"""
            + "\"lastReview\":\"2026-03-02T12:30:00.123+00:00\",\"due\":\"2026-03-02T12:40:00.123+00:00\",\"reps\":1}");
        JsonSerializer.Deserialize(json, MemoryTestJson.Default.ItemMemory).ShouldBe(memory);
        JsonSerializer.Deserialize(JsonSerializer.Serialize(Fresh, MemoryTestJson.Default.ItemMemory), MemoryTestJson.Default.ItemMemory)
            .ShouldBe(Fresh);
    }
}

[JsonSerializable(typeof(ItemMemory))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
internal sealed partial class MemoryTestJson : JsonSerializerContext;
