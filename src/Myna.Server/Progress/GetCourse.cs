using Myna.Server.Content.Contracts;
using Myna.Server.Progress.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Progress;

/// <summary>A course's outline, with this learner's state on each lesson.</summary>
internal sealed class GetCourse(Catalogue catalogue, LearnerLessons lessons, OpenLessons opening, TimeProvider clock) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<GetCourse>();
        api.Tagged("Lessons").Learner.Get("/courses/{id}", call => feature.Handle(call.Caller, call.Id, call.Cancellation))
            .Does("A course's outline with this learner's state on each lesson", "getCourse").May(CatalogueProblems.CourseNotFound);
    }

    public async ValueTask<Outcome<CourseOutline>> Handle(Caller caller, string courseId, CancellationToken cancellation)
    {
        if (await catalogue.Course(courseId, cancellation) is not { } course)
        {
            return CatalogueProblems.CourseNotFound;
        }

        var now = clock.Now();
        var policies = course.Policies ?? CoursePolicies.Default;
        var learnt = await lessons.Of(caller.UserId, course, cancellation);
        var opened = await opening.Of(course, learnt, cancellation);
        var states = learnt.ToDictionary(progress => progress.LessonId, progress => progress.StateAt(now), StringComparer.Ordinal);
        return new CourseOutline(
            course.Id,
            course.Title,
            course.Language,
            course.ForSpeakersOf,
            course.Version,
            course.License,
            course.Repository,
            course.SpecialCharacters,
            policies,
            [.. course.Units.Select(unit => new OutlineUnit(
                unit.Id,
                unit.Title,
                [.. unit.Lessons.Select(lesson => new OutlineLesson(
                    lesson.Id, lesson.Title, lesson.QuizId, states.GetValueOrDefault(lesson.Id) ?? LessonState.New, !opened.IsOpen(lesson.Id)))]))]);
    }

    public sealed record CourseOutline(
        string Id,
        string Title,
        Language Language,
        Language ForSpeakersOf,
        int Version,
        License? License,
        string? Repository,
        IReadOnlyList<string> SpecialCharacters,
        CoursePolicies Policies,
        IReadOnlyList<OutlineUnit> Units);

    public sealed record OutlineUnit(string Id, string Title, IReadOnlyList<OutlineLesson> Lessons);

    /// <param name="Locked">True while lessons before it have to be done first.</param>
    public sealed record OutlineLesson(string Id, string Title, string QuizId, LessonState State, bool Locked);
}
