using Myna.Server.Gamification.Contracts;
using NodaTime;
using NodaTime.Text;

namespace Myna.Server.Gamification.Streaks;

/// <summary>
/// Consecutive local days on which something was earned. A day goes by the learner's time zone at the moment of finishing.
/// A missed day is covered by a freeze while there is one; without one the streak is broken and starts again at 1.
/// </summary>
/// <remarks>
/// Travel: each calendar day counts at most once (<see cref="LastDay"/> only goes forward), and a gap is measured on three clocks:
/// between the calendar days as they were lived, where the learner is now, and where they were before. The smallest counts, so no flight
/// breaks a streak that was kept in one of the places. Someone who stays has the same gap on all three.
/// </remarks>
/// <param name="Days">How many days count, days under a freeze not among them.</param>
/// <param name="Longest">The most that <paramref name="Days"/> ever was.</param>
/// <param name="Freezes">Missed days that can be covered, counted from <paramref name="LastDay"/>: one that covers a day already is among them.</param>
/// <param name="LastDay">The latest local day that has counted, <c>yyyy-MM-dd</c>.</param>
/// <param name="ActiveAt">The latest activity, whether or not it counted a day.</param>
/// <param name="Zone">The time zone of that activity (IANA).</param>
internal sealed record Streak(int Days, int Longest, int Freezes, string LastDay, DateTimeOffset ActiveAt, string Zone)
{
    /// <summary>Freezes in hand.</summary>
    public const int MaxFreezes = 2;

    /// <summary>Each time the streak has grown by so many days, the learner is given a freeze.</summary>
    public const int DaysPerFreeze = 7;

    /// <summary>The streak after something was earned at this moment in this zone.</summary>
    public static Streak After(Streak? before, Instant at, DateTimeZone zone)
    {
        var today = at.InZone(zone).Date;
        if (before is null)
        {
            return new Streak(1, 1, 0, Format(today), at.ToDateTimeOffset(), zone.Id);
        }

        // A clock that was set back changes nothing that has counted.
        if (at < before.LastActive)
        {
            return before;
        }

        var here = before with { ActiveAt = at.ToDateTimeOffset(), Zone = zone.Id };
        if (today <= before.Counted)
        {
            return here;
        }

        var missed = before.Missed(at, zone);
        var days = missed <= before.Freezes ? before.Days + 1 : 1;
        var left = Math.Max(0, before.Freezes - missed);
        return here with
        {
            Days = days,
            Longest = Math.Max(before.Longest, days),
            Freezes = Math.Min(days % DaysPerFreeze == 0 ? left + 1 : left, MaxFreezes),
            LastDay = Format(today),
        };
    }

    /// <summary>The streak of a whole ledger in which these attempts count, although they paid nothing at their time.</summary>
    /// <param name="ledger">In the order of turns.</param>
    /// <returns>The streak, and how many times it came to a full week.</returns>
    public static (Streak? Streak, int Weeks) Mended(IEnumerable<LedgerEntry> ledger, IReadOnlySet<string> counting)
    {
        Streak? streak = null;
        var weeks = 0;
        foreach (var entry in ledger)
        {
            if (entry.Corrects is null && (entry.Xp > 0 || counting.Contains(entry.Id)))
            {
                var next = After(streak, Instant.FromDateTimeOffset(entry.At), entry.TimeZone);
                weeks += next.LastDay != streak?.LastDay && next.Days % DaysPerFreeze == 0 ? 1 : 0;
                streak = next;
            }

            streak = entry.Freezes is { } bought && streak is not null ? streak with { Freezes = streak.Freezes + bought } : streak;
        }

        return (streak, weeks);
    }

    /// <summary>The streak as it stands at this moment: today's activity may still be missing, and freezes are spent day by day.</summary>
    public static StreakStatus On(Streak? streak, Instant now, DateTimeZone zone)
    {
        if (streak is null)
        {
            return new StreakStatus(0, false, 0);
        }

        var missed = streak.Missed(now, zone);
        return new StreakStatus(
            missed <= streak.Freezes ? streak.Days : 0,
            now.InZone(zone).Date <= streak.Counted,
            Math.Clamp(streak.Freezes - missed, 0, MaxFreezes));
    }

    private LocalDate Counted => LocalDatePattern.Iso.Parse(LastDay).Value;

    private Instant LastActive => Instant.FromDateTimeOffset(ActiveAt);

    /// <summary>Whole days between the last activity and now on which nothing was done, today not among them.</summary>
    private int Missed(Instant now, DateTimeZone zone)
    {
        var gap = Math.Min(Gap(Counted, now, zone), Gap(LastActive.InZone(zone).Date, now, zone));

        // A zone that has been removed from the time zone database since then is passed over.
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) is { } previous && previous.Id != zone.Id)
        {
            gap = Math.Min(gap, Gap(LastActive.InZone(previous).Date, now, previous));
        }

        return Math.Max(0, gap - 1);
    }

    /// <summary>From one local day to the present one. Days that the zone passed over (Samoa had no 30 December 2011) do not count.</summary>
    private int Gap(LocalDate from, Instant now, DateTimeZone zone)
    {
        var today = now.InZone(zone).Date;
        var gap = Period.DaysBetween(from, today);
        if (gap < 2)
        {
            return gap;
        }

        LocalDate? last = null;
        foreach (var interval in zone.GetZoneIntervals(LastActive, now))
        {
            if (last is { } before)
            {
                for (var skipped = before.PlusDays(1); skipped < interval.IsoLocalStart.Date; skipped = skipped.PlusDays(1))
                {
                    gap -= skipped > from && skipped < today ? 1 : 0;
                }
            }

            last = interval.HasEnd ? interval.IsoLocalEnd.PlusTicks(-1).Date : null;
        }

        return gap;
    }

    private static string Format(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
