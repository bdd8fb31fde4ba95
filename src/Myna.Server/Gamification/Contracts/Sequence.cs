using NodaTime;

namespace Myna.Server.Gamification.Contracts;

/// <summary>
/// When a total was reached, as Unix microseconds that never repeat in one process: two payments always have an order,
/// which decides who was first to reach a score, and is the version of every total (an older one never replaces a newer one).
/// Microseconds because they stay exact in a double: other readers of the documents and events are written in JavaScript.
/// </summary>
public sealed class Sequence
{
    private long _last;

    /// <summary>The present time, or one more than the last number when the clock has not moved on or was set back.</summary>
    public long Next(DateTimeOffset now)
    {
        var present = (now - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        while (true)
        {
            var last = Volatile.Read(ref _last);
            var next = Math.Max(present, last + 1);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
            {
                return next;
            }
        }
    }

    /// <summary>The first number that can be given at this time.</summary>
    public static long At(Instant time) => time.ToUnixTimeTicks() / TimeSpan.TicksPerMicrosecond;

    /// <summary>About when a number was given.</summary>
    public static Instant TimeOf(long number) => Instant.FromUnixTimeTicks(number * TimeSpan.TicksPerMicrosecond);
}
