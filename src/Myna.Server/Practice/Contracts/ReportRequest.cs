using System.Text.Json.Serialization;

namespace Myna.Server.Practice.Contracts;

/// <summary>A learner says what is wrong with the judgement of an answer.</summary>
public sealed record ReportRequest
{
    public const int MaxSuggestion = 500;

    [JsonRequired]
    public ReportReason Reason { get; init; }

    /// <summary>In the learner's own words, at most 500 characters.</summary>
    public string? Suggestion { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<ReportReason>))]
public enum ReportReason
{
    /// <summary>The answer should be accepted.</summary>
    [JsonStringEnumMemberName("answer")]
    Answer,

    /// <summary>The question, its sound or its solution is wrong.</summary>
    [JsonStringEnumMemberName("question")]
    Question,

    [JsonStringEnumMemberName("other")]
    Other,
}

[JsonConverter(typeof(JsonStringEnumConverter<ReportStatus>))]
public enum ReportStatus
{
    /// <summary>No author has decided yet.</summary>
    [JsonStringEnumMemberName("open")]
    Open,

    /// <summary>The answer is right from now on, and in the past.</summary>
    [JsonStringEnumMemberName("accepted")]
    Accepted,

    [JsonStringEnumMemberName("dismissed")]
    Dismissed,
}
