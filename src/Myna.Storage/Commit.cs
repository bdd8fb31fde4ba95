namespace Myna.Storage;

/// <summary>
/// Writes to several documents, each with the version it expects, that happen together or not at all,
/// and the events that follow from them. There is no other way to write.
/// </summary>
/// <remarks>
/// Writes are judged in their order, each on what the ones before it leave; the first that fails is the one reported.
/// A commit names a document once: a second write to it is refused with an <see cref="ArgumentException"/>. A change of what is
/// append-only is refused here, before any adapter, with an <see cref="InvalidOperationException"/>.
/// </remarks>
public sealed class Commit
{
    private readonly List<Write> _writes = [];
    private List<OutboxEvent>? _events;

    public IReadOnlyList<Write> Writes => _writes;

    public IReadOnlyList<OutboxEvent> Events => _events ?? (IReadOnlyList<OutboxEvent>)[];

    public bool IsEmpty => _writes.Count == 0 && _events is null;

    /// <summary>Adds a document that must not exist yet. Its version becomes 1.</summary>
    public Commit Insert<T>(Collection<T> collection, T value)
        where T : class => Add(new Put<T>(collection, value, 0));

    /// <summary>Replaces the document that has this version. Its version becomes one more.</summary>
    public Commit Replace<T>(Collection<T> collection, T value, long version)
        where T : class => Add(new Put<T>(collection, value, version > 0 ? version : throw new ArgumentOutOfRangeException(nameof(version))));

    /// <summary>
    /// Changes a document by a step, and returns it as this leaves it. Means exactly what <see cref="Replace"/> by that document means; an adapter
    /// may write the step alone.
    /// </summary>
    /// <param name="growth">How documents of this collection grow.</param>
    /// <param name="current">The document as it was loaded.</param>
    /// <param name="step">What changes it.</param>
    public T Append<T, TStep>(Growth<T, TStep> growth, Document<T> current, TStep step)
        where T : class
        where TStep : class
    {
        var value = growth.Fold(current.Value, step);
        Add(new Put<T>(growth.Collection, value, current.Version > 0 ? current.Version : throw new ArgumentOutOfRangeException(nameof(current)))
        {
            Step = new Step<T, TStep>(growth, current.Value, step),
        });
        return value;
    }

    /// <summary>Inserts when <paramref name="current"/> is null, replaces it otherwise.</summary>
    public Commit Put<T>(Collection<T> collection, T value, Document<T>? current)
        where T : class => Add(new Put<T>(collection, value, current?.Version ?? 0));

    /// <summary>Adds a document that must not exist yet, with the version it had elsewhere: for restoring and moving only.</summary>
    public Commit Restore<T>(Collection<T> collection, T value, long version)
        where T : class => Add(new Put<T>(collection, value, 0, version > 0 ? version : throw new ArgumentOutOfRangeException(nameof(version))));

    public Commit Delete<T>(Collection<T> collection, string id, long version)
        where T : class => Add(new Delete<T>(collection, id, version > 0 ? version : throw new ArgumentOutOfRangeException(nameof(version))));

    /// <summary>
    /// Requires that the document has this version when the commit happens, and leaves it as it is: its version stays. If another commit changes the
    /// document first, this one is a conflict.
    /// </summary>
    /// <remarks>
    /// It does not make a later commit fail that still knows this version. When the other commit must also notice this one, because it changes the
    /// document after it has read what this commit adds, replace the document with itself (docs/decisions/0009).
    /// </remarks>
    public Commit Require<T>(Collection<T> collection, Document<T> document)
        where T : class => Add(new Require<T>(collection, collection.Id(document.Value), document.Version > 0 ? document.Version : throw new ArgumentOutOfRangeException(nameof(document))));

    /// <summary>Adds an event that is delivered at least once after the commit, in the order of publishing.</summary>
    public Commit Publish<T>(EventType<T> type, T data)
        where T : class
    {
        (_events ??= []).Add(OutboxEvent.Of(type, data));
        return this;
    }

    private Commit Add(Write write)
    {
        if (_writes.Count == Limits.MaxWritesPerCommit)
        {
            throw new InvalidOperationException($"A commit holds at most {Limits.MaxWritesPerCommit} writes.");
        }

        if (write.Target.IsAppendOnly && write.ExpectedVersion > 0 && !write.IsRequirement)
        {
            throw new InvalidOperationException($"{write.Target.Name} is append-only: {write.Id} can be neither replaced nor deleted.");
        }

        _writes.Add(write);
        return this;
    }
}

/// <summary>One write of a commit.</summary>
public abstract class Write(string id, long expectedVersion)
{
    public string Id { get; } = id;

    /// <summary>0: the document must not exist; otherwise the version it must have.</summary>
    public long ExpectedVersion { get; } = expectedVersion;

    /// <summary>Only the version is checked.</summary>
    public virtual bool IsRequirement => false;

    public abstract ICollectionDefinition Target { get; }
}

/// <summary>An insert (expected version 0) or a replacement. Its new version is one more than the expected one unless it says otherwise.</summary>
public sealed class Put<T>(Collection<T> collection, T value, long expectedVersion, long? newVersion = null) : Write(collection.Id(value), expectedVersion)
    where T : class
{
    public Collection<T> Collection { get; } = collection;

    public T Value { get; } = value;

    public long NewVersion { get; } = newVersion ?? expectedVersion + 1;

    /// <summary>The step that leads to <see cref="Value"/>, where the commit names it.</summary>
    public Step<T>? Step { get; init; }

    public override ICollectionDefinition Target => Collection;
}

public sealed class Delete<T>(Collection<T> collection, string id, long expectedVersion) : Write(id, expectedVersion)
    where T : class
{
    public Collection<T> Collection { get; } = collection;

    public override ICollectionDefinition Target => Collection;
}

/// <summary>A precondition: the document must have this version, and keeps it.</summary>
public sealed class Require<T>(Collection<T> collection, string id, long expectedVersion) : Write(id, expectedVersion)
    where T : class
{
    public override bool IsRequirement => true;

    public override ICollectionDefinition Target => collection;
}

public enum CommitStatus
{
    /// <summary>All writes are durable.</summary>
    Committed,

    /// <summary>A document did not have its expected version; nothing was written. Load again and decide again.</summary>
    Conflict,

    /// <summary>A unique index already has the value; nothing was written.</summary>
    Duplicate,
}

/// <summary>How a commit ended. For a conflict: which document; for a duplicate: which index.</summary>
public readonly record struct CommitResult(CommitStatus Status, string? Collection = null, string? Id = null, string? Index = null)
{
    public bool IsCommitted => Status == CommitStatus.Committed;

    public static CommitResult Committed => default;

    public static CommitResult Conflict(string collection, string id) => new(CommitStatus.Conflict, collection, id);

    public static CommitResult Duplicate(string collection, string id, string index) => new(CommitStatus.Duplicate, collection, id, index);
}
