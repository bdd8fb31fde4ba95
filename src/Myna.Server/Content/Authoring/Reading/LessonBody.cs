using System.Globalization;
using System.Text.Json.Nodes;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Source;
using Myna.Server.Exercises.Contracts;

namespace Myna.Server.Content.Authoring.Reading;

/// <summary>
/// A lesson's draft as an author sends it. A draft may be unfinished, so that texts may be missing in it; what it needs to be published is
/// asked by <see cref="Publishable"/>.
/// </summary>
/// <param name="Id">Chosen by the author; null: the server makes one, or the address names it.</param>
internal sealed record LessonBody(string? Id, string? CourseId, string? UnitId, LessonSource Source)
{
    public const int MaxTitleLength = 200;

    public const int MaxIntroductionLength = 50_000;

    public const int MaxTerms = 2000;

    public const int MaxMeanings = 20;

    public const int MaxImages = 12;

    public const int MaxExercises = 100;

    public const int MaxOmittedQuestions = 2000;

    /// <summary>The fields of a response beside the draft.</summary>
    private static readonly string[] ReadOnly = ["status", "publishedVersion", "updatedAt"];

    public static LessonBody Read(JsonObject json, BodyErrors errors)
    {
        var fields = new BodyFields(json, "", errors);
        var id = fields.Text("id", ContentIds.MaxAuthoredLength);
        if (id is not null && !ContentIds.IsAuthored(id))
        {
            fields.Error("id", ContentIds.AuthoredForm);
        }

        var body = new LessonBody(id, fields.Text("courseId", Storage.Limits.MaxIdLength), fields.Text("unitId", Storage.Limits.MaxIdLength), SourceOf(fields, errors));
        fields.PassOver(ReadOnly);
        fields.RefuseUnknown();
        return body;
    }

    /// <summary>The content of a lesson, wherever it stands.</summary>
    public static LessonSource SourceOf(BodyFields fields, BodyErrors errors) => new()
    {
        Title = fields.RequiredText("title", MaxTitleLength),
        Introduction = fields.Verbatim("introduction", MaxIntroductionLength),
        Words = [.. fields.Objects("words", ImportLimits.MaxItemsPerLesson).Select(Word)],
        Phrases = [.. fields.Objects("phrases", ImportLimits.MaxItemsPerLesson).Select(Phrase)],
        Glossary = [.. fields.Objects("glossary", MaxTerms).Select(Term)],
        Exercises = Exercises(fields, errors),
        OmittedQuestions = fields.Texts("omittedQuestions", MaxOmittedQuestions, Storage.Limits.MaxIdLength),
    };

    private static WordSource Word(BodyFields fields)
    {
        var word = new WordSource
        {
            Text = Text(fields, "text"),
            Translation = Text(fields, "translation"),
            Synonyms = Forms(fields, "synonyms"),
            AlsoAccepted = Forms(fields, "alsoAccepted"),
            Images = Images(fields),
            Audio = Audio(fields),
        };
        fields.RefuseUnknown();
        return word;
    }

    private static PhraseSource Phrase(BodyFields fields)
    {
        var phrase = new PhraseSource
        {
            Text = Text(fields, "text"),
            Translation = Text(fields, "translation"),
            Alternatives = Forms(fields, "alternatives"),
            AlternativeTranslations = Forms(fields, "alternativeTranslations"),
            Images = Images(fields),
            Audio = Audio(fields),
        };
        fields.RefuseUnknown();
        return phrase;
    }

    private static DictionaryTerm Term(BodyFields fields)
    {
        var term = new DictionaryTerm(
            fields.RequiredText("term", ImportLimits.MaxTextLength), fields.Texts("meanings", MaxMeanings, ImportLimits.MaxTextLength) ?? []);
        fields.RefuseUnknown();
        return term;
    }

    private static IReadOnlyList<Exercise>? Exercises(BodyFields fields, BodyErrors errors)
    {
        var exercises = new List<Exercise>();
        foreach (var (node, pointer) in fields.Entries("exercises", MaxExercises))
        {
            var (exercise, problem) = ExerciseReading.Read(node);
            if (exercise is null)
            {
                errors.Add(pointer + problem!.Pointer, problem.Reason);
                continue;
            }

            if (exercise.Replaces is { Length: > Storage.Limits.MaxIdLength })
            {
                errors.Add($"{pointer}/replaces", $"may have at most {Storage.Limits.MaxIdLength} characters");
            }

            // Its question keeps its id when the exercise is edited: one without a name gets one, which responses show.
            var id = exercise.Id ?? ContentIds.Hash(10, node!.ToJsonString(), exercises.Count.ToString(CultureInfo.InvariantCulture));
            if (!ContentIds.IsAuthored(id))
            {
                errors.Add($"{pointer}/id", ContentIds.AuthoredForm);
            }
            else if (exercises.Exists(other => other.Id == id))
            {
                errors.Add($"{pointer}/id", "is there twice");
            }

            exercises.Add(exercise with { Id = id });
        }

        return exercises.Count == 0 ? null : exercises;
    }

    private static string Text(BodyFields fields, string name) => fields.Text(name, ImportLimits.MaxTextLength) ?? "";

    private static IReadOnlyList<string>? Forms(BodyFields fields, string name) => fields.Texts(name, ImportLimits.MaxForms - 1, ImportLimits.MaxTextLength);

    private static IReadOnlyList<string>? Images(BodyFields fields) => fields.Texts("images", MaxImages, Storage.Limits.MaxIdLength);

    private static string? Audio(BodyFields fields) => fields.Text("audio", Storage.Limits.MaxIdLength);
}
