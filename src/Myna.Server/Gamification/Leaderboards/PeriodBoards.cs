using Myna.Server.Gamification.Contracts;
using NodaTime;

namespace Myna.Server.Gamification.Leaderboards;

/// <summary>
/// The board of the present week or month, and the one of the period before, which stays to be read for one period. Not safe for threads: the registry's lock guards it.
/// </summary>
internal sealed class PeriodBoards(BoardPeriod period, BoardName present, BoardName previous, LocalDate start, long version)
{
    public BoardPeriod Period => period;

    public LocalDate Start { get; private set; } = start;

    public Board Present { get; } = new(present, version);

    public Board Previous { get; } = new(previous, version);

    /// <summary>The board of a period that began on this day; null when it is not kept (any more).</summary>
    public Board? Of(LocalDate day) => day == Start ? Present : day == period.Before(Start) ? Previous : null;

    /// <summary>Begins the period of this day. Periods only go forward, also when the clock goes back: false for one that has begun.</summary>
    public bool RolloverTo(LocalDate day)
    {
        if (day <= Start)
        {
            return false;
        }

        if (period.Before(day) == Start)
        {
            Previous.TakeOver(Present);
        }
        else
        {
            Previous.Clear();
        }

        Present.Clear();
        Start = day;
        return true;
    }
}

/// <summary>How time is divided for boards.</summary>
/// <param name="StartOf">The first day of the period that a moment is in.</param>
/// <param name="Before">The first day of the period before.</param>
/// <param name="EndOf">When the period that begins on a day is over.</param>
/// <param name="NameOf">Its name in ISO 8601.</param>
internal sealed record BoardPeriod(Func<Instant, LocalDate> StartOf, Func<LocalDate, LocalDate> Before, Func<LocalDate, Instant> EndOf, Func<LocalDate, string> NameOf)
{
    public static readonly BoardPeriod Week = new(Gamification.Week.StartOf, start => start.PlusWeeks(-1), Gamification.Week.EndOf, Gamification.Week.NameOf);

    public static readonly BoardPeriod Month = new(Gamification.Month.StartOf, start => start.PlusMonths(-1), Gamification.Month.EndOf, Gamification.Month.NameOf);
}
