using Myna.Server.Content.Contracts;

namespace Myna.Server.Practice.Contracts;

public sealed record AnswerRequest
{
    public string? QuestionId { get; init; }

    /// <summary>By question type, see <see cref="Response"/>; null or absent skips the question.</summary>
    public Response? Response { get; init; }

    /// <summary>How long the learner took, in milliseconds.</summary>
    public int? ElapsedMs { get; init; }
}
