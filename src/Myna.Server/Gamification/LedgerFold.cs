using System.Text.Json;
using Myna.Server.Gamification.Quests;
using Myna.Server.Gamification.Streaks;
using NodaTime;

namespace Myna.Server.Gamification;

/// <summary>
/// The learner's document as a fold of the learner's ledger. Paying is one step of the same fold (<see cref="Step"/>),
/// so what was stored step by step and what is made again from the ledger cannot be two different rules.
/// </summary>
internal static class LedgerFold
{
    /// <summary>The document that a learner's ledger stands for.</summary>
    /// <param name="userId">The learner.</param>
    /// <param name="entries">All of the learner's entries, in any order.</param>
    /// <returns>Null when nothing was ever paid: such a learner has no document.</returns>
    public static LearnerTotals? Fold(string userId, IEnumerable<LedgerEntry> entries)
    {
        LearnerTotals? game = null;
        foreach (var entry in entries.OrderBy(e => e.Turn))
        {
            game = Step(game ?? LearnerTotals.Empty(userId), entry);
        }

        return game;
    }

    /// <summary>The document after one more entry.</summary>
    public static LearnerTotals Step(LearnerTotals game, LedgerEntry entry) => Honour(Pay(game, entry), entry);

    /// <summary>True when both say the same of the learner.</summary>
    public static bool Same(LearnerTotals? stored, LearnerTotals? rebuilt) =>
        stored is null || rebuilt is null
            ? stored is null && rebuilt is null
            : JsonSerializer.SerializeToUtf8Bytes(stored, GamificationJson.Default.LearnerTotals).AsSpan()
                .SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(rebuilt, GamificationJson.Default.LearnerTotals));

    /// <summary>The attempt itself: what the rules reward is judged on the document that this gives.</summary>
    internal static LearnerTotals Pay(LearnerTotals game, LedgerEntry entry)
    {
        if (entry.Corrects is not null)
        {
            return Correct(game, entry);
        }

        if (entry.Xp == 0)
        {
            return game;
        }

        var at = Instant.FromDateTimeOffset(entry.At);
        var isNewDay = string.CompareOrdinal(entry.Day, game.Tallies?.Day.Period) > 0;
        return (entry.Offline is true ? game : Scored(game, entry, at)) with
        {
            Xp = game.Xp + entry.Xp,
            XpReachedAt = entry.Turn,
            Streak = Streak.After(game.Streak, at, entry.TimeZone),
            Counts = game.Counts.After(entry, isNewDay),
            Turn = entry.Turn,
            Tallies = Tallies.After(game.Tallies, entry),
        };
    }

    // A correction counts for the day, the week and the month of its attempt, as far as they are kept.
    private static LearnerTotals Correct(LearnerTotals game, LedgerEntry entry) =>
        (entry.Xp == 0 || entry.Offline is true ? game : ScoredThen(game, entry)) with
        {
            Xp = game.Xp + entry.Xp,
            XpReachedAt = entry.Xp == 0 ? game.XpReachedAt : entry.Turn,
            Streak = entry.Streak ?? game.Streak,
            Counts = game.Counts.After(entry, isNewDay: false),
            Turn = entry.Turn,
            Tallies = Tallies.Corrected(game.Tallies, entry),
        };

    private static LearnerTotals ScoredThen(LearnerTotals game, LedgerEntry entry)
    {
        var at = Instant.FromDateTimeOffset(entry.At);
        var (week, month) = (Week.Format(Week.StartOf(at)), Week.Format(Month.StartOf(at)));
        var scored = Scored(game, entry, at);
        var isPast = game.Week is not null && string.CompareOrdinal(week, game.Week.Start) < 0;
        var wasLastMonth = game.Month is not null && string.CompareOrdinal(month, game.Month.Start) < 0;
        return game with
        {
            Week = isPast ? game.Week : scored.Week,
            LastWeek = !isPast ? scored.LastWeek : game.LastWeek is { } last && last.Start == week ? last with { Xp = last.Xp + entry.Xp, ReachedAt = entry.Turn } : game.LastWeek,
            Month = wasLastMonth ? game.Month : scored.Month,
            LastMonth = !wasLastMonth ? scored.LastMonth : game.LastMonth is { } before && before.Start == month ? before with { Xp = before.Xp + entry.Xp, ReachedAt = entry.Turn } : game.LastMonth,
        };
    }

    // The scores of the boards' periods.
    private static LearnerTotals Scored(LearnerTotals game, LedgerEntry entry, Instant at)
    {
        var week = Week.After(game.Week, at, entry.Turn, entry.Xp, entry.CourseId);
        var month = Month.After(game.Month, at, entry.Turn, entry.Xp);
        return game with
        {
            Week = week,
            LastWeek = game.Week is { } before && before.Start != week.Start ? before.Total : game.LastWeek,
            Month = month,
            LastMonth = game.Month is { } lastMonth && lastMonth.Start != month.Start ? lastMonth : game.LastMonth,
        };
    }

    /// <summary>Everything that the entry pays beside the attempt.</summary>
    internal static LearnerTotals Honour(LearnerTotals game, LedgerEntry entry)
    {
        if (entry.Kind is not null && entry.Xp == 0 && entry.Unlocked.Count == 0 && entry.Badges is null)
        {
            return game;
        }

        return game with
        {
            Turn = entry.Turn,
            Gems = game.Gems + (entry.Gems?.Sum(part => part.Gems) ?? 0),
            Achievements = entry.Unlocked.Count == 0
                ? game.Achievements
                : [.. game.Achievements, .. entry.Unlocked.Select(id => new UnlockedAchievement(id, entry.At))],
            Badges = entry.Badges is null ? game.Badges : [.. game.Badges ?? [], .. entry.Badges],
            Streak = entry.Freezes is { } bought && game.Streak is { } streak ? streak with { Freezes = streak.Freezes + bought } : game.Streak,
            Quests = CompletedQuest.After(game.Quests, game.Tallies, entry),
        };
    }
}
