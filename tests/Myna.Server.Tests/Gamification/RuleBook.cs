using System.Globalization;
using Myna.Server.Gamification;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Gamification.Leagues;
using Myna.Server.Gamification.Rules;
using Myna.Server.Gamification.Streaks;
using Myna.Server.Tests.Scenarios;

namespace Myna.Server.Tests.Gamification;

/// <summary>docs/gamification.md says what the code and the shipped rules say.</summary>
public sealed class RuleBook
{
    private static readonly GameRules Rules = RulesFile.Shipped;

    public static TheoryData<string> Passages => new(
        Table("id | title | measure | goal | gems", Rules.Achievements.Select(rule => $"`{rule.Id}` | {rule.Title} | {Name(rule.Metric)} | {rule.Goal} | {rule.Gems}")),
        Table("id | title | measure | tiers: goal (gems)", Rules.Badges.Select(badge =>
            $"`{badge.Id}` | {badge.Title} | {Name(badge.Metric)} | {string.Join(", ", badge.Tiers.Select(tier => $"{tier.Tier} {tier.Goal} ({tier.Gems})"))}")),
        Table("period | id | title | measure | goal | gems", [.. Quests("daily", Rules.Quests.Daily), .. Quests("weekly", Rules.Quests.Weekly), .. Quests("monthly", Rules.Quests.Monthly)]),
        $"{Rules.Quests.Daily.Count} daily quests, {Rules.Quests.Weekly.Count} weekly and {Rules.Quests.Monthly.Count} monthly",
        Table("part | XP",
        [
            $"a lesson, the first time | {Paid(AttemptKind.Lesson, isFirst: true)}",
            $"a lesson again, or a practice of mistakes | {Paid(AttemptKind.Lesson, isFirst: false)}",
            $"a quiz | {Paid(AttemptKind.Quiz, isFirst: true)}",
            $"a review | {Paid(AttemptKind.Review, isFirst: true)}",
            $"each right answer, at most {Part(Xp.Correct, 100)} | {Part(Xp.Correct, 1)}",
            $"no answer wrong | {Part(Xp.Perfect, 1)}",
            $"every {Enumerable.Range(1, 30).First(days => Part(Xp.StreakWeek, 1, days) > 0)}th day of a streak | {Part(Xp.StreakWeek, 1, Streak.DaysPerFreeze)}",
        ]),
        $"{string.Join(", ", Enumerable.Range(1, 5).Select(Level.BeginsAt))}, … up to level {Level.Max}",
        $"at most {Streak.MaxFreezes} freezes: one is given with every {Streak.DaysPerFreeze}th day of a streak, and more cost {Rules.FreezePrice} gems each",
        $"Ten tiers: {string.Join(", ", League.Tiers)}. Everybody",
        $"cohort of at most {League.MaxCohort} learners of their tier, who have about the same pace (by the XP of their last week: from {League.SteadyXp} steady, from {League.KeenXp} keen, from\n{League.FastXp} fast)",
        Table("a cohort of | go up | go down", new[] { 30, 20, 15, 14 }.Select(size => $"{size} | {League.ZonesOf(2, size).Up} | {League.ZonesOf(2, size).Down}")),
        $"One in {League.UpOneIn} goes up a tier and one in {League.DownOneIn} goes down, but a cohort of fewer than {League.MinCohortThatMoves} moves nobody");

    [SkippableTheory]
    [MemberData(nameof(Passages))]
    public async Task TheRuleBookSaysWhatIsPlayed(string passage)
    {
        var file = Path.Combine(WatchingDevice.RepositoryFolder, "docs", "gamification.md");
        Skip.IfNot(File.Exists(file), "the sources are not beside the tests");

        (await File.ReadAllTextAsync(file)).ShouldContain(passage);
    }

    [SkippableFact]
    public async Task EveryMeasureIsExplained()
    {
        var file = Path.Combine(WatchingDevice.RepositoryFolder, "docs", "gamification.md");
        Skip.IfNot(File.Exists(file), "the sources are not beside the tests");
        var measures = (await File.ReadAllTextAsync(file)).Split("## Measures")[1].Split("##")[0];

        foreach (var metric in Enum.GetValues<Metric>())
        {
            measures.ShouldContain($"`{Name(metric)}`");
        }
    }

    private static IEnumerable<string> Quests(string period, QuestPool pool) =>
        pool.Quests.Select(quest => $"{period} | `{quest.Id}` | {quest.Title} | {Name(quest.Metric)} | {quest.Goal} | {quest.Gems}");

    private static string Table(string head, IEnumerable<string> rows) =>
        string.Join('\n', [$"| {head} |", $"|{string.Concat(Enumerable.Repeat("---|", head.Split(" | ").Length))}", .. rows.Select(row => $"| {row} |")]);

    private static string Name(Metric metric) => metric.ToString().ToLower(CultureInfo.InvariantCulture);

    private static int Paid(AttemptKind kind, bool isFirst) => Xp.For(Attempt(kind, isFirst, 1), null)[0].Xp;

    private static int Part(string code, int correct, int? days = null) =>
        Xp.For(Attempt(AttemptKind.Quiz, isFirst: true, correct), days).FirstOrDefault(part => part.Code == code)?.Xp ?? 0;

    private static FinishedAttempt Attempt(AttemptKind kind, bool isFirst, int correct) => new("a", kind, null, null, isFirst, correct, correct, correct, 60);
}
