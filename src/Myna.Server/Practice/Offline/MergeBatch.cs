using System.Text.Json.Nodes;
using Myna.Server.Accounts.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Practice.Attempts;
using Myna.Server.Practice.Contracts;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Practice.Results;
using Myna.Server.Progress.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;
using NodaTime;

namespace Myna.Server.Practice.Offline;

/// <summary>
/// Takes in what devices learnt without a network: each attempt in one commit, and once, whatever is sent again and in whichever order. An attempt
/// counts for the day on which it was finished.
/// </summary>
internal sealed class MergeBatch(
    IDocumentStore store,
    BatchBody batches,
    OfflinePlanner planner,
    PreparedQuizzes quizzes,
    LessonRecords lessons,
    ReviewLog log,
    Totals totals,
    Profiles profiles,
    Sequence sequence,
    TimeProvider clock) : IFeature
{
    public static void Map(Api api)
    {
        var feature = api.Feature<MergeBatch>();
        api.Tagged("Quizzes").Learner.Edit<BatchRequest, BatchResult>(
                HttpMethods.Post, "/attempts/batch", (call, body) => feature.Handle(call.Caller, body, call.Cancellation), BatchRequest.MaxBytes)
            .Does("Take in attempts that were made without a network, each exactly once", "mergeAttempts")
            .May(Problems.InvalidRequest);
    }

    public async ValueTask<Outcome<BatchResult>> Handle(Caller caller, JsonObject body, CancellationToken cancellation)
    {
        var read = batches.Read(body);
        if (!read.IsOk)
        {
            return read.Problem;
        }

        // By the device's own times, so that a lesson opens before the one after it is begun.
        var merged = new MergedAttempt[read.Value.Length];
        foreach (var (i, attempt) in read.Value.Index().OrderBy(entry => entry.Item.EndsAt))
        {
            var outcome = attempt.Content.IsOk
                ? await store.Transact(commit => Merge(commit, caller, attempt.Content.Value, cancellation), cancellation)
                : attempt.Content.Problem;
            merged[i] = outcome.IsOk ? outcome.Value : new MergedAttempt(attempt.ClientId, null, MergeStatus.Refused, Code: outcome.Problem.Code);
        }

        return new BatchResult(merged);
    }

    private async ValueTask<Outcome<MergedAttempt>> Merge(Commit commit, Caller caller, OfflineAttempt offline, CancellationToken cancellation)
    {
        var found = await Find(caller, offline.ClientId!, cancellation);
        if (found is { Value: var earlier } && !Fits(earlier, offline))
        {
            return Problems.IdempotencyKeyReused;
        }

        if (found is { Value.Result: { } result } known)
        {
            return new MergedAttempt(offline.ClientId!, known.Value.Id, MergeStatus.Finished, result);
        }

        var now = clock.Now();
        var profile = await profiles.Get(caller.UserId, cancellation);
        var times = new OfflineTimes(offline, profile?.CreatedAt ?? DateTimeOffset.UnixEpoch, now);
        var answers = offline.Answers ?? [];
        LessonChanges? begun = null;
        var attempt = found?.Value;
        if (attempt is null)
        {
            var planned = await planner.Plan(caller.UserId, IdOf(caller, offline.ClientId!), offline, answers, times.StartedAt, cancellation);
            if (!planned.IsOk)
            {
                return planned.Problem;
            }

            (attempt, begun) = (planned.Value.Attempt, planned.Value.Lesson);
        }
        else
        {
            var chosen = await planner.Choose(attempt, answers, cancellation);
            if (!chosen.IsOk)
            {
                return chosen.Problem;
            }

            attempt = chosen.Value;
        }

        var pinned = await quizzes.Pinned(attempt.Quizzes, cancellation);
        var merged = OfflineAnswers.Merge(attempt, answers, pinned, times);
        if (!merged.IsOk)
        {
            return merged.Problem;
        }

        if (times.FinishedAt is { } end && merged.Value.Questions.Count > 0 && merged.Value.Answers.Count == merged.Value.Questions.Count)
        {
            var facts = await Load(new Document<Attempt>(merged.Value, found?.Version ?? 0), pinned, end, profile is { IsGuest: true }, cancellation);
            var finish = Finish.Decide(facts, end, Profiles.ZoneOf(profile), sequence.Next(now));
            finish.Payment.AddTo(commit);
            finish.Lessons.AddTo(commit);
            Put(commit, AttemptStep.Fold(merged.Value, finish.End), found);
            return new MergedAttempt(offline.ClientId!, attempt.Id, MergeStatus.Finished, finish.Result);
        }

        if (found is null || merged.Value.Answers.Count > found.Value.Value.Answers.Count)
        {
            begun?.AddTo(commit);
            Put(commit, merged.Value, found);
        }

        return new MergedAttempt(
            offline.ClientId!, attempt.Id, MergeStatus.Open, Code: times.FinishedAt is null ? null : PracticeProblems.AttemptIncomplete.Code);
    }

    private async ValueTask<FinishFacts> Load(Document<Attempt> attempt, PreparedQuiz[] pinned, DateTimeOffset end, bool isGuest, CancellationToken cancellation)
    {
        var learnt = await lessons.Load(attempt.Value.UserId, FinishAttempt.LessonsOf(attempt.Value, pinned), cancellation);
        var answers = Finish.ItemAnswers(attempt.Value, pinned);
        var past = new List<PastAttempt>();
        if (learnt.IsLate(answers, end))
        {
            // Something that it asked about was asked again since: memory is made again, in the order of time.
            past = await log.About(attempt.Value.UserId, [.. pinned.Select(quiz => quiz.Quiz.Id)], cancellation);
        }

        return new FinishFacts(attempt, pinned, learnt, await totals.Load(attempt.Value.UserId, isGuest, cancellation), past);
    }

    private async ValueTask<Document<Attempt>?> Find(Caller caller, string clientId, CancellationToken cancellation) =>
        await OpenAttempt.Load(store, caller, IdOf(caller, clientId), cancellation) ?? await OpenAttempt.Load(store, caller, clientId, cancellation);

    private static bool Fits(Attempt attempt, OfflineAttempt offline) => attempt.Kind == offline.Kind
        && (offline.LessonId is null || offline.LessonId == attempt.LessonId)
        && (offline.QuizId is null || offline.QuizId == attempt.QuizId)
        && (offline.CourseId is null || offline.CourseId == attempt.CourseId);

    // As a start with the same key has it.
    private static string IdOf(Caller caller, string clientId) => Ids.Derived("attempt", caller.UserId, clientId);

    private static void Put(Commit commit, Attempt attempt, Document<Attempt>? found)
    {
        if (found is { } current)
        {
            commit.Replace(AttemptDocuments.Attempts, attempt, current.Version);
        }
        else
        {
            commit.Insert(AttemptDocuments.Attempts, attempt);
        }
    }
}
