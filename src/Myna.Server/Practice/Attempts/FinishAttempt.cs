using Myna.Server.Content.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Practice.Contracts;
using Myna.Server.Practice.Grading;
using Myna.Server.Progress.Contracts;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Practice.Attempts;

/// <summary>
/// Ends an attempt: one commit holds its result, the lesson's progress, what was earned and the ledger entry that pays it.
/// Sent again, from whichever device, it answers the same and pays nothing more.
/// </summary>
public sealed class FinishAttempt(IDocumentStore store, PreparedQuizzes quizzes, LessonRecords records, Rewards rewards, TimeProvider clock)
{
    /// <summary>Of time learnt in one attempt, where the client measured none.</summary>
    private static readonly TimeSpan MaxDuration = TimeSpan.FromMinutes(30);

    public async ValueTask<Outcome<AttemptResult>> Handle(Caller caller, string attemptId, CancellationToken cancellation)
    {
        while (true)
        {
            if (await OpenAttempt.Load(store, caller, attemptId, cancellation) is not { } found)
            {
                return Problems.AttemptNotFound;
            }

            var attempt = found.Value;
            if (attempt.Result is { } earlier)
            {
                return earlier;
            }

            if (attempt.Answers.Count < attempt.Questions.Count)
            {
                return Problems.AttemptIncomplete;
            }

            var now = clock.Now();
            var commit = new Commit();
            var correct = attempt.Correct;
            var completions = attempt.LessonId is { } lessonId ? await records.CompletionsOf(caller.UserId, lessonId) : 0;
            var reward = await rewards.Pay(commit, caller.UserId, FactsOf(attempt, correct, completions, now), cancellation);
            var score = (double)correct / attempt.Questions.Count;
            var lesson = await records.Finish(
                commit, caller.UserId, attempt.CourseId, attempt.LessonId, score, reward.Xp.Earned, await ItemAnswers(attempt, cancellation), now);
            if (lesson is not null && lesson.Completions != completions + 1)
            {
                // Another attempt at the lesson was finished meanwhile: whether this one is the first must be asked again.
                continue;
            }

            var result = new AttemptResult(attempt.Id, score, correct, attempt.Questions.Count, reward.Xp, reward.Streak, lesson, reward.Unlocked);
            commit.Replace(AttemptDocuments.Attempts, attempt with { FinishedAt = now, Result = result }, found.Version);
            if ((await store.Commit(commit, cancellation)).IsCommitted)
            {
                if (completions == 0)
                {
                    records.Committed(caller.UserId);
                }

                return result;
            }
        }
    }

    private static FinishedAttempt FactsOf(Attempt attempt, int correct, int completions, DateTimeOffset now)
    {
        var answered = 0;
        long measured = 0;
        foreach (var answer in attempt.Answers)
        {
            answered += answer.Response is null ? 0 : 1;
            measured += answer.ElapsedMs ?? 0;
        }

        var spent = measured > 0 ? TimeSpan.FromMilliseconds(measured) : now - attempt.StartedAt;
        return new FinishedAttempt(
            attempt.Id,
            attempt.Kind,
            attempt.CourseId,
            attempt.LessonId,
            completions == 0,
            attempt.Questions.Count,
            answered,
            correct,
            (int)Math.Clamp(spent.TotalSeconds, 0, MaxDuration.TotalSeconds));
    }

    private async ValueTask<IReadOnlyList<ItemAnswer>> ItemAnswers(Attempt attempt, CancellationToken cancellation)
    {
        var answers = new List<ItemAnswer>(attempt.Answers.Count * 2);
        foreach (var answer in attempt.Answers)
        {
            var pinned = attempt.Quizzes[attempt.Questions[attempt.IndexOf(answer.QuestionId)].Quiz];
            var quiz = await quizzes.Pinned(pinned, cancellation);
            var question = quiz.Find(answer.QuestionId)!;
            // A quick tap among options may be a guess: only what the learner produced is timed.
            var elapsed = question.Type is QuestionType.Choice or QuestionType.Match or QuestionType.Arrange ? null : answer.ElapsedMs;
            foreach (var item in question.ItemIds)
            {
                answers.Add(new ItemAnswer(
                    item, quiz.Quiz.LessonId, quiz.IsWord(item), answer.IsCorrect, answer.IsCorrect && answer.Verdict != Verdict.Correct, elapsed));
            }
        }

        return answers;
    }
}
