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
        (
            """{"type":"multi","prompt":{"text":"Which are animals?","language":"en"},"options":[{"text":"gato","correct":true},{"text":"perro","correct":true},{"text":"casa","feedback":"That is a house."}]}""",
            """{"type":"multi","prompt":{"text":"Which are animals?","language":"en"},"options":[{"text":"casa","correct":true},{"text":"perro"},{"text":"gato"}]}"""),
        (
            """{"type":"image_choice","prompt":{"text":"the cat","language":"en"},"options":[{"text":"a cat","image":"cat1","correct":true},{"text":"a dog","image":"dog1"}]}""",
            """{"type":"image_choice","prompt":{"text":"the cat","language":"en"},"options":[{"text":"a cat","image":"cat1"},{"text":"a dog","image":"dog1","correct":true}]}"""),
        (
            """{"type":"true_false","prompt":{"text":"El gato es un animal.","language":"es"},"answer":true}""",
            """{"type":"true_false","prompt":{"text":"El gato es un animal.","language":"es"},"answer":false}"""),
        (
            """{"type":"cloze","prompt":{"text":"I eat bread, and you drink water."},"text":"Yo {{como|tomo}} pan y tú {{bebes}} agua."}""",
            """{"type":"cloze","prompt":{"text":"I eat bread, and you drink water."},"text":"Yo {{x}} pan y tú {{supercalifragilistico|y}} agua."}"""),
        (
            """{"type":"cloze_select","text":"Yo {{*como|comes|come}} pan y tú {{bebo|*bebes}} agua."}""",
            """{"type":"cloze_select","text":"Yo {{come|como|*comes}} pan y tú {{*bebo|bebes}} agua."}"""),
        (
            """{"type":"order","prompt":{"text":"From small to large"},"items":["uno","dos","tres","cuatro"]}""",
            """{"type":"order","prompt":{"text":"From small to large"},"items":["cuatro","uno","tres","dos"]}"""),
        (
            """{"type":"hottext","prompt":{"text":"Mark the verbs."},"spans":[{"text":"El gato"},{"text":"duerme","correct":true},{"text":"y"},{"text":"come","correct":true}]}""",
            """{"type":"hottext","prompt":{"text":"Mark the verbs."},"spans":[{"text":"El gato","correct":true},{"text":"duerme"},{"text":"y"},{"text":"come"}]}"""),
        (
            """{"type":"numeric","prompt":{"text":"mil quinientos","language":"es"},"value":1500,"tolerance":0.5}""",
            """{"type":"numeric","prompt":{"text":"mil quinientos","language":"es"},"min":-3,"max":7.25}"""),
        (
            """{"type":"table","prompt":{"text":"comer"},"rows":[{"label":"yo","answers":["como"]},{"label":"tú","prompt":"(now)","answers":["[comes|comés]"]}]}""",
            """{"type":"table","prompt":{"text":"comer"},"rows":[{"label":"yo","answers":["a b c"]},{"label":"tú","prompt":"(now)","answers":["b"]}]}"""),
        (
            """{"type":"character","pairs":[["か","ka"],["じ","ji"],["ぢ","ji"]]}""",
            """{"type":"character","pairs":[["か","ji"],["じ","ka"],["ぢ","ji"]]}"""),
        (
            """{"type":"flashcard","front":"el gato","back":"the cat"}""",
            """{"type":"flashcard","front":"el gato","back":"the cat"}"""),
        (
            """{"type":"spoken","prompt":{"text":"Say: the cat sleeps","language":"en"},"answers":["el gato duerme"]}""",
            """{"type":"spoken","prompt":{"text":"Say: the cat sleeps","language":"en"},"answers":["la gata duerme"],"refused":[{"text":"el gato"}]}"""),
        (
            """{"type":"story","prompt":{"text":"En casa"},"lines":[{"speaker":"Ana","text":"El gato duerme.","audio":"m1"},{"text":"Who sleeps?","options":[{"text":"the cat","correct":true},{"text":"the dog","feedback":"The dog eats."}]},{"text":"Where?","options":[{"text":"here"},{"text":"there","correct":true}]}]}""",
            """{"type":"story","prompt":{"text":"En casa"},"lines":[{"speaker":"Ana","text":"El gato duerme.","audio":"m1"},{"text":"Who sleeps?","options":[{"text":"the dog","correct":true},{"text":"the cat"}]},{"text":"Where?","options":[{"text":"there"},{"text":"here","correct":true}]}]}"""),
    ];

    public static readonly ExerciseContext Context = new("q1", "es", "en");

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
        return (published.Question!, published.Key!, new Grader([published.Question!], [published.Key!], _ => Lexicon.Empty));
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
