using System.Globalization;
using Myna.Server.Content.Source;
using Myna.Server.Exercises.Contracts;

namespace Myna.Server.Content.Derivation;

/// <summary>The questions of the exercises that an author wrote.</summary>
internal static class AuthoredExercises
{
    /// <summary>Of a source that was checked before.</summary>
    public static IEnumerable<(Question Question, AnswerKey Key)> Publish(CourseSource course, string lessonId, LessonSource source) =>
        Published(course, lessonId, source).Select(published => published.Question is { } question
            ? (question, published.Key!)
            : throw new InvalidDataException($"An exercise of lesson {lessonId} was taken unread: {published.Problems[0]}"));

    /// <summary>Everything that is wrong with each of them, in their order.</summary>
    public static IEnumerable<IReadOnlyList<ExerciseProblem>> Problems(CourseSource course, string lessonId, LessonSource source) =>
        Published(course, lessonId, source).Select(published => published.Problems);

    // An exercise without an id is named by its place.
    private static IEnumerable<PublishedExercise> Published(CourseSource course, string lessonId, LessonSource source) =>
        (source.Exercises ?? []).Select((exercise, i) => exercise.Publish(new ExerciseContext(
            ContentIds.Hash(12, lessonId, "exercise", exercise.Id ?? i.ToString(CultureInfo.InvariantCulture)), course.Language.Code, course.ForSpeakersOf.Code)));
}
