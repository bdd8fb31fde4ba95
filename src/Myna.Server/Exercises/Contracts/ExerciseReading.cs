using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Myna.Server.Exercises.Contracts;

/// <summary>Reads exercises of an author's body.</summary>
public static class ExerciseReading
{
    private static readonly IReadOnlyList<string> Types =
        [.. ExerciseJson.Default.Exercise.PolymorphismOptions!.DerivedTypes.Select(type => (string)type.TypeDiscriminator!)];

    /// <summary>The exercise, which may be unfinished, or why it is none. A field that its type does not know is refused: a misspelt one would be lost in silence.</summary>
    public static (Exercise? Exercise, ExerciseProblem? Problem) Read(JsonNode? json)
    {
        if (json is not JsonObject body)
        {
            return (null, new ExerciseProblem("", "must be an object"));
        }

        if (body["type"]?.GetValueKind() != JsonValueKind.String || !Types.Contains(body["type"]!.GetValue<string>()))
        {
            return (null, new ExerciseProblem("/type", $"is one of {string.Join(", ", Types)}"));
        }

        try
        {
            return (body.Deserialize(ExerciseJson.Default.Exercise), null);
        }
        catch (JsonException e)
        {
            return (null, new ExerciseProblem(PointerOf(e.Path ?? "$"), "is not known here, or has a form that this field cannot take"));
        }
    }

    // $.options[0].text is /options/0/text.
    private static string PointerOf(string path)
    {
        var pointer = new StringBuilder();
        foreach (var c in path.AsSpan(1))
        {
            pointer.Append(c switch { '.' or '[' => "/", ']' => "", _ => c.ToString() });
        }

        return pointer.ToString();
    }
}

[JsonSerializable(typeof(Exercise))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowOutOfOrderMetadataProperties = true,
    UseStringEnumConverter = true)]
internal sealed partial class ExerciseJson : JsonSerializerContext;
