using Myna.Server.Accounts.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Practice.Contracts;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Progress.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Practice.Attempts;

/// <summary>
/// Ends an attempt: one commit holds its result, the lesson's progress, what was earned and the ledger entry that pays it.
/// Sent again, from any device, it gives the same result and pays nothing more.
/// </summary>
internal sealed class FinishAttempt(
    IDocumentStore store, PreparedQuizzes quizzes, LessonRecords lessons, Totals totals, Profiles profiles, Sequence sequence, TimeProvider clock) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<FinishAttempt>();
        api.Tagged("Quizzes").Learner.Post("/attempts/{id}/finish", call => feature.Handle(call.Caller, call.Id, call.Cancellation))
            .Does("End an attempt and pay for it, once", "finishAttempt").May(PracticeProblems.AttemptNotFound, PracticeProblems.AttemptIncomplete);
    }

    public ValueTask<Outcome<AttemptResult>> Handle(Caller caller, string attemptId, CancellationToken cancellation) => store.Transact<Outcome<AttemptResult>>(
        async commit =>
        {
            if (await OpenAttempt.Load(store, caller, attemptId, cancellation) is not { } found)
            {
                return PracticeProblems.AttemptNotFound;
            }

            var attempt = found.Value;
            if (attempt.Result is { } earlier)
            {
                return earlier;
            }

            if (attempt.Questions.Count == 0 || attempt.Answers.Count < attempt.Questions.Count)
            {
                return PracticeProblems.AttemptIncomplete;
            }

            var profile = await profiles.Get(caller.UserId, cancellation);
            var facts = await Load(found, profile is { IsGuest: true }, cancellation);
            var zone = Profiles.ZoneOf(profile);
            var now = clock.GetUtcNow();
            var finish = Finish.Decide(facts, now.InMilliseconds(), zone, sequence.Next(now));
            finish.AddTo(commit);
            return finish.Result;
        },
        cancellation);

    private async ValueTask<FinishFacts> Load(Document<Attempt> found, bool isGuest, CancellationToken cancellation)
    {
        var attempt = found.Value;
        var pinned = await quizzes.Pinned(attempt.Quizzes, cancellation);
        return new FinishFacts(
            found,
            pinned,
            await lessons.Load(attempt.UserId, LessonsOf(attempt, pinned), cancellation),
            await totals.Load(attempt.UserId, isGuest, cancellation));
    }

    /// <summary>The attempt's own lesson and those that its quizzes belong to, each once.</summary>
    public static List<string> LessonsOf(Attempt attempt, PreparedQuiz[] quizzes)
    {
        var ids = new List<string>(quizzes.Length);
        if (attempt.LessonId is { } own)
        {
            ids.Add(own);
        }

        foreach (var quiz in quizzes)
        {
            if (!ids.Contains(quiz.Quiz.LessonId))
            {
                ids.Add(quiz.Quiz.LessonId);
            }
        }

        return ids;
    }
}
