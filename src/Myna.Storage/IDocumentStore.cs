namespace Myna.Storage;

/// <summary>
/// Documents in collections, read by id or declared index, changed by whole commits only.
/// The data model is MongoDB's; the embedded adapter keeps it in SQLite. Reads see every commit acknowledged before them.
/// </summary>
/// <remarks>
/// The result of a race between callers is a value (<see cref="CommitResult"/>); the result of a bug is an
/// <see cref="ArgumentException"/>; an outage is a <see cref="StoreUnavailableException"/>.
/// </remarks>
public interface IDocumentStore : IAsyncDisposable
{
    /// <summary>True when no other process can write to this store: views kept in memory see every change.</summary>
    bool IsExclusive { get; }

    /// <summary>How this process signs the outbox entries that it writes, and so which of them it delivers.</summary>
    string Owner { get; }

    /// <summary>The document and its version, or null when there is none (also for what cannot be an id). The value is shared: never change it.</summary>
    ValueTask<Document<T>?> Load<T>(Collection<T> collection, string id, CancellationToken cancellation = default)
        where T : class;

    /// <summary>
    /// The documents with these ids, in the order of the ids, each as <see cref="Load{T}"/> gives it: null where there is none. One round trip, and
    /// not one moment: two documents may be from before and after a commit that changes both.
    /// </summary>
    /// <exception cref="ArgumentException">More than <see cref="Limits.MaxPageSize"/> ids.</exception>
    ValueTask<IReadOnlyList<Document<T>?>> LoadMany<T>(Collection<T> collection, IReadOnlyList<string> ids, CancellationToken cancellation = default)
        where T : class;

    ValueTask<Page<T>> Find<T>(Query<T> query, CancellationToken cancellation = default)
        where T : class;

    /// <summary>Every document in order of id, streamed; writes meanwhile may or may not be seen. For rebuilding views, export and checks.</summary>
    IAsyncEnumerable<Document<T>> Scan<T>(Collection<T> collection, CancellationToken cancellation = default)
        where T : class;

    /// <summary>
    /// Applies every write of the commit, or none. When it answers <see cref="CommitStatus.Committed"/> the bytes are on disk.
    /// The token gives up only before the commit has been handed to the writer; afterwards the answer is awaited.
    /// </summary>
    ValueTask<CommitResult> Commit(Commit commit, CancellationToken cancellation = default);

    /// <summary>Called with each outbox entry of this process after it is durable and before its commit is answered, in the order of commits. Must not block.</summary>
    void OnCommitted(Action<OutboxEntry> observer);

    /// <summary>
    /// Tells what other processes commit, until cancelled: each of their outbox entries soon after its commit, and null whenever some
    /// may have been missed (at the beginning, after an outage, and again and again where the server cannot be followed). The callback must
    /// not block. An exclusive store has no other processes: it returns at once.
    /// </summary>
    Task Follow(Action<OutboxEntry?> heard, CancellationToken cancellation = default);

    /// <summary>
    /// Returns when the store can be used; throws <see cref="StoreUnavailableException"/> when it does not respond, or when writes fail as far as
    /// that is known here: after a failed write the embedded store tries one.
    /// </summary>
    ValueTask Ping(CancellationToken cancellation = default);
}

/// <summary>A value as stored, and the version that the next change must name. The first version is 1.</summary>
public readonly record struct Document<T>(T Value, long Version)
    where T : class;

/// <summary>The store cannot be reached or cannot write (full disk, lost server). Nothing of the call was acknowledged.</summary>
public sealed class StoreUnavailableException : Exception
{
    public StoreUnavailableException(string message)
        : base(message)
    {
    }

    public StoreUnavailableException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
