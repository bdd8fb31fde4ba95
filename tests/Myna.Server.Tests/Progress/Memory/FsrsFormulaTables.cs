using System.Text.Json;
using Myna.Server.Progress.Memory;

namespace Myna.Server.Tests.Progress.Memory;

/// <summary>Single formulas against tables and constants of ts-fsrs, fsrs-rs and py-fsrs.</summary>
public class FsrsFormulaTables
{
    private static readonly double[] Fsrs5 =
    [
        0.40255, 1.18385, 3.173, 15.69105, 7.1949, 0.5345, 1.4604, 0.0046, 1.54575, 0.1192, 1.01925, 1.9395, 0.11, 0.29605, 2.2698, 0.2315,
        2.9898, 0.51655, 0.6621,
    ];

    private static readonly DateTimeOffset Start = new(2026, 3, 2, 12, 30, 0, TimeSpan.Zero);

    [SkippableFact]
    public void EveryRowOfNextStateHolds()
    {
        var models = Models();
        var rows = 0;
        foreach (var row in ReferenceData.Json("formula_tables.json").GetProperty("next_state").EnumerateArray())
        {
            var model = models[row.GetProperty("config").GetString()!];
            var rating = (Rating)row.Integer("rating");
            var before = row.GetProperty("memory");
            var after = before.ValueKind == JsonValueKind.Null
                ? model.First(rating)
                : model.Next(new Trace(before.Double("stability"), before.Double("difficulty")), row.Integer("t"), rating);
            var stability = row.Double("stability_after");
            after.Stability.ShouldBe(stability, 1e-5 * stability, row.GetRawText());
            after.Difficulty.ShouldBe(row.Double("difficulty_after"), 1e-5, row.GetRawText());
            rows++;
        }

        rows.ShouldBeGreaterThan(1_000);
    }

    [SkippableFact]
    public void EveryRowOfTheForgettingCurveHolds()
    {
        var models = Models();
        foreach (var row in ReferenceData.Json("formula_tables.json").GetProperty("forgetting_curve").EnumerateArray())
        {
            models[row.GetProperty("config").GetString()!].Retrievability(row.Double("t"), row.Double("stability"))
                .ShouldBe(row.Double("r"), 1e-6, row.GetRawText());
        }
    }

    [SkippableFact]
    public void EveryRowOfNextIntervalHolds()
    {
        var models = Models();
        foreach (var row in ReferenceData.Json("formula_tables.json").GetProperty("next_interval").EnumerateArray())
        {
            var modifier = models[row.GetProperty("config").GetString()!].IntervalModifier(row.Double("request_retention"));
            modifier.ShouldBe(row.Double("interval_modifier"), 1e-7, row.GetRawText());
            Math.Clamp(Math.Round(row.Double("stability") * modifier, MidpointRounding.AwayFromZero), 1, 36_500)
                .ShouldBe(row.Integer("days"), row.GetRawText());
        }
    }

    [SkippableFact]
    public void ThePublishedHistoriesOfIntervalsAreMet()
    {
        var upstream = ReferenceData.Json("upstream_fixed_values.json");
        var history = upstream.GetProperty("fsrs6_default_ivl_history");
        Intervals(Fsrs.Default, history.Integers("ratings")).ShouldBe(history.Integers("scheduled_days"));

        history = upstream.GetProperty("fsrs5_default_ivl_history");
        Intervals(new Fsrs(Weights(Fsrs5), FsrsPlan.Default), history.Integers("ratings")).ShouldBe(history.Integers("scheduled_days"));
    }

    [SkippableTheory]
    [InlineData("long_term_scheduler_1")]
    [InlineData("long_term_scheduler_2")]
    public void WithoutStepsThePublishedHistoriesAreMet(string name)
    {
        var upstream = ReferenceData.Json("upstream_fixed_values.json");
        var history = upstream.GetProperty(name);
        // The reference leaves w19 of an older set at 0 here, as this library does.
        var fsrs = new Fsrs(Weights(upstream.GetProperty("long_term_scheduler_1").Doubles("w")), new FsrsPlan { ShortTerm = false });
        var memory = ItemMemory.Fresh("word", Start);
        var (stability, difficulty) = (history.Doubles("stability"), history.Doubles("difficulty"));
        foreach (var (rating, i) in history.Integers("ratings").Select((rating, i) => (rating, i)))
        {
            memory = fsrs.Review(memory, (Rating)rating, memory.Due);
            memory.Stability.ShouldBe(stability[i], 1e-5 * stability[i]);
            memory.Difficulty.ShouldBe(difficulty[i], 1e-5);
            (memory.Due - memory.LastReview!.Value).TotalDays.ShouldBe(history.Integers("scheduled_days")[i]);
        }
    }

    [SkippableTheory]
    [InlineData("short_term", true)]
    [InlineData("long_term", false)]
    public void TheMemoryAfterThePublishedReviewsIsMet(string name, bool shortTerm)
    {
        var expected = ReferenceData.Json("upstream_fixed_values.json").GetProperty("memory_state");
        var model = new MemoryModel(FsrsWeights.Default, shortTerm);
        var days = expected.Integers("elapsed_days");
        var ratings = expected.Integers("ratings");
        var trace = model.First((Rating)ratings[0]);
        for (var i = 1; i < ratings.Length; i++)
        {
            trace = model.Next(trace, days[i], (Rating)ratings[i]);
        }

        trace.Stability.ShouldBe(expected.GetProperty(name).Double("stability"), expected.Double("tolerance"));
        trace.Difficulty.ShouldBe(expected.GetProperty(name).Double("difficulty"), expected.Double("tolerance"));
    }

    [SkippableTheory]
    [InlineData("first_review", false)]
    [InlineData("first_review_fsrs5", true)]
    public void TheFirstReviewIsThePublishedOne(string name, bool fsrs5)
    {
        var expected = ReferenceData.Json("upstream_fixed_values.json").GetProperty(name);
        var fsrs = fsrs5 ? new Fsrs(Weights(Fsrs5), FsrsPlan.Default) : Fsrs.Default;
        foreach (var rating in Enum.GetValues<Rating>())
        {
            var memory = fsrs.Review(ItemMemory.Fresh("word", Start), rating, Start);
            memory.Stability.ShouldBe(expected.Doubles("stability")[(int)rating - 1], 1e-8);
            memory.Difficulty.ShouldBe(expected.Doubles("difficulty")[(int)rating - 1], 1e-8);
            ((int)(memory.Due - Start).TotalDays).ShouldBe(expected.Integers("scheduled_days")[(int)rating - 1]);
        }
    }

    [SkippableFact]
    public void CurvesOfSinglePrecisionAreMetWithinIt()
    {
        var upstream = ReferenceData.Json("upstream_fixed_values.json");
        var model = new MemoryModel(FsrsWeights.Default);
        var curve = upstream.GetProperty("forgetting_curve");
        foreach (var ((t, s), r) in curve.Doubles("t").Zip(curve.Doubles("s")).Zip(curve.Doubles("r")))
        {
            model.Retrievability(t, s).ShouldBe(r, 1e-6);
        }

        var slow = new double[FsrsWeights.Count];
        FsrsWeights.Default.Values.CopyTo(slow);
        slow[20] = 0.2;
        curve = upstream.GetProperty("retrievability_decay_0.2");
        foreach (var (t, r) in curve.Doubles("t").Zip(curve.Doubles("r")))
        {
            new MemoryModel(Weights(slow)).Retrievability(t, curve.Double("s")).ShouldBe(r, 1e-6);
        }

        var intervals = upstream.GetProperty("next_interval_S1");
        foreach (var (retention, days) in intervals.Doubles("desired_retention").Zip(intervals.Doubles("days")))
        {
            Math.Max(1, Math.Round(model.IntervalModifier(retention))).ShouldBe(days, 1e-5 * days);
        }
    }

    [SkippableFact]
    public void DifficultyMovesAsPublished()
    {
        var expected = ReferenceData.Json("upstream_fixed_values.json").GetProperty("next_difficulty_from_5").Doubles("after_mean_reversion");
        var model = new MemoryModel(FsrsWeights.Default);
        foreach (var rating in Enum.GetValues<Rating>())
        {
            model.Next(new Trace(5, 5), 1, rating).Difficulty.ShouldBe(expected[(int)rating - 1], 1e-5);
        }
    }

    [SkippableFact]
    public void SeventeenParametersAreMigratedAsPublished()
    {
        var migration = ReferenceData.Json("upstream_fixed_values.json").GetProperty("migrate_17_to_21");
        Weights(migration.Doubles("in")).Values.ShouldBe(migration.Doubles("out"), 1e-6);
    }

    private static int[] Intervals(Fsrs fsrs, int[] ratings)
    {
        var memory = ItemMemory.Fresh("word", Start);
        return
        [
            .. ratings.Select(rating =>
            {
                memory = fsrs.Review(memory, (Rating)rating, memory.Due);
                return memory.State == MemoryState.Review ? (int)(memory.Due - memory.LastReview!.Value).TotalDays : 0;
            }),
        ];
    }

    private static Dictionary<string, MemoryModel> Models() =>
        ReferenceData.Json("vectors.json").GetProperty("configs").EnumerateArray().ToDictionary(
            config => config.GetProperty("id").GetString()!,
            config => new MemoryModel(Weights(config.Doubles("effective_w")), config.GetProperty("enable_short_term").GetBoolean()));

    private static FsrsWeights Weights(double[] parameters)
    {
        FsrsWeights.TryFrom(parameters, out var weights).ShouldBeTrue();
        return weights!;
    }
}
