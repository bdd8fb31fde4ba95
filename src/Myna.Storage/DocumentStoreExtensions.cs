using System.Diagnostics.CodeAnalysis;

namespace Myna.Storage;

/// <summary>Optimistic writing: read, decide, commit, and start over when another writer was first.</summary>
public static class DocumentStoreExtensions
{
    /// <summary>So many lost races in a row mean that the document is the wrong shape for its load, not bad luck.</summary>
    private const int MaxAttempts = 256;

    /// <summary>
    /// Runs <paramref name="work"/> with a fresh commit until that commit is not lost to a conflict. The work reads, adds its writes
    /// and returns its answer; it may run several times and must have no other effect. An empty commit is not sent.
    /// A duplicate on a unique index is thrown as <see cref="DuplicateException"/>, once.
    /// </summary>
    public static async ValueTask<TResult> Transact<TResult>(
        this IDocumentStore store, Func<Commit, ValueTask<TResult>> work, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            var commit = new Commit();
            var answer = await work(commit);
            if (commit.IsEmpty)
            {
                return answer;
            }

            var result = await store.Commit(commit, cancellation);
            switch (result.Status)
            {
                case CommitStatus.Committed:
                    return answer;
                case CommitStatus.Duplicate:
                    throw new DuplicateException(result.Collection!, result.Index!);
                case CommitStatus.Conflict when attempt == MaxAttempts:
                    throw new StoreUnavailableException($"{MaxAttempts} commits in a row lost a race on {result.Collection}/{result.Id}.");
            }

            await Backoff(attempt, cancellation);
        }
    }

    /// <summary>
    /// Changes one document, again from its newest state whenever another writer was first. The change may return the same
    /// reference to leave the document as it is. Null when there is no such document.
    /// </summary>
    public static ValueTask<T?> Update<T>(
        this IDocumentStore store, Collection<T> collection, string id, Func<T, T> change, CancellationToken cancellation = default)
        where T : class => store.Transact<T?>(
            async commit =>
            {
                if (await store.Load(collection, id, cancellation) is not { } found)
                {
                    return null;
                }

                var changed = change(found.Value);
                if (!ReferenceEquals(changed, found.Value))
                {
                    commit.Replace(collection, changed, found.Version);
                }

                return changed;
            },
            cancellation);

    /// <summary>Every document of a query, page after page.</summary>
    public static async IAsyncEnumerable<Document<T>> FindAll<T>(
        this IDocumentStore store, Query<T> query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
        where T : class
    {
        query = query.Take(Limits.MaxPageSize);
        while (true)
        {
            var page = await store.Find(query, cancellation);
            foreach (var document in page.Items)
            {
                yield return document;
            }

            if (page.NextCursor is null)
            {
                yield break;
            }

            if (!query.TryAfter(page.NextCursor, out query))
            {
                throw new InvalidOperationException($"The store gave a cursor that index {query.Index.Name} does not take.");
            }
        }
    }

    // The first losers go again at once; a crowd spreads out over a few milliseconds.
    [SuppressMessage("Security", "CA5394", Justification = "Jitter, not a secret.")]
    private static async ValueTask Backoff(int attempt, CancellationToken cancellation)
    {
        if (attempt <= 2)
        {
            return;
        }

        await Task.Delay(Random.Shared.Next(1, Math.Min(2 + attempt, 20)), cancellation);
    }
}

/// <summary>A unique index already has the value that was to be written.</summary>
public sealed class DuplicateException(string collection, string index) : Exception($"{collection} already has this value of {index}.")
{
    public string Collection { get; } = collection;

    public string Index { get; } = index;
}
