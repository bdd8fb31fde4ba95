using Myna.Server.Accounts.Contracts;
using Myna.Server.Content.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using NodaTime.Text;

namespace Myna.Server.Progress.Words;

/// <summary>How many words and phrases become due on each of the coming days, by the learner's own calendar.</summary>
internal sealed class GetForecast(LearnerLessons lessons, CurrentItems items, Catalogue catalogue, Profiles profiles, TimeProvider clock) : IFeature
{
    public const int MaxDays = 366;

    public static void Map(Api api)
    {
        var feature = api.Feature<GetForecast>();
        api.Tagged("Progress").Learner.Get("/progress/forecast", call => feature.Handle(call.Caller, call.Query("courseId"), call.Number("days"), call.Cancellation))
            .Does("How many words and phrases become due, by the learner's local day", "getForecast")
            .Takes("courseId", "The course; all courses unless given")
            .Takes(QueryParameter.WholeNumber("days", 1, MaxDays, 30, "How many local days, today included"))
            .May(CatalogueProblems.CourseNotFound);
    }

    public async ValueTask<Outcome<DueForecast>> Handle(Caller caller, string? courseId, int days, CancellationToken cancellation)
    {
        if (courseId is not null && await catalogue.Course(courseId, cancellation) is null)
        {
            return CatalogueProblems.CourseNotFound;
        }

        var due = new List<DateTimeOffset>();
        Course? course = null;
        foreach (var progress in await lessons.Of(caller.UserId, cancellation))
        {
            if (courseId is not null && progress.CourseId != courseId)
            {
                continue;
            }

            course = course?.Id == progress.CourseId ? course : await catalogue.Course(progress.CourseId, cancellation);
            if (await items.Of(course, progress, cancellation) is { } current)
            {
                due.AddRange(current.Items.Select(item => item.Memory.Due));
            }
        }

        var now = clock.Now();
        var zone = await profiles.ZoneOf(caller.UserId, cancellation);
        return new DueForecast(
            zone.Id,
            due.Count(at => at <= now),
            [.. Forecast.Of(due, now, zone, days).Select(day => new DueDay(LocalDatePattern.Iso.Format(day.Date), day.Due))]);
    }

    /// <param name="Overdue">Due already; they are counted today.</param>
    public sealed record DueForecast(string TimeZone, int Overdue, IReadOnlyList<DueDay> Days);

    /// <param name="Date"><c>yyyy-MM-dd</c> in the learner's time zone.</param>
    /// <param name="Due">Words and phrases that become due on this day, as memory stands now.</param>
    public sealed record DueDay(string Date, int Due);
}
