using Myna.Server.Content.Contracts;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Practice.Reports;

/// <summary>Loads a report for an author of its course; anybody else does not learn of it.</summary>
internal sealed class ReportAccess(IDocumentStore store, CourseAnswers courses)
{
    /// <summary>Null where there is none, or not for this caller.</summary>
    public async ValueTask<Document<AnswerReport>?> Load(Caller caller, string id, CancellationToken cancellation) =>
        await store.Load(AnswerReport.Collection, id, cancellation) is { } found && await courses.Refusal(caller, found.Value.CourseId, cancellation) is null ? found : null;
}
