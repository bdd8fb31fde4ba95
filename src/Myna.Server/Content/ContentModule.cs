using System.Text.Json.Serialization;
using Myna.Server.Content.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Content;

/// <summary>Courses, lessons and quizzes: the catalogue, and the import that fills it.</summary>
public static class ContentModule
{
    public static IServiceCollection AddContent(this IServiceCollection services) => services
        .AddSingleton<Catalogue>()
        .AddSingleton<ListCourses>()
        .AddSingleton<ListLessons>()
        .AddSingleton<GetLesson>()
        .AddJsonContracts(ContentWire.Default);

    public static void MapContent(this Api api)
    {
        var learner = api.Tagged("Lessons").Learner;
        var courses = api.Feature<ListCourses>();
        learner.Get("/courses", call => courses.Handle(call.Number("limit", 50, 1, 100), call.Query("cursor"), call.Cancellation))
            .Does("The catalogue").Takes("limit", "1 to 100, 50 by default").Takes("cursor", "From the previous page").May(Problems.InvalidRequest, Problems.InvalidCursor);
        var lessons = api.Feature<ListLessons>();
        learner.Get("/lessons", call => lessons.Handle(
                new ListLessons.Filter(call.Query("courseId"), call.Query("unitId"), call.Query("q"), call.Number("limit", 50, 1, 100), call.Query("cursor")), call.Cancellation))
            .Does("Lessons of a course or unit, in order; q finds those that a text occurs in")
            .Takes("courseId", "The course").Takes("unitId", "The unit").Takes("q", "A text in title or words").Takes("limit", "1 to 100, 50 by default").Takes("cursor", "From the previous page")
            .May(Problems.InvalidRequest, Problems.InvalidCursor);
        var lesson = api.Feature<GetLesson>();
        learner.GetRaw<GetLesson.LessonContent>("/lessons/{id}", lesson.Handle)
            .Does("A lesson: Markdown content, words taught, quiz").May(Problems.LessonNotFound);
    }
}

[JsonSerializable(typeof(ListCourses.CoursePage))]
[JsonSerializable(typeof(ListLessons.LessonPage))]
[JsonSerializable(typeof(GetLesson.LessonContent))]
internal sealed partial class ContentWire : JsonSerializerContext;
