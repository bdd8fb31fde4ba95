using System.Text.Json;
using System.Text.Json.Serialization;

namespace Myna.Storage.Tests.MongoDb;

/// <summary>A document with everything that the mapping distinguishes; about 1 KB of JSON when filled by <see cref="Sample"/>.</summary>
public sealed record Learner(
    string Id,
    string DisplayName,
    string? Email,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastSeenAt,
    int Xp,
    long Total,
    double Accuracy,
    decimal Price,
    bool Verified,
    Tier Tier,
    Mood Mood,
    DateOnly LocalDay,
    byte[] Avatar,
    IReadOnlyList<string> Words,
    IReadOnlyList<Review> Reviews,
    IReadOnlyDictionary<string, int> Counts,
    Week? Week)
{
    public static readonly Collection<Learner> Collection = new("learners", LearnerJson.Default.Learner, l => l.Id);

    public static readonly Index<Learner> ByEmail = Collection.UniqueIndex("byEmail", l => l.Email);

    public static readonly Index<Learner> ByTier = Collection.Index("byTier", l => l.Tier, l => l.Mood, l => l.Week!.Xp);

    public static Learner Sample(string id = "u-7f3a9c21") => new(
        id, "Ana Müller", "ana.mueller@example.org", Moment(1_760_000_000_123), Moment(1_763_900_000_456), 12_840, 9_007_199_254_740_993, 0.9371,
        12.50m, Verified: true, Tier.Sapphire, Mood.Eager, new DateOnly(2026, 11, 22), [1, 2, 254, 255],
        ["gato", "perro", "niño", "manzana", "\"comillas\"", "日本語"],
        [.. Enumerable.Range(0, 6).Select(i => new Review($"item-{i}", Moment(1_763_000_000_000 + (i * 86_400_000L)), 3.25 + i, 5 - i, i % 2 == 0))],
        new Dictionary<string, int>(StringComparer.Ordinal) { ["es"] = 41, ["fr"] = 7 },
        new Week(Moment(1_763_337_600_000), 320));

    public static DateTimeOffset Moment(long unixMilliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(unixMilliseconds);
}

public sealed record Review(string Item, DateTimeOffset Due, double Stability, int Rating, bool Passed);

public sealed record Week(DateTimeOffset StartsAt, int Xp);

public enum Tier
{
    Bronze,
    Silver,
    Sapphire,
}

[JsonConverter(typeof(JsonStringEnumConverter<Mood>))]
public enum Mood
{
    Tired,
    Eager,
}

/// <summary>A polymorphic, recursive document with a version of its own and an id under another name.</summary>
public sealed record Lesson(string Key, int Version, IReadOnlyList<Block> Blocks, JsonElement? Extra)
{
    public static readonly Collection<Lesson> Collection = new("lessons", LearnerJson.Default.Lesson, l => l.Key);
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Paragraph), "paragraph")]
[JsonDerivedType(typeof(Group), "group")]
public abstract record Block;

public sealed record Paragraph(string Text, DateTimeOffset Written) : Block;

public sealed record Group(IReadOnlyList<Block> Blocks) : Block;

/// <summary>What is polymorphic by the serialiser's own <c>$type</c>, and a property that begins with a dollar.</summary>
public sealed record Exercise(string Id, Drill Task, [property: JsonPropertyName("$times")] int Times);

[JsonPolymorphic]
[JsonDerivedType(typeof(Dictation), "dictation")]
public abstract record Drill;

public sealed record Dictation(string Text) : Drill;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(Learner))]
[JsonSerializable(typeof(Lesson))]
[JsonSerializable(typeof(Exercise))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(Numbers))]
public sealed partial class LearnerJson : JsonSerializerContext;

public sealed record Numbers(string Id, sbyte Tiny, uint Wide, ulong Widest, float Single, double Double, long? Maybe);
