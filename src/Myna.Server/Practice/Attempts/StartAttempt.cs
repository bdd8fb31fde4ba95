using Myna.Server.Content.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Practice.Contracts;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Practice.Sessions;
using Myna.Server.Progress.Contracts;
using Myna.Server.Shared;
using Myna.Server.Shared.Http;
using Myna.Storage;

namespace Myna.Server.Practice.Attempts;

/// <summary>Begins a lesson, a quiz or a review: chooses the questions and pins them.</summary>
internal sealed class StartAttempt(IDocumentStore store, PreparedQuizzes quizzes, Catalogue catalogue, LessonRecords lessons, TimeProvider clock) : IFeature
{
    /// <summary>Questions in a lesson or a review; a quiz asks all of its own, up to <see cref="MaxQuestions"/>.</summary>
    public const int SessionSize = 14;

    public const int MaxQuestions = 100;

    public static void Map(Api api)
    {
        var feature = api.Feature<StartAttempt>();
        api.Tagged("Quizzes").Learner.Post<AttemptRequest, AttemptView>(
                "/attempts", (call, request) => feature.Handle(call.Caller, request, call.IdempotencyKey, call.Cancellation), StatusCodes.Status201Created)
            .Does("Start a lesson, a quiz or a review", "startAttempt")
            .May(Problems.InvalidRequest, CatalogueProblems.LessonNotFound, CatalogueProblems.QuizNotFound, CatalogueProblems.CourseNotFound, Problems.IdempotencyKeyReused)
            .May(PracticeProblems.NoQuestions, PracticeProblems.NothingToReview);
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
                        ? await AttemptView.Of(earlier.Value with { Answers = [], FinishedAt = null, Result = null }, quizzes, cancellation)
                        : Problems.IdempotencyKeyReused;
                }

                var planned = await Plan(caller, id, request, now, cancellation);
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

    private async ValueTask<Outcome<Planned>> Plan(Caller caller, string id, AttemptRequest request, DateTimeOffset now, CancellationToken cancellation) => request.Kind switch
    {
        AttemptKind.Lesson => await Lesson(caller, id, request, now, cancellation),
        AttemptKind.Quiz => await Quiz(caller, id, request, now, cancellation),
        AttemptKind.Review => await Review(caller, id, request, now, cancellation),
        _ => Problems.Field("kind", "must be lesson, quiz or review"),
    };

    private async ValueTask<Outcome<Planned>> Lesson(Caller caller, string id, AttemptRequest request, DateTimeOffset now, CancellationToken cancellation)
    {
        if (request.LessonId is null)
        {
            return Problems.Field("lessonId", "is needed for a lesson");
        }

        if (await catalogue.Lesson(request.LessonId, cancellation) is not { } lesson || await quizzes.Current(lesson.QuizId, cancellation) is not { } quiz)
        {
            return CatalogueProblems.LessonNotFound;
        }

        var progress = await lessons.Load(caller.UserId, [lesson.Id], cancellation);
        var plan = SessionPlan.Choose(quiz.Pool, AttemptSeed.Of(id), SessionSize, progress.CompletionsOf(lesson.Id));
        return Of(quiz, plan, progress, caller, id, AttemptKind.Lesson, lesson.CourseId, lesson.Id, now);
    }

    private async ValueTask<Outcome<Planned>> Quiz(Caller caller, string id, AttemptRequest request, DateTimeOffset now, CancellationToken cancellation)
    {
        if (request.QuizId is null)
        {
            return Problems.Field("quizId", "is needed for a quiz");
        }

        if (await quizzes.Current(request.QuizId, cancellation) is not { } quiz)
        {
            return CatalogueProblems.QuizNotFound;
        }

        var progress = await lessons.Load(caller.UserId, [quiz.Quiz.LessonId], cancellation);
        var plan = SessionPlan.Choose(quiz.Pool, AttemptSeed.Of(id), MaxQuestions);
        return Of(quiz, plan, progress, caller, id, AttemptKind.Quiz, quiz.Quiz.CourseId, quiz.Quiz.LessonId, now);
    }

    private async ValueTask<Outcome<Planned>> Review(Caller caller, string id, AttemptRequest request, DateTimeOffset now, CancellationToken cancellation)
    {
        if (request.CourseId is null)
        {
            return Problems.Field("courseId", "is needed for a review");
        }

        if (await catalogue.Course(request.CourseId, cancellation) is not { } course)
        {
            return CatalogueProblems.CourseNotFound;
        }

        var learnt = await lessons.Due(caller.UserId, course, now, cancellation);
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
            ? PracticeProblems.NothingToReview
            : new Planned(New(caller, id, AttemptKind.Review, request.CourseId, null, pinned, asked, now), null);
    }

    private static Outcome<Planned> Of(
        PreparedQuiz quiz, IReadOnlyList<string> plan, LoadedLessons progress, Caller caller, string id, AttemptKind kind, string courseId, string lessonId, DateTimeOffset now)
    {
        var asked = new List<AskedQuestion>(plan.Count);
        for (var i = 0; i < plan.Count; i++)
        {
            asked.Add(new AskedQuestion(plan[i], 0));
        }

        return asked.Count == 0
            ? PracticeProblems.NoQuestions
            : new Planned(New(caller, id, kind, courseId, lessonId, [quiz.Quiz], asked, now), progress.Start(courseId, lessonId, now));
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

    /// <param name="Lesson">Marks the lesson as started; null for a review.</param>
    private sealed record Planned(Attempt Attempt, LessonChanges? Lesson);
}
