using System.Threading.Tasks.Sources;

namespace Myna.Storage.Sqlite;

/// <summary>A commit on its way to the disk. Its caller goes on in the thread pool, never on the writer's thread.</summary>
internal sealed class PendingCommit(List<Change> changes, IReadOnlyList<OutboxEvent>? events, byte[]? eventsJson) : IValueTaskSource<CommitResult>
{
    private ManualResetValueTaskSourceCore<CommitResult> _source = new() { RunContinuationsAsynchronously = true };

    /// <summary>The writes, and last the outbox entry once the writer has made it, where it is stored.</summary>
    public List<Change> Changes { get; } = changes;

    public IReadOnlyList<OutboxEvent>? Events { get; } = events;

    /// <summary>The events as a JSON array; null when there are none, and when they are fleeting and not stored.</summary>
    public byte[]? EventsJson { get; } = eventsJson;

    /// <summary>Changes nothing, and asks whether the database can be written.</summary>
    public bool IsProbe => Changes.Count == 0 && Events is null;

    public OutboxEntry? Entry { get; set; }

    public long Bytes { get; } = changes.Sum(change => 64L + change.Bytes) + (eventsJson?.Length ?? 0);

    public CommitResult Result { get; set; }

    public ValueTask<CommitResult> Answer => new(this, _source.Version);

    public void Complete() => _source.SetResult(Result);

    public void Fail(Exception exception) => _source.SetException(exception);

    /// <summary>Takes the outbox entry back out, for another try.</summary>
    public void Retract()
    {
        if (Entry is not null && EventsJson is not null)
        {
            Changes.RemoveAt(Changes.Count - 1);
        }

        Entry = null;
    }

    public CommitResult GetResult(short token) => _source.GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _source.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);
}
