using Myna.Server.Practice.Attempts;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Progress.Contracts;
using Myna.Storage;

namespace Myna.Server.Practice.Results;

/// <summary>The log of a learner's reviews. It is not kept apart: their finished attempts are it.</summary>
internal sealed class ReviewLog(IDocumentStore store, PreparedQuizzes quizzes)
{
    /// <summary>Attempts that are looked through at each quiz, and as many reviews: some years of daily learning.</summary>
    private const int MaxAttempts = 1_000;

    /// <summary>The finished attempts that asked about a word or phrase, at most as many as <paramref name="enough"/>.</summary>
    /// <param name="since">When its lesson was started: no answer about it is older.</param>
    public async ValueTask<List<PastAttempt>> About(string userId, string quizId, string itemId, DateTimeOffset since, int enough, CancellationToken cancellation)
    {
        var found = new List<PastAttempt>();
        foreach (var at in new[] { quizId, null })
        {
            await foreach (var past in Of(userId, at, [quizId], since, cancellation))
            {
                if (past.Answers.Any(answer => answer.ItemId == itemId))
                {
                    found.Add(past);
                }

                if (found.Count >= enough)
                {
                    return found;
                }
            }
        }

        return found;
    }

    /// <summary>All finished attempts that asked from one of these quizzes.</summary>
    public async ValueTask<List<PastAttempt>> About(string userId, IReadOnlyList<string> quizIds, CancellationToken cancellation)
    {
        var found = new List<PastAttempt>();
        foreach (var at in quizIds.Append(null))
        {
            await foreach (var past in Of(userId, at, quizIds, DateTimeOffset.MinValue, cancellation))
            {
                found.Add(past);
            }
        }

        return found;
    }

    // The newest first; null: those that are at no quiz, which are reviews.
    private async IAsyncEnumerable<PastAttempt> Of(
        string userId,
        string? at,
        IReadOnlyList<string> quizIds,
        DateTimeOffset since,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var left = MaxAttempts;
        await foreach (var (attempt, _) in store.FindAll(AttemptDocuments.ByUserAndQuiz.Where(userId, at).Descending(), cancellation))
        {
            if (attempt.StartedAt < since || left-- == 0)
            {
                yield break;
            }

            if (attempt.FinishedAt is { } end && attempt.Quizzes.Any(pinned => quizIds.Contains(pinned.Id, StringComparer.Ordinal)))
            {
                yield return new PastAttempt(attempt.Id, end, Finish.ItemAnswers(attempt, await quizzes.Pinned(attempt.Quizzes, cancellation)));
            }
        }
    }
}
