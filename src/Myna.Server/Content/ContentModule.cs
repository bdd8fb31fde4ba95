using System.Text.Json.Serialization;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Content.Authoring;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Publishing;
using Myna.Server.Content.Source;
using Myna.Server.Shared.Http;

namespace Myna.Server.Content;

/// <summary>Courses, lessons and quizzes: the catalogue, the authors' calls and the import that fill it.</summary>
public static class ContentModule
{
    public static IServiceCollection AddContent(this IServiceCollection services) => services
        .AddSingleton<Catalogue>()
        .AddFeature<ListCourses>()
        .AddFeature<ListLessons>()
        .AddFeature<GetLesson>()
        .AddSingleton<CourseAccess>()
        .AddFeature<CreateCourse>()
        .AddFeature<ReadCourseDraft>()
        .AddFeature<EditCourse>()
        .AddFeature<DeleteCourse>()
        .AddFeature<ShareCourse>()
        .AddFeature<CreateLesson>()
        .AddFeature<ReadDraft>()
        .AddFeature<EditLesson>()
        .AddFeature<DeleteLesson>()
        .AddFeature<PreviewLesson>()
        .AddFeature<ReadQuiz>()
        .AddFeature<PublishLesson>()
        .AddFeature<PublishCourse>()
        .AddFeature<ListVersions>()
        .AddFeature<ReadVersion>()
        .AddFeature<CompareVersions>()
        .AddFeature<RestoreVersion>()
        .AddFeature<TryQuestion>()
        .AddSingleton<IHoldsPersonalData, ContentPersonalData>()
        .AddJsonContracts(ContentWire.Default);
}

[JsonSerializable(typeof(ListCourses.CoursePage))]
[JsonSerializable(typeof(ListLessons.LessonPage))]
[JsonSerializable(typeof(GetLesson.LessonContent))]
[JsonSerializable(typeof(CourseRequest))]
[JsonSerializable(typeof(CourseDraftView))]
[JsonSerializable(typeof(LessonRequest))]
[JsonSerializable(typeof(DraftView))]
[JsonSerializable(typeof(PreviewLesson.LessonPreview))]
[JsonSerializable(typeof(ReadQuiz.KeyedQuiz))]
[JsonSerializable(typeof(PublishedLesson))]
[JsonSerializable(typeof(PublishCourse.PublishedCourse))]
[JsonSerializable(typeof(ListVersions.VersionPage))]
[JsonSerializable(typeof(LessonVersion))]
[JsonSerializable(typeof(LessonDiff))]
[JsonSerializable(typeof(TryQuestion.TryRequest))]
[JsonSerializable(typeof(TryQuestion.TriedQuestion))]
internal sealed partial class ContentWire : JsonSerializerContext;
