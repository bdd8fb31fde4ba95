using System.Text.Json.Serialization;
using Myna.Server.Gamification.Contracts;

namespace Myna.Server.Practice.Contracts;

public sealed record AttemptRequest
{
    [JsonRequired]
    public AttemptKind Kind { get; init; }

    public string? LessonId { get; init; }

    public string? QuizId { get; init; }

    public string? CourseId { get; init; }
}
