using System.Text.Json.Serialization;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Practice.Grading;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Practice.Attempts;

/// <summary>A learner's own finished attempts at a quiz, newest first.</summary>
public sealed class QuizResults(IDocumentStore store, PreparedQuizzes quizzes)
{
    public async ValueTask<Outcome<ResultPage>> Handle(Caller caller, string quizId, int? limit, string? cursor, CancellationToken cancellation)
    {
        if (limit is not { } take)
        {
            return Problems.Field("limit", "must be a whole number from 1 to 100");
        }

        if (await quizzes.Current(quizId, cancellation) is null)
        {
            return Problems.QuizNotFound;
        }

        if (!AttemptDocuments.ByUserAndQuiz.Where(caller.UserId, quizId).Descending().Take(take).TryAfter(cursor, out var query))
        {
            return Problems.InvalidCursor;
        }

        var page = await store.Find(query, cancellation);
        return new ResultPage([.. page.Items.Where(found => found.Value.Result is not null).Select(found => QuizResult.Of(found.Value))], page.NextCursor);
    }

    public sealed record ResultPage(IReadOnlyList<QuizResult> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? NextCursor);

    public sealed record QuizResult(string AttemptId, AttemptKind Kind, double Score, int Correct, int Total, int Xp, DateTimeOffset StartedAt, DateTimeOffset FinishedAt)
    {
        internal static QuizResult Of(Attempt attempt) => new(
            attempt.Id, attempt.Kind, attempt.Result!.Score, attempt.Result.Correct, attempt.Result.Total, attempt.Result.Xp.Earned, attempt.StartedAt, attempt.FinishedAt!.Value);
    }
}
