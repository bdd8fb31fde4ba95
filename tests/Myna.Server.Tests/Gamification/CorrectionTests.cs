using FsCheck;
using FsCheck.Fluent;
using Myna.Server.Gamification;
using Myna.Server.Gamification.Contracts;
using Myna.Server.Gamification.Rules;
using NodaTime;

namespace Myna.Server.Tests.Gamification;

/// <summary>What a payment was short of is paid by a further entry, when answers are judged again.</summary>
public sealed class CorrectionTests
{
    private static readonly DateTimeZone Madrid = DateTimeZoneProviders.Tzdb["Europe/Madrid"];
    private static readonly Instant Monday = Instant.FromUtc(2026, 11, 23, 11, 0);
    private static readonly GameRules Rules = RulesFile.Load("");

    private readonly List<LedgerEntry> _ledger = [];
    private LearnerTotals? _game;

    [Fact]
    public void AFailedLessonThatIsPassedAfterAllIsPaidWhatItWouldHaveBeenPaid()
    {
        var failed = Attempt("a", 2) with { Passed = false };
        Pay(failed, Monday);
        var correction = Correct(failed, failed with { Correct = 4, Passed = true }, Monday + Duration.FromHours(1));

        string.Join(' ', correction.Entry.Reasons.Select(reason => $"{reason.Code}:{reason.Xp}")).ShouldBe("lesson:10 correct:2 perfect:5");
        _game!.Xp.ShouldBe(19);
        (_game.Counts.Lessons, _game.Counts.Perfect, _game.Counts.Correct).ShouldBe((1, 1, 4));
        (_game.Week!.Xp, _game.Month!.Xp, _game.Streak!.Days).ShouldBe((19, 19, 1));
        correction.Earned.ShouldNotBeNull().AttemptId.ShouldBe("a");
    }

    [Fact]
    public void AnAttemptOfLastWeekIsCorrectedThereAndOneBeforeInTheTotalOnly()
    {
        var (first, second, third) = (Attempt("a", 3), Attempt("b", 3), Attempt("c", 4));
        Pay(first, Monday);
        Pay(second, Monday + Duration.FromDays(7));
        Pay(third, Monday + Duration.FromDays(14));
        var (week, last, total) = (_game!.Week!.Xp, _game.LastWeek!.Xp, _game.Xp);

        var correction = Correct(second, second with { Correct = 4 }, Monday + Duration.FromDays(15));
        (_game.Week!.Xp, _game.LastWeek!.Xp, _game.Xp).ShouldBe((week, last + 6, total + 6));
        correction.Earned.ShouldNotBeNull().Week.ShouldBe(_game.LastWeek, "the board of that week hears of it");
        Correct(first, first with { Correct = 4 }, Monday + Duration.FromDays(15));
        (_game.Week!.Xp, _game.LastWeek!.Xp, _game.Xp).ShouldBe((week, last + 6, total + 12));
    }

    [Fact]
    public void ADayOnWhichNothingWasRightMendsTheStreakWhenAnAnswerIsAccepted()
    {
        var nothing = Attempt("d3", 0) with { Passed = false };
        for (var day = 0; day < 8; day++)
        {
            Pay(day == 3 ? nothing : Attempt($"d{day}", 4), Monday + Duration.FromDays(day));
        }

        _game!.Streak!.Days.ShouldBe(4, "the fourth day did not count");
        var correction = Correct(nothing, nothing with { Correct = 1 }, Monday + Duration.FromDays(8));

        _game.Streak!.Days.ShouldBe(8);
        string.Join(' ', correction.Entry.Reasons.Select(reason => $"{reason.Code}:{reason.Xp}")).ShouldBe("correct:1 streak:10", "the streak has come to a week by it");
        correction.StreakUpdated.ShouldNotBeNull().Days.ShouldBe(8);
        Pay(Attempt("d8", 4), Monday + Duration.FromDays(8));
        _game.Streak!.Days.ShouldBe(9);
    }

    [Fact]
    public void AnOfflineAttemptStaysOffTheBoards()
    {
        var offline = Attempt("a", 3) with { Offline = true };
        Pay(offline, Monday);
        Correct(offline, offline with { Correct = 4 }, Monday + Duration.FromHours(1));

        (_game!.Xp, _game.Week, _game.Month).ShouldBe((19, null, null));
    }

    [Fact]
    public void CorrectionsInAnyLifeAreAFoldOfTheLedgerAndPayTheDifference() => Prop.ForAll(
        Gen.Zip(Gen.Choose(0, 40), Gen.Zip(Gen.Choose(0, 4), Gen.Choose(0, 5))).ListOf().ToArbitrary(),
        life =>
        {
            _ledger.Clear();
            _game = null;
            var now = Monday;
            var attempts = new List<FinishedAttempt>();
            foreach (var (hours, (correct, choice)) in life)
            {
                now += Duration.FromHours(hours);
                if (attempts.Count > 0 && choice == 0)
                {
                    var before = attempts[^1];
                    attempts[^1] = before with { Correct = Math.Max(before.Correct, correct), Passed = before.Passed || correct > 2 };
                    Correct(before, attempts[^1], now);
                }
                else
                {
                    attempts.Add(Attempt($"a{attempts.Count}", correct) with { Passed = correct > 2, FirstCompletion = false });
                    Pay(attempts[^1], now);
                }
            }

            var expected = attempts.Sum(attempt => Xp.For(attempt, null).Sum(reason => reason.Xp));
            _ledger.Sum(entry => entry.Reasons.Where(reason => reason.Code != Xp.StreakWeek).Sum(reason => reason.Xp)).ShouldBe(expected);
            (_game?.Xp ?? 0).ShouldBe(_ledger.Sum(entry => entry.Xp));
            _ledger.Reverse();
            LedgerFold.Same(LedgerFold.Fold("ana", _ledger), _game).ShouldBe(_game is not null || _ledger.Count == 0);
        }).QuickCheckThrowOnFailure();

    private static FinishedAttempt Attempt(string id, int correct) =>
        new(id, AttemptKind.Lesson, "basque", "lesson-1", FirstCompletion: true, Total: 4, Answered: 4, correct, Seconds: 60);

    private void Pay(FinishedAttempt attempt, Instant now) => Take(Award.Apply(Rules, _game, "ana", Madrid, now, _ledger.Count + 1, attempt));

    private Award Correct(FinishedAttempt before, FinishedAttempt after, Instant now)
    {
        var paid = _ledger.Single(entry => entry.Id == before.AttemptId);
        return Take(Award.Correct(
            Rules, _game, paid, paid.Xp == 0 ? [.. _ledger] : null, new RegradedAttempt($"{before.AttemptId}-{_ledger.Count}", before, after), now, _ledger.Count + 1));
    }

    private Award Take(Award award)
    {
        _game = award.Game;
        _ledger.Add(award.Entry);
        return award;
    }
}
