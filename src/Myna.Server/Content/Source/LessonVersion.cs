namespace Myna.Server.Content.Source;

/// <summary>The source of one published version of a lesson. It never changes.</summary>
internal sealed record LessonVersion(string LessonId, string CourseId, int Version, LessonSource Source, DateTimeOffset PublishedAt);
