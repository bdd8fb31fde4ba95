using Myna.Server.Content.Contracts;
using Myna.Server.Practice.Contracts;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Practice.Regrading;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Practice.Reports;

/// <summary>
/// An author accepts a reported answer, or dismisses it. Accepted, it is an alternative of the lesson's next version in the same commit, and past answers are judged
/// again soon. Sent again it says the same.
/// </summary>
internal sealed class DecideReport(
    IDocumentStore store, ReportAccess access, CourseAnswers courses, PreparedQuizzes quizzes, Regrader regrader, TimeProvider clock) : IFeature
{
    /// <summary>Of the learners who reported it, so many hear of the decision at once.</summary>
    private const int MaxTold = 1000;

    public static void Map(Api api)
    {
        var feature = api.Feature<DecideReport>();
        var author = api.Tagged("Authoring").Author;
        author.Post("/reports/{id}/accept", call => feature.Handle(call.Caller, call.Id, ReportStatus.Accepted, call.Cancellation))
            .Does("Accept a reported answer: it is published, and past answers are judged again", "acceptReport")
            .May(PracticeProblems.ReportNotFound, PracticeProblems.ReportDecided).May(CourseAnswers.Problems);
        author.Post("/reports/{id}/dismiss", call => feature.Handle(call.Caller, call.Id, ReportStatus.Dismissed, call.Cancellation))
            .Does("Dismiss a reported answer", "dismissReport").May(PracticeProblems.ReportNotFound, PracticeProblems.ReportDecided);
    }

    public async ValueTask<Outcome<ReportView>> Handle(Caller caller, string id, ReportStatus status, CancellationToken cancellation)
    {
        var decided = await store.Transact(commit => Decide(commit, caller, id, status, cancellation), cancellation);
        if (!decided.IsOk)
        {
            return decided.Problem;
        }

        regrader.Wake();
        return await ReportView.Of(decided.Value, store, quizzes, cancellation);
    }

    private async ValueTask<Outcome<AnswerReport>> Decide(Commit commit, Caller caller, string id, ReportStatus status, CancellationToken cancellation)
    {
        if (await access.Load(caller, id, cancellation) is not { Value: var report, Version: var version })
        {
            return PracticeProblems.ReportNotFound;
        }

        if (report.State == status)
        {
            return report;
        }

        // What was dismissed can be accepted later; what was accepted is published.
        if (report.State == ReportStatus.Accepted)
        {
            return PracticeProblems.ReportDecided;
        }

        var now = clock.Now();
        report = report with { Status = AnswerReport.NameOf(status), DecidedAt = now };
        if (status == ReportStatus.Accepted)
        {
            var accepted = await courses.Accept(commit, caller, report.LessonId, report.QuestionId, report.Answer, now, cancellation);
            if (!accepted.IsOk)
            {
                return accepted.Problem;
            }

            report = report with { Version = accepted.Value.Version };
            commit.Insert(Regrade.Collection, new Regrade
            {
                Id = report.Id,
                Accepted = new AcceptedText(report.QuizId, report.QuestionId, report.Normal),
                AskedAt = now,
                OpenSince = now,
            });
        }

        commit.Replace(AnswerReport.Collection, report, version);
        foreach (var (reported, _) in (await store.Find(ReportedAnswer.ByReport.Where(id).Take(MaxTold), cancellation)).Items)
        {
            commit.Publish(PracticeEvents.ReportDecided, new ReportDecided(reported.UserId, reported.AttemptId, reported.QuestionId, status));
        }

        return report;
    }
}
