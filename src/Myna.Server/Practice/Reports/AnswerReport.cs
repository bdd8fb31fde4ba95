using System.Text.Json.Serialization;
using Myna.Server.Practice.Contracts;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Practice.Reports;

/// <summary>One answer to one question that learners have reported: all who typed the same are one report to its authors.</summary>
internal sealed record AnswerReport
{
    public required string Id { get; init; }

    public required string CourseId { get; init; }

    public required string LessonId { get; init; }

    public required string QuizId { get; init; }

    public required string QuestionId { get; init; }

    /// <summary>As the first of them typed it.</summary>
    public required string Answer { get; init; }

    /// <summary>As the grader compares it.</summary>
    public required string Normal { get; init; }

    /// <summary>The accepted answer that is nearest.</summary>
    public required string Closest { get; init; }

    /// <summary>How near it is, from 0 to 1.</summary>
    public required double Nearness { get; init; }

    /// <summary>Learners who reported it.</summary>
    public required int Reporters { get; init; }

    /// <summary>The sum of their skills, each from 0 to 1.</summary>
    public required double Skill { get; init; }

    /// <summary>How likely it is right, from 0 to 1,000 (see <see cref="Reports.Likelihood"/>): authors see the likeliest first.</summary>
    public required int Likelihood { get; init; }

    public required string Status { get; init; }

    public required DateTimeOffset FirstAt { get; init; }

    public required DateTimeOffset LastAt { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>The lesson's version that accepts it.</summary>
    public int? Version { get; init; }

    public static readonly Collection<AnswerReport> Collection = new("answerReports", ReportsJson.Default.AnswerReport, report => report.Id);

    public static readonly Index<AnswerReport> ByCourse = Collection.Index("course", report => report.CourseId, report => report.Status, report => report.Likelihood);

    [JsonIgnore]
    public ReportStatus State => Enum.Parse<ReportStatus>(Status, ignoreCase: true);

    public static string IdOf(string quizId, string questionId, string normal) => Ids.Derived("report", quizId, $"{questionId}\n{normal}");

    public static string NameOf(ReportStatus status) => status switch
    {
        ReportStatus.Accepted => "accepted",
        ReportStatus.Dismissed => "dismissed",
        _ => "open",
    };

    /// <summary>With one learner more, or less.</summary>
    public AnswerReport With(int reporters, double skill) => this with
    {
        Reporters = Reporters + reporters,
        Skill = Math.Max(0, Skill + skill),
        Likelihood = Reports.Likelihood.Of(Nearness, Math.Max(0, Skill + skill)),
    };
}

/// <summary>What one learner reported of one answer of theirs.</summary>
/// <param name="Id">Of attempt and question: an answer is reported once.</param>
/// <param name="QuestionId">As the attempt knows it.</param>
/// <param name="Skill">From 0 to 1, how well the learner answered the rest of the attempt.</param>
/// <param name="Counts">Whether it is this learner's first one of the same answer: only that one adds to the report.</param>
internal sealed record ReportedAnswer(
    string Id, string ReportId, string UserId, string AttemptId, string QuestionId, ReportReason Reason, string? Suggestion, double Skill, bool Counts, DateTimeOffset At)
{
    public static readonly Collection<ReportedAnswer> Collection = new("reportedAnswers", ReportsJson.Default.ReportedAnswer, reported => reported.Id);

    public static readonly Index<ReportedAnswer> ByUser = Collection.Index("user", reported => reported.UserId, reported => reported.At);

    public static readonly Index<ReportedAnswer> ByReport = Collection.Index("report", reported => reported.ReportId, reported => reported.UserId);

    public static string IdOf(string attemptId, string questionId) => Ids.Derived("reported", attemptId, questionId);
}

[JsonSerializable(typeof(AnswerReport))]
[JsonSerializable(typeof(ReportedAnswer))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class ReportsJson : JsonSerializerContext;
