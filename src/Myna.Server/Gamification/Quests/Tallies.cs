using Myna.Server.Gamification.Rules;
using NodaTime;

namespace Myna.Server.Gamification.Quests;

/// <summary>Counts of the learner's present day, ISO week and month, by their own calendar.</summary>
internal sealed record Tallies(Tally Day, Tally Week, Tally Month)
{
    /// <summary>After a finished attempt. Periods never go back: who flies west goes on with the day that has begun.</summary>
    public static Tallies After(Tallies? before, LedgerEntry entry)
    {
        var periods = Periods.Of(Gamification.Week.Parse(entry.Day));
        var isNewDay = string.CompareOrdinal(entry.Day, before?.Day.Period) > 0;
        return new Tallies(
            Tally.After(before?.Day, periods.Day, entry, isNewDay),
            Tally.After(before?.Week, periods.Week, entry, isNewDay),
            Tally.After(before?.Month, periods.Month, entry, isNewDay));
    }

    /// <summary>After a correction of a finished attempt: it counts in those periods that the attempt was in.</summary>
    public static Tallies? Corrected(Tallies? before, LedgerEntry entry)
    {
        if (before is null)
        {
            return entry.Xp == 0 ? null : After(null, entry);
        }

        var periods = Periods.Of(Gamification.Week.Parse(entry.Day));
        return new Tallies(Of(before.Day, periods.Day), Of(before.Week, periods.Week), Of(before.Month, periods.Month));

        Tally Of(Tally tally, string period) => tally.Period == period ? Tally.After(tally, period, entry, isNewDay: false) : tally;
    }
}

/// <param name="Period">As <see cref="Periods"/> names it.</param>
internal sealed record Tally(string Period, long Xp, Counts Counts)
{
    public static Tally After(Tally? before, string period, LedgerEntry entry, bool isNewDay)
    {
        var tally = before is null || string.CompareOrdinal(period, before.Period) > 0 ? new Tally(period, 0, Counts.None) : before;
        return tally with { Xp = tally.Xp + entry.Xp, Counts = tally.Counts.After(entry, isNewDay) };
    }

    public long Of(Metric metric) => metric.Of(Xp, Counts);
}

/// <summary>Names of a local day's periods; each sorts by time.</summary>
/// <param name="Day"><c>2026-11-27</c>.</param>
/// <param name="Week"><c>2026-W48</c>, ISO 8601.</param>
/// <param name="Month"><c>2026-11</c>.</param>
/// <param name="Date">The day itself.</param>
internal sealed record Periods(string Day, string Week, string Month, LocalDate Date)
{
    public static Periods Of(LocalDate day)
    {
        var name = Gamification.Week.Format(day);
        return new Periods(name, Gamification.Week.NameOf(Monday(day)), name[..7], day);
    }

    /// <summary>Those of the learner's present day; of the day that has counted last when they have flown west of it.</summary>
    public static Periods At(LearnerTotals? game, LocalDate today) =>
        Of(game?.Tallies?.Day.Period is { } counted && Gamification.Week.Parse(counted) is var last && last > today ? last : today);

    /// <summary>The first local day after the period.</summary>
    public LocalDate EndOf(QuestPeriod period) => period switch
    {
        QuestPeriod.Daily => Date.PlusDays(1),
        QuestPeriod.Weekly => Monday(Date).PlusWeeks(1),
        _ => new LocalDate(Date.Year, Date.Month, 1).PlusMonths(1),
    };

    private static LocalDate Monday(LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);
}
