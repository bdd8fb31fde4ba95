namespace Myna.Storage.Dispatching;

/// <summary>How events are delivered. The defaults suit a server.</summary>
public sealed record OutboxDispatcherOptions
{
    /// <summary>Entries held in memory; entries beyond that are read back from the store when there is space.</summary>
    public int MaxInFlight { get; init; } = 20_000;

    /// <summary>Tries of one entry before the ones behind it may overtake it.</summary>
    public int TriesInOrder { get; init; } = 4;

    /// <summary>Doubles with every try, up to <see cref="LongestRetry"/>.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromMilliseconds(50);

    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A handler that takes longer has failed.</summary>
    public TimeSpan HandlerTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often overdue entries are looked for: of processes that died, and of ours that were set aside.</summary>
    public TimeSpan SweepInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Of an entry taken over from another process, or renewed because it is late.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long delivered entries may wait so that one commit deletes many.</summary>
    public TimeSpan DeleteDelay { get; init; } = TimeSpan.FromMilliseconds(200);
}
