using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Myna.Server.Practice.Contracts;

/// <summary>Attempts that a device made without a network.</summary>
public sealed record BatchRequest
{
    public const int MaxAttempts = 50;

    public const int MaxBytes = 1 << 20;

    [Required]
    public IReadOnlyList<OfflineAttempt>? Attempts { get; init; }
}

/// <summary>
/// An attempt by the device's own times. Where the device's clock cannot be right, in the future or before the account was made, the nearest possible
/// time counts.
/// </summary>
public sealed record OfflineAttempt : AttemptRequest
{
    /// <summary>Chosen by the device, or the Idempotency-Key or the id of an attempt that was started with a network: it makes a retry find the same attempt.</summary>
    [Required]
    public string? ClientId { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>In the order of answering.</summary>
    public IReadOnlyList<OfflineAnswer>? Answers { get; init; }

    /// <summary>Absent while the attempt goes on.</summary>
    public DateTimeOffset? FinishedAt { get; init; }
}

public sealed record OfflineAnswer : AnswerRequest
{
    public DateTimeOffset? At { get; init; }
}

/// <param name="Items">One for each attempt of the request, in its order.</param>
public sealed record BatchResult(IReadOnlyList<MergedAttempt> Items);

/// <param name="AttemptId">The server's id; null when the attempt was refused.</param>
/// <param name="Result">Of a finished attempt: the same as finish gives.</param>
/// <param name="Code">Why it was refused, or why it is not finished.</param>
public sealed record MergedAttempt(string ClientId, string? AttemptId, MergeStatus Status, AttemptResult? Result = null, string? Code = null);

[JsonConverter(typeof(JsonStringEnumConverter<MergeStatus>))]
public enum MergeStatus
{
    /// <summary>It is finished and paid, once.</summary>
    [JsonStringEnumMemberName("finished")]
    Finished,

    /// <summary>Its answers are kept; it has questions without an answer, or was not finished by the device.</summary>
    [JsonStringEnumMemberName("open")]
    Open,

    /// <summary>Nothing of it was kept.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,
}
