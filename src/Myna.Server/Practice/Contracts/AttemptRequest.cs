using System.Text.Json.Serialization;
using Myna.Server.Gamification.Contracts;

namespace Myna.Server.Practice.Contracts;

/// <summary>Starts an attempt. Every field is part of what a client's key is bound to.</summary>
public record AttemptRequest
{
    [JsonRequired]
    public AttemptKind Kind { get; init; }

    public string? LessonId { get; init; }

    public string? QuizId { get; init; }

    public string? CourseId { get; init; }
}
