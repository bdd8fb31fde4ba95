using Myna.Server.Content.Contracts;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Practice.Contracts;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Progress.Contracts;
using Myna.Storage;
using NodaTime;

namespace Myna.Server.Practice.Attempts;

/// <summary>Everything that the end of an attempt is decided from.</summary>
/// <param name="Attempt">Every question of it has an answer.</param>
/// <param name="Quizzes">Those of the attempt, in its order, in the versions that it pins.</param>
/// <param name="Lessons">The learner's progress in the lessons of these quizzes, and in the attempt's own.</param>
internal sealed record FinishFacts(Document<Attempt> Attempt, IReadOnlyList<PreparedQuiz> Quizzes, LoadedLessons Lessons, LoadedTotals Totals);

/// <summary>The end of an attempt: its result, what it pays and what it says about memory. Pure: time, zone and sequence are arguments.</summary>
internal sealed record Finish(Document<Attempt> Attempt, AttemptStep End, AttemptResult Result, Payment Payment, LessonChanges Lessons)
{
    /// <summary>Bounds the time learnt in one attempt where the client measured none.</summary>
    private static readonly TimeSpan MaxDuration = TimeSpan.FromMinutes(30);

    /// <param name="facts">As loaded.</param>
    /// <param name="now">In whole milliseconds: the one instant of attempt, memory, streak and ledger.</param>
    /// <param name="zone">The learner's, for the day of streak, memory and ledger.</param>
    /// <param name="sequence">Orders this payment among others.</param>
    public static Finish Decide(FinishFacts facts, DateTimeOffset now, DateTimeZone zone, long sequence)
    {
        var attempt = facts.Attempt.Value;
        var correct = attempt.Correct;
        var score = attempt.Credit / attempt.Questions.Count;
        var isFirst = attempt.LessonId is not { } lessonId || facts.Lessons.CompletionsOf(lessonId) == 0;
        var payment = facts.Totals.Pay(Earned(attempt, correct, isFirst, now), now, zone, sequence);
        var reward = payment.Reward;
        var lessons = facts.Lessons.Finish(
            new FinishedLessons(attempt.CourseId, attempt.LessonId, score, reward.Xp.Earned, ItemAnswers(attempt, facts.Quizzes)), now, zone);
        var result = new AttemptResult(attempt.Id, score, correct, attempt.Questions.Count, reward.Xp, reward.Streak, lessons.Completed, reward.Unlocked);
        return new Finish(facts.Attempt, new AttemptStep(FinishedAt: now, Result: result), result, payment, lessons);
    }

    public void AddTo(Commit commit)
    {
        Payment.AddTo(commit);
        Lessons.AddTo(commit);
        commit.Append(AttemptDocuments.Growth, Attempt, End);
    }

    private static FinishedAttempt Earned(Attempt attempt, int correct, bool isFirst, DateTimeOffset now)
    {
        var answered = 0;
        long measured = 0;
        for (var i = 0; i < attempt.Answers.Count; i++)
        {
            answered += attempt.Answers[i].Response is null ? 0 : 1;
            measured += attempt.Answers[i].ElapsedMs ?? 0;
        }

        var spent = measured > 0 ? TimeSpan.FromMilliseconds(measured) : now - attempt.StartedAt;
        return new FinishedAttempt(
            attempt.Id,
            attempt.Kind,
            attempt.CourseId,
            attempt.LessonId,
            isFirst,
            attempt.Questions.Count,
            answered,
            correct,
            (int)Math.Clamp(spent.TotalSeconds, 0, MaxDuration.TotalSeconds));
    }

    /// <summary>What an attempt's answers say about words and phrases, in the order of answering.</summary>
    public static List<ItemAnswer> ItemAnswers(Attempt attempt, IReadOnlyList<PreparedQuiz> quizzes)
    {
        var answers = new List<ItemAnswer>(attempt.Answers.Count * 2);
        for (var i = 0; i < attempt.Answers.Count; i++)
        {
            var answer = attempt.Answers[i];
            // Questions are usually answered in their order.
            var asked = attempt.Questions[i].Id == answer.QuestionId ? i : attempt.IndexOf(answer.QuestionId);
            var quiz = quizzes[attempt.Questions[asked].Quiz];
            var question = quiz.Find(answer.QuestionId)!;
            // A quick tap among options may be a guess: only what the learner produced is timed.
            var elapsed = question.Type.IsTimed() ? answer.ElapsedMs : null;
            for (var item = 0; item < question.ItemIds.Count; item++)
            {
                var id = question.ItemIds[item];
                answers.Add(new ItemAnswer(
                    id, quiz.Quiz.LessonId, quiz.IsWord(id), answer.IsCorrect, answer.IsCorrect && answer.Verdict != Verdict.Correct, elapsed));
            }
        }

        return answers;
    }
}
