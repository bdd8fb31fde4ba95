using Myna.Server.Progress.Memory;

namespace Myna.Server.Progress.Contracts;

/// <summary>The evidence of one answered question about one word or phrase.</summary>
/// <param name="ItemId">The word or phrase.</param>
/// <param name="LessonId">Whose item it is.</param>
/// <param name="Tolerated">Accepted in spite of a slip: a typo, a missing accent.</param>
/// <param name="ElapsedMs">Until the answer, as the client measured it.</param>
public readonly record struct ItemAnswer(string ItemId, string LessonId, bool IsWord, bool Correct, bool Tolerated, int? ElapsedMs)
{
    /// <summary>Orders answers about one item: wrong is worse than tolerated, and tolerated than right.</summary>
    internal int Badness => Correct ? Tolerated ? 1 : 0 : 2;

    internal Rating Rating => Rating.Of(Correct, Tolerated, ElapsedMs);

    /// <summary>Whether an item that an attempt asks several times is reviewed by this answer: by its worst, and of equally bad ones by the first.</summary>
    internal static bool IsWorst(IReadOnlyList<ItemAnswer> answers, int at)
    {
        var answer = answers[at];
        for (var i = 0; i < answers.Count; i++)
        {
            var other = answers[i];
            if (i != at && other.ItemId == answer.ItemId && other.LessonId == answer.LessonId
                && (other.Badness > answer.Badness || (other.Badness == answer.Badness && i < at)))
            {
                return false;
            }
        }

        return true;
    }
}
