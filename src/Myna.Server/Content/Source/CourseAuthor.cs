namespace Myna.Server.Content.Source;

/// <summary>Somebody who may edit a course.</summary>
internal sealed record CourseAuthor
{
    /// <summary><see cref="IdOf"/>.</summary>
    public required string Id { get; init; }

    public required string CourseId { get; init; }

    public required string UserId { get; init; }

    /// <summary>Made the course: decides who else may edit it.</summary>
    public bool IsOwner { get; init; }

    public required DateTimeOffset Since { get; init; }

    public static string IdOf(string courseId, string userId) => $"{courseId}:{userId}";

    public static CourseAuthor Of(string courseId, string userId, bool isOwner, DateTimeOffset now) =>
        new() { Id = IdOf(courseId, userId), CourseId = courseId, UserId = userId, IsOwner = isOwner, Since = now };
}
