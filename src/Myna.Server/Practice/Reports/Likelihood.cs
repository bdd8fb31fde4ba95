using Myna.Server.Practice.Attempts;
using Myna.Server.Shared.Text;

namespace Myna.Server.Practice.Reports;

/// <summary>How likely a reported answer is right: by how near it is to an accepted one, and by how many learners report it and how good they are. Pure.</summary>
internal static class Likelihood
{
    /// <summary>So much of it is nearness; the rest is the learners.</summary>
    private const double OfNearness = 0.4;

    /// <summary>From 0 to 1,000.</summary>
    /// <param name="nearness">From 0 to 1.</param>
    /// <param name="skill">The sum of the reporters' skills: each further one adds less.</param>
    public static int Of(double nearness, double skill) => (int)Math.Round(1000 * ((OfNearness * nearness) + ((1 - OfNearness) * (1 - (1 / (1 + skill))))));

    /// <summary>How well the learner answered the rest of the attempt, from 0 to 1; of hardly any answers, about a half.</summary>
    public static double SkillOf(Attempt attempt, string exceptQuestion)
    {
        var others = attempt.Answers.Where(answer => answer.QuestionId != exceptQuestion).ToList();
        return (others.Count(answer => answer.IsCorrect) + 1) / (others.Count + 2.0);
    }

    /// <summary>The accepted text that is nearest, and how near it is: the same words in another order are as near as a few other letters.</summary>
    /// <param name="normal">As the grader compares it.</param>
    /// <param name="accepted">As they are shown; at least one.</param>
    public static (string Closest, double Nearness) Nearest(string normal, IReadOnlyList<string> accepted, Folding folding) =>
        accepted.Select(text => (text, Nearness(normal, folding.Normalise(text)))).MaxBy(candidate => candidate.Item2);

    private static double Nearness(string one, string other)
    {
        var letters = 1 - ((double)EditDistance.Levenshtein(one, other) / Math.Max(1, Math.Max(one.Length, other.Length)));
        var (mine, theirs) = (one.Split(' ').ToHashSet(StringComparer.Ordinal), other.Split(' ').ToHashSet(StringComparer.Ordinal));
        return Math.Max(letters, 2.0 * mine.Count(theirs.Contains) / (mine.Count + theirs.Count));
    }
}
