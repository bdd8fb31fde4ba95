using Myna.Server.Gamification.Contracts;
using Myna.Storage;
using NodaTime;

namespace Myna.Server.Gamification;

/// <summary>
/// What a learner has earned: one small document for each learner, rewritten at each finish.
/// It is a fold of the learner's ledger (<see cref="LedgerFold"/>): every field can be made again from there.
/// </summary>
/// <param name="Id">The learner's user id.</param>
/// <param name="Xp">All experience points ever.</param>
/// <param name="XpReachedAt">The turn (see <see cref="Sequence"/>) at which <paramref name="Xp"/> was reached: decides ties and is the total's version.</param>
/// <param name="Week">The week of the newest payment, not necessarily the present one.</param>
/// <param name="LastWeek">The week in which the learner earned before that, without its courses; null when there was none.</param>
public sealed record LearnerTotals(
    string Id,
    long Xp,
    long XpReachedAt,
    Week? Week,
    WeekTotal? LastWeek,
    Streak? Streak,
    Counts Counts,
    IReadOnlyList<UnlockedAchievement> Achievements)
{
    public static readonly Collection<LearnerTotals> Collection = new("gamification", GamificationJson.Default.LearnerTotals, g => g.Id);

    public static LearnerTotals Empty(string userId) => new(userId, 0, 0, null, null, null, Counts.None, []);

    /// <summary>The learner's streak as it stands at this moment; of nobody's document, no streak.</summary>
    public static StreakStatus StreakOf(LearnerTotals? game, Instant now, DateTimeZone zone) => Gamification.Streak.On(game?.Streak, now, zone);
}

/// <summary>What was finished and paid, ever.</summary>
/// <param name="Lessons">Lessons, repeats included.</param>
/// <param name="Perfect">Attempts of any kind in which every answer was right.</param>
public sealed record Counts(int Lessons, int Quizzes, int Reviews, int Perfect)
{
    public static readonly Counts None = new(0, 0, 0, 0);

    public Counts After(LedgerEntry entry) => new(
        Lessons + (entry.Kind == AttemptKind.Lesson ? 1 : 0),
        Quizzes + (entry.Kind == AttemptKind.Quiz ? 1 : 0),
        Reviews + (entry.Kind == AttemptKind.Review ? 1 : 0),
        Perfect + (entry.Reasons.Any(r => r.Code == Gamification.Xp.Perfect) ? 1 : 0));
}

/// <param name="Id">Of an entry in <see cref="Gamification.Achievements.All"/>.</param>
public sealed record UnlockedAchievement(string Id, DateTimeOffset At);
