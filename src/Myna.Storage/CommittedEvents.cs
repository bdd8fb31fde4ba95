namespace Myna.Storage;

public static class CommittedEvents
{
    /// <summary>
    /// Calls the observer with each event of this type that this process commits, after it is durable and before its commit is answered.
    /// The observer must not block.
    /// </summary>
    public static void OnCommitted<T>(this IDocumentStore store, EventType<T> type, Action<T> observer)
        where T : class => store.OnCommitted(entry =>
    {
        foreach (var committed in entry.Events)
        {
            if (committed.As(type) is { } data)
            {
                observer(data);
            }
        }
    });
}
