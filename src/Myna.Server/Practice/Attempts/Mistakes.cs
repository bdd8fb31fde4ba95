using Myna.Server.Practice.Quizzes;
using Myna.Server.Practice.Sessions;
using Myna.Storage;

namespace Myna.Server.Practice.Attempts;

/// <summary>Finds what a learner got wrong lately and has not got right since.</summary>
internal sealed class Mistakes(IDocumentStore store, PreparedQuizzes quizzes)
{
    private const int MaxAttempts = 200;

    private static readonly TimeSpan Lately = TimeSpan.FromDays(14);

    /// <summary>The newest first.</summary>
    public async ValueTask<IReadOnlyList<Mistake>> Of(string userId, string courseId, DateTimeOffset now, CancellationToken cancellation)
    {
        var left = MaxAttempts;
        var met = new HashSet<(string QuizId, string About)>();
        var found = new List<Mistake>();
        await foreach (var (attempt, _) in store.FindAll(AttemptDocuments.ByUserAndTime.Where(userId).From(now - Lately).Descending(), cancellation))
        {
            if (left-- == 0)
            {
                break;
            }

            if (attempt.CourseId == courseId && attempt.Answers.Count > 0)
            {
                Collect(attempt, await quizzes.Pinned(attempt.Quizzes, cancellation), met, found);
            }
        }

        return found;
    }

    // The newest answer about a word, a phrase or an exercise decides: a right one has mended the mistakes before it.
    private static void Collect(Attempt attempt, PreparedQuiz[] pinned, HashSet<(string QuizId, string About)> met, List<Mistake> found)
    {
        for (var i = attempt.Answers.Count - 1; i >= 0; i--)
        {
            var answer = attempt.Answers[i];
            var asked = attempt.Questions[attempt.IndexOf(answer.QuestionId)];
            var quizId = attempt.Quizzes[asked.Quiz].Id;
            var item = pinned[asked.Quiz].Find(asked.QuestionId)!.ItemIds is [var only] ? only : null;
            if (met.Add((quizId, item ?? asked.QuestionId)) && !answer.IsCorrect)
            {
                found.Add(new Mistake(quizId, asked.QuestionId, item));
            }
        }
    }
}

/// <param name="ItemId">The word or phrase that the question is about; null when it is about none or several.</param>
internal sealed record Mistake(string QuizId, string QuestionId, string? ItemId)
{
    /// <summary>A question about it in the quiz as it is now; null when there is none any more.</summary>
    public string? QuestionNow(PreparedQuiz quiz, ulong seed) => ItemId is null
        ? quiz.Find(QuestionId)?.Id
        : ReviewQuestion.For(quiz.Quiz, ItemId, seed);
}
