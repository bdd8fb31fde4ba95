using FsCheck;
using FsCheck.Fluent;
using Myna.Server.Gamification;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Gamification.Quests;
using Myna.Server.Gamification.Rules;
using NodaTime;

namespace Myna.Server.Tests.Gamification;

public sealed class QuestTests
{
    private static readonly DateTimeZone Madrid = DateTimeZoneProviders.Tzdb["Europe/Madrid"];
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 27, 11, 0);
    private static readonly QuestPools Pools = RulesFile.Shipped.Quests;

    [Fact]
    public void ALearnerHasTheSameQuestsAllDayAndOthersHaveOthers()
    {
        var today = Periods.Of(new LocalDate(2026, 11, 27));

        Ids("ana", today).ShouldBe(Ids("ana", today));
        Ids("ana", today).Count.ShouldBe(5);
        Enumerable.Range(0, 50).Select(i => string.Join(' ', Ids($"user-{i}", today))).Distinct().Count().ShouldBeGreaterThan(20);
    }

    [Fact]
    public void EachPeriodDrawsAnew()
    {
        var days = Enumerable.Range(0, 60).Select(day => Ids("ana", Periods.Of(new LocalDate(2026, 11, 1).PlusDays(day)))).ToList();

        days.Select(ids => string.Join(' ', ids.Take(3))).ShouldBeUnique();
        days.Select(ids => ids[3]).Distinct().Count().ShouldBe(10, "ISO weeks from W44 to W53");
        days.Select(ids => ids[4]).Distinct().Count().ShouldBe(2, "November and December");
        days.SelectMany(ids => ids.Take(3)).Select(id => id[11..]).Distinct().Count().ShouldBe(Pools.Daily.Quests.Count, "every quest has its turn");
    }

    [Fact]
    public void AQuestThatAnOperatorAddsTakesThePlaceOfOneAtMost()
    {
        var today = Periods.Of(new LocalDate(2026, 11, 27));
        var more = Pools with { Daily = Pools.Daily with { Quests = [.. Pools.Daily.Quests, new Quest("new", "New", Metric.Xp, 1, 1)] } };

        for (var i = 0; i < 100; i++)
        {
            var (before, after) = (Ids($"user-{i}", today), DrawnQuest.For($"user-{i}", today, more, null).Select(quest => quest.Id).ToList());
            before.Except(after).Count().ShouldBeLessThanOrEqualTo(1);
        }
    }

    [Theory]
    [InlineData("2026-11-27", "2026-W48", "2026-11")]
    [InlineData("2027-01-01", "2026-W53", "2027-01")]
    [InlineData("2024-12-30", "2025-W01", "2024-12")]
    public void APeriodIsOfTheLearnersCalendar(string day, string week, string month)
    {
        var periods = Periods.Of(Week.Parse(day));

        (periods.Day, periods.Week, periods.Month).ShouldBe((day, week, month));
    }

    [Fact]
    public void AQuestIsCompletedOnceWithinItsDayAndItsProgressEndsWithIt()
    {
        var rules = Only(new Quest("lessons_2", "Two lessons", Metric.Lessons, 2, 10));
        var one = Pay(rules, null, Noon, 1);
        var two = Pay(rules, one.Game, Noon, 2);
        var three = Pay(rules, two.Game, Noon, 3);
        var tomorrow = Pay(rules, three.Game, Noon + Duration.FromDays(1), 4);

        one.Quests.ShouldBeEmpty();
        two.Quests.ShouldBe([new QuestCompleted("ana", "2026-11-27.lessons_2", QuestPeriod.Daily, "Two lessons", 10)]);
        two.Reward.Unlocked.ShouldContain(new Unlocked("quest", "2026-11-27.lessons_2", "Two lessons"));
        two.Game.Gems.ShouldBe(0, "it must be claimed");
        three.Quests.ShouldBeEmpty();
        tomorrow.Quests.ShouldBeEmpty();
        tomorrow.Game.Tallies!.Day.Counts.Lessons.ShouldBe(1);
        tomorrow.Game.Tallies.Week.Counts.ShouldBe(new Counts(4, 0, 0, 4, 40, 240, 2));
    }

    [Fact]
    public void ALearnerWhoFliesWestGoesOnWithTheDayThatHasBegun()
    {
        var rules = Only(new Quest("lessons_2", "Two lessons", Metric.Lessons, 2, 10));
        var auckland = Pay(rules, null, Noon, 1, DateTimeZoneProviders.Tzdb["Pacific/Auckland"]);
        var honolulu = Pay(rules, auckland.Game, Noon + Duration.FromHours(9), 2, DateTimeZoneProviders.Tzdb["Pacific/Honolulu"]);

        auckland.Entry.Day.ShouldBe("2026-11-28");
        honolulu.Entry.Day.ShouldBe("2026-11-27");
        honolulu.Quests.Select(quest => quest.Id).ShouldBe(["2026-11-28.lessons_2"]);
        honolulu.Game.Tallies!.Day.ShouldBe(new Tally("2026-11-28", 45, new Counts(2, 0, 0, 2, 20, 120, 1)));
    }

    [Fact]
    public void ARewardThatNobodyClaimedIsPaidWhenItsPeriodIsOver()
    {
        var rules = Only(new Quest("lessons_1", "A lesson", Metric.Lessons, 1, 10));
        var today = Pay(rules, null, Noon, 1);
        var tomorrow = Pay(rules, today.Game, Noon + Duration.FromDays(1), 2);

        today.Game.Gems.ShouldBe(0);
        tomorrow.Entry.Gems.ShouldBe([new GemReason("quest:2026-11-27.lessons_1", 10)]);
        tomorrow.Game.Gems.ShouldBe(10);
        tomorrow.Game.Quests!.Select(quest => quest.Id).ShouldBe(["2026-11-28.lessons_1"]);
    }

    [Fact]
    public void ARewardThatWasClaimedIsNotPaidAgain()
    {
        var rules = Only(new Quest("lessons_1", "A lesson", Metric.Lessons, 1, 10));
        var today = Pay(rules, null, Noon, 1);
        var claimed = LedgerFold.Step(today.Game, Other(today.Game, [], Noon) with { Claimed = "2026-11-27.lessons_1", Gems = [new GemReason("quest", 10)] });

        Pay(rules, claimed, Noon + Duration.FromDays(1), 2).Game.Gems.ShouldBe(10);
    }

    [Fact]
    public void GemsPaidAndSpentAreTheSumOfTheLedger() => Prop.ForAll(
        Gen.Choose(0, 999).ListOf().ToArbitrary(),
        steps =>
        {
            LearnerTotals? game = null;
            var ledger = new List<LedgerEntry>();
            var now = Noon;
            foreach (var step in steps)
            {
                now += Duration.FromHours(step % 31);
                var entry = Next(game, ledger, step, now, out game);
                if (entry is not null)
                {
                    ledger.Add(entry);
                }
            }

            // A ledger is read in whatever order the store has it.
            ledger.Reverse();
            LedgerFold.Same(game, LedgerFold.Fold("ana", ledger)).ShouldBeTrue();
            (game?.Gems ?? 0).ShouldBe(ledger.Sum(entry => entry.Gems?.Sum(part => part.Gems) ?? 0));
            (game?.Quests ?? []).Select(quest => quest.Id).ShouldBeUnique();
        }).QuickCheckThrowOnFailure();

    /// <summary>A learner's next deed: mostly an attempt, now and then a claim of the first reward that waits, or a purchase.</summary>
    private static LedgerEntry? Next(LearnerTotals? game, List<LedgerEntry> ledger, int step, Instant now, out LearnerTotals? after)
    {
        LedgerEntry? entry = null;
        after = game;
        if (step % 4 == 1 && game?.Quests?.FirstOrDefault(quest => !quest.IsClaimed) is { } waiting)
        {
            entry = Other(game, ledger, now) with { Claimed = waiting.Id, Gems = [new GemReason($"quest:{waiting.Id}", waiting.Gems)] };
        }
        else if (step % 4 == 2 && game is { Streak: not null, Gems: >= 20 })
        {
            entry = Other(game, ledger, now) with { Freezes = 1, Gems = [new GemReason("freeze", -20)] };
        }
        else if (step % 4 is 0 or 3)
        {
            var attempt = new FinishedAttempt($"a{ledger.Count}", (AttemptKind)(step % 3), "basque", "l", FirstCompletion: true, 10, 10, step % 11, step);
            var award = Award.Apply(RulesFile.Shipped, game, "ana", Madrid, now, Sequence.At(now), attempt);
            after = award.Game;
            return award.Entry;
        }

        if (entry is not null)
        {
            after = LedgerFold.Step(game!, entry);
            after.Gems.ShouldBeGreaterThanOrEqualTo(0);
        }

        return entry;
    }

    private static LedgerEntry Other(LearnerTotals game, List<LedgerEntry> ledger, Instant now) =>
        LedgerEntry.Other($"o{ledger.Count}", "ana", game.TurnAfter(Sequence.At(now)), now, Madrid);

    private static List<string> Ids(string userId, Periods periods) => [.. DrawnQuest.For(userId, periods, Pools, null).Select(quest => quest.Id)];

    private static GameRules Only(Quest quest) => RulesFile.Shipped with
    {
        Achievements = [],
        Badges = [],
        Quests = new QuestPools(new QuestPool(1, [quest]), new QuestPool(0, []), new QuestPool(0, [])),
    };

    private static Award Pay(GameRules rules, LearnerTotals? game, Instant now, long turn, DateTimeZone? zone = null) => Award.Apply(
        rules, game, "ana", zone ?? Madrid, now, turn,
        new FinishedAttempt($"a{turn}", AttemptKind.Lesson, "basque", "lesson-1", turn == 1, 10, 10, 10, 60));
}
