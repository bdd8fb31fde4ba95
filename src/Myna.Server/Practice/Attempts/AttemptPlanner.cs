using Myna.Server.Content.Contracts;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Practice.Contracts;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Practice.Sessions;
using Myna.Server.Progress.Contracts;
using Myna.Server.Shared;

namespace Myna.Server.Practice.Attempts;

/// <summary>Chooses the questions of an attempt, and pins the versions of their quizzes.</summary>
internal sealed class AttemptPlanner(PreparedQuizzes quizzes, Catalogue catalogue, LessonRecords lessons, Mistakes mistakes)
{
    /// <summary>Questions in a lesson or a review; a quiz asks all of its own, up to <see cref="MaxQuestions"/>.</summary>
    public const int SessionSize = 14;

    public const int MaxQuestions = 100;

    public async ValueTask<Outcome<PlannedAttempt>> Plan(string userId, string id, AttemptRequest request, DateTimeOffset now, CancellationToken cancellation) => request.Kind switch
    {
        AttemptKind.Lesson => await Lesson(userId, id, request, now, cancellation),
        AttemptKind.Quiz => await Quiz(userId, id, request, now, cancellation),
        AttemptKind.Review => await Review(userId, id, request, now, cancellation),
        AttemptKind.Mistakes => await Mistakes(userId, id, request, now, cancellation),
        _ => Problems.Field("kind", "must be lesson, quiz, review or mistakes"),
    };

    /// <param name="userId">Who learns.</param>
    /// <param name="id">Of the attempt: its questions are chosen by it.</param>
    /// <param name="request">Names the lesson.</param>
    /// <param name="now">When it begins.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <param name="ahead">How many attempts at the lesson are to be finished before this one.</param>
    public async ValueTask<Outcome<PlannedAttempt>> Lesson(
        string userId, string id, AttemptRequest request, DateTimeOffset now, CancellationToken cancellation, int ahead = 0)
    {
        if (request.LessonId is null)
        {
            return Problems.Field("lessonId", "is needed for a lesson");
        }

        if (await catalogue.Lesson(request.LessonId, cancellation) is not { } lesson || await quizzes.Current(lesson.QuizId, cancellation) is not { } quiz)
        {
            return CatalogueProblems.LessonNotFound;
        }

        var progress = await lessons.Load(userId, [lesson.Id], cancellation);
        var plan = SessionPlan.Choose(quiz.Pool, AttemptSeed.Of(id), SessionSize, progress.CompletionsOf(lesson.Id) + ahead);
        return await Of(quiz, plan, progress, userId, id, request, now, cancellation);
    }

    private async ValueTask<Outcome<PlannedAttempt>> Quiz(string userId, string id, AttemptRequest request, DateTimeOffset now, CancellationToken cancellation)
    {
        if (request.QuizId is null)
        {
            return Problems.Field("quizId", "is needed for a quiz");
        }

        if (await quizzes.Current(request.QuizId, cancellation) is not { } quiz)
        {
            return CatalogueProblems.QuizNotFound;
        }

        var progress = await lessons.Load(userId, [quiz.Quiz.LessonId], cancellation);
        var plan = SessionPlan.Choose(quiz.Pool, AttemptSeed.Of(id), MaxQuestions);
        return await Of(quiz, plan, progress, userId, id, request, now, cancellation);
    }

    private async ValueTask<Outcome<PlannedAttempt>> Review(string userId, string id, AttemptRequest request, DateTimeOffset now, CancellationToken cancellation)
    {
        if (request.CourseId is null)
        {
            return Problems.Field("courseId", "is needed for a review");
        }

        if (await catalogue.Course(request.CourseId, cancellation) is not { } course)
        {
            return CatalogueProblems.CourseNotFound;
        }

        var chosen = new ChosenQuestions();
        foreach (var item in await lessons.Due(userId, course, now, cancellation))
        {
            if (chosen.Count == SessionSize)
            {
                break;
            }

            if (await catalogue.Lesson(item.LessonId, cancellation) is { } lesson && await quizzes.Current(lesson.QuizId, cancellation) is { } quiz
                && ReviewQuestion.For(quiz.Quiz, item.ItemId, AttemptSeed.Of(id) + (ulong)chosen.Count) is { } question)
            {
                chosen.Add(quiz.Quiz, question);
            }
        }

        return chosen.Count == 0
            ? PracticeProblems.NothingToReview
            : new PlannedAttempt(New(userId, id, request, course.Id, null, chosen, now), null);
    }

    private async ValueTask<Outcome<PlannedAttempt>> Mistakes(string userId, string id, AttemptRequest request, DateTimeOffset now, CancellationToken cancellation)
    {
        if (request.CourseId is null)
        {
            return Problems.Field("courseId", "is needed for mistakes");
        }

        if (await catalogue.Course(request.CourseId, cancellation) is not { } course)
        {
            return CatalogueProblems.CourseNotFound;
        }

        var chosen = new ChosenQuestions();
        foreach (var mistake in await mistakes.Of(userId, course.Id, now, cancellation))
        {
            if (chosen.Count == SessionSize)
            {
                break;
            }

            if (await quizzes.Current(mistake.QuizId, cancellation) is { } quiz
                && mistake.QuestionNow(quiz, AttemptSeed.Of(id) + (ulong)chosen.Count) is { } question)
            {
                chosen.Add(quiz.Quiz, question);
            }
        }

        return chosen.Count == 0
            ? PracticeProblems.NoMistakes
            : new PlannedAttempt(New(userId, id, request, course.Id, null, chosen, now), null);
    }

    private async ValueTask<Outcome<PlannedAttempt>> Of(
        PreparedQuiz quiz, IReadOnlyList<string> plan, LoadedLessons progress, string userId, string id, AttemptRequest request, DateTimeOffset now, CancellationToken cancellation)
    {
        if (plan.Count == 0)
        {
            return PracticeProblems.NoQuestions;
        }

        var (courseId, lessonId) = (quiz.Quiz.CourseId, quiz.Quiz.LessonId);
        var course = await catalogue.Course(courseId, cancellation);
        var policies = course?.Policies ?? CoursePolicies.Default;
        var opening = policies.Unlock == UnlockPolicy.Open ? Opening.Everything : await lessons.OpenIn(userId, course!, cancellation);
        if (!opening.IsOpen(lessonId))
        {
            return PracticeProblems.LessonLocked;
        }

        var chosen = new ChosenQuestions();
        for (var i = 0; i < plan.Count; i++)
        {
            chosen.Add(quiz.Quiz, plan[i]);
        }

        var attempt = New(userId, id, request, courseId, lessonId, chosen, now) with
        {
            PassMark = policies.PassMark == CoursePolicies.DefaultPassMark ? null : policies.PassMark,
            Opens = course?.Units.SelectMany(unit => unit.Lessons).Where(lesson => lesson.Id == opening.Next).Select(lesson => new NextLesson(lesson.Id, lesson.Title)).FirstOrDefault(),
        };
        return new PlannedAttempt(attempt, progress.Start(courseId, lessonId, now));
    }

    private static Attempt New(string userId, string id, AttemptRequest request, string courseId, string? lessonId, ChosenQuestions chosen, DateTimeOffset now) => new()
    {
        Id = id,
        UserId = userId,
        Kind = request.Kind,
        CourseId = courseId,
        LessonId = lessonId,
        QuizId = lessonId is null ? null : chosen.Quizzes[0].Id,
        Quizzes = chosen.Quizzes,
        Questions = chosen.Questions,
        Answers = [],
        RepeatsMistakes = request.RepeatMistakes is true ? true : null,
        StartedAt = now,
    };

    /// <summary>Questions in the order of asking, each once, and the quizzes that they are from.</summary>
    private sealed class ChosenQuestions
    {
        private readonly List<PinnedQuiz> _quizzes = [];
        private readonly List<AskedQuestion> _questions = [];

        public IReadOnlyList<PinnedQuiz> Quizzes => _quizzes;

        public IReadOnlyList<AskedQuestion> Questions => _questions;

        public int Count => _questions.Count;

        public void Add(Quiz quiz, string question)
        {
            if (_questions.Exists(other => other.Id == question))
            {
                return;
            }

            var source = _quizzes.FindIndex(other => other.Id == quiz.Id);
            if (source < 0)
            {
                source = _quizzes.Count;
                _quizzes.Add(new PinnedQuiz(quiz.Id, quiz.Version));
            }

            _questions.Add(new AskedQuestion(question, source));
        }
    }
}

/// <param name="Lesson">Marks the lesson as started; null where the attempt is at none.</param>
internal sealed record PlannedAttempt(Attempt Attempt, LessonChanges? Lesson);
