using System.Text.Json;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Practice.Contracts;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Practice.Reports;

/// <summary>What a learner has reported. A report that nobody else made and no author has decided goes with it: its text is the learner's.</summary>
internal sealed class ReportsPersonalData(IDocumentStore store) : IHoldsPersonalData
{
    public string Module => "reports";

    public ValueTask Export(Utf8JsonWriter json, string userId, CancellationToken cancellation) =>
        store.ExportAll(ReportedAnswer.ByUser.Where(userId), json, cancellation);

    public async ValueTask Erase(string userId, CancellationToken cancellation)
    {
        while (await store.Transact(commit => EraseOne(commit, userId, cancellation), cancellation))
        {
        }
    }

    private async ValueTask<bool> EraseOne(Commit commit, string userId, CancellationToken cancellation)
    {
        if ((await store.Find(ReportedAnswer.ByUser.Where(userId).Take(1), cancellation)).Items is not [var (reported, version)])
        {
            return false;
        }

        commit.Delete(ReportedAnswer.Collection, reported.Id, version);
        if (reported.Counts && await store.Load(AnswerReport.Collection, reported.ReportId, cancellation) is { } report)
        {
            var left = report.Value.With(-1, -reported.Skill);
            if (left.Reporters == 0 && left.State == ReportStatus.Open)
            {
                commit.Delete(AnswerReport.Collection, left.Id, report.Version);
            }
            else
            {
                commit.Replace(AnswerReport.Collection, left, report.Version);
            }
        }

        return true;
    }
}
