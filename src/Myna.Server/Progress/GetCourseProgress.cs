using Myna.Server.Content.Contracts;
using Myna.Server.Progress.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Progress;

/// <summary>One course, lesson by lesson: those that the learner has started.</summary>
internal sealed class GetCourseProgress(LearnerLessons lessons, Catalogue catalogue, TimeProvider clock) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<GetCourseProgress>();
        api.Tagged("Progress").Learner.Get("/progress/courses/{id}", call => feature.Handle(call.Caller, call.Id, call.Cancellation))
            .Does("One course, lesson by lesson", "getCourseProgress").May(CatalogueProblems.CourseNotFound);
    }

    public async ValueTask<Outcome<CourseProgress>> Handle(Caller caller, string courseId, CancellationToken cancellation)
    {
        if (await catalogue.Course(courseId, cancellation) is not { } course)
        {
            return CatalogueProblems.CourseNotFound;
        }

        var now = clock.Now();
        var total = new GetProgress.CourseTotal(courseId, course.Title, 0, course.Units.Sum(unit => unit.Lessons.Count), 0, 0, 0, 0);
        var started = new List<LessonStanding>();
        foreach (var progress in await lessons.Of(caller.UserId, course, cancellation))
        {
            total = total.With(progress, now) with { Xp = total.Xp + progress.Xp };
            started.Add(LessonStanding.Of(progress, now));
        }

        return new CourseProgress(total, started);
    }

    public sealed record CourseProgress(GetProgress.CourseTotal Total, IReadOnlyList<LessonStanding> Lessons);

    public sealed record LessonStanding(string LessonId, LessonState State, double LastScore, int Xp, int WordsSeen, int WordsKnown, DateTimeOffset? LastDoneAt)
    {
        internal static LessonStanding Of(LessonProgress progress, DateTimeOffset now) => new(
            progress.LessonId, progress.StateAt(now), progress.LastScore, progress.Xp, progress.WordsSeen, progress.WordsKnown, progress.LastDoneAt);
    }
}
