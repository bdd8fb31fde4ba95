using Myna.Server.Exercises.Contracts;

namespace Myna.Server.Exercises.Grading;

/// <summary>The grade of a question whose parts were graded one by one.</summary>
internal static class GradedParts
{
    /// <summary>Right where each part is, with the remark of the one that is furthest off; else wrong, with credit for the right ones.</summary>
    public static Grade Of(IReadOnlyList<PartFeedback> parts, Response solution)
    {
        var right = parts.Count(part => part.Verdict.IsRight());
        var remarks = parts.Where(part => part.Verdict != Verdict.Correct).ToList();
        var verdict = right < parts.Count ? Verdict.Wrong
            : remarks.Exists(part => part.Verdict == Verdict.Typo) ? Verdict.Typo
            : remarks.Count > 0 ? Verdict.Accent : Verdict.Correct;
        return new Grade(verdict, solution, remarks.Count == 0 ? null : new Feedback(Parts: remarks)) { Partial = right / (double)parts.Count };
    }
}
