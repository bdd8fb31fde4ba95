using System.Text;
using Myna.Server.Exercises.Contracts;
using Myna.Server.Shared.Text;

namespace Myna.Server.Exercises.Grading;

/// <summary>Says in words how a response differs from the accepted answer nearest to it.</summary>
internal static class FeedbackWords
{
    /// <summary>Where more is wrong than this, the nearest answer says it better than a list.</summary>
    private const int MaxWords = 20;

    /// <param name="steps">From the response to the accepted answer.</param>
    /// <param name="typed">The response, normalised.</param>
    /// <param name="lexicon">Of the course.</param>
    /// <param name="accepted">Accepted texts by their normal form.</param>
    public static Feedback Of(List<AlignedStep> steps, string typed, Lexicon lexicon, IReadOnlyDictionary<string, string> accepted)
    {
        var closest = ClosestOf(steps, accepted);
        var isAllWrong = steps.TrueForAll(step => step.Cost >= Alignment.WrongCost);
        if (steps.Exists(step => step.Cost >= Alignment.WrongCost) && steps.TrueForAll(step => step.Cost >= Alignment.TypoCost) && lexicon.MeaningOf(typed) is { } meaning)
        {
            return new Feedback([new WordFeedback(typed, closest, WordReason.OtherWord, meaning)], Closest: closest);
        }

        // A single word for another is worth a word; of several that are all wrong none is.
        var words = isAllWrong && steps.Count > 1 ? [] : steps.Where(step => step.Cost > 0).Select(step => WordOf(step, lexicon)).ToList();
        MarkMoved(words);
        return new Feedback(words.Count is 0 or > MaxWords ? null : words, Closest: closest);
    }

    private static WordFeedback WordOf(AlignedStep step, Lexicon lexicon)
    {
        var expected = step.Expected is null ? null : Joined([step.Expected.Display, .. step.Second is null ? Array.Empty<string>() : [step.Second.Display]]);
        if (step.Cost < Alignment.WrongCost)
        {
            var reason = step.Cost >= Alignment.TypoCost ? WordReason.Typo : IsSpelling(step) ? WordReason.Spelling : WordReason.Accent;
            return new WordFeedback(step.Typed, expected, reason);
        }

        return step switch
        {
            { Typed: null } => new WordFeedback(null, expected, WordReason.Missing),
            { Expected: null } => new WordFeedback(step.Typed, null, WordReason.Extra),
            { Typed: { } typed } when lexicon.Contains(typed) => new WordFeedback(typed, expected, WordReason.OtherWord, lexicon.MeaningOf(typed)),
            _ => new WordFeedback(step.Typed, expected, WordReason.Changed),
        };
    }

    private static bool IsSpelling(AlignedStep step) =>
        step.Expected is { } expected && (step.Typed == expected.WrittenOut || step.Typed == expected.Text.Replace("ß", "ss", StringComparison.Ordinal));

    // A word that is too many here and missing there was typed in another place.
    private static void MarkMoved(List<WordFeedback> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] is { Reason: WordReason.Extra, Typed: { } typed }
                && words.FindIndex(word => word.Reason == WordReason.Missing && string.Equals(word.Expected, typed, StringComparison.OrdinalIgnoreCase)) is var missing and >= 0)
            {
                words[i] = new WordFeedback(typed, words[missing].Expected, WordReason.Order);
                words.RemoveAt(missing);
                i -= missing < i ? 1 : 0;
            }
        }
    }

    private static string ClosestOf(List<AlignedStep> steps, IReadOnlyDictionary<string, string> accepted)
    {
        var words = steps.SelectMany(step => new[] { step.Expected, step.Second }).OfType<ExpectedWord>().ToList();
        return accepted.TryGetValue(string.Join(' ', words.Select(word => word.Text)), out var text) ? text : Joined([.. words.Select(word => word.Display)]);
    }

    // With spaces, where the script has them.
    private static string Joined(IReadOnlyList<string> words)
    {
        var text = new StringBuilder();
        foreach (var word in words)
        {
            if (text.Length > 0 && !Folding.IsApostrophe(text[^1]) && !(Scripts.IsUnspaced(text[^1]) && Scripts.IsUnspaced(word[0])))
            {
                text.Append(' ');
            }

            text.Append(word);
        }

        return text.ToString();
    }
}
