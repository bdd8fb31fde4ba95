using Myna.Server.Practice.Quizzes;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Practice.Reports;

/// <summary>One reported answer; of an accepted one, how far past answers are judged again.</summary>
internal sealed class ReadReport(IDocumentStore store, ReportAccess access, PreparedQuizzes quizzes) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<ReadReport>();
        api.Tagged("Authoring").Author.Get("/reports/{id}", call => feature.Handle(call.Caller, call.Id, call.Cancellation))
            .Does("A reported answer, and how far its regrading has come", "getReport").May(PracticeProblems.ReportNotFound);
    }

    public async ValueTask<Outcome<ReportView>> Handle(Caller caller, string id, CancellationToken cancellation) =>
        await access.Load(caller, id, cancellation) is { } found ? await ReportView.Of(found.Value, store, quizzes, cancellation) : PracticeProblems.ReportNotFound;
}
