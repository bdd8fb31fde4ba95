using Myna.Server.Exercises.Contracts;
using Myna.Server.Shared;

namespace Myna.Server.Practice.Sessions;

/// <summary>Which question an attempt asks again because of a wrong answer. Pure.</summary>
internal static class RepeatedQuestion
{
    /// <summary>How often a question is asked again at most.</summary>
    public const int MaxTimes = 2;

    /// <summary>
    /// Another type about the same word or phrase where the quiz has one that was not asked yet, of the difficulty that is nearest; else the question
    /// itself.
    /// </summary>
    /// <param name="questions">Of the quiz.</param>
    /// <param name="wrong">The one that was answered wrong.</param>
    /// <param name="asked">Ids of those that the attempt has asked.</param>
    /// <param name="seed">Chooses among equals.</param>
    public static string For(IReadOnlyList<Question> questions, Question wrong, IReadOnlySet<string> asked, ulong seed)
    {
        if (wrong.ItemIds is not [var item])
        {
            return wrong.Id;
        }

        var others = questions.Where(other => other.ItemIds is [var about] && about == item && other.Type != wrong.Type && !asked.Contains(other.Id)).ToList();
        if (others.Count == 0)
        {
            return wrong.Id;
        }

        var nearest = others.Min(other => Math.Abs(other.Level - wrong.Level));
        others.RemoveAll(other => Math.Abs(other.Level - wrong.Level) > nearest);
        return others[new SplitMix64(seed).Next(others.Count)].Id;
    }
}
