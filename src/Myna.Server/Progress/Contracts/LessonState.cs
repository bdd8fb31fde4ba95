using System.Text.Json.Serialization;

namespace Myna.Server.Progress.Contracts;

/// <summary>Where a learner stands with a lesson.</summary>
/// <param name="BestScore">0 to 1.</param>
/// <param name="Completions">How often it was finished, passed or not.</param>
/// <param name="Due">How many of its words and phrases should be reviewed now.</param>
public sealed record LessonState(LessonStatus Status, double BestScore, int Completions, int Due)
{
    public static readonly LessonState New = new(LessonStatus.New, 0, 0, 0);
}

[JsonConverter(typeof(JsonStringEnumConverter<LessonStatus>))]
public enum LessonStatus
{
    [JsonStringEnumMemberName("new")]
    New,

    [JsonStringEnumMemberName("started")]
    Started,

    [JsonStringEnumMemberName("done")]
    Done,
}
