using System.Text.Json;
using System.Text.Json.Serialization;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Shared.Text;

namespace Myna.Server.Tests.Exercises;

/// <summary>For each type exercises as an author sends them. A twin shows a learner the same and has another key.</summary>
internal static partial class ExerciseSamples
{
    private static readonly (string Json, string Twin)[] All =
    [
        (
            """{"type":"choice","prompt":{"text":"the cat","language":"en"},"options":[{"text":"el gato","correct":true},{"text":"el perro","feedback":"That is the dog."},{"text":"la casa"}]}""",
            """{"type":"choice","prompt":{"text":"the cat","language":"en"},"options":[{"text":"el perro","correct":true},{"text":"la casa","correct":false},{"text":"el gato"}]}"""),
        (
            """{"type":"text","prompt":{"text":"the cat","language":"en"},"answers":["el gato","[la|una] gata"],"refused":[{"text":"el pato","feedback":"That is the duck."}]}""",
            """{"type":"text","prompt":{"text":"the cat","language":"en"},"answers":["la gata"]}"""),
        (
            """{"type":"translate","prompt":{"text":"El gato duerme.","language":"es"},"answers":["[The|A] cat [sleeps|is sleeping]"]}""",
            """{"type":"translate","prompt":{"text":"El gato duerme.","language":"es"},"answers":["The cat sleeps"],"refused":[{"text":"The cat sleep"}]}"""),
        (
            """{"type":"arrange","prompt":{"text":"The cat sees the dog.","language":"en"},"solutions":["El gato ve el perro.","El perro ve el gato."],"extraTiles":["casa"]}""",
            """{"type":"arrange","prompt":{"text":"The cat sees the dog.","language":"en"},"solutions":["casa perro gato ve el El"]}"""),
        (
            """{"type":"match","pairs":[["gato","cat"],["perro","dog"],["casa","house"]]}""",
            """{"type":"match","pairs":[["casa","dog"],["gato","house"],["perro","cat"]]}"""),
        (
            """{"type":"listen","prompt":{"audio":"m1","language":"es"},"answers":["El gato duerme."]}""",
            """{"type":"listen","prompt":{"audio":"m1","language":"es"},"answers":["Otra cosa."]}"""),
    ];

    public static readonly ExerciseContext Context = new("q1", "es", "en", _ => Lexicon.Empty);

    public static IReadOnlyDictionary<QuestionType, (Exercise Exercise, Exercise Twin)> ByType { get; } =
        All.ToDictionary(sample => Read(sample.Json).Publish(Context).Question!.Type, sample => (Read(sample.Json), Read(sample.Twin)));

    public static IEnumerable<string> Json => All.SelectMany(sample => new[] { sample.Json, sample.Twin });

    public static Exercise Read(string json) => JsonSerializer.Deserialize(json, SampleJson.Default.Exercise)!;

    public static string Write(Exercise exercise) => JsonSerializer.Serialize(exercise, SampleJson.Default.Exercise);

    public static string Write(Question question) => JsonSerializer.Serialize(question, SampleJson.Default.Question);

    public static (Question Question, AnswerKey Key, Grader Grader) Publish(Exercise exercise)
    {
        var published = exercise.Publish(Context);
        published.Problems.ShouldBeEmpty(Write(exercise));
        return (published.Question!, published.Key!, new Grader([published.Question!], [published.Key!], Context.LexiconOf));
    }

    [JsonSerializable(typeof(Exercise))]
    [JsonSerializable(typeof(Question))]
    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowOutOfOrderMetadataProperties = true,
        UseStringEnumConverter = true)]
    private sealed partial class SampleJson : JsonSerializerContext;
}
