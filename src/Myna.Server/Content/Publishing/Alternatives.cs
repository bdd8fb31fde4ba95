using Myna.Server.Content.Contracts;
using Myna.Server.Content.Derivation;
using Myna.Server.Content.Source;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Exercises.Contracts.Types;

namespace Myna.Server.Content.Publishing;

/// <summary>Writes one more accepted answer into the source of a lesson. Pure.</summary>
internal static class Alternatives
{
    /// <summary>The source in which this text answers the question, too; null where the question takes no further answer or the source has no such question.</summary>
    public static LessonSource? Add(string lessonId, LessonSource source, string questionId, string text)
    {
        var items = CourseBuilder.ItemsOf(lessonId, source);
        for (var i = 0; i < items.Words.Count; i++)
        {
            if (DirectionOf(items.Words[i], QuestionType.Text, questionId) is { } inTarget)
            {
                var word = source.Words[i];
                return source with { Words = Replaced(source.Words, i, inTarget ? word with { Synonyms = [.. word.Synonyms ?? [], text] } : word with { AlsoAccepted = [.. word.AlsoAccepted ?? [], text] }) };
            }
        }

        for (var i = 0; i < items.Phrases.Count; i++)
        {
            if (DirectionOf(items.Phrases[i], QuestionType.Translate, questionId) is { } inTarget)
            {
                var phrase = source.Phrases[i];
                return source with
                {
                    Phrases = Replaced(source.Phrases, i, inTarget
                        ? phrase with { Alternatives = [.. phrase.Alternatives ?? [], text] }
                        : phrase with { AlternativeTranslations = [.. phrase.AlternativeTranslations ?? [], text] }),
                };
            }
        }

        var exercises = source.Exercises ?? [];
        for (var i = 0; i < exercises.Count; i++)
        {
            if (exercises[i] is TypedExercise typed && AuthoredExercises.IdOf(lessonId, typed, i) == questionId)
            {
                return source with { Exercises = Replaced(exercises, i, typed with { Answers = [.. typed.Answers ?? [], text] }) };
            }
        }

        return null;
    }

    // Whether the question asks for the item's text or for its translation; null where it is another question.
    private static bool? DirectionOf(LearningItem item, QuestionType type, string questionId) =>
        questionId == QuizDerivation.IdOf(item, type, inTarget: true) ? true : questionId == QuizDerivation.IdOf(item, type, inTarget: false) ? false : null;

    private static IReadOnlyList<T> Replaced<T>(IReadOnlyList<T> list, int at, T value) => [.. list.Select((other, i) => i == at ? value : other)];
}
