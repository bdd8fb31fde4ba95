using System.Runtime.InteropServices;

namespace Myna.Server.Accounts.Identity.Throttling;

/// <summary>Failures in a row: the first few are free, each further one doubles the wait before the next try.</summary>
/// <param name="Free">Failures without a wait.</param>
/// <param name="First">The first wait.</param>
/// <param name="Longest">No wait is longer.</param>
/// <param name="ForgottenAfter">How long after the last failure all are forgotten.</param>
internal sealed record Backoff(int Free, TimeSpan First, TimeSpan Longest, TimeSpan ForgottenAfter)
{
    /// <summary>How long to wait from now; zero when a try is allowed.</summary>
    public TimeSpan WaitAt(Failures failures, DateTimeOffset now)
    {
        if (failures.Count < Free || now - failures.Last >= ForgottenAfter)
        {
            return TimeSpan.Zero;
        }

        var doublings = Math.Min(failures.Count - Free, 30);
        var wait = TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks << Math.Min(doublings, 20)));
        var left = failures.Last + wait - now;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>One that was counted beforehand and has not happened; the wait that it began goes with it.</summary>
    public static Failures Undone(Failures failures) => failures.Count <= 1 ? default : new(failures.Count - 1, failures.Before, failures.Before);

    public Failures Failed(Failures failures, DateTimeOffset now) =>
        new(now - failures.Last >= ForgottenAfter ? 1 : Math.Min(failures.Count + 1, 1_000), now, failures.Last);
}

/// <param name="Before">When the one before the last was.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Failures(int Count, DateTimeOffset Last, DateTimeOffset Before);
