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

    /// <summary>
    /// The questions of a lesson: those that its words and phrases give, without those that are omitted or replaced, and the author's own. One that replaces
    /// another asks for the same item at the same level; a match, which is about several, hands on none.
    /// </summary>
    public static IReadOnlyList<(Question Question, AnswerKey Key)> Join(
        IReadOnlyList<(Question Question, AnswerKey Key)> derived, IEnumerable<(Question Question, AnswerKey Key)> authored, LessonSource source)
    {
        var replacing = (source.Exercises ?? []).Select(exercise => exercise.Replaces);
        var replaced = derived.Where(made => replacing.Contains(made.Question.Id)).ToDictionary(made => made.Question.Id, made => made.Question, StringComparer.Ordinal);
        var omitted = (source.OmittedQuestions ?? []).Concat(replaced.Keys).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. derived.Where(made => !omitted.Contains(made.Question.Id)),
            .. authored.Zip(replacing, (made, replaces) => replaces is not null && replaced.TryGetValue(replaces, out var question)
                ? (made.Question with { ItemIds = question.ItemIds is [var item] ? [item] : [], Level = question.Level }, made.Key)
                : made),
        ];
    }

    /// <summary>Everything that is wrong with each of them, in their order.</summary>
    public static IEnumerable<IReadOnlyList<ExerciseProblem>> Problems(CourseSource course, string lessonId, LessonSource source) =>
        Published(course, lessonId, source).Select(published => published.Problems);

    /// <summary>Of an exercise's question. An exercise without an id is named by its place.</summary>
    internal static string IdOf(string lessonId, Exercise exercise, int place) =>
        ContentIds.Hash(12, lessonId, "exercise", exercise.Id ?? place.ToString(CultureInfo.InvariantCulture));

    private static IEnumerable<PublishedExercise> Published(CourseSource course, string lessonId, LessonSource source) =>
        (source.Exercises ?? []).Select((exercise, i) => exercise.Publish(new ExerciseContext(
            IdOf(lessonId, exercise, i), course.Language.Code, course.ForSpeakersOf.Code)));
}
