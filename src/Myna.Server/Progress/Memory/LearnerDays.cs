using NodaTime;

namespace Myna.Server.Progress.Memory;

internal static class LearnerDays
{
    /// <summary>
    /// Midnights between two instants, at least 0. Where libraries differ, 1: the learner's own calendar days (ts-fsrs takes UTC's),
    /// since sleep and not 24 hours (py-fsrs) makes yesterday's lesson yesterday's.
    /// </summary>
    public static int Between(DateTimeOffset last, DateTimeOffset now, DateTimeZone zone) => Math.Max(0, Period.DaysBetween(
        Instant.FromDateTimeOffset(last).InZone(zone).Date, Instant.FromDateTimeOffset(now).InZone(zone).Date));
}
