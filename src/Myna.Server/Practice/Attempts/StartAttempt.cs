using Myna.Server.Content.Contracts;
using Myna.Server.Practice.Contracts;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Practice.Attempts;

/// <summary>Begins a lesson, a quiz, a review or a practice of mistakes.</summary>
internal sealed class StartAttempt(IDocumentStore store, AttemptPlanner planner, PreparedQuizzes quizzes, TimeProvider clock) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<StartAttempt>();
        api.Tagged("Quizzes").Learner.Post<AttemptRequest, AttemptView>(
                "/attempts", (call, request) => feature.Handle(call.Caller, request, call.IdempotencyKey, call.Cancellation), StatusCodes.Status201Created)
            .Does("Start a lesson, a quiz, a review or a practice of mistakes", "startAttempt")
            .May(Problems.InvalidRequest, CatalogueProblems.LessonNotFound, CatalogueProblems.QuizNotFound, CatalogueProblems.CourseNotFound, Problems.IdempotencyKeyReused)
            .May(PracticeProblems.NoQuestions, PracticeProblems.NothingToReview, PracticeProblems.LessonLocked, PracticeProblems.NoMistakes);
    }

    /// <param name="caller">Who learns.</param>
    /// <param name="request">What to start.</param>
    /// <param name="key">Makes a retry find the same attempt. It is bound to the whole request.</param>
    /// <param name="cancellation">Gives up before the commit.</param>
    public ValueTask<Outcome<AttemptView>> Handle(Caller caller, AttemptRequest request, string? key, CancellationToken cancellation)
    {
        var now = clock.Now();
        var (id, hash) = key is null ? (Ids.New(now), null) : (Ids.Derived("attempt", caller.UserId, key), RequestHash.Of(request));
        return store.Transact<Outcome<AttemptView>>(
            async commit =>
            {
                // Also where another request with the same key was first.
                if (hash is not null && await store.Load(AttemptDocuments.Attempts, id, cancellation) is { } earlier)
                {
                    return RequestHash.Fits(earlier.Value, request, hash)
                        ? await AttemptView.Of(earlier.Value.AtStart(), quizzes, cancellation)
                        : Problems.IdempotencyKeyReused;
                }

                var planned = await planner.Plan(caller.UserId, id, request, now, cancellation);
                if (!planned.IsOk)
                {
                    return planned.Problem;
                }

                var attempt = planned.Value.Attempt with { RequestHash = hash };
                commit.Insert(AttemptDocuments.Attempts, attempt);
                planned.Value.Lesson?.AddTo(commit);
                return await AttemptView.Of(attempt, quizzes, cancellation);
            },
            cancellation);
    }
}
