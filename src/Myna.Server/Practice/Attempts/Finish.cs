using System.Runtime.InteropServices;
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
/// <param name="Past">Other finished attempts, for one that comes in after its time; null for one that is finished now.</param>
internal sealed record FinishFacts(Document<Attempt> Attempt, IReadOnlyList<PreparedQuiz> Quizzes, LoadedLessons Lessons, LoadedTotals Totals, IReadOnlyList<PastAttempt>? Past = null);

/// <summary>The answers to the questions that were asked from the start.</summary>
/// <param name="Answered">Skipped ones are not among them.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FirstAnswers(int Total, int Answered, int Correct, double Credit)
{
    /// <summary>0 to 1.</summary>
    public double Score => Credit / Total;

    public static FirstAnswers Of(Attempt attempt)
    {
        var total = attempt.FirstQuestions;
        var (answered, correct, credit) = (0, 0, 0.0);
        for (var i = 0; i < attempt.Answers.Count; i++)
        {
            var answer = attempt.Answers[i];
            if (total < attempt.Questions.Count && attempt.IndexOf(answer.QuestionId) >= total)
            {
                continue;
            }

            answered += answer.Response is null ? 0 : 1;
            correct += answer.IsCorrect ? 1 : 0;
            credit += answer.Credit;
        }

        return new FirstAnswers(total, answered, correct, credit);
    }
}

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
        var first = FirstAnswers.Of(attempt);
        var isFirst = attempt.LessonId is not { } lessonId || !facts.Lessons.IsDone(lessonId);
        var isPassed = IsPassed(attempt, first);
        var payment = facts.Totals.Pay(Earned(attempt, first, isFirst, isPassed, now), now, zone, sequence);
        var reward = payment.Reward;
        var late = facts.Past is { } past ? new LateAttempt(attempt.Id, attempt.StartedAt, past) : null;
        var lessons = facts.Lessons.Finish(
            new FinishedLessons(attempt.CourseId, attempt.LessonId, first.Score, isPassed, reward.Xp.Earned, ItemAnswers(attempt, facts.Quizzes), late), now, zone);
        var result = new AttemptResult(
            attempt.Id,
            first.Score,
            first.Correct,
            first.Total,
            reward.Xp,
            reward.Streak,
            lessons.Completed,
            isPassed && isFirst && attempt.Opens is { } next ? [.. reward.Unlocked, new Unlocked("lesson", next.Id, next.Title)] : reward.Unlocked,
            attempt.LessonId is null ? null : isPassed);
        return new Finish(facts.Attempt, new AttemptStep(FinishedAt: now, Result: result), result, payment, lessons);
    }

    /// <summary>Whether the first answers reach the pass mark, or all mistakes are mended.</summary>
    public static bool IsPassed(Attempt attempt, FirstAnswers first) =>
        first.Score >= (attempt.PassMark ?? CoursePolicies.DefaultPassMark) || Repetition.IsMended(attempt);

    public void AddTo(Commit commit)
    {
        Payment.AddTo(commit);
        Lessons.AddTo(commit);
        commit.Append(AttemptDocuments.Growth, Attempt, End);
    }

    /// <summary>As far as its payment needs it.</summary>
    public static FinishedAttempt Earned(Attempt attempt, FirstAnswers first, bool isFirst, bool isPassed, DateTimeOffset now)
    {
        long measured = 0;
        for (var i = 0; i < attempt.Answers.Count; i++)
        {
            measured += attempt.Answers[i].ElapsedMs ?? 0;
        }

        var spent = measured > 0 ? TimeSpan.FromMilliseconds(measured) : now - attempt.StartedAt;
        return new FinishedAttempt(
            attempt.Id,
            attempt.Kind,
            attempt.CourseId,
            attempt.LessonId,
            isFirst,
            first.Total,
            first.Answered,
            first.Correct,
            (int)Math.Clamp(spent.TotalSeconds, 0, MaxDuration.TotalSeconds),
            attempt.LessonId is null || isPassed,
            attempt.IsOffline is true);
    }

    /// <summary>The evidence of an attempt's answers about words and phrases, in the order of answering.</summary>
    public static List<ItemAnswer> ItemAnswers(Attempt attempt, IReadOnlyList<PreparedQuiz> quizzes)
    {
        var answers = new List<ItemAnswer>(attempt.Answers.Count * 2);
        for (var i = 0; i < attempt.Answers.Count; i++)
        {
            var answer = attempt.Answers[i];
            // Questions are usually answered in their order.
            var asked = attempt.Questions[i].Id == answer.QuestionId ? i : attempt.IndexOf(answer.QuestionId);
            // A repeated question says no more of memory: the item's first answer was wrong, and the worst one counts.
            if (attempt.Questions[asked].After is not null)
            {
                continue;
            }

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
