using System.Text.Json;
using System.Text.Json.Serialization;
using Myna.Server.Gamification.Rules;
using Myna.Server.Shared;

namespace Myna.Server.Gamification.Quests;

/// <summary><c>daily</c>, <c>weekly</c>, <c>monthly</c> in JSON.</summary>
[JsonConverter(typeof(QuestPeriodJson))]
public enum QuestPeriod
{
    Daily,
    Weekly,
    Monthly,
}

/// <summary>A quest that a learner has in one period.</summary>
/// <param name="Id">The period's name and the quest's id: <c>2026-11-27.lessons_3</c>.</param>
internal sealed record DrawnQuest(string Id, QuestPeriod Period, Quest Quest, long Progress)
{
    public bool IsReached => Progress >= Quest.Goal;

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

    private static IEnumerable<DrawnQuest> Draw(string userId, QuestPeriod period, string name, QuestPool pool, Tally? tally) => pool.Quests
        .OrderBy(quest => Ids.Derived("quest", userId, $"{name}.{quest.Id}"), StringComparer.Ordinal)
        .Take(pool.Count)
        .Select(quest => new DrawnQuest($"{name}.{quest.Id}", period, quest, tally?.Period == name ? tally.Of(quest.Metric) : 0));
}

internal sealed class QuestPeriodJson() : JsonStringEnumConverter<QuestPeriod>(JsonNamingPolicy.CamelCase);
