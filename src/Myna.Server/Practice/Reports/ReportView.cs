using System.Text.Json.Serialization;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Practice.Contracts;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Practice.Regrading;
using Myna.Storage;

namespace Myna.Server.Practice.Reports;

/// <summary>A reported answer as the authors of its course see it. It names no learner.</summary>
/// <param name="QuestionId">In the quiz.</param>
/// <param name="Type">Of the question; absent when the course asks it no more.</param>
/// <param name="Answer">What was typed.</param>
/// <param name="Closest">The accepted answer that is nearest.</param>
/// <param name="Likelihood">From 0 to 1, how likely it is right.</param>
/// <param name="Reporters">Learners who reported it.</param>
/// <param name="Notes">The newest in the learners' own words, at most five.</param>
/// <param name="Version">The lesson's version that accepts it.</param>
/// <param name="Regrade">How far past answers are judged again; absent while the report is not accepted.</param>
internal sealed record ReportView(
    string Id,
    string CourseId,
    string LessonId,
    string QuizId,
    string QuestionId,
    QuestionType? Type,
    Prompt? Prompt,
    string Answer,
    string Closest,
    double Likelihood,
    int Reporters,
    IReadOnlyList<ReportNote> Notes,
    ReportStatus Status,
    DateTimeOffset FirstAt,
    DateTimeOffset LastAt,
    DateTimeOffset? DecidedAt,
    int? Version,
    RegradeView? Regrade)
{
    private const int MaxNotes = 5;
    private const int NotesFrom = 50;

    public static async ValueTask<ReportView> Of(AnswerReport report, IDocumentStore store, PreparedQuizzes quizzes, CancellationToken cancellation)
    {
        var question = (await quizzes.Current(report.QuizId, cancellation))?.Find(report.QuestionId);
        var reported = await store.Find(ReportedAnswer.ByReport.Where(report.Id).Take(NotesFrom), cancellation);
        var notes = reported.Items.Select(found => found.Value).Where(one => one.Suggestion is not null).OrderByDescending(one => one.At).Take(MaxNotes);
        var regrade = report.State == ReportStatus.Accepted ? await store.Load(Regrading.Regrade.Collection, report.Id, cancellation) : null;
        return new ReportView(
            report.Id,
            report.CourseId,
            report.LessonId,
            report.QuizId,
            report.QuestionId,
            question?.Type,
            question?.Prompt,
            report.Answer,
            report.Closest,
            report.Likelihood / 1000.0,
            report.Reporters,
            [.. notes.Select(note => new ReportNote(note.Reason, note.Suggestion!, note.At))],
            report.State,
            report.FirstAt,
            report.LastAt,
            report.DecidedAt,
            report.Version,
            regrade is { Value: var work } ? new RegradeView(work.DoneAt is null ? RegradeStatus.Running : RegradeStatus.Done, work.Attempts, work.Answers) : null);
    }
}

/// <param name="Suggestion">In the learner's own words.</param>
internal sealed record ReportNote(ReportReason Reason, string Suggestion, DateTimeOffset At);

/// <param name="Attempts">That were looked at so far.</param>
/// <param name="Answers">That are right now.</param>
internal sealed record RegradeView(RegradeStatus Status, long Attempts, long Answers);

[JsonConverter(typeof(JsonStringEnumConverter<RegradeStatus>))]
internal enum RegradeStatus
{
    [JsonStringEnumMemberName("running")]
    Running,

    [JsonStringEnumMemberName("done")]
    Done,
}
