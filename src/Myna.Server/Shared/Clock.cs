namespace Myna.Server.Shared;

public static class Clock
{
    /// <summary>UTC in whole milliseconds: what every store keeps exactly.</summary>
    public static DateTimeOffset Now(this TimeProvider clock) => clock.GetUtcNow().InMilliseconds();

    public static DateTimeOffset InMilliseconds(this DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMillisecond));
}
