using Myna.Server.Content.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Progress;

/// <summary>Everything that a learner has done, course by course.</summary>
internal sealed class GetProgress(LearnerLessons lessons, CurrentItems items, Catalogue catalogue, TimeProvider clock) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<GetProgress>();
        api.Tagged("Progress").Learner.Get("/progress", call => feature.Handle(call.Caller, call.Cancellation))
            .Does("All courses of this learner: lessons done, XP, words known, due now", "getProgress");
    }

    public async ValueTask<Outcome<LearnerProgress>> Handle(Caller caller, CancellationToken cancellation)
    {
        var now = clock.Now();
        var courses = new List<CourseTotal>();
        CourseTotal? total = null;
        Course? course = null;
        foreach (var progress in await lessons.Of(caller.UserId, cancellation))
        {
            if (total?.CourseId != progress.CourseId)
            {
                if (total is not null)
                {
                    courses.Add(total);
                }

                course = await catalogue.Course(progress.CourseId, cancellation);
                total = new CourseTotal(progress.CourseId, course?.Title, 0, course?.Units.Sum(unit => unit.Lessons.Count) ?? 0, 0, 0, 0, 0);
            }

            total = total with { Xp = total.Xp + progress.Xp };
            if (await items.Of(course, progress, cancellation) is { } current)
            {
                total = total.With(current, now);
            }
        }

        if (total is not null)
        {
            courses.Add(total);
        }

        return new LearnerProgress(courses);
    }

    public sealed record LearnerProgress(IReadOnlyList<CourseTotal> Courses);

    /// <param name="Xp">Earned in this course, ever.</param>
    /// <param name="LessonsDone">Of those that the course still has; words and reviews likewise.</param>
    /// <param name="WordsKnown">Words whose newest answer was right.</param>
    /// <param name="DueNow">Words and phrases to review.</param>
    public sealed record CourseTotal(string CourseId, string? Title, int LessonsDone, int LessonsTotal, int Xp, int WordsSeen, int WordsKnown, int DueNow)
    {
        internal CourseTotal With(LessonProgress progress, DateTimeOffset now) => this with
        {
            LessonsDone = LessonsDone + (progress.IsDone ? 1 : 0),
            WordsSeen = WordsSeen + progress.WordsSeen,
            WordsKnown = WordsKnown + progress.WordsKnown,
            DueNow = DueNow + progress.DueAt(now),
        };
    }
}
