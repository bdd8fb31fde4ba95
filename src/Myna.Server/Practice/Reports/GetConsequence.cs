using Myna.Server.Practice.Attempts;
using Myna.Server.Practice.Regrading;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Practice.Reports;

/// <summary>Counts what would be judged again if a report were accepted. Changes nothing.</summary>
internal sealed class GetConsequence(IDocumentStore store, ReportAccess access, Corrections corrections) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<GetConsequence>();
        api.Tagged("Authoring").Author.Get("/reports/{id}/consequence", call => feature.Handle(call.Caller, call.Id, call.Cancellation))
            .Does("How many past answers and learners accepting a report would concern", "getReportConsequence").May(PracticeProblems.ReportNotFound);
    }

    public async ValueTask<Outcome<Consequence>> Handle(Caller caller, string id, CancellationToken cancellation)
    {
        if (await access.Load(caller, id, cancellation) is not { Value: var report })
        {
            return PracticeProblems.ReportNotFound;
        }

        var accepted = new AcceptedText(report.QuizId, report.QuestionId, report.Normal);
        var learners = new HashSet<string>(StringComparer.Ordinal);
        var answers = 0;
        var isComplete = await corrections.FoldingOf(report.QuizId, report.QuestionId, cancellation) is not { } folding || await AttemptScan.Run(
            store,
            attempt =>
            {
                if (RegradedAnswers.In(attempt, accepted, folding) is { Count: > 0 } places)
                {
                    answers += places.Count;
                    learners.Add(attempt.UserId);
                }
            },
            cancellation);
        return new Consequence(answers, learners.Count, isComplete);
    }

    /// <param name="Answers">That would be right.</param>
    /// <param name="Learners">Who gave them.</param>
    /// <param name="Complete">False when there are more attempts than 50,000: the figures are of the first of them.</param>
    public sealed record Consequence(int Answers, int Learners, bool Complete);
}
