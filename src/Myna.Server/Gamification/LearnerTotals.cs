using Myna.Server.Gamification.Contracts;
using Myna.Server.Gamification.Quests;
using Myna.Server.Gamification.Streaks;
using Myna.Storage;
using NodaTime;

namespace Myna.Server.Gamification;

/// <summary>
/// A learner's earnings: one small document for each learner, rewritten at each finish.
/// It is a fold of the learner's ledger (<see cref="LedgerFold"/>): every field can be made again from there.
/// </summary>
/// <param name="Id">The learner's user id.</param>
/// <param name="Xp">All experience points ever.</param>
/// <param name="XpReachedAt">The turn (see <see cref="Sequence"/>) at which <paramref name="Xp"/> was reached: decides ties and is the total's version.</param>
/// <param name="Week">The week of the newest payment, not necessarily the present one.</param>
/// <param name="LastWeek">The week in which the learner earned before that, without its courses; null when there was none.</param>
/// <param name="Turn">Of the newest entry that changed anything here.</param>
/// <param name="Gems">Earned less spent: never negative.</param>
/// <param name="Badges">Every tier that was earned, in the order in which it was.</param>
/// <param name="Tallies">What the day, week and month of the last attempt have brought.</param>
/// <param name="Quests">Completed quests of these periods.</param>
/// <param name="Month">The calendar month (UTC) of the newest payment.</param>
/// <param name="LastMonth">The month in which the learner earned before that; null when there was none.</param>
internal sealed record LearnerTotals(
    string Id,
    long Xp,
    long XpReachedAt,
    Week? Week,
    WeekTotal? LastWeek,
    Streak? Streak,
    Counts Counts,
    IReadOnlyList<UnlockedAchievement> Achievements,
    long Turn = 0,
    int Gems = 0,
    IReadOnlyList<EarnedTier>? Badges = null,
    Tallies? Tallies = null,
    IReadOnlyList<CompletedQuest>? Quests = null,
    Month? Month = null,
    Month? LastMonth = null)
{
    public static readonly Collection<LearnerTotals> Collection = new("gamification", GamificationJson.Default.LearnerTotals, g => g.Id);

    public static LearnerTotals Empty(string userId) => new(userId, 0, 0, null, null, null, Counts.None, []);

    /// <summary>The learner's streak as it stands at this moment; of nobody's document, no streak.</summary>
    public static StreakStatus StreakOf(LearnerTotals? game, Instant now, DateTimeZone zone) => Streaks.Streak.On(game?.Streak, now, zone);

    /// <summary>The turn of a further entry: later than every one before, whatever another server's clock said.</summary>
    public long TurnAfter(long turn) => Math.Max(turn, Math.Max(Turn, XpReachedAt) + 1);
}

/// <summary>Finished and paid attempts: ever, or in one period.</summary>
/// <param name="Lessons">Lessons that were passed, repeats included; quizzes likewise.</param>
/// <param name="Perfect">Attempts of any kind in which every answer was right.</param>
/// <param name="Correct">Right answers.</param>
/// <param name="Seconds">Spent on attempts.</param>
/// <param name="Days">Local days.</param>
internal sealed record Counts(int Lessons, int Quizzes, int Reviews, int Perfect, int Correct = 0, int Seconds = 0, int Days = 0)
{
    public static readonly Counts None = new(0, 0, 0, 0);

    /// <param name="entry">A finished attempt.</param>
    /// <param name="isNewDay">The first of its local day.</param>
    public Counts After(LedgerEntry entry, bool isNewDay) => new(
        Lessons + (entry.Kind == AttemptKind.Lesson && entry.IsPassed ? 1 : 0),
        Quizzes + (entry.Kind == AttemptKind.Quiz && entry.IsPassed ? 1 : 0),
        Reviews + (entry.Kind == AttemptKind.Review && (entry.Corrects is null || entry.IsPassed) ? 1 : 0),
        Perfect + (entry.Reasons.Any(r => r.Code == Gamification.Xp.Perfect) ? 1 : 0),
        Correct + entry.Correct,
        Seconds + entry.Seconds,
        Days + (isNewDay ? 1 : 0));
}

/// <param name="Id">Of a <see cref="Rules.Achievement"/>.</param>
internal sealed record UnlockedAchievement(string Id, DateTimeOffset At);

/// <summary>A tier of a badge.</summary>
/// <param name="Badge">The id of a <see cref="Rules.Badge"/>.</param>
internal sealed record EarnedTier(string Badge, string Tier, DateTimeOffset At);
