using System.Collections.Frozen;
using BitFaster.Caching.Lru;
using Myna.Server.Content.Contracts;

namespace Myna.Server.Progress;

/// <summary>
/// Keeps progress to what its course has now. A course that was replaced may have lost lessons, words and phrases that a learner has
/// learnt: their memory stays stored, but no question can ask about them.
/// </summary>
internal sealed class CurrentItems(Catalogue catalogue)
{
    /// <summary>Lessons whose items are remembered, at some 10 KB each.</summary>
    private const int MaxLessons = 5_000;

    private readonly ConcurrentLru<(string LessonId, string ContentHash), FrozenDictionary<string, LearningItem>?> _items = new(MaxLessons);

    /// <summary>The part of this progress that the course can still ask about; null when it no longer has the lesson.</summary>
    public async ValueTask<LessonProgress?> Of(Course? course, LessonProgress progress, CancellationToken cancellation) =>
        await Of(course, progress.LessonId, cancellation) is { } items ? progress.With(items) : null;

    /// <summary>The words and phrases of a lesson that questions ask about, by id; null when the course no longer has the lesson.</summary>
    public async ValueTask<IReadOnlyDictionary<string, LearningItem>?> Of(Course? course, string lessonId, CancellationToken cancellation)
    {
        if (course is null)
        {
            return null;
        }

        if (!_items.TryGet((lessonId, course.ContentHash), out var items))
        {
            items = await Load(course, lessonId, cancellation);
            // While an import is under way the course has no hash.
            if (course.ContentHash.Length > 0)
            {
                _items.AddOrUpdate((lessonId, course.ContentHash), items);
            }
        }

        return items;
    }

    private async ValueTask<FrozenDictionary<string, LearningItem>?> Load(Course course, string lessonId, CancellationToken cancellation)
    {
        var lesson = course.Units.SelectMany(unit => unit.Lessons).FirstOrDefault(lesson => lesson.Id == lessonId);
        return lesson is not null && await catalogue.Quiz(lesson.QuizId, cancellation) is { } quiz ? Askable(quiz) : null;
    }

    // A match asks about many items at once, an author's exercise about none; a review asks about one.
    private static FrozenDictionary<string, LearningItem> Askable(Quiz quiz)
    {
        var asked = quiz.Questions.Where(question => question.ItemIds.Count == 1).Select(question => question.ItemIds[0]).ToHashSet(StringComparer.Ordinal);
        return quiz.Items.Where(item => asked.Contains(item.Id)).ToFrozenDictionary(item => item.Id, StringComparer.Ordinal);
    }
}
