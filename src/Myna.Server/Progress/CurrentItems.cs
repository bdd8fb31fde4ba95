using System.Collections.Frozen;
using BitFaster.Caching.Lru;
using Myna.Server.Content.Contracts;

namespace Myna.Server.Progress;

/// <summary>
/// Keeps progress to what its course has now. A course that was replaced may have lost lessons, words and phrases that a learner has
/// learnt: their memory stays stored, but no question can ask about them.
/// </summary>
public sealed class CurrentItems(Catalogue catalogue)
{
    /// <summary>Lessons whose items are remembered, at some 4 KB each.</summary>
    private const int MaxLessons = 5_000;

    private readonly ConcurrentLru<(string LessonId, string ContentHash), FrozenSet<string>?> _items = new(MaxLessons);

    /// <summary>The part of this progress that the course can still ask about; null when it no longer has the lesson.</summary>
    public async ValueTask<LessonProgress?> Of(Course? course, LessonProgress progress, CancellationToken cancellation)
    {
        if (course is null)
        {
            return null;
        }

        if (!_items.TryGet((progress.LessonId, course.ContentHash), out var items))
        {
            items = await Load(course, progress.LessonId, cancellation);
            // While an import is under way the course has no hash.
            if (course.ContentHash.Length > 0)
            {
                _items.AddOrUpdate((progress.LessonId, course.ContentHash), items);
            }
        }

        return items is null ? null : progress.With(items);
    }

    private async ValueTask<FrozenSet<string>?> Load(Course course, string lessonId, CancellationToken cancellation)
    {
        var lesson = course.Units.SelectMany(unit => unit.Lessons).FirstOrDefault(lesson => lesson.Id == lessonId);
        return lesson is not null && await catalogue.Quiz(lesson.QuizId, cancellation) is { } quiz ? Askable(quiz) : null;
    }

    // A match asks about many items at once, an author's exercise about none; a review asks about one.
    private static FrozenSet<string> Askable(Quiz quiz) => quiz.Questions
        .Where(question => question.ItemIds.Count == 1)
        .Select(question => question.ItemIds[0]).ToFrozenSet(StringComparer.Ordinal);
}
