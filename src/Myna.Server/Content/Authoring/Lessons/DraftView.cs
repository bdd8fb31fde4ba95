using System.Text.Json.Serialization;
using Myna.Server.Content.Derivation;
using Myna.Server.Content.Source;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Shared.Http;

namespace Myna.Server.Content.Authoring;

/// <summary>A lesson as its authors see it: the body that they send, and how far it is published.</summary>
/// <param name="PublishedVersion">What learners get; absent while they get none.</param>
internal sealed record DraftView(
    string Id,
    string CourseId,
    string UnitId,
    string Title,
    string? Introduction,
    IReadOnlyList<WordSource> Words,
    IReadOnlyList<PhraseSource> Phrases,
    IReadOnlyList<DictionaryTerm> Glossary,
    IReadOnlyList<Exercise>? Exercises,
    IReadOnlyList<string>? OmittedQuestions,
    DraftStatus Status,
    int? PublishedVersion,
    DateTimeOffset UpdatedAt) : ITagged, ILocated
{
    string ILocated.Location => $"/api/v1/lessons/{Id}/draft";

    [JsonIgnore]
    public string Tag { get; private init; } = "";

    public static DraftView Of(EditableLesson lesson) => Of(
        lesson.Id, lesson.Course.Source.Value, lesson.Source, lesson.Status, lesson.Published?.Value.Version, lesson.Draft?.Value.UpdatedAt ?? lesson.Version!.PublishedAt);

    public static DraftView Of(string id, CourseSource course, LessonSource source, DraftStatus status, int? publishedVersion, DateTimeOffset updatedAt) => new(
        id, course.Id, CourseBuilder.PlaceOf(course, id).UnitId, source.Title, source.Introduction, source.Words, source.Phrases, source.Glossary, source.Exercises,
        source.OmittedQuestions, status, publishedVersion, updatedAt)
    {
        Tag = CourseBuilder.HashOf(source),
    };
}

[JsonConverter(typeof(JsonStringEnumConverter<DraftStatus>))]
internal enum DraftStatus
{
    /// <summary>Never published.</summary>
    [JsonStringEnumMemberName("draft")]
    Draft,

    /// <summary>Learners get just this.</summary>
    [JsonStringEnumMemberName("published")]
    Published,

    /// <summary>Changed since it was published.</summary>
    [JsonStringEnumMemberName("changed")]
    Changed,
}
