using NodaTime;

namespace Myna.Server.Gamification;

/// <summary>
/// A learner's score of one calendar month, for the boards: the same month for everybody, from 00:00 UTC on the first to 00:00 UTC on the next first.
/// </summary>
/// <param name="Start">The first of the month, <c>yyyy-MM-dd</c>, UTC.</param>
/// <param name="ReachedAt">The turn at which <paramref name="Xp"/> was reached.</param>
internal sealed record Month(string Start, long Xp, long ReachedAt)
{
    /// <summary>The first of the month that this moment is in.</summary>
    public static LocalDate StartOf(Instant time) => time.InUtc().Date.With(DateAdjusters.StartOfMonth);

    /// <summary>The moment at which the month is over, and the next one begins.</summary>
    public static Instant EndOf(LocalDate start) => start.PlusMonths(1).AtMidnight().InUtc().ToInstant();

    /// <summary>The month's name in ISO 8601, such as <c>2026-11</c>.</summary>
    public static string NameOf(LocalDate start) => Week.Format(start)[..7];

    /// <summary>The month after a payment. Months never go back, also when the clock does.</summary>
    public static Month After(Month? current, Instant at, long turn, int xp)
    {
        var start = Week.Format(StartOf(at));
        var month = current is null || string.CompareOrdinal(start, current.Start) > 0 ? new Month(start, 0, turn) : current;
        return month with { Xp = month.Xp + xp, ReachedAt = turn };
    }
}
