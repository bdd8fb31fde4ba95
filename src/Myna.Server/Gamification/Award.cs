using Myna.Server.Gamification.Contracts;
using Myna.Server.Gamification.Quests;
using Myna.Server.Gamification.Rules;
using Myna.Server.Gamification.Streaks;
using Myna.Storage;
using NodaTime;

namespace Myna.Server.Gamification;

/// <summary>
/// The effects of finishing an attempt: the learner's new document, the ledger entry, the events, and the reward that the learner is shown.
/// Pure: the caller, which finishes the attempt, commits it together with the attempt itself (<see cref="AddTo"/>).
/// </summary>
/// <param name="Game">Replaces the learner's document.</param>
/// <param name="Entry">New; its id is the attempt's, so that a second payment is a conflict and not a payment.</param>
/// <param name="Earned">Null when nothing was earned.</param>
/// <param name="StreakUpdated">Null when no day was counted.</param>
internal sealed record Award(
    LearnerTotals Game,
    LedgerEntry Entry,
    Reward Reward,
    XpEarned? Earned,
    StreakUpdated? StreakUpdated,
    IReadOnlyList<AchievementUnlocked> Unlocked,
    IReadOnlyList<BadgeEarned> Badges,
    IReadOnlyList<QuestCompleted> Quests)
{
    /// <summary>Pays for a finished attempt.</summary>
    /// <param name="rules">What is rewarded beside the attempt.</param>
    /// <param name="current">The learner's document; null for the first payment.</param>
    /// <param name="userId">The learner.</param>
    /// <param name="zone">The learner's time zone: it decides which day this is.</param>
    /// <param name="now">When the attempt was finished.</param>
    /// <param name="turn">From <see cref="Sequence.Next"/>; raised when the learner's last entry had a later one (another server's clock).</param>
    /// <param name="finished">What was finished.</param>
    /// <exception cref="ArgumentException">The counts contradict each other: a bug of the caller.</exception>
    public static Award Apply(GameRules rules, LearnerTotals? current, string userId, DateTimeZone zone, Instant now, long turn, FinishedAttempt finished)
    {
        if (finished.Total < 1 || finished.Answered < 0 || finished.Answered > finished.Total || finished.Correct < 0
            || finished.Correct > finished.Answered || finished.Seconds < 0)
        {
            throw new ArgumentException($"{finished} cannot be.", nameof(finished));
        }

        var at = Instant.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
        var before = current ?? LearnerTotals.Empty(userId);
        var streak = finished.Correct == 0 ? before.Streak : Streak.After(before.Streak, at, zone);
        var countedDay = streak?.LastDay != before.Streak?.LastDay;
        var reasons = Xp.For(finished, countedDay ? streak!.Days : null);
        var entry = new LedgerEntry(
            finished.AttemptId, userId, before.TurnAfter(turn), finished.Kind, reasons.Sum(r => r.Xp), reasons,
            finished.CourseId, finished.LessonId, Week.Format(at.InZone(zone).Date), zone.Id, at.ToDateTimeOffset(),
            finished.Seconds, finished.Answered, finished.Correct, [], Offline: finished.Offline ? true : null);

        return Of(rules, before, entry, at, zone, countedDay);
    }

    /// <summary>The same as a guest earned it.</summary>
    public Award By(bool isGuest) => isGuest && Earned is not null ? this with { Earned = Earned with { ByGuest = true } } : this;

    /// <summary>Adds the document, the ledger entry and the events to the commit that finishes the attempt.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="current">The document that <see cref="Apply"/> was given.</param>
    public void AddTo(Commit commit, Document<LearnerTotals>? current)
    {
        commit.Put(LearnerTotals.Collection, Game, current);
        AddEntryTo(commit);
    }

    /// <summary>The same without the document.</summary>
    public void AddEntryTo(Commit commit)
    {
        commit.Insert(LedgerEntry.Collection, Entry);
        if (Earned is not null)
        {
            commit.Publish(GamificationEvents.XpEarned, Earned);
        }

        if (StreakUpdated is not null)
        {
            commit.Publish(GamificationEvents.StreakUpdated, StreakUpdated);
        }

        foreach (var unlocked in Unlocked)
        {
            commit.Publish(GamificationEvents.AchievementUnlocked, unlocked);
        }

        foreach (var earned in Badges)
        {
            commit.Publish(GamificationEvents.BadgeEarned, earned);
        }

        foreach (var completed in Quests)
        {
            commit.Publish(GamificationEvents.QuestCompleted, completed);
        }
    }

    /// <summary>Pays what is still to be paid after answers of a finished attempt were judged again. The reward shows what is added.</summary>
    /// <param name="rules">What is rewarded beside the attempt.</param>
    /// <param name="current">The learner's document; null while nothing was paid.</param>
    /// <param name="paid">The attempt's own entry.</param>
    /// <param name="ledger">All of the learner's entries in the order of turns, where the attempt had paid nothing: a day may count that had not.</param>
    /// <param name="change">The attempt before and after.</param>
    /// <param name="now">When it was judged again.</param>
    /// <param name="turn">From <see cref="Sequence.Next"/>.</param>
    public static Award Correct(
        GameRules rules, LearnerTotals? current, LedgerEntry paid, IReadOnlyList<LedgerEntry>? ledger, RegradedAttempt change, Instant now, long turn)
    {
        var before = current ?? LearnerTotals.Empty(paid.UserId);
        var (mended, weeks) = ledger is null || change.After.Correct == 0 ? (null, 0) : MendedBy(paid, ledger, before.Streak);
        var reasons = Xp.Between(change.Before with { Passed = change.Before.Passed || paid.IsPassed }, change.After, weeks);
        var entry = paid with
        {
            Id = change.Id,
            Corrects = paid.Id,
            Turn = before.TurnAfter(turn),
            Xp = reasons.Sum(reason => reason.Xp),
            Reasons = reasons,
            Seconds = 0,
            Answered = 0,
            Correct = change.After.Correct - change.Before.Correct,
            Unlocked = [],
            Gems = null,
            Badges = null,
            Quests = null,
            Streak = mended,
        };

        return Of(rules, before, entry, now, paid.TimeZone, mended is not null);
    }

    // The entry is paid first; what the rules reward beside it is judged on the document that this gives.
    private static Award Of(GameRules rules, LearnerTotals before, LedgerEntry entry, Instant now, DateTimeZone zone, bool movesStreak)
    {
        var paid = LedgerFold.Pay(before, entry);
        var reached = Reached.By(rules, paid, entry);
        entry = reached.WrittenTo(entry);
        var game = LedgerFold.Honour(paid, entry);
        var status = Streak.On(game.Streak, now, zone);
        return new Award(
            game,
            entry,
            new Reward(new XpReward(entry.Xp, game.Xp, entry.Reasons), status, [.. Unlocks(before, game, reached)]),
            entry.Xp == 0 ? null : EarnedBy(entry, game),
            movesStreak ? new StreakUpdated(entry.UserId, status.Days, status.Freezes, entry.Turn) : null,
            [.. reached.Achievements.Select(achievement => new AchievementUnlocked(entry.UserId, achievement.Id, achievement.Title, entry.At))],
            [.. reached.Tiers.Select(earned => new BadgeEarned(entry.UserId, earned.Badge.Id, earned.Badge.Title, earned.Tier.Tier))],
            [.. reached.Quests.Select(quest => new QuestCompleted(entry.UserId, quest.Id, quest.Period, quest.Title, quest.Gems))]);
    }

    // Null where the streak is none the better for it.
    private static (Streak? Streak, int Weeks) MendedBy(LedgerEntry paid, IReadOnlyList<LedgerEntry> ledger, Streak? present)
    {
        var counting = ledger.Select(entry => entry.Corrects).OfType<string>().Append(paid.Id).ToHashSet(StringComparer.Ordinal);
        var (streak, weeks) = Streak.Mended(ledger, counting);
        var rewarded = ledger.Sum(entry => entry.Reasons.Count(reason => reason.Code == Xp.StreakWeek));
        return streak is null || streak == present || streak.Days < (present?.Days ?? 0) ? (null, 0) : (streak, Math.Max(0, weeks - rewarded));
    }

    // A correction of an attempt of the week before tells the score of that week.
    private static XpEarned EarnedBy(LedgerEntry entry, LearnerTotals game)
    {
        var isLast = game.LastWeek is { } last && last.ReachedAt == entry.Turn;
        return new XpEarned(
            entry.UserId, entry.Corrects ?? entry.Id, entry.Xp, entry.Reasons, game.Xp, game.XpReachedAt, isLast ? game.LastWeek : game.Week?.Total,
            isLast ? null : game.Week?.Courses.FirstOrDefault(c => c.Id == entry.CourseId), game.LastMonth is { } month && month.ReachedAt == entry.Turn ? month : game.Month);
    }

    private static IEnumerable<Unlocked> Unlocks(LearnerTotals before, LearnerTotals after, Reached reached)
    {
        foreach (var achievement in reached.Achievements)
        {
            yield return new Unlocked("achievement", achievement.Id, achievement.Title);
        }

        foreach (var (badge, tier) in reached.Tiers)
        {
            yield return new Unlocked("badge", $"{badge.Id}:{tier.Tier}", badge.Title);
        }

        foreach (var quest in reached.Quests)
        {
            yield return new Unlocked("quest", quest.Id, quest.Title);
        }

        var level = Level.Of(after.Xp).Number;
        if (level > Level.Of(before.Xp).Number)
        {
            yield return new Unlocked("level", $"level_{level}", $"Level {level}");
        }
    }
}
