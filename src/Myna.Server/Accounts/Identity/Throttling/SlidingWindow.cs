using System.Runtime.InteropServices;

namespace Myna.Server.Accounts.Identity.Throttling;

/// <summary>So many in any span of this length.</summary>
internal sealed record Limit(int Permits, TimeSpan Window);

/// <summary>
/// Events of one key, counted in two windows: the last one counts by the share of it that is still in view. An estimate of a sliding
/// count that takes three numbers, whatever the rate.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SlidingWindow(DateTimeOffset Start, int Current, int Previous)
{
    /// <summary>How long to wait until one more fits; zero when it does now.</summary>
    public TimeSpan WaitAt(Limit limit, DateTimeOffset now)
    {
        var turned = Turn(limit, now);
        if (turned.Count(limit, now) + 1 <= limit.Permits)
        {
            return TimeSpan.Zero;
        }

        if (turned.Current >= limit.Permits)
        {
            // Not in this window; in the next one as soon as enough of this one is out of view.
            var share = (double)(limit.Permits - 1) / turned.Current;
            return turned.Start + limit.Window + (limit.Window * (1 - share)) - now;
        }

        var free = (double)(limit.Permits - 1 - turned.Current) / turned.Previous;
        return turned.Start + (limit.Window * (1 - free)) - now;
    }

    public SlidingWindow With(Limit limit, DateTimeOffset now)
    {
        var turned = Turn(limit, now);
        return turned with { Current = turned.Current + 1 };
    }

    /// <summary>One less, where it was counted in this window.</summary>
    public SlidingWindow Without() => this with { Current = Math.Max(0, Current - 1) };

    private double Count(Limit limit, DateTimeOffset now) => Current + (Previous * (1 - ((now - Start) / limit.Window)));

    private SlidingWindow Turn(Limit limit, DateTimeOffset now)
    {
        var windows = (now - Start) / limit.Window;
        return windows < 1 ? this
            : windows < 2 ? new SlidingWindow(Start + limit.Window, 0, Current)
            : new SlidingWindow(now, 0, 0);
    }
}
