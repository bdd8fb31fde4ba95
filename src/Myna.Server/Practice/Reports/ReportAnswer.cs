using Myna.Server.Accounts.Contracts;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Practice.Attempts;
using Myna.Server.Practice.Contracts;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Practice.Regrading;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Server.Shared.Text;
using Myna.Storage;

namespace Myna.Server.Practice.Reports;

/// <summary>
/// A learner says that an answer of theirs should be accepted. Sent again it says the same. Where the course accepts it by now, the attempt is corrected at once.
/// </summary>
internal sealed class ReportAnswer(IDocumentStore store, PreparedQuizzes quizzes, Corrections corrections, Profiles profiles, TimeProvider clock) : IFeature
{
    /// <summary>In 24 hours.</summary>
    public const int MaxADay = 50;

    /// <summary>A longer answer is no alternative that an author would take.</summary>
    public const int MaxAnswer = 300;

    public static void Map(Api api)
    {
        var feature = api.Feature<ReportAnswer>();
        api.Tagged("Quizzes").Learner.Post<ReportRequest, ReportedView>(
                "/attempts/{id}/answers/{questionId}/report", (call, request) => feature.Handle(call.Caller, call.Id, call.Route("questionId"), request, call.Cancellation))
            .Does("Report a wrong answer that should be accepted, once; at most 50 in 24 hours", "reportAnswer")
            .May(PracticeProblems.AttemptNotFound, PracticeProblems.QuestionNotInAttempt, PracticeProblems.NotAnswered, PracticeProblems.NotReportable, Problems.TooManyRequests);
    }

    public ValueTask<Outcome<ReportedView>> Handle(Caller caller, string attemptId, string questionId, ReportRequest request, CancellationToken cancellation)
    {
        return request.Suggestion?.Length > ReportRequest.MaxSuggestion
            ? ValueTask.FromResult<Outcome<ReportedView>>(Problems.Field("suggestion", $"must be at most {ReportRequest.MaxSuggestion} characters"))
            : store.Transact(commit => Report(commit, caller, attemptId, questionId, request.Reason, request.Suggestion, cancellation), cancellation);
    }

    private async ValueTask<Outcome<ReportedView>> Report(
        Commit commit, Caller caller, string attemptId, string questionId, ReportReason reason, string? suggestion, CancellationToken cancellation)
    {
        if (await OpenAttempt.Load(store, caller, attemptId, cancellation) is not { } found)
        {
            return PracticeProblems.AttemptNotFound;
        }

        var attempt = found.Value;
        var at = attempt.IndexOf(questionId);
        if (at < 0)
        {
            return PracticeProblems.QuestionNotInAttempt;
        }

        if (attempt.Answers.FirstOrDefault(answer => answer.QuestionId == questionId) is not { } given)
        {
            return PracticeProblems.NotAnswered;
        }

        var id = ReportedAnswer.IdOf(attemptId, questionId);
        if (await store.Load(ReportedAnswer.Collection, id, cancellation) is { } earlier)
        {
            return new ReportedView(questionId, (await store.Load(AnswerReport.Collection, earlier.Value.ReportId, cancellation))?.Value.State ?? ReportStatus.Open);
        }

        if (given.RegradedAt is not null)
        {
            return new ReportedView(questionId, ReportStatus.Accepted);
        }

        var asked = attempt.Questions[at];
        var pinned = await quizzes.Pinned(attempt.Quizzes[asked.Quiz], cancellation);
        var newest = await quizzes.Current(pinned.Quiz.Id, cancellation);
        if (newest is null || !IsReportable(given, pinned.Find(asked.QuestionId), newest.Find(asked.QuestionId)))
        {
            return PracticeProblems.NotReportable;
        }

        var now = clock.Now();
        var key = newest.KeyOf(asked.QuestionId)!;
        var folding = Folding.For(key.Language);
        var normal = folding.Normalise(given.Response!.Text!);
        if (normal.Length == 0)
        {
            return PracticeProblems.NotReportable;
        }

        if (newest.Grade(asked.QuestionId, given.Response).Grade is { IsCorrect: true })
        {
            var accepted = new AcceptedText(newest.Quiz.Id, asked.QuestionId, normal);
            await corrections.AddTo(
                commit, accepted, [(found, RegradedAnswers.In(attempt, accepted, folding))], (await profiles.Get(caller.UserId, cancellation))!, now, cancellation);
            return new ReportedView(questionId, ReportStatus.Accepted);
        }

        var today = await store.Find(ReportedAnswer.ByUser.Where(caller.UserId).From(now.AddDays(-1)).Take(MaxADay), cancellation);
        if (today.Items.Count == MaxADay)
        {
            return Problems.TooManyRequests with { RetryAfter = today.Items[0].Value.At.AddDays(1) - now };
        }

        var reportId = AnswerReport.IdOf(newest.Quiz.Id, asked.QuestionId, normal);
        var known = await store.Load(AnswerReport.Collection, reportId, cancellation);
        var isFirst = (await store.Find(ReportedAnswer.ByReport.Where(reportId, caller.UserId).Take(1), cancellation)).Items.Count == 0;
        var skill = Likelihood.SkillOf(attempt, questionId);
        var report = known?.Value ?? New(reportId, newest.Quiz, asked.QuestionId, given.Response.Text!, normal, Likelihood.Nearest(normal, [key.Solution.Text!, .. key.Accepted], folding), now);
        report = (isFirst ? report.With(1, skill) : report) with { LastAt = now };
        commit.Put(AnswerReport.Collection, report, known);
        commit.Insert(
            ReportedAnswer.Collection,
            new ReportedAnswer(id, reportId, caller.UserId, attemptId, questionId, reason, string.IsNullOrWhiteSpace(suggestion) ? null : suggestion.Trim(), skill, isFirst, now));
        return new ReportedView(questionId, report.State);
    }

    // A text that was typed and is wrong, to a question that its course still asks and can take another answer to. What a recording says is one text.
    private static bool IsReportable(GivenAnswer given, Question? asked, Question? present) =>
        given is { Verdict: Verdict.Wrong, Response.Text: { Length: > 0 and <= MaxAnswer } }
        && asked?.Type is QuestionType.Text or QuestionType.Translate or QuestionType.Spoken or QuestionType.Listen
        && (asked.Type is QuestionType.Text or QuestionType.Translate || asked.ItemIds.Count == 0)
        && RegradedAnswers.AsksTheSame(asked, present);

    private static AnswerReport New(
        string id, Content.Contracts.Quiz quiz, string questionId, string answer, string normal, (string Text, double Nearness) closest, DateTimeOffset now) => new()
        {
            Id = id,
            CourseId = quiz.CourseId,
            LessonId = quiz.LessonId,
            QuizId = quiz.Id,
            QuestionId = questionId,
            Answer = answer.Trim(),
            Normal = normal,
            Closest = closest.Text,
            Nearness = Math.Round(closest.Nearness, 3),
            Reporters = 0,
            Skill = 0,
            Likelihood = 0,
            Status = AnswerReport.NameOf(ReportStatus.Open),
            FirstAt = now,
            LastAt = now,
        };

    /// <param name="QuestionId">As the attempt knows it.</param>
    /// <param name="Status">What the authors have decided.</param>
    public sealed record ReportedView(string QuestionId, ReportStatus Status);
}
