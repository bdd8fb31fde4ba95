namespace Myna.Server.Gamification.Quests;

/// <summary>A quest that came to its goal in a period that is not over for the ledger, with the reward that was promised then.</summary>
/// <param name="Id">See <see cref="DrawnQuest"/>.</param>
/// <param name="IsClaimed">Its reward is paid.</param>
internal sealed record CompletedQuest(string Id, QuestPeriod Period, string Title, long Goal, int Gems, bool IsClaimed = false)
{
    /// <summary>The learner's completed quests after an entry. Those of periods that it ended have been paid by it, if nobody had claimed them.</summary>
    /// <param name="before">Null for none.</param>
    /// <param name="tallies">With the entry in them.</param>
    /// <param name="entry">What was paid.</param>
    public static IReadOnlyList<CompletedQuest>? After(IReadOnlyList<CompletedQuest>? before, Tallies? tallies, LedgerEntry entry) =>
        before is null && entry.Quests is null
            ? null
            : [
                .. (before ?? []).Where(quest => quest.IsOf(tallies)).Select(quest => quest.Id == entry.Claimed ? quest with { IsClaimed = true } : quest),
                .. entry.Quests ?? [],
            ];

    /// <summary>True in the periods that the learner's last attempt was in.</summary>
    public bool IsOf(Tallies? tallies) => tallies is not null && Period switch
    {
        QuestPeriod.Daily => IsOf(tallies.Day),
        QuestPeriod.Weekly => IsOf(tallies.Week),
        _ => IsOf(tallies.Month),
    };

    private bool IsOf(Tally tally) => Id.Length > tally.Period.Length && Id[tally.Period.Length] == '.' && Id.StartsWith(tally.Period, StringComparison.Ordinal);
}
