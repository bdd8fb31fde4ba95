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

    /// <summary>Asks a question that was answered wrong again at the end, until it is right, at most twice.</summary>
    public bool? RepeatMistakes { get; init; }
}
