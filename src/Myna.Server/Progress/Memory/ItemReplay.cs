using Myna.Server.Progress.Contracts;
using NodaTime;

namespace Myna.Server.Progress.Memory;

/// <summary>Makes the memory of an item again from the attempts that asked about it. Pure.</summary>
internal static class ItemReplay
{
    /// <summary>Each review in the order of time, with the memory before and after it.</summary>
    /// <param name="attempts">In any order.</param>
    /// <param name="zone">The learner's, whose midnight divides the days.</param>
    public static IEnumerable<(ItemAnswer Answer, ItemMemory Before, ItemMemory After)> Of(string itemId, IEnumerable<PastAttempt> attempts, DateTimeZone zone)
    {
        ItemMemory? memory = null;
        foreach (var attempt in attempts.OrderBy(attempt => attempt.At).ThenBy(attempt => attempt.Id, StringComparer.Ordinal))
        {
            for (var i = 0; i < attempt.Answers.Count; i++)
            {
                var answer = attempt.Answers[i];
                if (answer.ItemId == itemId && ItemAnswer.IsWorst(attempt.Answers, i))
                {
                    var before = memory ?? ItemMemory.Fresh(itemId, attempt.At);
                    memory = Fsrs.Default.Review(before, answer.Rating, attempt.At, zone);
                    yield return (answer, before, memory);
                    break;
                }
            }
        }
    }
}
