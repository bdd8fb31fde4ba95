using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Content.Authoring;
using Myna.Server.Content.Contracts;
using Myna.Server.Content.Files;
using Myna.Server.Content.Media;
using Myna.Server.Content.Publishing;
using Myna.Server.Content.Source;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Content;

/// <summary>Courses, lessons and quizzes: the catalogue, the authors' calls and the import that fill it.</summary>
internal static class ContentModule
{
    public static IServiceCollection AddContent(this IServiceCollection services) => services
        .AddSingleton<Catalogue>()
        .AddFeature<ListCourses>()
        .AddFeature<ListLessons>()
        .AddFeature<GetLesson>()
        .AddSingleton<CourseAccess>()
        .AddSingleton<CourseAnswers>()
        .AddFeature<CreateCourse>()
        .AddFeature<ReadCourseDraft>()
        .AddFeature<ListDrafts>()
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
        .AddFeature<ExportCourse>()
        .AddFeature<ImportCourse>()
        .AddFeature<ReadLessons>()
        .AddMedia()
        .AddSingleton<IHoldsPersonalData, ContentPersonalData>()
        .AddJsonContracts(ContentWire.Default);

    private static IServiceCollection AddMedia(this IServiceCollection services)
    {
        services.AddOptions<MediaOptions>().BindStrictly(MediaOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<MediaFolder>()
            .AddSingleton(provider => new MediaSweep(
                provider.GetRequiredService<IDocumentStore>(),
                provider.GetRequiredService<MediaFolder>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<IOptions<MediaOptions>>().Value.KeepUnused))
            .AddFeature<UploadMedia>()
            .AddFeature<ListMedia>()
            .AddFeature<GetMedia>();
    }
}

[JsonSerializable(typeof(ListCourses.CoursePage))]
[JsonSerializable(typeof(ListLessons.LessonPage))]
[JsonSerializable(typeof(GetLesson.LessonContent))]
[JsonSerializable(typeof(CourseRequest))]
[JsonSerializable(typeof(CourseDraftView))]
[JsonSerializable(typeof(ListDrafts.DraftList))]
[JsonSerializable(typeof(LessonRequest))]
[JsonSerializable(typeof(DraftView))]
[JsonSerializable(typeof(PreviewLesson.LessonPreview))]
[JsonSerializable(typeof(ReadQuiz.KeyedQuiz))]
[JsonSerializable(typeof(PublishedLesson))]
[JsonSerializable(typeof(PublishCourse.PublishedCourse))]
[JsonSerializable(typeof(ListVersions.VersionPage))]
[JsonSerializable(typeof(LessonVersion))]
[JsonSerializable(typeof(LessonDiff))]
[JsonSerializable(typeof(CourseFile))]
[JsonSerializable(typeof(ImportCourse.ImportedCourse))]
[JsonSerializable(typeof(ReadLessons.FoundLessons))]
[JsonSerializable(typeof(MediaPage))]
[JsonSerializable(typeof(MediaView))]
[JsonSerializable(typeof(TryQuestion.TryRequest))]
[JsonSerializable(typeof(TryQuestion.TriedQuestion))]
internal sealed partial class ContentWire : JsonSerializerContext;
