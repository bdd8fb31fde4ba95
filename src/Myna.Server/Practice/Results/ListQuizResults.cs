using System.Text.Json.Serialization;
using Myna.Server.Content.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Practice.Attempts;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Practice.Results;

/// <summary>A learner's own finished attempts at a quiz, newest first.</summary>
internal sealed class ListQuizResults(IDocumentStore store, PreparedQuizzes quizzes) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<ListQuizResults>();
        api.Tagged("Quizzes").Learner.Get("/quizzes/{id}/results", call => feature.Handle(call.Caller, call.Id, call.Page(), call.Cancellation))
            .Does("This learner's finished attempts at a quiz, newest first", "listQuizResults").Pages().May(CatalogueProblems.QuizNotFound);
    }

    public async ValueTask<Outcome<ResultPage>> Handle(Caller caller, string quizId, Page page, CancellationToken cancellation)
    {
        if (await quizzes.Current(quizId, cancellation) is null)
        {
            return CatalogueProblems.QuizNotFound;
        }

        if (!AttemptDocuments.ByUserAndQuiz.Where(caller.UserId, quizId).Descending().Take(page.Limit).TryAfter(page.Cursor, out var query))
        {
            return Problems.InvalidCursor;
        }

        var results = await store.Find(query, cancellation);
        return new ResultPage([.. results.Items.Where(found => found.Value.Result is not null).Select(found => QuizResult.Of(found.Value))], results.NextCursor);
    }

    public sealed record ResultPage(IReadOnlyList<QuizResult> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? NextCursor);

    public sealed record QuizResult(string AttemptId, AttemptKind Kind, double Score, int Correct, int Total, int Xp, DateTimeOffset StartedAt, DateTimeOffset FinishedAt)
    {
        internal static QuizResult Of(Attempt attempt) => new(
            attempt.Id, attempt.Kind, attempt.Result!.Score, attempt.Result.Correct, attempt.Result.Total, attempt.Result.Xp.Earned, attempt.StartedAt, attempt.FinishedAt!.Value);
    }
}
