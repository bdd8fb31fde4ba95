using System.Text.Json.Serialization;
using Myna.Server.Content.Contracts;
using Myna.Server.Practice.Contracts;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Practice.Reports;

/// <summary>The answers that learners of a course have reported, the likeliest first, for its authors.</summary>
internal sealed class ListReports(IDocumentStore store, CourseAnswers courses, PreparedQuizzes quizzes) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<ListReports>();
        api.Tagged("Authoring").Author.Get("/reports", call => feature.Handle(call.Caller, call.Query("courseId"), call.Query("status"), call.Page(), call.Cancellation))
            .Does("Answers that learners of a course have reported, the likeliest to be right first", "listReports").Pages(byDefault: 20)
            .Takes("courseId", "The course").Takes("status", "open (when absent), accepted or dismissed")
            .May(CatalogueProblems.CourseNotFound, CourseAnswers.NotAnAuthor);
    }

    public async ValueTask<Outcome<ReportPage>> Handle(Caller caller, string? courseId, string? status, Page page, CancellationToken cancellation)
    {
        if (courseId is null)
        {
            return Problems.Field("courseId", "is needed");
        }

        if (status is not (null or "open" or "accepted" or "dismissed"))
        {
            return Problems.Field("status", "must be open, accepted or dismissed");
        }

        if (await courses.Refusal(caller, courseId, cancellation) is { } refusal)
        {
            return refusal;
        }

        if (!AnswerReport.ByCourse.Where(courseId, status ?? AnswerReport.NameOf(ReportStatus.Open)).Descending().Take(page.Limit).TryAfter(page.Cursor, out var query))
        {
            return Problems.InvalidCursor;
        }

        var found = await store.Find(query, cancellation);
        var items = new List<ReportView>(found.Items.Count);
        foreach (var (report, _) in found.Items)
        {
            items.Add(await ReportView.Of(report, store, quizzes, cancellation));
        }

        return new ReportPage(items, found.NextCursor);
    }

    public sealed record ReportPage(IReadOnlyList<ReportView> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? NextCursor);
}
