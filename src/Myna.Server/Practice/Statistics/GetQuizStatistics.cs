using System.Collections.Concurrent;
using Myna.Server.Content.Contracts;
using Myna.Server.Practice.Attempts;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Practice.Statistics;

/// <summary>
/// How the questions of a quiz are answered, for the authors of its course. Read from the attempts and kept for some minutes: no finish writes anything for it.
/// </summary>
internal sealed class GetQuizStatistics(IDocumentStore store, PreparedQuizzes quizzes, CourseAnswers courses, TimeProvider clock) : IFeature, IDisposable
{
    private const int MaxKept = 200;

    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<(string QuizId, int Version), Lazy<Task<StatisticsView>>> _kept = new();
    private readonly SemaphoreSlim _reading = new(1, 1);

    public static void Map(Api api)
    {
        var feature = api.Feature<GetQuizStatistics>();
        api.Tagged("Authoring").Author.Get("/quizzes/{id}/statistics", call => feature.Handle(call.Caller, call.Id, call.Cancellation))
            .Does("How each question of a quiz is answered: facility, discrimination, time, the commonest wrong answers", "getQuizStatistics")
            .May(CatalogueProblems.QuizNotFound, CourseAnswers.NotAnAuthor);
    }

    public async ValueTask<Outcome<StatisticsView>> Handle(Caller caller, string quizId, CancellationToken cancellation)
    {
        if (await quizzes.Current(quizId, cancellation) is not { } quiz)
        {
            return CatalogueProblems.QuizNotFound;
        }

        if (await courses.Refusal(caller, quiz.Quiz.CourseId, cancellation) is { } refusal)
        {
            return refusal.Status == Problems.Forbidden.Status ? refusal : CatalogueProblems.QuizNotFound;
        }

        var key = (quizId, quiz.Quiz.Version);
        if (_kept.TryGetValue(key, out var kept) && (!kept.Value.IsCompleted || (kept.Value.IsCompletedSuccessfully && clock.Now() - (await kept.Value).AsOf < KeptFor)))
        {
            return await kept.Value.WaitAsync(cancellation);
        }

        if (_kept.Count >= MaxKept)
        {
            _kept.Clear();
        }

        // A call that comes meanwhile waits for the same reading; one that gives up does not stop it.
        var reading = new Lazy<Task<StatisticsView>>(() => Read(quiz));
        _kept[key] = reading;
        return await reading.Value.WaitAsync(cancellation);
    }

    public void Dispose() => _reading.Dispose();

    private async Task<StatisticsView> Read(PreparedQuiz quiz)
    {
        await _reading.WaitAsync();
        try
        {
            var (statistics, now) = (new QuizStatistics(quiz), clock.Now());
            var isComplete = await AttemptScan.Run(store, attempt => statistics.Add(attempt, now));
            return new StatisticsView(quiz.Quiz.Id, quiz.Quiz.Version, now, statistics.Attempts, isComplete, statistics.Questions);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <param name="AsOf">They are read again when they are five minutes old.</param>
    /// <param name="Attempts">With a question of this quiz.</param>
    /// <param name="Complete">False when the server has more than 50,000 attempts: the figures are of the first of them.</param>
    public sealed record StatisticsView(string QuizId, int Version, DateTimeOffset AsOf, int Attempts, bool Complete, IReadOnlyList<QuestionStatistics> Questions);
}
