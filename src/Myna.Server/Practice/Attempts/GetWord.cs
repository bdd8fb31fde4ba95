using Myna.Server.Accounts.Contracts;
using Myna.Server.Content.Contracts;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Progress.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;
using NodaTime;

namespace Myna.Server.Practice.Attempts;

/// <summary>One word or phrase with its reviews, read from the attempts that asked about it: no other log is kept, so a finish writes none.</summary>
internal sealed class GetWord(
    IDocumentStore store, PreparedQuizzes quizzes, LessonRecords lessons, Catalogue catalogue, Profiles profiles, TimeProvider clock) : IFeature
{
    public const int MaxReviews = 200;

    /// <summary>Attempts that are looked through at the lesson, and as many reviews: some years of daily learning.</summary>
    private const int MaxAttempts = 1_000;

    public static void Map(Api api)
    {
        var feature = api.Feature<GetWord>();
        api.Tagged("Progress").Learner.Get("/progress/words/{id}", call => feature.Handle(call.Caller, call.Id, call.Cancellation))
            .Does("A word or phrase with its reviews", "getWord").May(PracticeProblems.WordNotFound);
    }

    public async ValueTask<Outcome<WordHistory>> Handle(Caller caller, string itemId, CancellationToken cancellation)
    {
        if (await lessons.Word(caller.UserId, itemId, clock.Now(), cancellation) is not { } met
            || await catalogue.Lesson(met.Word.LessonId, cancellation) is not { } lesson)
        {
            return PracticeProblems.WordNotFound;
        }

        var attempts = new List<(DateTimeOffset At, IReadOnlyList<ItemAnswer> Answers)>();
        foreach (var quizId in new[] { lesson.QuizId, null })
        {
            await Collect(attempts, AttemptDocuments.ByUserAndQuiz.Where(caller.UserId, quizId).Descending(), lesson.QuizId, met, cancellation);
        }

        attempts.Sort((one, other) => one.At.CompareTo(other.At));
        var reviews = PastReview.Replay(itemId, attempts, await profiles.ZoneOf(caller.UserId, cancellation));
        return new WordHistory(met.Word, [.. reviews.Reverse().Take(MaxReviews)], reviews.Count >= met.Word.TimesSeen);
    }

    // The newest first, until as many were found as memory has counted.
    private async ValueTask Collect(
        List<(DateTimeOffset At, IReadOnlyList<ItemAnswer> Answers)> found, Query<Attempt> query, string quizId, MetWord met, CancellationToken cancellation)
    {
        var seen = 0;
        await foreach (var (attempt, _) in store.FindAll(query, cancellation))
        {
            if (found.Count >= met.Word.TimesSeen || attempt.StartedAt < met.Since || ++seen > MaxAttempts)
            {
                return;
            }

            if (attempt.FinishedAt is not { } at || attempt.Quizzes.All(pinned => pinned.Id != quizId))
            {
                continue;
            }

            var answers = Finish.ItemAnswers(attempt, await quizzes.Pinned(attempt.Quizzes, cancellation));
            if (answers.Exists(answer => answer.ItemId == met.Word.ItemId))
            {
                found.Add((at, answers));
            }
        }
    }

    /// <param name="Reviews">The newest first, at most 200.</param>
    /// <param name="Complete">False when there are older reviews than could be looked through: recall is then estimated without them.</param>
    public sealed record WordHistory(WordStanding Word, IReadOnlyList<PastReview> Reviews, bool Complete);
}
