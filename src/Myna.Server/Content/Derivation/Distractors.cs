using Myna.Server.Content.Contracts;
using Myna.Server.Shared.Text;

namespace Myna.Server.Content.Derivation;

/// <summary>
/// Chooses wrong options for a choice: other words or phrases from the same unit (neighbouring units where it has too few) that look
/// most like the right one, and of which none could be right as well.
/// </summary>
internal sealed class Distractors
{
    /// <summary>Enough to choose plausibly from.</summary>
    private const int EnoughCandidates = 12;

    private const int Wanted = 3;

    private readonly List<List<Candidate>> _units;

    /// <param name="units">Items of one kind by unit, in the order of the course.</param>
    public Distractors(IReadOnlyList<IReadOnlyList<LearningItem>> units, Folding target, Folding source) =>
        _units = [.. units.Select(unit => unit.Select(item => new Candidate(item, target, source)).ToList())];

    /// <param name="unit">The unit of the item.</param>
    /// <param name="item">Whose form is asked for.</param>
    /// <param name="inTarget">True for options in the target language.</param>
    public IReadOnlyList<LearningItem> For(int unit, LearningItem item, bool inTarget)
    {
        var right = _units[unit].Find(candidate => candidate.Item.Id == item.Id)!;
        var chosen = new List<LearningItem>();
        var shown = new HashSet<string>(StringComparer.Ordinal);
        var form = right.Forms(inTarget)[0];
        var pool = Pool(unit).Where(other => other != right && !CouldBeRight(other, right))
            .Select(other => (Other: other, Distance: EditDistance.Levenshtein(form, other.Forms(inTarget)[0])))
            .OrderBy(entry => entry.Distance).ThenBy(entry => entry.Other.Forms(inTarget)[0], StringComparer.Ordinal);
        foreach (var (other, _) in pool)
        {
            if (chosen.Count < Wanted && shown.Add(other.Forms(inTarget)[0]))
            {
                chosen.Add(other.Item);
            }
        }

        return chosen;
    }

    // The unit itself, then its neighbours by distance, earlier before later, until there are enough.
    private List<Candidate> Pool(int unit)
    {
        var pool = new List<Candidate>(_units[unit]);
        for (var away = 1; pool.Count < EnoughCandidates && away < _units.Count; away++)
        {
            pool.AddRange(unit - away >= 0 ? _units[unit - away] : []);
            pool.AddRange(unit + away < _units.Count ? _units[unit + away] : []);
        }

        return pool;
    }

    // Sharing a form in either language makes two items answers to the same question.
    private static bool CouldBeRight(Candidate other, Candidate right) =>
        other.Texts.AsSpan().ContainsAny(right.Texts) || other.Translations.AsSpan().ContainsAny(right.Translations);

    private sealed class Candidate(LearningItem item, Folding target, Folding source)
    {
        public LearningItem Item { get; } = item;

        public string[] Texts { get; } = [.. item.Texts.Select(target.Normalise)];

        public string[] Translations { get; } = [.. item.Translations.Select(source.Normalise)];

        public string[] Forms(bool inTarget) => inTarget ? Texts : Translations;
    }
}
