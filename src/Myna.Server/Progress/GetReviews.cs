using Myna.Server.Content.Contracts;
using Myna.Server.Progress.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Progress;

/// <summary>The words and phrases that are due in a course, the least remembered first.</summary>
internal sealed class GetReviews(LessonRecords records, Catalogue catalogue, TimeProvider clock) : IFeature
{
    public const int MaxItems = 100;

    public static void Map(Api api)
    {
        var feature = api.Feature<GetReviews>();
        api.Tagged("Progress").Learner.Get("/progress/reviews", call => feature.Handle(call.Caller, call.Query("courseId")!, call.Cancellation))
            .Does("The due items of a course, the least remembered first", "getReviews")
            .Takes(QueryParameter.Required("courseId", "The course")).May(CatalogueProblems.CourseNotFound);
    }

    public async ValueTask<Outcome<DueReviews>> Handle(Caller caller, string courseId, CancellationToken cancellation)
    {
        if (await catalogue.Course(courseId, cancellation) is not { } course)
        {
            return CatalogueProblems.CourseNotFound;
        }

        var now = clock.Now();
        var learnt = await records.Due(caller.UserId, course, now, cancellation);
        var due = learnt.Where(item => item.Due <= now).ToList();
        return new DueReviews(courseId, due.Count, learnt.Count, [.. due.Take(MaxItems)]);
    }

    /// <param name="Due">How many are due now; <paramref name="Items"/> lists the most urgent of them.</param>
    public sealed record DueReviews(string CourseId, int Due, int Learnt, IReadOnlyList<DueItem> Items);
}
