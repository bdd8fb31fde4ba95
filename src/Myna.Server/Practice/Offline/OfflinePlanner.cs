using Myna.Server.Content.Contracts;
using Myna.Server.Practice.Attempts;
using Myna.Server.Practice.Contracts;
using Myna.Server.Practice.Quizzes;
using Myna.Server.Progress.Contracts;
using Myna.Server.Shared;

namespace Myna.Server.Practice.Offline;

/// <summary>
/// Makes the attempt of a device that chose its questions without a network: those that it answered, and of the server's own choice as many more as an
/// attempt of this kind has. A few easy questions are no lesson.
/// </summary>
internal sealed class OfflinePlanner(AttemptPlanner planner, PreparedQuizzes quizzes, LessonRecords lessons, Catalogue catalogue)
{
    /// <summary>A device may have kept a lesson from before its last edits: so many versions are looked through.</summary>
    private const int MaxVersionsBack = 5;

    public async ValueTask<Outcome<PlannedAttempt>> Plan(
        string userId, string id, OfflineAttempt offline, IReadOnlyList<OfflineAnswer> answers, DateTimeOffset startedAt, CancellationToken cancellation)
    {
        // Repeated questions are the server's choice, which the device could not know.
        var planned = await planner.Plan(userId, id, offline with { RepeatMistakes = null }, startedAt, cancellation);
        if (!planned.IsOk)
        {
            return planned.Problem;
        }

        var chosen = await Choose(planned.Value.Attempt with { IsOwnChoice = true }, answers, cancellation);
        return chosen.IsOk ? planned.Value with { Attempt = chosen.Value } : chosen.Problem;
    }

    /// <summary>The attempt with the questions that these answers are to, in the place of those that the server chose and nobody has answered.</summary>
    public async ValueTask<Outcome<Attempt>> Choose(Attempt attempt, IReadOnlyList<OfflineAnswer> answers, CancellationToken cancellation)
    {
        var answered = attempt.Answers.Select(answer => answer.QuestionId).Concat(answers.Select(answer => answer.QuestionId!)).Distinct(StringComparer.Ordinal).ToList();
        if (attempt.IsOwnChoice is not true)
        {
            return answered.TrueForAll(id => attempt.IndexOf(id) >= 0) ? attempt : PracticeProblems.QuestionNotInAttempt;
        }

        if (answered.Count > AttemptPlanner.MaxQuestions)
        {
            return PracticeProblems.QuestionNotInAttempt;
        }

        var pinned = attempt.LessonId is null ? await OfCourse(attempt, answered, cancellation) : await OfQuiz(attempt.Quizzes[0], answered, cancellation);
        return pinned is null
            ? PracticeProblems.QuestionNotInAttempt
            : attempt with
            {
                Quizzes = [.. pinned.Select(quiz => new PinnedQuiz(quiz.Quiz.Id, quiz.Quiz.Version))],
                Questions = Questions(pinned, answered, attempt.Questions),
            };
    }

    // The answered ones, and then of the planned ones until there are as many as were planned.
    private static List<AskedQuestion> Questions(List<PreparedQuiz> quizzes, List<string> answered, IReadOnlyList<AskedQuestion> planned)
    {
        var questions = new List<AskedQuestion>(planned.Count);
        foreach (var id in answered.Concat(planned.Select(question => question.Id)))
        {
            var quiz = quizzes.FindIndex(candidate => candidate.Find(id) is not null);
            if (quiz >= 0 && questions.Count < Math.Max(answered.Count, planned.Count) && !questions.Exists(other => other.Id == id))
            {
                questions.Add(new AskedQuestion(id, quiz));
            }
        }

        return questions;
    }

    private async ValueTask<List<PreparedQuiz>?> OfQuiz(PinnedQuiz current, List<string> answered, CancellationToken cancellation)
    {
        for (var version = current.Version; version > 0 && version >= current.Version - MaxVersionsBack; version--)
        {
            if (await quizzes.Load(current.Id, version, cancellation) is { } quiz && answered.TrueForAll(id => quiz.Find(id) is not null))
            {
                return [quiz];
            }
        }

        return null;
    }

    // The plan's own quizzes first, then those of the other lessons that the learner has learnt from.
    private async ValueTask<List<PreparedQuiz>?> OfCourse(Attempt attempt, List<string> answered, CancellationToken cancellation)
    {
        var pinned = (await quizzes.Pinned(attempt.Quizzes, cancellation)).ToList();
        var missing = answered.Where(id => pinned.TrueForAll(quiz => quiz.Find(id) is null)).ToHashSet(StringComparer.Ordinal);
        if (missing.Count > 0 && await catalogue.Course(attempt.CourseId, cancellation) is { } course)
        {
            var learnt = (await lessons.Due(attempt.UserId, course, attempt.StartedAt, cancellation)).Select(item => item.LessonId).ToHashSet(StringComparer.Ordinal);
            foreach (var lesson in course.Units.SelectMany(unit => unit.Lessons).Where(lesson => learnt.Contains(lesson.Id)))
            {
                if (missing.Count > 0 && await quizzes.Current(lesson.QuizId, cancellation) is { } quiz && missing.RemoveWhere(id => quiz.Find(id) is not null) > 0)
                {
                    pinned.Add(quiz);
                }
            }
        }

        return missing.Count == 0 ? pinned : null;
    }
}
