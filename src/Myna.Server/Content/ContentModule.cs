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
        learner.Get("/courses", call => courses.Handle(call.Page(), call.Cancellation)).Does("The catalogue", "listCourses").Pages();
        var lessons = api.Feature<ListLessons>();
        learner.Get("/lessons", call => lessons.Handle(
                new ListLessons.Filter(call.Query("courseId"), call.Query("unitId"), call.Query("q"), call.Page()), call.Cancellation))
            .Does("Lessons of a course or unit, in order", "listLessons")
            .Takes("courseId", "The course; courseId or unitId is needed").Takes("unitId", "The unit").Takes("q", "A text that occurs in the title or the words").Pages();
        var lesson = api.Feature<GetLesson>();
        learner.GetRaw<GetLesson.LessonContent>("/lessons/{id}", lesson.Handle)
            .Does("A lesson: Markdown content, words taught, quiz", "getLesson").HasETag().May(Problems.LessonNotFound);
    }
}

[JsonSerializable(typeof(ListCourses.CoursePage))]
[JsonSerializable(typeof(ListLessons.LessonPage))]
[JsonSerializable(typeof(GetLesson.LessonContent))]
internal sealed partial class ContentWire : JsonSerializerContext;
