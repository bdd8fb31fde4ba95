using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Myna.Server.Progress.Memory;

namespace Myna.Server.Tests.Progress.Memory;

/// <summary>Whole histories of cards, as ts-fsrs 5.4.2 schedules them under eleven configurations.</summary>
public class FsrsVectors
{
    private const double Relative = 1e-5;
    private const double Absolute = 1e-5;
    private const double Recall = 1e-6;

    [SkippableFact]
    public void EveryReviewOfEveryCardComesOutAsTheReferenceDoes()
    {
        var vectors = ReferenceData.Json("vectors.json");
        var schedulers = Schedulers(vectors);
        var differences = new List<string>();
        var reviews = 0;
        foreach (var card in vectors.GetProperty("cards").EnumerateArray())
        {
            var fsrs = schedulers[card.GetProperty("config").GetString()!];
            var id = card.GetProperty("id").GetString()!;
            var memory = ItemMemory.Fresh(id, At(card.GetProperty("steps")[0], "at"));
            foreach (var step in card.GetProperty("steps").EnumerateArray())
            {
                var now = At(step, "at");
                if (step.TryGetProperty("preview", out var preview))
                {
                    foreach (var rating in preview.EnumerateObject())
                    {
                        var choice = (Rating)int.Parse(rating.Name, CultureInfo.InvariantCulture);
                        Compare(fsrs.Review(memory, choice, now), rating.Value, $"{id} preview {choice} at {now:O}", differences);
                    }
                }

                memory = fsrs.Review(memory, (Rating)step.Integer("rating"), now);
                memory.LastReview.ShouldBe(now);
                memory.Reps.ShouldBe(step.GetProperty("after").Integer("reps"));
                Compare(memory, step.GetProperty("after"), $"{id} at {now:O}", differences);
                foreach (var later in step.GetProperty("retrievability_after").EnumerateArray())
                {
                    var recall = fsrs.Retrievability(memory, now.AddDays(later.Integer("days")));
                    if (Math.Abs(recall - later.Double("r")) > Recall)
                    {
                        differences.Add($"{id} at {now:O}: recall {recall} after {later}");
                    }
                }

                reviews++;
            }
        }

        reviews.ShouldBeGreaterThan(1_000);
        differences.ShouldBeEmpty();
    }

    [SkippableFact]
    public void RecallJustBeforeAReviewIsTheReferences()
    {
        var vectors = ReferenceData.Json("vectors.json");
        var configurations = vectors.GetProperty("configs").EnumerateArray()
            .ToDictionary(config => config.GetProperty("id").GetString()!, config => new MemoryModel(Weights(config.Doubles("effective_w"))));
        foreach (var card in vectors.GetProperty("cards").EnumerateArray())
        {
            var model = configurations[card.GetProperty("config").GetString()!];
            JsonElement? before = null;
            foreach (var step in card.GetProperty("steps").EnumerateArray())
            {
                if (before is { } last)
                {
                    // The reference counts whole days of 24 hours here, and rounds to eight decimals.
                    model.Retrievability(step.Integer("elapsed_days_floor24h"), last.GetProperty("after").Double("stability"))
                        .ShouldBe(step.Double("retrievability_before"), Recall);
                }

                before = step;
            }
        }
    }

    private static Dictionary<string, Fsrs> Schedulers(JsonElement vectors) =>
        vectors.GetProperty("configs").EnumerateArray().ToDictionary(
            config => config.GetProperty("id").GetString()!,
            config => new Fsrs(Weights(config.Doubles("effective_w")), new FsrsPlan
            {
                DesiredRetention = config.Double("request_retention"),
                MaximumIntervalDays = config.Integer("maximum_interval"),
                ShortTerm = config.GetProperty("enable_short_term").GetBoolean(),
                LearningSteps = Minutes(config, "learning_steps"),
                RelearningSteps = Minutes(config, "relearning_steps"),
            }));

    private static FsrsWeights Weights(double[] parameters)
    {
        FsrsWeights.TryFrom(parameters, out var weights).ShouldBeTrue();
        weights!.Values.ToArray().ShouldBe(parameters);
        return weights;
    }

    private static ImmutableArray<int> Minutes(JsonElement config, string name) =>
    [
        .. config.GetProperty(name).EnumerateArray().Select(step => step.GetString()!).Select(step =>
            int.Parse(step[..^1], CultureInfo.InvariantCulture) * (step[^1] switch { 'd' => 1_440, 'h' => 60, _ => 1 })),
    ];

    private static DateTimeOffset At(JsonElement element, string name) => element.GetProperty(name).GetDateTimeOffset();

    private static void Compare(ItemMemory memory, JsonElement expected, string where, List<string> differences)
    {
        var stability = expected.Double("stability");
        var scheduledDays = memory.State == MemoryState.Review ? (int)(memory.Due - memory.LastReview!.Value).TotalDays : 0;
        if (Math.Abs(memory.Stability - stability) > Relative * stability
            || Math.Abs(memory.Difficulty - expected.Double("difficulty")) > Absolute
            || memory.Due != At(expected, "due")
            || (int)memory.State != expected.Integer("state")
            || memory.Step != expected.Integer("learning_steps")
            || memory.Lapses != expected.Integer("lapses")
            || scheduledDays != expected.Integer("scheduled_days"))
        {
            differences.Add($"{where}: {memory}, expected {expected.GetRawText()}");
        }
    }
}
