using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Myna.Server.Gamification;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Gamification.Rules;
using Myna.Server.Gamification.Streaks;
using Myna.Storage;
using NodaTime;

namespace Myna.Server.Tests.Gamification;

public sealed class AwardTests
{
    private static readonly DateTimeZone Madrid = DateTimeZoneProviders.Tzdb["Europe/Madrid"];
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 23, 11, 0);

    [Theory]
    [InlineData(AttemptKind.Lesson, true, 10, 10, "lesson:10 correct:10 perfect:5")]
    [InlineData(AttemptKind.Lesson, true, 10, 7, "lesson:10 correct:7")]
    [InlineData(AttemptKind.Lesson, false, 10, 10, "practice:5 correct:10 perfect:5")]
    [InlineData(AttemptKind.Review, false, 30, 25, "review:10 correct:20")]
    [InlineData(AttemptKind.Quiz, false, 4, 1, "quiz:10 correct:1")]
    [InlineData(AttemptKind.Lesson, true, 10, 0, "")]
    public void EachPartOfAPaymentHasItsReason(AttemptKind kind, bool first, int total, int correct, string reasons)
    {
        var award = Pay(null, Attempt(kind, first, total, correct));

        string.Join(' ', award.Reward.Xp.Reasons.Select(r => $"{r.Code}:{r.Xp}")).ShouldBe(reasons);
        award.Reward.Xp.Earned.ShouldBe(award.Entry.Xp);
        award.Game.Xp.ShouldBe(award.Reward.Xp.Reasons.Sum(r => r.Xp));
    }

    [Fact]
    public void EverySeventhDayOfAStreakPaysItsBonusOnce()
    {
        LearnerTotals? game = null;
        var bonuses = new List<int>();
        for (var day = 1; day <= 14; day++)
        {
            for (var lesson = 0; lesson < 2; lesson++)
            {
                var award = Pay(game, Attempt(), Noon + Duration.FromDays(day), turn: (day * 10) + lesson);
                game = award.Game;
                bonuses.AddRange(award.Reward.Xp.Reasons.Where(r => r.Code == Xp.StreakWeek).Select(_ => day));
            }
        }

        bonuses.ShouldBe([7, 14]);
    }

    [Fact]
    public void AnAttemptWithoutARightAnswerIsRecordedAndChangesNothingElse()
    {
        var before = Pay(null, Attempt()).Game;

        var award = Pay(before, Attempt(correct: 0), Noon + Duration.FromDays(1), turn: 99);

        award.Game.ShouldBe(before);
        award.Earned.ShouldBeNull();
        award.StreakUpdated.ShouldBeNull();
        award.Entry.Xp.ShouldBe(0);
        award.Reward.Streak.ShouldBe(new StreakStatus(1, false, 0));
    }

    [Fact]
    public void TheEntryCarriesTheLearnersLocalDay()
    {
        var late = Instant.FromUtc(2026, 11, 23, 23, 30);

        var entry = Pay(null, Attempt(), late).Entry;

        entry.Day.ShouldBe("2026-11-24");
        entry.Zone.ShouldBe("Europe/Madrid");
        entry.At.ShouldBe(late.ToDateTimeOffset());
    }

    [Fact]
    public void AnAchievementIsUnlockedExactlyOnce()
    {
        var first = Pay(null, Attempt());
        first.Reward.Unlocked.Where(u => u.Kind == "achievement").Select(u => (u.Kind, u.Id)).ShouldBe([("achievement", "lessons_1"), ("achievement", "perfect_1")]);
        first.Unlocked.Select(u => u.Id).ShouldBe(["lessons_1", "perfect_1"]);
        first.Entry.Unlocked.ShouldBe(["lessons_1", "perfect_1"]);

        Pay(first.Game, Attempt(), turn: 2).Unlocked.ShouldBeEmpty();
    }

    [Fact]
    public void AThousandXpAndASeventhDayAreSeen()
    {
        LearnerTotals? game = null;
        var unlocked = new List<string>();
        for (var day = 1; day <= 7; day++)
        {
            for (var lesson = 0; lesson < 6; lesson++)
            {
                var award = Pay(game, Attempt(), Noon + Duration.FromDays(day), turn: (day * 10) + lesson);
                game = award.Game;
                unlocked.AddRange(award.Reward.Unlocked.Select(u => u.Id));
            }
        }

        unlocked.ShouldBeUnique();
        unlocked.ShouldContain("streak_3");
        unlocked.ShouldContain("streak_7");
        unlocked.ShouldContain("lessons_10");
        unlocked.ShouldContain("xp_1000");
        unlocked.ShouldContain("level_2");
        unlocked.ShouldNotContain("streak_30");
    }

    [Fact]
    public void TheEventCarriesTotalsAndTheirVersion()
    {
        var first = Pay(null, Attempt(), turn: 5);
        var second = Pay(first.Game, Attempt(first: false), turn: 6);

        second.Earned.ShouldNotBeNull();
        second.Earned.Earned.ShouldBe(20);
        second.Earned.Total.ShouldBe(45);
        second.Earned.TotalReachedAt.ShouldBe(6);
        second.Earned.Week.ShouldBe(new WeekTotal("2026-11-23", 45, 6));
        second.Earned.Course.ShouldBe(new CourseWeek("basque", 45, 6));
    }

    [Fact]
    public void AServerWhoseClockIsBehindStillGivesALaterTurn()
    {
        var first = Pay(null, Attempt(), turn: 1000);
        var second = Pay(first.Game, Attempt(), turn: 10);

        second.Entry.Turn.ShouldBe(1001);
        second.Game.XpReachedAt.ShouldBe(1001);
    }

    [Fact]
    public void TheWeekBeforeIsKeptForItsBoard()
    {
        var first = Pay(null, Attempt(), turn: 1);
        var second = Pay(first.Game, Attempt(), Noon + Duration.FromDays(7), turn: 2);

        second.Game.LastWeek.ShouldBe(new WeekTotal("2026-11-23", 25, 1));
        second.Game.Week!.Total.ShouldBe(new WeekTotal("2026-11-30", 25, 2));
    }

    [Fact]
    public void WhatWasLearntOfflineCountsForTheTotalAndTheStreakAndInNoPeriod()
    {
        var first = Pay(null, Attempt() with { Offline = true }, turn: 1);
        var second = Pay(first.Game, Attempt(), Noon + Duration.FromDays(1), turn: 2);
        var third = Pay(second.Game, Attempt() with { Offline = true }, Noon + Duration.FromDays(7), turn: 3);

        first.Earned.ShouldNotBeNull().Week.ShouldBeNull();
        (first.Game.Xp, first.Game.Week, first.Game.Month, first.Game.Streak!.Days).ShouldBe((25, null, null, 1));
        third.Game.Xp.ShouldBe(first.Entry.Xp + second.Entry.Xp + third.Entry.Xp);
        (third.Game.Week!.Total, third.Game.LastWeek).ShouldBe((second.Game.Week!.Total, null));
        third.Game.Month.ShouldBe(second.Game.Month);
        LedgerFold.Same(LedgerFold.Fold(third.Game.Id, [third.Entry, first.Entry, second.Entry]), third.Game).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(5, 6, 5)]
    [InlineData(5, 4, 5)]
    [InlineData(5, -1, -1)]
    public void CountsThatContradictEachOtherAreABug(int total, int answered, int correct) => Should.Throw<ArgumentException>(
        () => Pay(null, Attempt() with { Total = total, Answered = answered, Correct = correct }));

    [Fact]
    public void ADocumentOfAnEagerLearnerIsSmall()
    {
        var game = Learn(Enumerable.Range(0, 400).Select(i => (Hours: i % 3 == 0 ? 16 : 2, Correct: 12, Course: i % 2)).ToList()).Game!;

        game.Achievements.Count.ShouldBeGreaterThan(6);
        JsonSerializer.SerializeToUtf8Bytes(game, LearnerTotals.Collection.Json).Length.ShouldBeLessThan(3600);
        var newcomer = Pay(null, Attempt()).Game;
        JsonSerializer.SerializeToUtf8Bytes(newcomer, LearnerTotals.Collection.Json).Length.ShouldBeLessThan(1600);
    }

    [Fact]
    public void DocumentsSurviveTheirJson()
    {
        var award = Pay(null, Attempt());

        var game = JsonSerializer.Deserialize(JsonSerializer.Serialize(award.Game, LearnerTotals.Collection.Json), LearnerTotals.Collection.Json);
        var json = JsonSerializer.Serialize(award.Entry, LedgerEntry.Collection.Json);
        var entry = JsonSerializer.Deserialize(json, LedgerEntry.Collection.Json);

        LedgerFold.Same(game, award.Game).ShouldBeTrue();
        JsonSerializer.Serialize(entry!, LedgerEntry.Collection.Json).ShouldBe(json);
        json.ShouldContain("\"kind\":\"lesson\"");
    }

    [Fact]
    public void TheCommitHoldsTheDocumentTheEntryAndTheEvents()
    {
        var award = Pay(null, Attempt());
        var commit = new Commit();

        award.AddTo(commit, null);

        commit.Writes.Select(w => (w.Target.Name, w.Id, w.ExpectedVersion)).ShouldBe([("gamification", "ana", 0), ("ledger", "a1", 0)]);
        commit.Events.Select(e => e.Type).ShouldBe(
            ["gamification.xpEarned", "gamification.streakUpdated", "gamification.achievementUnlocked", "gamification.achievementUnlocked"]);
    }

    [Fact]
    public void TheLedgerInAnyOrderMakesTheSameDocument() => Prop.ForAll(
        Gen.Zip(Gen.Choose(0, 60), Gen.Zip(Gen.Choose(0, 12), Gen.Choose(0, 15))).Select(t => (Hours: t.Item1, Correct: t.Item2.Item1, Course: t.Item2.Item2)).ListOf().ToArbitrary(),
        ArbMap.Default.ArbFor<int>(),
        (life, seed) =>
        {
            var (game, ledger) = Learn([.. life]);
            var shuffled = ledger.ToArray();
            new Random(seed).Shuffle(shuffled);

            LedgerFold.Same(LedgerFold.Fold("ana", shuffled), game).ShouldBeTrue();
            if (game is { Xp: > 0 })
            {
                LedgerFold.Same(LedgerFold.Fold("ana", ledger.Skip(1).Where(e => e.Xp > 0)), game)
                    .ShouldBe(ledger[0].Xp == 0, "a lost payment is seen");
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void NumbersNeverRepeatWhenTheClockStandsStillOrGoesBack()
    {
        var now = new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);
        var sequence = new Sequence();
        var first = sequence.Next(now);
        first.ShouldBe(Sequence.At(Instant.FromDateTimeOffset(now)));
        sequence.Next(now).ShouldBe(first + 1);
        sequence.Next(now - TimeSpan.FromHours(1)).ShouldBe(first + 2);
        sequence.Next(now + TimeSpan.FromHours(1)).ShouldBe(first + 3_600_000_000);
    }

    [Fact]
    public void ThreadsNeverShareANumber()
    {
        var sequence = new Sequence();
        var given = new long[8][];

        Parallel.For(0, given.Length, i => given[i] = [.. Enumerable.Range(0, 5000).Select(_ => sequence.Next(DateTimeOffset.UnixEpoch))]);

        given.SelectMany(t => t).ShouldBeUnique();
        given.ShouldAllBe(t => t.Zip(t.Skip(1)).All(p => p.First < p.Second));
    }

    private static (LearnerTotals? Game, IReadOnlyList<LedgerEntry> Ledger) Learn(IReadOnlyList<(int Hours, int Correct, int Course)> life)
    {
        LearnerTotals? game = null;
        var ledger = new List<LedgerEntry>();
        var now = Noon;
        foreach (var (hours, correct, course) in life)
        {
            now += Duration.FromHours(hours);
            var kind = (AttemptKind)(correct % 3);
            var attempt = Attempt(kind, first: hours % 2 == 0, total: 12, correct) with { AttemptId = $"a{ledger.Count}", CourseId = course == 15 ? null : $"course-{course}" };
            var award = Pay(game, attempt, now, Sequence.At(now));
            game = award.Game;
            ledger.Add(award.Entry);
        }

        return (game, ledger);
    }

    private static Award Pay(LearnerTotals? game, FinishedAttempt attempt, Instant? now = null, long turn = 1) =>
        Award.Apply(RulesFile.Shipped, game, "ana", Madrid, now ?? Noon, turn, attempt);

    private static FinishedAttempt Attempt(AttemptKind kind = AttemptKind.Lesson, bool first = true, int total = 10, int correct = 10) =>
        new("a1", kind, "basque", "lesson-1", first, total, total, correct, 60);
}
