using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Shared.Http;

namespace Myna.Server.Practice.Contracts;

public record AnswerRequest
{
    [Required]
    public string? QuestionId { get; init; }

    /// <summary>By question type, see <see cref="Response"/>; null or absent skips the question.</summary>
    public Response? Response { get; init; }

    /// <summary>How long the learner took, in milliseconds.</summary>
    [JsonConverter(typeof(RoundedNumber))]
    public int? ElapsedMs { get; init; }
}
