using System.Collections.Frozen;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Shared.Text;

namespace Myna.Server.Exercises.Grading;

/// <summary>The accepted answers to one typed or arranged question, ready to grade. Immutable; safe for any number of threads.</summary>
internal sealed class PreparedAnswer
{
    private readonly Folding _folding;
    private readonly Lexicon _lexicon;
    private readonly AnswerAutomaton _automaton;
    private readonly FrozenDictionary<string, string> _exact;
    private readonly FrozenDictionary<string, RefusedAnswer> _refused;

    private PreparedAnswer(
        Folding folding, Lexicon lexicon, AnswerAutomaton automaton, FrozenDictionary<string, string> exact, FrozenDictionary<string, RefusedAnswer> refused) =>
        (_folding, _lexicon, _automaton, _exact, _refused) = (folding, lexicon, automaton, exact, refused);

    /// <param name="language">Of the answer, as a BCP 47 tag.</param>
    /// <param name="accepted">Texts that are accepted.</param>
    /// <param name="patterns">More of them, in the grammar of <see cref="AnswerPattern"/>.</param>
    /// <param name="refused">Answers that are wrong whatever else would accept them.</param>
    /// <param name="lexicon">Words of the answer's language that are no typos.</param>
    /// <returns>Null when the patterns are larger than can be graded.</returns>
    public static PreparedAnswer? Prepare(
        string? language,
        IEnumerable<string> accepted,
        IEnumerable<AnswerPattern>? patterns = null,
        IEnumerable<RefusedAnswer>? refused = null,
        Lexicon? lexicon = null)
    {
        var folding = Folding.For(language);
        var texts = accepted.ToList();
        var automaton = AnswerAutomaton.Build([.. texts.Select(AnswerPattern.OfText), .. patterns ?? []], folding);
        if (automaton is null)
        {
            return null;
        }

        // The usual right answer is found by one look-up. Of two texts that are the same the first is shown.
        var exact = texts.Select(text => (Normal: folding.Normalise(text), Text: text)).Where(form => form.Normal.Length > 0).DistinctBy(form => form.Normal)
            .ToFrozenDictionary(form => form.Normal, form => form.Text, StringComparer.Ordinal);
        var wrong = (refused ?? []).DistinctBy(answer => folding.Normalise(answer.Text))
            .ToFrozenDictionary(answer => folding.Normalise(answer.Text), StringComparer.Ordinal);
        return new PreparedAnswer(folding, lexicon ?? Lexicon.Empty, automaton, exact, wrong);
    }

    /// <summary>Grades what was typed: never <see cref="Verdict.Skipped"/>; a text without words is wrong.</summary>
    public (Verdict Verdict, Feedback? Feedback) Grade(string typed)
    {
        var normal = _folding.Normalise(typed);
        if (normal.Length == 0)
        {
            return (Verdict.Wrong, null);
        }

        if (_refused.Count > 0 && _refused.TryGetValue(normal, out var refused))
        {
            return (Verdict.Wrong, refused.Feedback is null ? null : new Feedback(Note: refused.Feedback));
        }

        if (_exact.ContainsKey(normal))
        {
            return (Verdict.Correct, null);
        }

        var (verdict, steps) = Alignment.Best(_automaton, _lexicon, _folding, normal);
        return (verdict, steps is null ? null : FeedbackWords.Of(steps, normal, _lexicon, _exact));
    }
}
