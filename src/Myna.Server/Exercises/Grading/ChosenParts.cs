using Myna.Server.Exercises.Contracts;

namespace Myna.Server.Exercises.Grading;

/// <summary>Grades a set of ids that were chosen among others: right ones less wrong ones, of all right ones.</summary>
internal static class ChosenParts
{
    public static GradeResult Grade(Response response, HashSet<string> known, BadResponse unknown, AnswerKey key)
    {
        if (response.Parts is not { } chosen)
        {
            return BadResponse.NotIds;
        }

        var right = key.Solution.Parts!;
        var seen = new HashSet<string>(chosen.Count, StringComparer.Ordinal);
        var (hits, parts) = (0, new List<PartFeedback>());
        foreach (var id in chosen)
        {
            if (!known.Contains(id))
            {
                return unknown;
            }

            if (!seen.Add(id))
            {
                return BadResponse.TileTwice;
            }

            if (right.Contains(id))
            {
                hits++;
            }
            else
            {
                parts.Add(new PartFeedback(id, Verdict.Wrong, Note: key.Notes?.GetValueOrDefault(id)));
            }
        }

        return hits == right.Count && parts.Count == 0
            ? new Grade(Verdict.Correct, key.Solution)
            : new Grade(Verdict.Wrong, key.Solution, parts.Count == 0 ? null : new Feedback(Parts: parts)) { Partial = Math.Max(0, hits - parts.Count) / (double)right.Count };
    }
}
