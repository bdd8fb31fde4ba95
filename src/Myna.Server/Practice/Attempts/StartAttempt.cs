using Myna.Server.Content.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Practice.Contracts;
using Myna.Server.Practice.Grading;
using Myna.Server.Practice.Sessions;
using Myna.Server.Progress.Contracts;
using Myna.Server.Shared;
using Myna.Storage;

namespace Myna.Server.Practice.Attempts;

/// <summary>Begins a lesson, a quiz or a review: chooses the questions and pins them.</summary>
public sealed class StartAttempt(IDocumentStore store, PreparedQuizzes quizzes, Catalogue catalogue, LessonRecords records, TimeProvider clock)
{
    /// <summary>Questions in a lesson or a review; a quiz asks all of its own, up to <see cref="MaxQuestions"/>.</summary>
    public const int SessionSize = 14;

    public const int MaxQuestions = 100;

    /// <param name="idempotencyKey">Makes a retry address the same attempt.</param>
    public async ValueTask<Outcome<AttemptView>> Handle(Caller caller, AttemptRequest request, string? idempotencyKey, CancellationToken cancellation)
    {
        var now = clock.Now();
        var id = idempotencyKey is null ? Ids.New(now) : Ids.Derived("attempt", caller.UserId, idempotencyKey);
        if (idempotencyKey is not null && await store.Load(AttemptDocuments.Attempts, id, cancellation) is { } earlier)
        {
            return await Again(earlier.Value, request, cancellation);
        }

        var planned = request.Kind switch
        {
            AttemptKind.Lesson => await Lesson(caller, id, request, now, cancellation),
            AttemptKind.Quiz => await Quiz(caller, id, request, now, cancellation),
            AttemptKind.Review => await Review(caller, id, request, now, cancellation),
            _ => Problems.Field("kind", "must be lesson, quiz or review"),
        };
        if (!planned.IsOk)
        {
            return planned.Problem;
        }

        var attempt = planned.Value;
        if (attempt.Questions.Count == 0)
        {
            return Problems.NoQuestions;
        }

        while (true)
        {
            var commit = new Commit().Insert(AttemptDocuments.Attempts, attempt);
            var isFirst = attempt.LessonId is not null && await records.Start(commit, caller.UserId, attempt.CourseId, attempt.LessonId, now);
            var result = await store.Commit(commit, cancellation);
            if (result.IsCommitted)
            {
                if (isFirst)
                {
                    records.Committed(caller.UserId);
                }

                return await AttemptView.Of(attempt, quizzes, cancellation);
            }

            // Another request with the same key was first, or another device has just started the same lesson.
            if (result.Id == id && await store.Load(AttemptDocuments.Attempts, id, cancellation) is { } first)
            {
                return await Again(first.Value, request, cancellation);
            }
        }
    }

    private async ValueTask<Outcome<AttemptView>> Again(Attempt attempt, AttemptRequest request, CancellationToken cancellation) =>
        attempt.Kind == request.Kind && (request.LessonId is null || attempt.LessonId == request.LessonId)
            ? await AttemptView.Of(attempt with { Answers = [], FinishedAt = null, Result = null }, quizzes, cancellation)
            : Problems.IdempotencyKeyReused;

    private async ValueTask<Outcome<Attempt>> Lesson(Caller caller, string id, AttemptRequest request, DateTimeOffset now, CancellationToken cancellation)
    {
        if (request.LessonId is null)
        {
            return Problems.Field("lessonId", "is needed for a lesson");
        }

        if (await catalogue.Lesson(request.LessonId, cancellation) is not { } lesson || await quizzes.Current(lesson.QuizId, cancellation) is not { } quiz)
        {
            return Problems.LessonNotFound;
        }

        var completions = await records.CompletionsOf(caller.UserId, lesson.Id);
        var plan = SessionPlan.Choose(quiz.Pool, AttemptSeed.Of(id), SessionSize, completions);
        return New(caller, id, AttemptKind.Lesson, lesson.CourseId, lesson.Id, [quiz.Quiz], [.. plan.Select(question => new AskedQuestion(question, 0))], now);
    }

    private async ValueTask<Outcome<Attempt>> Quiz(Caller caller, string id, AttemptRequest request, DateTimeOffset now, CancellationToken cancellation)
    {
        if (request.QuizId is null)
        {
            return Problems.Field("quizId", "is needed for a quiz");
        }

        if (await quizzes.Current(request.QuizId, cancellation) is not { } quiz)
        {
            return Problems.QuizNotFound;
        }

        var plan = SessionPlan.Choose(quiz.Pool, AttemptSeed.Of(id), MaxQuestions);
        return New(caller, id, AttemptKind.Quiz, quiz.Quiz.CourseId, quiz.Quiz.LessonId, [quiz.Quiz], [.. plan.Select(question => new AskedQuestion(question, 0))], now);
    }

    private async ValueTask<Outcome<Attempt>> Review(Caller caller, string id, AttemptRequest request, DateTimeOffset now, CancellationToken cancellation)
    {
        if (request.CourseId is null)
        {
            return Problems.Field("courseId", "is needed for a review");
        }

        if (await catalogue.Course(request.CourseId, cancellation) is null)
        {
            return Problems.CourseNotFound;
        }

        var learnt = await records.Due(caller.UserId, request.CourseId, now, cancellation);
        var pinned = new List<Quiz>();
        var asked = new List<AskedQuestion>();
        foreach (var item in learnt)
        {
            if (asked.Count == SessionSize || await catalogue.Lesson(item.LessonId, cancellation) is not { } lesson
                || await quizzes.Current(lesson.QuizId, cancellation) is not { } quiz)
            {
                continue;
            }

            if (ReviewQuestion.For(quiz.Quiz, item.ItemId, AttemptSeed.Of(id) + (ulong)asked.Count) is { } question && asked.TrueForAll(other => other.Id != question))
            {
                var source = pinned.FindIndex(other => other.Id == quiz.Quiz.Id);
                if (source < 0)
                {
                    source = pinned.Count;
                    pinned.Add(quiz.Quiz);
                }

                asked.Add(new AskedQuestion(question, source));
            }
        }

        return asked.Count == 0
            ? Problems.NothingToReview
            : New(caller, id, AttemptKind.Review, request.CourseId, null, pinned, asked, now);
    }

    private static Attempt New(
        Caller caller, string id, AttemptKind kind, string courseId, string? lessonId, List<Quiz> quizzes, List<AskedQuestion> questions, DateTimeOffset now) => new()
        {
            Id = id,
            UserId = caller.UserId,
            Kind = kind,
            CourseId = courseId,
            LessonId = lessonId,
            QuizId = kind == AttemptKind.Review ? null : quizzes[0].Id,
            Quizzes = [.. quizzes.Select(quiz => new PinnedQuiz(quiz.Id, quiz.Version))],
            Questions = questions,
            Answers = [],
            StartedAt = now,
        };
}
