using Myna.Server.Accounts.Contracts;
using Myna.Server.Progress.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Progress;

/// <summary>The progress service: what learners have done, know and should review.</summary>
public static class ProgressModule
{
    public static IServiceCollection AddProgress(this IServiceCollection services) => services
        .AddSingleton<CurrentItems>()
        .AddSingleton<LearnerLessons>()
        .AddSingleton<LessonRecords>()
        .AddFeature<GetProgress>()
        .AddFeature<GetCourseProgress>()
        .AddFeature<GetLessonProgress>()
        .AddFeature<GetReviews>()
        .AddFeature<GetCourse>()
        .AddSingleton<IHoldsPersonalData, ProgressPersonalData>()
        .AddJsonContracts(ProgressWire.Default);
}
