using Myna.Server.Content.Contracts;
using Myna.Server.Shared;

namespace Myna.Server.Practice.Sessions;

/// <summary>Which question a review asks about an item: one that makes the learner produce it where there is one.</summary>
internal static class ReviewQuestion
{
    public static string? For(Quiz quiz, string itemId, ulong seed)
    {
        var about = quiz.Questions.Where(question => question.ItemIds is [var only] && only == itemId).ToList();
        if (about.Count == 0)
        {
            return null;
        }

        var hardest = about.Max(question => question.Level);
        var candidates = about.Where(question => question.Level >= Math.Min(1, hardest)).ToList();
        return candidates[new SplitMix64(seed).Next(candidates.Count)].Id;
    }
}
