using System.Text.Json.Serialization;

namespace Myna.MongoBench;

/// <summary>A learner's progress of 1 KB of JSON, as the product's documents are: times, counters, embedded lists.</summary>
public sealed record Progress(
    string Id,
    string UserId,
    string CourseId,
    DateTimeOffset StartedAt,
    DateTimeOffset LastSeenAt,
    int Xp,
    int Streak,
    double Accuracy,
    bool Finished,
    IReadOnlyList<Item> Items)
{
    public static readonly Myna.Storage.Collection<Progress> Collection = new("progress", ProgressJson.Default.Progress, p => p.Id);

    public static readonly Myna.Storage.Index<Progress> ByUser = Collection.Index("byUser", p => p.UserId, p => p.CourseId);

    public static Progress Sample(string id) => new(
        id, "u-7f3a9c21", "c-es-en", Moment(1_760_000_000_123), Moment(1_763_900_000_456), 12_840, 31, 0.9371, Finished: false,
        [.. Enumerable.Range(0, 8).Select(i => new Item($"item-{i:d4}", Moment(1_763_000_000_000 + (i * 86_400_000L)), 3.25 + i, 0.31 * i, 5 - (i % 4), "niño"))]);

    private static DateTimeOffset Moment(long unixMilliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(unixMilliseconds);
}

public sealed record Item(string Id, DateTimeOffset Due, double Stability, double Difficulty, int Reps, string Word);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Progress))]
public sealed partial class ProgressJson : JsonSerializerContext;
