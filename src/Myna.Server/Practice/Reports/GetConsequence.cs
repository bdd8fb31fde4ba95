using Myna.Server.Practice.Attempts;
using Myna.Server.Practice.Regrading;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Practice.Reports;

/// <summary>Counts what would be judged again if a report were accepted. Changes nothing.</summary>
internal sealed class GetConsequence(IDocumentStore store, ReportAccess access, Corrections corrections) : IFeature
{
    /// <summary>Attempts that are looked at: some seconds.</summary>
    public const int MaxAttempts = 50_000;

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
        var (answers, looked) = (0, 0);
        string? cursor = null;
        if (await corrections.FoldingOf(report.QuizId, report.QuestionId, cancellation) is { } folding)
        {
            do
            {
                AttemptDocuments.ByUserAndTime.All().Take(Limits.MaxPageSize).TryAfter(cursor, out var query);
                var page = await store.Find(query, cancellation);
                foreach (var (attempt, places) in Regrader.Matching(page.Items, accepted, folding))
                {
                    answers += places.Count;
                    learners.Add(attempt.Value.UserId);
                }

                (cursor, looked) = (page.NextCursor, looked + page.Items.Count);
            }
            while (cursor is not null && looked < MaxAttempts);
        }

        return new Consequence(answers, learners.Count, cursor is null);
    }

    /// <param name="Answers">That would be right.</param>
    /// <param name="Learners">Who gave them.</param>
    /// <param name="Complete">False when there are more attempts than 50,000: the figures are of the first of them.</param>
    public sealed record Consequence(int Answers, int Learners, bool Complete);
}
