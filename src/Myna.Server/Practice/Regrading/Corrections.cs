using Myna.Server.Accounts.Contracts;
using Myna.Server.Content.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Practice.Attempts;
using Myna.Server.Practice.Contracts;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Practice.Results;
using Myna.Server.Progress.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Text;
using Myna.Storage;

namespace Myna.Server.Practice.Regrading;

/// <summary>Corrects one learner's attempts after an answer was accepted: their results, the lesson's progress and memory, and by new ledger entries what they paid.</summary>
internal sealed class Corrections(PreparedQuizzes quizzes, LessonRecords lessons, ReviewLog log, Totals totals, Sequence sequence)
{
    /// <summary>How the answers to a question are compared; null where the quiz has no such question any more.</summary>
    public async ValueTask<Folding?> FoldingOf(string quizId, string questionId, CancellationToken cancellation)
    {
        var newest = await quizzes.Current(quizId, cancellation);
        return newest?.KeyOf(questionId) is { } key ? Folding.For(key.Language) : null;
    }

    /// <summary>Adds the corrections of a learner's attempts to a commit.</summary>
    /// <param name="attempts">Of one learner; those without such an answer stay as they are.</param>
    /// <returns>How many answers are right now.</returns>
    public async ValueTask<int> AddTo(
        Commit commit, AcceptedText accepted, IReadOnlyList<(Document<Attempt> Attempt, IReadOnlyList<int> Places)> attempts, Profile profile, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await quizzes.Current(accepted.QuizId, cancellation) is not { } newest)
        {
            return 0;
        }

        var judged = new List<Judged>();
        foreach (var (attempt, places) in attempts)
        {
            var pinned = await quizzes.Pinned(attempt.Value.Quizzes, cancellation);
            var asked = attempt.Value.Questions[attempt.Value.IndexOf(attempt.Value.Answers[places[0]].QuestionId)];
            var after = RegradedAnswers.Judge(attempt.Value, places, pinned[asked.Quiz], newest, now);
            if (!ReferenceEquals(after, attempt.Value))
            {
                judged.Add(new Judged(attempt, after, pinned, places.Count(place => after.Answers[place].IsCorrect), after.Answers[places[0]].QuestionId));
            }
        }

        if (judged.Count == 0)
        {
            return 0;
        }

        var paid = await Pay(commit, accepted, judged, newest, profile, now, cancellation);
        foreach (var (attempt, after, _, _, questionId) in judged)
        {
            var reward = paid.GetValueOrDefault(after.Id);
            commit.Replace(AttemptDocuments.Attempts, after with { Result = Corrected(after, reward) }, attempt.Version);
            commit.Publish(PracticeEvents.AnswerAccepted, new AnswerAccepted(after.UserId, after.Id, questionId, reward?.Earned ?? 0));
        }

        return judged.Sum(attempt => attempt.Answers);
    }

    // What finished attempts paid, and what they say of lesson and memory. Open ones are paid by their end.
    private async ValueTask<Dictionary<string, XpReward>> Pay(
        Commit commit, AcceptedText accepted, List<Judged> judged, PreparedQuiz newest, Profile profile, DateTimeOffset now, CancellationToken cancellation)
    {
        var paid = new Dictionary<string, XpReward>(StringComparer.Ordinal);
        var finished = judged.Where(attempt => attempt.After.Result is not null).OrderBy(attempt => attempt.After.FinishedAt).ToList();
        if (finished.Count == 0)
        {
            return paid;
        }

        var zone = Profiles.ZoneOf(profile);
        var evidence = finished.ToDictionary(attempt => attempt.After.Id, attempt => Finish.ItemAnswers(attempt.After, attempt.Quizzes), StringComparer.Ordinal);
        var paidTo = finished.ToDictionary(attempt => attempt.After.Id, attempt => attempt.After.LessonId ?? evidence[attempt.After.Id].Select(answer => answer.LessonId).FirstOrDefault(), StringComparer.Ordinal);
        List<string> ids = [.. paidTo.Values.OfType<string>().Append(newest.Quiz.LessonId).Distinct(StringComparer.Ordinal)];
        var learnt = await lessons.Load(profile.Id, ids, cancellation);
        var earned = await totals.LoadForCorrection(profile.Id, [.. finished.Select(attempt => attempt.After.Id)], profile.IsGuest, cancellation);
        var corrected = new List<CorrectedLesson>();
        var passed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var attempt in finished)
        {
            var (before, after) = (attempt.Document.Value, attempt.After);
            var isFirst = after.LessonId is { } lesson && !learnt.IsDone(lesson) && !passed.Contains(lesson);
            var (firstBefore, first) = (FirstAnswers.Of(before), FirstAnswers.Of(after));
            var isPassed = Finish.IsPassed(after, first);
            var change = new RegradedAttempt(
                Ids.Derived("regrade", after.Id, $"{accepted.QuestionId}\n{accepted.Normal}"),
                Finish.Earned(before, firstBefore, isFirst, Finish.IsPassed(before, firstBefore), before.FinishedAt!.Value),
                Finish.Earned(after, first, isFirst, isPassed, after.FinishedAt!.Value));
            if (earned.Correct(change, now, sequence.Next(now)) is { } reward)
            {
                paid[after.Id] = reward;
            }

            if (isPassed && after.LessonId is { } done)
            {
                passed.Add(done);
            }

            corrected.Add(new CorrectedLesson(
                after.LessonId, paidTo[after.Id], after.FinishedAt!.Value, first.Score, isPassed, paid.GetValueOrDefault(after.Id)?.Earned ?? 0));
        }

        earned.AddTo(commit);
        var items = newest.Find(accepted.QuestionId)!.ItemIds.ToHashSet(StringComparer.Ordinal);
        learnt.Correct(corrected, items, await Past(profile.Id, newest, items, evidence, cancellation), now, zone).AddTo(commit);
        return paid;
    }

    private async ValueTask<IReadOnlyList<PastAttempt>> Past(
        string userId, PreparedQuiz quiz, HashSet<string> items, Dictionary<string, List<ItemAnswer>> evidence, CancellationToken cancellation) => items.Count == 0
        ? []
        : [.. (await log.About(userId, [quiz.Quiz.Id], cancellation)).Select(past => evidence.TryGetValue(past.Id, out var answers) ? past with { Answers = answers } : past)];

    private static AttemptResult? Corrected(Attempt attempt, XpReward? added)
    {
        if (attempt.Result is not { } result)
        {
            return null;
        }

        var first = FirstAnswers.Of(attempt);
        var xp = added is null ? result.Xp : result.Xp with
        {
            Earned = result.Xp.Earned + added.Earned,
            Reasons = [.. result.Xp.Reasons.Concat(added.Reasons).GroupBy(reason => reason.Code, (code, parts) => new XpReason(code, parts.Sum(part => part.Xp)))],
        };
        return result with { Score = first.Score, Correct = first.Correct, Xp = xp, Passed = attempt.LessonId is null ? null : Finish.IsPassed(attempt, first) };
    }

    /// <param name="Document">As it is stored.</param>
    /// <param name="After">With the answers that are right now.</param>
    /// <param name="Answers">How many they are.</param>
    /// <param name="QuestionId">As the attempt knows it.</param>
    private sealed record Judged(Document<Attempt> Document, Attempt After, PreparedQuiz[] Quizzes, int Answers, string QuestionId);
}
