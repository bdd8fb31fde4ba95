using System.Collections.Frozen;
using System.Text.Json.Serialization;
using Myna.Server.Exercises.Contracts.Types;
using Myna.Server.Exercises.Grading;

namespace Myna.Server.Exercises.Contracts;

// The closed list of exercise types: the name on the wire, the authored shape and the grading of each. A new type is a file in Types/ and a
// line in each of the three.

[JsonConverter(typeof(JsonStringEnumConverter<QuestionType>))]
public enum QuestionType
{
    [JsonStringEnumMemberName("choice")]
    Choice,

    [JsonStringEnumMemberName("text")]
    Text,

    [JsonStringEnumMemberName("translate")]
    Translate,

    [JsonStringEnumMemberName("arrange")]
    Arrange,

    [JsonStringEnumMemberName("match")]
    Match,

    [JsonStringEnumMemberName("listen")]
    Listen,
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ChoiceExercise), "choice")]
[JsonDerivedType(typeof(TextExercise), "text")]
[JsonDerivedType(typeof(TranslateExercise), "translate")]
[JsonDerivedType(typeof(ArrangeExercise), "arrange")]
[JsonDerivedType(typeof(MatchExercise), "match")]
[JsonDerivedType(typeof(ListenExercise), "listen")]
public abstract partial record Exercise;

public static class ExerciseTypes
{
    private static readonly FrozenDictionary<QuestionType, ExerciseType> All = new ExerciseType[]
    {
        ChoiceExercise.Type,
        TextExercise.Type,
        TranslateExercise.Type,
        ArrangeExercise.Type,
        MatchExercise.Type,
        ListenExercise.Type,
    }.ToFrozenDictionary(type => type.Name);

    /// <summary>Whether the time that an answer took says how well it is known: among options a quick tap may be a guess.</summary>
    public static bool IsTimed(this QuestionType type) => Of(type).IsTimed;

    internal static ExerciseType Of(QuestionType type) => All[type];
}
