using NodaTime;

namespace Myna.Server.Progress.Words;

/// <summary>How many items become due on each of the coming days of a learner's calendar. Pure.</summary>
internal static class Forecast
{
    /// <param name="due">When each item is due.</param>
    /// <param name="now">The present; what is overdue counts today.</param>
    /// <param name="zone">Whose midnights part the days.</param>
    /// <param name="days">How many, today included. A day that the calendar of the place leaves out is none of them.</param>
    public static IReadOnlyList<(LocalDate Date, int Due)> Of(IEnumerable<DateTimeOffset> due, DateTimeOffset now, DateTimeZone zone, int days)
    {
        var today = DateOf(now, zone);
        var counts = new List<(LocalDate Date, int Due)>(days);
        var places = new Dictionary<LocalDate, int>(days);
        for (var date = today; counts.Count < days; date = date.PlusDays(1))
        {
            if (Exists(date, zone))
            {
                places[date] = counts.Count;
                counts.Add((date, 0));
            }
        }

        foreach (var at in due)
        {
            if (places.TryGetValue(at <= now ? today : DateOf(at, zone), out var place))
            {
                counts[place] = counts[place] with { Due = counts[place].Due + 1 };
            }
        }

        return counts;
    }

    private static LocalDate DateOf(DateTimeOffset at, DateTimeZone zone) => Instant.FromDateTimeOffset(at).InZone(zone).Date;

    // A place that crosses the date line leaves out a day: its midnight is one of the next day.
    private static bool Exists(LocalDate date, DateTimeZone zone) => zone.AtLeniently(date.AtMidnight()).Date == date;
}
