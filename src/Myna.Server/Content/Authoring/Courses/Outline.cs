using System.Globalization;
using Myna.Server.Content.Authoring.Reading;
using Myna.Server.Content.Source;

namespace Myna.Server.Content.Authoring;

/// <summary>The units of a course as an author wants them.</summary>
internal static class Outline
{
    /// <summary>
    /// The new outline. Lessons may change their order and their unit; none may be left out, since that would delete it in silence, and none come
    /// in: each of them is an error under its pointer.
    /// </summary>
    /// <param name="course">The course's id.</param>
    /// <param name="now">The outline as it is.</param>
    /// <param name="wanted">As it is to be; units without an id are new.</param>
    /// <param name="errors">Receives everything that is wrong.</param>
    public static IReadOnlyList<UnitSource> Of(string course, IReadOnlyList<UnitSource> now, IReadOnlyList<UnitBody> wanted, BodyErrors errors)
    {
        var known = now.Select(unit => unit.Id).ToHashSet(StringComparer.Ordinal);
        var lessons = now.SelectMany(unit => unit.Lessons).ToHashSet(StringComparer.Ordinal);
        var placed = new HashSet<string>(StringComparer.Ordinal);
        var units = new List<UnitSource>();
        for (var u = 0; u < wanted.Count; u++)
        {
            var unit = wanted[u];
            if (unit.Id is not null && (!known.Contains(unit.Id) || units.Exists(other => other.Id == unit.Id)))
            {
                errors.Add(At(u, "id"), known.Contains(unit.Id) ? "stands twice" : "is no unit of this course: a new unit has no id");
            }

            for (var i = 0; i < unit.Lessons.Count; i++)
            {
                if (!lessons.Contains(unit.Lessons[i]))
                {
                    errors.Add(At(u, $"lessons/{i}"), "is no lesson of this course");
                }
                else if (!placed.Add(unit.Lessons[i]))
                {
                    errors.Add(At(u, $"lessons/{i}"), "stands twice");
                }
            }

            units.Add(new UnitSource(unit.Id ?? NewId(course, unit.Title, known, units), unit.Title, unit.Lessons));
        }

        foreach (var missing in lessons.Except(placed, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            errors.Add("/units", $"the lesson {missing} is in no unit: delete it, or give it a place");
        }

        return units;
    }

    // Of its title, so that the same request makes the same units when it is decided again.
    private static string NewId(string course, string title, HashSet<string> known, List<UnitSource> made)
    {
        for (var n = 0; ; n++)
        {
            var id = $"{course}.{ContentIds.Hash(10, "unit", title, n.ToString(CultureInfo.InvariantCulture))}";
            if (!known.Contains(id) && !made.Exists(unit => unit.Id == id))
            {
                return id;
            }
        }
    }

    private static string At(int unit, string name) => string.Create(CultureInfo.InvariantCulture, $"/units/{unit}/{name}");
}
