namespace Myna.Storage.MongoDb;

/// <summary>Options of the store on MongoDB. Everything about the connection is in the connection string.</summary>
public sealed record MongoStoreOptions
{
    /// <summary>
    /// <c>mongodb://…</c> or <c>mongodb+srv://…</c> of a replica set or sharded cluster: hosts, database (<c>myna</c> by default), user, TLS,
    /// pool size, read and write concern (<c>majority</c> by default), read preference, compression.
    /// </summary>
    public required string ConnectionString { get; init; }

    /// <summary>Names this process in outbox entries; different for each process.</summary>
    public string Owner { get; init; } = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid().ToString("n")[..8]}";

    /// <summary>Lease of this process on an outbox entry; if the process dies, others deliver the entry afterwards.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Longest time of one read or commit with all its retries; then it fails with a <see cref="StoreUnavailableException"/>.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a call looks for a server, unless the connection string says.</summary>
    public TimeSpan ServerSelectionTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often views are reloaded where no change stream follows the other processes, and how often a refused change stream is tried again.</summary>
    public TimeSpan Polling { get; init; } = TimeSpan.FromSeconds(5);
}
