using Myna.Server.Content.Contracts;
using Myna.Server.Progress.Contracts;
using Myna.Server.Shared;

namespace Myna.Server.Progress;

/// <summary>What is due in a course, the least remembered first.</summary>
public sealed class GetReviews(LessonRecords records, Catalogue catalogue, TimeProvider clock)
{
    public const int MaxItems = 100;

    public async ValueTask<Outcome<DueReviews>> Handle(Caller caller, string courseId, CancellationToken cancellation)
    {
        if (await catalogue.Course(courseId, cancellation) is null)
        {
            return Problems.CourseNotFound;
        }

        var now = clock.Now();
        var learnt = await records.Due(caller.UserId, courseId, now, cancellation);
        var due = learnt.Where(item => item.Due <= now).ToList();
        return new DueReviews(courseId, due.Count, learnt.Count, [.. due.Take(MaxItems)]);
    }

    /// <param name="Due">How many are due now; <paramref name="Items"/> lists the most urgent of them.</param>
    public sealed record DueReviews(string CourseId, int Due, int Learnt, IReadOnlyList<DueItem> Items);
}
