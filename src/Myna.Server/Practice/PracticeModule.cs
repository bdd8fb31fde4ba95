using System.Text.Json.Serialization;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Practice.Attempts;
using Myna.Server.Practice.Contracts;
using Myna.Server.Practice.Offline;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Practice.Regrading;
using Myna.Server.Practice.Reports;
using Myna.Server.Practice.Results;
using Myna.Server.Practice.Statistics;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;

namespace Myna.Server.Practice;

/// <summary>Attempts at lessons, quizzes and reviews: started, answered, graded and finished here.</summary>
internal static class PracticeModule
{
    public static IServiceCollection AddPractice(this IServiceCollection services) => services
        .AddReports()
        .AddSingleton<AttemptFeed>()
        .AddSingleton<PreparedQuizzes>()
        .AddSingleton<Mistakes>()
        .AddSingleton<AttemptPlanner>()
        .AddFeature<StartAttempt>()
        .AddFeature<SubmitAnswer>()
        .AddFeature<ResumeAttempt>()
        .AddFeature<FinishAttempt>()
        .AddFeature<ListQuizResults>()
        .AddFeature<GetWord>()
        .AddSingleton<ReviewLog>()
        .AddSingleton<BatchBody>()
        .AddSingleton<OfflinePlanner>()
        .AddFeature<MergeBatch>()
        .AddFeature<TakeLesson>()
        .AddSingleton(provider => new AttemptCalls(
            provider.GetRequiredService<StartAttempt>(),
            provider.GetRequiredService<SubmitAnswer>(),
            provider.GetRequiredService<FinishAttempt>(),
            provider.GetRequiredService<ResumeAttempt>()))
        .AddSingleton<IHoldsPersonalData, PracticePersonalData>()
        .AddJsonContracts(PracticeWire.Default);

    private static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddOptions<RegradingOptions>().BindStrictly(RegradingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<Corrections>()
            .AddSingleton<Regrader>()
            .AddHostedService(provider => provider.GetRequiredService<Regrader>())
            .AddSingleton<ReportAccess>()
            .AddFeature<ReportAnswer>()
            .AddFeature<ListReports>()
            .AddFeature<ReadReport>()
            .AddFeature<GetConsequence>()
            .AddFeature<DecideReport>()
            .AddFeature<GetQuizStatistics>()
            .AddSingleton<IHoldsPersonalData, ReportsPersonalData>();
    }
}

[JsonSerializable(typeof(AttemptRequest))]
[JsonSerializable(typeof(AttemptView))]
[JsonSerializable(typeof(AnswerRequest))]
[JsonSerializable(typeof(AnswerView))]
[JsonSerializable(typeof(AttemptResult))]
[JsonSerializable(typeof(BatchRequest))]
[JsonSerializable(typeof(OfflineAttempt))]
[JsonSerializable(typeof(BatchResult))]
[JsonSerializable(typeof(ReportRequest))]
[JsonSerializable(typeof(ReportAnswer.ReportedView))]
[JsonSerializable(typeof(ListReports.ReportPage))]
[JsonSerializable(typeof(ReportView))]
[JsonSerializable(typeof(GetConsequence.Consequence))]
[JsonSerializable(typeof(GetQuizStatistics.StatisticsView))]
[JsonSerializable(typeof(ListQuizResults.ResultPage))]
[JsonSerializable(typeof(TakeLesson.TakenLesson))]
[JsonSerializable(typeof(GetWord.WordHistory))]
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
internal sealed partial class PracticeWire : JsonSerializerContext;
