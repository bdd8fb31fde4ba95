namespace Myna.Storage.MongoDb;

/// <summary>How the store on MongoDB is opened. What concerns the connection stands in the connection string.</summary>
public sealed record MongoStoreOptions
{
    /// <summary>
    /// <c>mongodb://…</c> or <c>mongodb+srv://…</c> of a replica set or sharded cluster: hosts, database (<c>myna</c> when it names none), user, TLS,
    /// pool size, read and write concern (<c>majority</c> when it says nothing), read preference, compression.
    /// </summary>
    public required string ConnectionString { get; init; }

    /// <summary>Names this process in outbox entries; different for each process.</summary>
    public string Owner { get; init; } = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid().ToString("n")[..8]}";

    /// <summary>How long this process has an outbox entry for itself; if it dies, others deliver the entry afterwards.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>What one read or commit may take with all its retries; then it fails with a <see cref="StoreUnavailableException"/>.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a call looks for a server, when the connection string does not say.</summary>
    public TimeSpan ServerSelectionTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often views are read anew where there is no change stream to follow the other processes by, and a refused one is tried again.</summary>
    public TimeSpan Polling { get; init; } = TimeSpan.FromSeconds(5);
}
