using Myna.Server.Accounts.Contracts;
using Myna.Server.Content.Contracts;
using Myna.Server.Progress.Contracts;
using Myna.Server.Progress.Words;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Progress;

/// <summary>The progress service: what learners have done, know and should review.</summary>
internal static class ProgressModule
{
    public static IServiceCollection AddProgress(this IServiceCollection services) => services
        .AddSingleton<CurrentItems>()
        .AddSingleton<OpenLessons>()
        .AddSingleton<LearnerLessons>()
        .AddSingleton<LessonRecords>()
        .AddFeature<GetProgress>()
        .AddFeature<GetCourseProgress>()
        .AddFeature<GetLessonProgress>()
        .AddFeature<GetReviews>()
        .AddFeature<GetCourse>()
        .AddFeature<ListWords>()
        .AddFeature<GetForecast>()
        .AddSingleton<FindLearners>(provider => async (courseId, cancellation) =>
            (await provider.GetRequiredService<IDocumentStore>().Find(ProgressDocuments.ByCourse.Where(courseId).Take(1), cancellation)).Items.Count > 0)
        .AddSingleton<IHoldsPersonalData, ProgressPersonalData>()
        .AddJsonContracts(ProgressWire.Default);
}
