using Myna.Server.Content.Contracts;

namespace Myna.Server.Content.Source;

/// <summary>
/// A course as its authors write it, without its lessons' content. Every change of a course's outline replaces this document, so that such changes
/// see each other.
/// </summary>
internal sealed record CourseSource
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The language that is learnt.</summary>
    public required Language Language { get; init; }

    /// <summary>The language of its learners.</summary>
    public required Language ForSpeakersOf { get; init; }

    public License? License { get; init; }

    /// <summary>Where the course is written, as a URL.</summary>
    public string? Repository { get; init; }

    public required IReadOnlyList<string> SpecialCharacters { get; init; }

    /// <summary>Null: the defaults.</summary>
    public CoursePolicies? Policies { get; init; }

    public bool HasAudio { get; init; }

    /// <summary>The outline, with lessons that are not published yet.</summary>
    public required IReadOnlyList<UnitSource> Units { get; init; }

    /// <summary>Whether an author has changed anything since the course was imported.</summary>
    public bool IsEdited { get; init; }

    /// <summary>When it was taken out of the catalogue.</summary>
    public DateTimeOffset? ArchivedAt { get; init; }

    /// <summary>Of the request that made it, so that a retry finds what it made.</summary>
    public string? RequestHash { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public IEnumerable<string> LessonIds() => Units.SelectMany(unit => unit.Lessons);
}

/// <param name="Lessons">Their ids, in order.</param>
internal sealed record UnitSource(string Id, string Title, IReadOnlyList<string> Lessons);

/// <summary>A course in full: what import reads and publishing derives from.</summary>
/// <param name="Lessons">By id: one for each lesson of the outline.</param>
internal sealed record SourceCourse(CourseSource Course, IReadOnlyDictionary<string, LessonSource> Lessons)
{
    public int ItemCount => Lessons.Values.Sum(lesson => lesson.Words.Count + lesson.Phrases.Count);
}
