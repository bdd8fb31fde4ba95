using System.Text.Json.Serialization;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Progress.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Progress;

/// <summary>The progress service: what learners have done, know and should review.</summary>
public static class ProgressModule
{
    public static IServiceCollection AddProgress(this IServiceCollection services) => services
        .AddSingleton<LearnerLessons>()
        .AddSingleton<LessonRecords>()
        .AddSingleton<GetProgress>()
        .AddSingleton<GetCourseProgress>()
        .AddSingleton<GetLessonProgress>()
        .AddSingleton<GetReviews>()
        .AddSingleton<GetCourse>()
        .AddSingleton<IHoldsPersonalData, ProgressPersonalData>()
        .AddJsonContracts(ProgressWire.Default);

    public static void MapProgress(this Api api)
    {
        var learner = api.Tagged("Progress").Learner;
        var progress = api.Feature<GetProgress>();
        learner.Get("/progress", call => progress.Handle(call.Caller, call.Cancellation))
            .Does("All courses of this learner: lessons done, XP, words known, due now", "getProgress");
        var course = api.Feature<GetCourseProgress>();
        learner.Get("/progress/courses/{id}", call => course.Handle(call.Caller, call.Id, call.Cancellation))
            .Does("One course, lesson by lesson", "getCourseProgress").May(Problems.CourseNotFound);
        var lesson = api.Feature<GetLessonProgress>();
        learner.Get("/progress/lessons/{id}", call => lesson.Handle(call.Caller, call.Id, call.Cancellation))
            .Does("One lesson, item by item, with recall probabilities", "getLessonProgress").May(Problems.LessonNotFound);
        var reviews = api.Feature<GetReviews>();
        learner.Get("/progress/reviews", call => reviews.Handle(call.Caller, call.Query("courseId")!, call.Cancellation))
            .Does("The due items of a course, the least remembered first", "getReviews").Takes(QueryParameter.Required("courseId", "The course")).May(Problems.CourseNotFound);
        var outline = api.Feature<GetCourse>();
        api.Tagged("Lessons").Learner.Get("/courses/{id}", call => outline.Handle(call.Caller, call.Id, call.Cancellation))
            .Does("A course's outline with this learner's state on each lesson", "getCourse").May(Problems.CourseNotFound);
    }
}

[JsonSerializable(typeof(GetProgress.LearnerProgress))]
[JsonSerializable(typeof(GetCourseProgress.CourseProgress))]
[JsonSerializable(typeof(GetLessonProgress.LessonDetail))]
[JsonSerializable(typeof(GetReviews.DueReviews))]
[JsonSerializable(typeof(GetCourse.CourseOutline))]
internal sealed partial class ProgressWire : JsonSerializerContext;
