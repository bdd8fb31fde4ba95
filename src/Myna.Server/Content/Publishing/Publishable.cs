using System.Globalization;
using System.Text;
using Myna.Server.Content.Authoring.Reading;
using Myna.Server.Content.Derivation;
using Myna.Server.Content.Source;

namespace Myna.Server.Content.Publishing;

/// <summary>The conditions for publishing a draft: questions can be derived from it, and each has an answer that can be given.</summary>
internal static class Publishable
{
    /// <param name="course">Names the languages.</param>
    /// <param name="lessonId">The lesson's.</param>
    /// <param name="source">The draft.</param>
    /// <param name="errors">Receives every reason against publishing it.</param>
    /// <param name="at">The pointer of the draft in the body that the author thinks of.</param>
    /// <param name="warnings">Receives the reasons against which whole courses are taken nevertheless: a lesson that is only read, a word twice. Null: they are errors.</param>
    public static void Check(CourseSource course, string lessonId, LessonSource source, BodyErrors errors, string at = "", BodyErrors? warnings = null)
    {
        if (!source.Items.Any() && source.Exercises is null)
        {
            (warnings ?? errors).Add($"{at}/words", "a lesson needs a word, a phrase or an exercise: without one it has no questions");
        }

        Check(source.Words, errors, warnings ?? errors, $"{at}/words", ("synonyms", word => word.Synonyms), ("alsoAccepted", word => word.AlsoAccepted));
        Check(source.Phrases, errors, warnings ?? errors, $"{at}/phrases", ("alternatives", phrase => phrase.Alternatives), ("alternativeTranslations", phrase => phrase.AlternativeTranslations));
        foreach (var (i, problems) in AuthoredExercises.Problems(course, lessonId, source).Index())
        {
            foreach (var problem in problems)
            {
                errors.Add(string.Create(CultureInfo.InvariantCulture, $"{at}/exercises/{i}{problem.Pointer}"), problem.Reason);
            }
        }

        for (var i = 0; i < source.Glossary.Count; i++)
        {
            if (source.Glossary[i].Meanings.Count == 0)
            {
                (warnings ?? errors).Add(Pointer($"{at}/glossary", i, "meanings"), "is needed");
            }
        }
    }

    private static void Check<T>(IReadOnlyList<T> items, BodyErrors errors, BodyErrors warnings, string at, params (string Name, Func<T, IReadOnlyList<string>?> Of)[] others)
        where T : ItemSource
    {
        var met = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            Check(item.Text, errors, Pointer(at, i, "text"));
            Check(item.Translation, errors, Pointer(at, i, "translation"));
            if (item.Text.Length > 0 && !met.TryAdd(item.Text, i))
            {
                warnings.Add(Pointer(at, i, "text"), $"stands already at {Pointer(at, met[item.Text], "text")}");
            }

            foreach (var (name, of) in others)
            {
                for (var form = 0; form < (of(item)?.Count ?? 0); form++)
                {
                    Check(of(item)![form], errors, string.Create(CultureInfo.InvariantCulture, $"{Pointer(at, i, name)}/{form}"));
                }
            }
        }
    }

    // Punctuation is not compared, so that a text without a letter or digit would be no answer at all.
    private static void Check(string text, BodyErrors errors, string pointer)
    {
        if (text.Length == 0)
        {
            errors.Add(pointer, "is needed");
        }
        else if (!text.EnumerateRunes().Any(Rune.IsLetterOrDigit))
        {
            errors.Add(pointer, "has no letter in it");
        }
    }

    private static string Pointer(string at, int index, string name) => string.Create(CultureInfo.InvariantCulture, $"{at}/{index}/{name}");
}
