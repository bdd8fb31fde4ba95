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

    [JsonStringEnumMemberName("multi")]
    Multi,

    [JsonStringEnumMemberName("image_choice")]
    ImageChoice,

    [JsonStringEnumMemberName("true_false")]
    TrueFalse,

    [JsonStringEnumMemberName("cloze")]
    Cloze,

    [JsonStringEnumMemberName("cloze_select")]
    ClozeSelect,

    [JsonStringEnumMemberName("order")]
    Order,

    [JsonStringEnumMemberName("hottext")]
    Hottext,

    [JsonStringEnumMemberName("numeric")]
    Numeric,

    [JsonStringEnumMemberName("table")]
    Table,

    [JsonStringEnumMemberName("character")]
    Character,

    [JsonStringEnumMemberName("flashcard")]
    Flashcard,

    [JsonStringEnumMemberName("spoken")]
    Spoken,

    [JsonStringEnumMemberName("story")]
    Story,
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ChoiceExercise), "choice")]
[JsonDerivedType(typeof(TextExercise), "text")]
[JsonDerivedType(typeof(TranslateExercise), "translate")]
[JsonDerivedType(typeof(ArrangeExercise), "arrange")]
[JsonDerivedType(typeof(MatchExercise), "match")]
[JsonDerivedType(typeof(ListenExercise), "listen")]
[JsonDerivedType(typeof(MultiExercise), "multi")]
[JsonDerivedType(typeof(ImageChoiceExercise), "image_choice")]
[JsonDerivedType(typeof(TrueFalseExercise), "true_false")]
[JsonDerivedType(typeof(ClozeExercise), "cloze")]
[JsonDerivedType(typeof(ClozeSelectExercise), "cloze_select")]
[JsonDerivedType(typeof(OrderExercise), "order")]
[JsonDerivedType(typeof(HottextExercise), "hottext")]
[JsonDerivedType(typeof(NumericExercise), "numeric")]
[JsonDerivedType(typeof(TableExercise), "table")]
[JsonDerivedType(typeof(CharacterExercise), "character")]
[JsonDerivedType(typeof(FlashcardExercise), "flashcard")]
[JsonDerivedType(typeof(SpokenExercise), "spoken")]
[JsonDerivedType(typeof(StoryExercise), "story")]
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
        MultiExercise.Type,
        ImageChoiceExercise.Type,
        TrueFalseExercise.Type,
        ClozeExercise.Type,
        ClozeSelectExercise.Type,
        OrderExercise.Type,
        HottextExercise.Type,
        NumericExercise.Type,
        TableExercise.Type,
        CharacterExercise.Type,
        FlashcardExercise.Type,
        SpokenExercise.Type,
        StoryExercise.Type,
    }.ToFrozenDictionary(type => type.Name);

    /// <summary>Whether the time that an answer took says how well it is known: among options a quick tap may be a guess.</summary>
    public static bool IsTimed(this QuestionType type) => Of(type).IsTimed;

    internal static ExerciseType Of(QuestionType type) => All[type];
}
