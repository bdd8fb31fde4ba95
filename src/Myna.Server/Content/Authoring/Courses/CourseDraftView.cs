using System.Globalization;
using System.Text.Json.Serialization;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Source;
using Myna.Server.Shared.Http;

namespace Myna.Server.Content.Authoring;

/// <summary>A course as its authors see it: the body that they send, and how far it is published.</summary>
/// <param name="Version">Of the published course; absent while learners see none.</param>
internal sealed record CourseDraftView(
    string Id,
    string Title,
    Language Language,
    Language ForSpeakersOf,
    License? License,
    string? Repository,
    IReadOnlyList<string> SpecialCharacters,
    CoursePolicies Policies,
    IReadOnlyList<UnitSource> Units,
    CourseStatus Status,
    int? Version,
    DateTimeOffset UpdatedAt) : ITagged, ILocated
{
    string ILocated.Location => $"/api/v1/courses/{Id}/draft";

    [JsonIgnore]
    public string Tag => TagOf(Id, Title, Language, ForSpeakersOf, License, Repository, SpecialCharacters, Policies, Units);

    public static CourseDraftView Of(CourseSource course, int? version) => new(
        course.Id, course.Title, course.Language, course.ForSpeakersOf, course.License, course.Repository, course.SpecialCharacters,
        course.Policies ?? CoursePolicies.Default, course.Units,
        course.ArchivedAt is not null ? CourseStatus.Archived : version is null ? CourseStatus.Draft : CourseStatus.Published, version, course.UpdatedAt);

    public static CourseDraftView Of(EditableCourse course) => Of(course.Source.Value, course.Published?.Value.Version);

    private static string TagOf(
        string id, string title, Language language, Language forSpeakersOf, License? license, string? repository, IReadOnlyList<string> special,
        CoursePolicies policies, IReadOnlyList<UnitSource> units) =>
        ContentIds.Hash(26,
        [
            id, title, language.Name, language.Code, forSpeakersOf.Name, forSpeakersOf.Code, license?.Name ?? "", license?.ShortName ?? "", license?.Link ?? "",
            repository ?? "", .. special, string.Create(CultureInfo.InvariantCulture, $"{policies.PassMark} {policies.Unlock}"), .. units.SelectMany(unit => unit.Lessons.Prepend(unit.Title).Prepend(unit.Id).Prepend("\n")),
        ]);
}

[JsonConverter(typeof(JsonStringEnumConverter<CourseStatus>))]
internal enum CourseStatus
{
    /// <summary>Nothing of it is published.</summary>
    [JsonStringEnumMemberName("draft")]
    Draft,

    [JsonStringEnumMemberName("published")]
    Published,

    /// <summary>Out of the catalogue; its learners go on.</summary>
    [JsonStringEnumMemberName("archived")]
    Archived,
}
