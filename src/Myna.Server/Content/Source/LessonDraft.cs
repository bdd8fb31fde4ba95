namespace Myna.Server.Content.Source;

/// <summary>
/// The text of a lesson as its authors have changed it since it was published, or before the first publishing. A lesson without a draft has the source of its
/// current version as one.
/// </summary>
internal sealed record LessonDraft
{
    /// <summary>The lesson's.</summary>
    public required string Id { get; init; }

    public required string CourseId { get; init; }

    public required LessonSource Source { get; init; }

    /// <summary>Of the request that made the lesson, so that a retry finds what it made.</summary>
    public string? RequestHash { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
