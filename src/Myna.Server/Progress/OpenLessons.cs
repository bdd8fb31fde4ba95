using Myna.Server.Content.Contracts;
using Myna.Server.Progress.Contracts;

namespace Myna.Server.Progress;

/// <summary>Which lessons of a course a learner may start, by the course's policy.</summary>
internal sealed class OpenLessons(Catalogue catalogue)
{
    /// <param name="learnt">The learner's progress in the course.</param>
    internal async ValueTask<Opening> Of(Course course, IReadOnlyList<LessonProgress> learnt, CancellationToken cancellation)
    {
        if ((course.Policies ?? CoursePolicies.Default).Unlock == UnlockPolicy.Open)
        {
            return Opening.Everything;
        }

        var done = learnt.Where(progress => progress.IsDone).Select(progress => progress.LessonId).ToHashSet(StringComparer.Ordinal);
        var order = course.Units.SelectMany(unit => unit.Lessons).ToList();
        var readOnly = new HashSet<string>(StringComparer.Ordinal);
        foreach (var lesson in order)
        {
            if (done.Contains(lesson.Id))
            {
                continue;
            }

            // A lesson that is there to be read has nothing to pass: it holds nobody up.
            if (await catalogue.Quiz(lesson.QuizId, cancellation) is not { Questions.Count: > 0 })
            {
                readOnly.Add(lesson.Id);
                continue;
            }

            break;
        }

        return Opening.InOrder([.. order.Select(lesson => lesson.Id)], done, readOnly);
    }
}
