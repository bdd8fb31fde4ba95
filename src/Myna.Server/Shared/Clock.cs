namespace Myna.Server.Shared;

public static class Clock
{
    /// <summary>UTC in whole milliseconds: what every store keeps exactly.</summary>
    public static DateTimeOffset Now(this TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }
}
