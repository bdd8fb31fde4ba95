using System.Text.Json;
using System.Text.Json.Serialization;
using Myna.Server.Gamification.Rules;
using Myna.Server.Shared;

namespace Myna.Server.Gamification.Quests;

/// <summary><c>daily</c>, <c>weekly</c>, <c>monthly</c> in JSON.</summary>
[JsonConverter(typeof(QuestPeriodJson))]
internal enum QuestPeriod
{
    Daily,
    Weekly,
    Monthly,
}

/// <summary>A quest that a learner has in one period.</summary>
/// <param name="Id">The period's name and the quest's id: <c>2026-11-27.lessons_3</c>.</param>
internal sealed record DrawnQuest(string Id, QuestPeriod Period, Quest Quest, long Progress)
{
    /// <summary>The quests of these periods, and how far the learner is.</summary>
    /// <remarks>
    /// Every quest has a rank that is a hash of learner, period and quest, and the first ones are drawn: the same in every process and
    /// however often it is asked, and a quest that an operator adds or takes away moves only itself.
    /// </remarks>
    public static IReadOnlyList<DrawnQuest> For(string userId, Periods periods, QuestPools pools, Tallies? tallies) =>
    [
        .. Draw(userId, QuestPeriod.Daily, periods.Day, pools.Daily, tallies?.Day),
        .. Draw(userId, QuestPeriod.Weekly, periods.Week, pools.Weekly, tallies?.Week),
        .. Draw(userId, QuestPeriod.Monthly, periods.Month, pools.Monthly, tallies?.Month),
    ];

    /// <summary>Those of these quests that have come to their goal and are not among the completed ones.</summary>
    public static IEnumerable<DrawnQuest> Reached(string userId, Periods periods, QuestPools pools, Tallies tallies, IReadOnlyList<CompletedQuest>? completed) =>
    [
        .. Reached(userId, QuestPeriod.Daily, periods.Day, pools.Daily, tallies.Day, completed),
        .. Reached(userId, QuestPeriod.Weekly, periods.Week, pools.Weekly, tallies.Week, completed),
        .. Reached(userId, QuestPeriod.Monthly, periods.Month, pools.Monthly, tallies.Month, completed),
    ];

    // Most payments bring no quest to its goal: only the others pay for the hashes of a draw.
    private static IEnumerable<DrawnQuest> Reached(
        string userId, QuestPeriod period, string name, QuestPool pool, Tally tally, IReadOnlyList<CompletedQuest>? completed)
    {
        return tally.Period == name && pool.Quests.Any(IsNew)
            ? Draw(userId, period, name, pool, tally).Where(drawn => IsNew(drawn.Quest))
            : [];

        bool IsNew(Quest quest) => tally.Of(quest.Metric) >= quest.Goal && (completed is null || !completed.Select(done => done.Id).Contains(IdOf(name, quest)));
    }

    private static IEnumerable<DrawnQuest> Draw(string userId, QuestPeriod period, string name, QuestPool pool, Tally? tally) => pool.Quests
        .OrderBy(quest => Digest.Number($"quest\n{userId}\n{IdOf(name, quest)}"))
        .Take(pool.Count)
        .Select(quest => new DrawnQuest(IdOf(name, quest), period, quest, tally?.Period == name ? tally.Of(quest.Metric) : 0));

    private static string IdOf(string period, Quest quest) => $"{period}.{quest.Id}";
}

internal sealed class QuestPeriodJson() : JsonStringEnumConverter<QuestPeriod>(JsonNamingPolicy.CamelCase);
