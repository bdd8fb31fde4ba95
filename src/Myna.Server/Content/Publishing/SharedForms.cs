using Myna.Server.Content.Source;
using Myna.Server.Shared.Text;

namespace Myna.Server.Content.Publishing;

/// <summary>
/// Which other lessons of a course a change concerns: those that have a form in common with a word or phrase that came, changed or went. There another answer
/// may be right now, and another option wrong.
/// </summary>
internal static class SharedForms
{
    /// <param name="course">Names the languages.</param>
    /// <param name="before">The published sources by lesson.</param>
    /// <param name="after">The same as they are to be.</param>
    /// <param name="changed">The lessons in which they differ.</param>
    public static IReadOnlyList<string> Concerned(
        CourseSource course, IReadOnlyDictionary<string, LessonSource> before, IReadOnlyDictionary<string, LessonSource> after, IReadOnlySet<string> changed)
    {
        var (target, source) = (Folding.For(course.Language.Code), Folding.For(course.ForSpeakersOf.Code));
        var forms = new HashSet<(bool InTarget, string Form)>();
        foreach (var id in changed)
        {
            var (old, now) = (FormsOf(before.GetValueOrDefault(id)), FormsOf(after.GetValueOrDefault(id)));
            foreach (var item in old.Except(now, FormSets).Concat(now.Except(old, FormSets)))
            {
                forms.UnionWith(item);
            }
        }

        return forms.Count == 0 ? [] : [.. after.Where(lesson => !changed.Contains(lesson.Key) && FormsOf(lesson.Value).Any(forms.Overlaps)).Select(lesson => lesson.Key)];

        List<HashSet<(bool, string)>> FormsOf(LessonSource? lesson) =>
        [
            .. (lesson?.Items ?? []).Select(item => item.Texts.Select(text => (true, target.Normalise(text)))
                .Concat(item.Translations.Select(text => (false, source.Normalise(text)))).ToHashSet()),
        ];
    }

    private static readonly IEqualityComparer<HashSet<(bool, string)>> FormSets = HashSet<(bool, string)>.CreateSetComparer();
}
