using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Myna.Server.Content.Authoring;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Source;
using Myna.Server.Exercises.Contracts;

namespace Myna.Server.Content.Files;

/// <summary>
/// A whole course in one JSON file: all that its authors wrote, and nothing that is derived from it. docs/course.schema.json is its JSON Schema.
/// </summary>
/// <param name="Format">Always <c>myna-course/1</c>.</param>
/// <param name="Id">Of small letters, digits, - and . only.</param>
/// <param name="Repository">Where the course is written, as a URL.</param>
/// <param name="SpecialCharacters">Letters to offer beside the keyboard.</param>
/// <param name="HasAudio">Whether it asks to listen.</param>
internal sealed record CourseFile(
    [property: Required] string Format,
    [property: Required] string Id,
    [property: Required] string Title,
    [property: Required] Language Language,
    [property: Required] Language ForSpeakersOf,
    License? License,
    string? Repository,
    IReadOnlyList<string>? SpecialCharacters,
    bool? HasAudio,
    CourseRequest.PolicyRequest? Policies,
    [property: Required] IReadOnlyList<CourseFile.FileUnit> Units)
{
    public const string FormatName = "myna-course/1";

    /// <summary>Real glossaries repeat the whole course in every lesson: Basque is 17 MB.</summary>
    public const int MaxBytes = 48 << 20;

    /// <param name="Id">Absent: made of the title.</param>
    public sealed record FileUnit(string? Id, [property: Required] string Title, IReadOnlyList<FileLesson>? Lessons);

    /// <param name="Id">Absent: made of the title.</param>
    /// <param name="Introduction">Markdown.</param>
    /// <param name="Glossary">Glosses of the language that is learnt.</param>
    /// <param name="OmittedQuestions">Ids of questions that words and phrases give and that are not to be asked.</param>
    public sealed record FileLesson(
        string? Id,
        [property: Required] string Title,
        string? Introduction,
        IReadOnlyList<WordSource>? Words,
        IReadOnlyList<PhraseSource>? Phrases,
        IReadOnlyList<DictionaryTerm>? Glossary,
        IReadOnlyList<Exercise>? Exercises,
        IReadOnlyList<string>? OmittedQuestions)
    {
        public static FileLesson Of(string? id, LessonSource source) => new(
            id, source.Title, source.Introduction, OrNull(source.Words), OrNull(source.Phrases), OrNull(source.Glossary), source.Exercises, source.OmittedQuestions);

        private static IReadOnlyList<T>? OrNull<T>(IReadOnlyList<T> list) => list.Count == 0 ? null : list;
    }
}

[JsonSerializable(typeof(CourseFile.FileLesson))]
[JsonSerializable(typeof(CoursePolicies))]
[JsonSerializable(typeof(Language))]
[JsonSerializable(typeof(License))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
internal sealed partial class CourseFileJson : JsonSerializerContext;
