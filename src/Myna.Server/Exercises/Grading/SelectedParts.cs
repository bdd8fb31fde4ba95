using Myna.Server.Exercises.Contracts;

namespace Myna.Server.Exercises.Grading;

/// <summary>Grades several choices of one option each. Each right one is worth the same.</summary>
internal static class SelectedParts
{
    /// <param name="choices">For each the name of its part and its options.</param>
    /// <param name="key">Its solution has an option for each choice.</param>
    public static Judge Prepare(IReadOnlyList<(string Part, IReadOnlyList<Option> Options)> choices, AnswerKey key)
    {
        IReadOnlyList<string> right = key.Solution.Parts ?? [key.Solution.Text!];
        return response =>
        {
            if ((choices.Count == 1 && response.Text is { } only ? [only] : response.Parts) is not { } ids || ids.Count != choices.Count)
            {
                return BadResponse.NotBlanks;
            }

            var parts = new PartFeedback[ids.Count];
            for (var i = 0; i < parts.Length; i++)
            {
                // An empty one was left open.
                if (ids[i].Length > 0 && !choices[i].Options.Any(option => option.Id == ids[i]))
                {
                    return BadResponse.UnknownOption;
                }

                parts[i] = new PartFeedback(choices[i].Part, ids[i] == right[i] ? Verdict.Correct : Verdict.Wrong, Note: key.Notes?.GetValueOrDefault(ids[i]));
            }

            return GradedParts.Of(parts, key.Solution);
        };
    }
}
