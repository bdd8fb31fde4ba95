namespace Myna.Storage.Sqlite;

/// <summary>How the embedded store is opened. Sizes are in bytes.</summary>
public sealed record SqliteStoreOptions
{
    /// <summary>The folder that holds the database and its lock file; created when it is absent.</summary>
    public required string Folder { get; init; }

    /// <summary>Names this process in outbox entries.</summary>
    public string Owner { get; init; } = "local";

    /// <summary>The memory that cached documents may take, by estimate (twice their JSON and a constant each).</summary>
    public long CacheBytes { get; init; } = 256L << 20;

    /// <summary>Commits that one transaction takes at most.</summary>
    public int MaxBatch { get; init; } = 512;

    /// <summary>JSON that may wait for the writer; a commit beyond it is refused with a <see cref="StoreUnavailableException"/>.</summary>
    public long MaxWaitingBytes { get; init; } = 256L << 20;

    /// <summary>Connections for reads that the cache cannot answer.</summary>
    public int Readers { get; init; } = Math.Clamp(Environment.ProcessorCount * 2, 4, 16);

    /// <summary>Pages in the write-ahead log at which it is folded into the database. Smaller costs throughput, larger a long restart.</summary>
    public int CheckpointPages { get; init; } = 16_000;

    /// <summary>Keeps a page cache of this size for each connection.</summary>
    public long PageCacheBytes { get; init; } = 32L << 20;
}
