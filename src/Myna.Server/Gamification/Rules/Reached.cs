using Myna.Server.Gamification.Quests;

namespace Myna.Server.Gamification.Rules;

/// <summary>The goals that a payment has reached, by the rules of this moment. Written into the ledger, so that the fold asks no rules.</summary>
/// <param name="Quests">Completed by it.</param>
/// <param name="Unclaimed">Completed in a period that it ended, and never claimed: paid now, so that no reward is lost.</param>
internal sealed record Reached(
    IReadOnlyList<Achievement> Achievements,
    IReadOnlyList<(Badge Badge, BadgeTier Tier)> Tiers,
    IReadOnlyList<CompletedQuest> Quests,
    IReadOnlyList<CompletedQuest> Unclaimed)
{
    /// <param name="rules">What is rewarded.</param>
    /// <param name="game">The learner's document with the attempt in it. A learner who is past the goal of a new rule gets it with their next payment.</param>
    /// <param name="entry">The payment.</param>
    public static Reached By(GameRules rules, LearnerTotals game, LedgerEntry entry) => new(
        [.. rules.Achievements.Where(rule => rule.Metric.Of(game) >= rule.Goal && !game.Achievements.Any(unlocked => unlocked.Id == rule.Id))],
        [
            .. from badge in rules.Badges
               from tier in badge.Tiers
               where badge.Metric.Of(game) >= tier.Goal && game.Badges?.Any(earned => earned.Badge == badge.Id && earned.Tier == tier.Tier) != true
               select (badge, tier),
        ],
        entry.Xp == 0 ? [] : [.. Completed(rules, game, entry)],
        [.. (game.Quests ?? []).Where(quest => !quest.IsClaimed && !quest.IsOf(game.Tallies))]);

    public LedgerEntry WrittenTo(LedgerEntry entry)
    {
        List<GemReason> gems =
        [
            .. Achievements.Where(achievement => achievement.Gems > 0).Select(achievement => new GemReason($"achievement:{achievement.Id}", achievement.Gems)),
            .. Tiers.Where(earned => earned.Tier.Gems > 0).Select(earned => new GemReason($"badge:{earned.Badge.Id}:{earned.Tier.Tier}", earned.Tier.Gems)),
            .. Unclaimed.Select(quest => new GemReason($"quest:{quest.Id}", quest.Gems)),
        ];
        return entry with
        {
            Unlocked = [.. Achievements.Select(achievement => achievement.Id)],
            Gems = gems.Count == 0 ? null : gems,
            Badges = Tiers.Count == 0 ? null : [.. Tiers.Select(earned => new EarnedTier(earned.Badge.Id, earned.Tier.Tier, entry.At))],
            Quests = Quests.Count == 0 ? null : Quests,
        };
    }

    private static IEnumerable<CompletedQuest> Completed(GameRules rules, LearnerTotals game, LedgerEntry entry) =>
        from drawn in DrawnQuest.Reached(game.Id, Periods.At(game, Week.Parse(entry.Day)), rules.Quests, game.Tallies!, game.Quests)
        select new CompletedQuest(drawn.Id, drawn.Period, drawn.Quest.Title, drawn.Quest.Goal, drawn.Quest.Gems);
}
