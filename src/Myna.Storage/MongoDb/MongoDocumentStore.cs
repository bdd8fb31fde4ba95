using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using MongoDB.Bson;
using MongoDB.Driver;
using Myna.Storage.Diagnostics;

namespace Myna.Storage.MongoDb;

/// <summary>
/// The adapter for more than one machine: a replica set or sharded cluster through the official driver. A commit of one document is
/// one write with its version in the filter; a commit of several is a multi-document transaction. Waiting calls of many callers are combined.
/// </summary>
public sealed class MongoDocumentStore : IDocumentStore
{
    private const int ScanPage = 256;

    private readonly MongoStoreOptions _options;
    private readonly MongoLink _link;
    private readonly FrozenDictionary<ICollectionDefinition, CollectionAdapter> _adapters;
    private readonly MongoOutbox _outbox;
    private readonly CommitOrder _order = new();
    private readonly GroupCommits _commits;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private int _isClosed;

    private MongoDocumentStore(MongoStoreOptions options, MongoLink link, FrozenDictionary<ICollectionDefinition, CollectionAdapter> adapters, TimeProvider time, ILogger log)
    {
        (_options, _link, _adapters, _time, _log) = (options, link, adapters, time, log);
        _outbox = new MongoOutbox(options, time, log);
        _commits = new GroupCommits(new Transactions(link, options, time), link);
    }

    public bool IsExclusive => false;

    public string Owner => _options.Owner;

    /// <summary>Connects, and brings collections and indexes to what is declared. Indexes that nobody declared are left alone.</summary>
    /// <exception cref="ArgumentException">The connection string is not one, or two collections share a name.</exception>
    /// <exception cref="StoreUnavailableException">No server answers, it has no transactions, or an index cannot be made. One line says which.</exception>
    public static async Task<MongoDocumentStore> Open(
        MongoStoreOptions options, IReadOnlyList<ICollectionDefinition> collections, TimeProvider time, ILogger log, CancellationToken cancellation = default)
    {
        var link = new MongoLink(options);
        try
        {
            var adapters = Declare(link, collections);
            var store = new MongoDocumentStore(options, link, adapters, time, log);
            await store.Ping(cancellation);
            link.RequireTransactions();
            await new Definitions(link, time, log).Apply(adapters.Values, cancellation);
            return store;
        }
        catch
        {
            link.Dispose();
            throw;
        }
    }

    public ValueTask<Document<T>?> Load<T>(Collection<T> collection, string id, CancellationToken cancellation = default)
        where T : class
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isClosed) == 1, this);
        return Limits.IsId(id) ? AdapterOf(collection).Loads.Ask(id, cancellation) : default;
    }

    public async ValueTask<IReadOnlyList<Document<T>?>> LoadMany<T>(Collection<T> collection, IReadOnlyList<string> ids, CancellationToken cancellation = default)
        where T : class
    {
        Limits.CheckCount(ids);
        var asked = ids.Where(Limits.IsId).Distinct(StringComparer.Ordinal).ToList();
        if (asked.Count == 0)
        {
            return new Document<T>?[ids.Count];
        }

        var found = await Run((Adapter: AdapterOf(collection), Ids: asked), (at, token) => at.Adapter.Load(at.Ids, token), cancellation);
        return [.. ids.Select(id => id is not null && found.TryGetValue(id, out var document) ? document : (Document<T>?)null)];
    }

    public async ValueTask<Page<T>> Find<T>(Query<T> query, CancellationToken cancellation = default)
        where T : class
    {
        // One more than asked for tells whether there is a next page.
        var found = await Run(
            (Adapter: AdapterOf(query.Index.Collection), Query: query),
            (at, token) => at.Adapter.Find(at.Query, at.Query.Limit + 1, token),
            cancellation);
        if (found.Count <= query.Limit)
        {
            return new Page<T>(found, null);
        }

        found.RemoveAt(query.Limit);
        return new Page<T>(found, query.CursorAfter(found[^1].Value));
    }

    public async IAsyncEnumerable<Document<T>> Scan<T>(Collection<T> collection, [EnumeratorCancellation] CancellationToken cancellation = default)
        where T : class
    {
        // Page by page from the last id, not by one cursor: a slow reader holds nothing on the server and survives a failover.
        var adapter = AdapterOf(collection);
        for (var last = ""; ;)
        {
            var page = await Run(
                (Adapter: adapter, Last: last), (at, token) => at.Adapter.After(at.Last, ScanPage, token), cancellation);
            foreach (var document in page)
            {
                yield return document;
            }

            if (page.Count < ScanPage)
            {
                yield break;
            }

            last = collection.Id(page[^1].Value);
        }
    }

    public ValueTask<CommitResult> Commit(Commit commit, CancellationToken cancellation = default) =>
        StoreTelemetry.ObservesCommits ? CommitObserved(commit, cancellation) : Write(commit, cancellation);

    private async ValueTask<CommitResult> CommitObserved(Commit commit, CancellationToken cancellation)
    {
        using var observed = StoreTelemetry.Begin("mongodb", commit);
        return observed.Ended(await Write(commit, cancellation));
    }

    private ValueTask<CommitResult> Write(Commit commit, CancellationToken cancellation)
    {
        if (commit.IsEmpty)
        {
            return new(CommitResult.Committed);
        }

        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isClosed) == 1, this);
        cancellation.ThrowIfCancellationRequested();
        var writes = new List<PreparedWrite>(commit.Writes.Count + 1);
        foreach (var write in commit.Writes)
        {
            writes.Add(AdapterOf(write.Target).Prepare(write));
        }

        if (writes.Count > 1 && writes.GroupBy(write => (write.Adapter, write.Id)).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"The commit names {twice.Key.Adapter.Name}/{twice.Key.Id} twice.", nameof(commit));
        }

        // From here on the commit may reach the server: wait for its result even if the caller cancels.
        return commit.Events.Count == 0
            ? _commits.Ask(new PreparedCommit(writes), CancellationToken.None)
            : WithEvents(writes, commit.Events);
    }

    public void OnCommitted(Action<OutboxEntry> observer) => _outbox.Observe(observer);

    /// <summary>By a change stream. A server without change streams is polled: at each <see cref="MongoStoreOptions.Polling"/> the callback gets null, "something may have been missed".</summary>
    public Task Follow(Action<OutboxEntry?> heard, CancellationToken cancellation = default) =>
        new OutboxStream(AdapterOf(OutboxEntry.Collection), _options, heard, _time, _log).Follow(cancellation);

    public async ValueTask Ping(CancellationToken cancellation = default) => await Run(_link.Database, Ping, cancellation);

    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 0)
        {
            _link.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    // The driver retries reads and writes, but not a plain command; the pool may still hold a connection from before an outage.
    private static async Task<bool> Ping(IMongoDatabase database, CancellationToken cancellation)
    {
        var ping = new BsonDocument("ping", 1);
        try
        {
            await database.RunCommandAsync<BsonDocument>(ping, cancellationToken: cancellation);
        }
        catch (MongoConnectionException)
        {
            await database.RunCommandAsync<BsonDocument>(ping, cancellationToken: cancellation);
        }

        return true;
    }

    private static FrozenDictionary<ICollectionDefinition, CollectionAdapter> Declare(MongoLink link, IReadOnlyList<ICollectionDefinition> collections)
    {
        var all = collections.Append(OutboxEntry.Collection).Distinct().ToList();
        if (all.GroupBy(collection => collection.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } same)
        {
            throw new ArgumentException($"Two collections are called {same.Key}.", nameof(collections));
        }

        var factory = new CollectionAdapterFactory(link);
        return all.ToFrozenDictionary(collection => collection, collection => collection.Accept(factory));
    }

    private async ValueTask<CommitResult> WithEvents(List<PreparedWrite> writes, IReadOnlyList<OutboxEvent> events)
    {
        using var ticket = _order.Enter(writes);
        var entry = _outbox.Entry(events);
        writes = [.. writes, AdapterOf(OutboxEntry.Collection).Prepare(new Put<OutboxEntry>(OutboxEntry.Collection, entry, 0))];
        var result = await _commits.Ask(new PreparedCommit(writes), CancellationToken.None);
        if (result.IsCommitted)
        {
            await ticket.WaitForPredecessors();
            _outbox.Announce(entry);
        }

        return result;
    }

    private ValueTask<TResult> Run<TState, TResult>(TState state, Func<TState, CancellationToken, Task<TResult>> work, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isClosed) == 1, this);
        return _link.Run(state, work, cancellation);
    }

    private CollectionAdapter<T> AdapterOf<T>(Collection<T> collection)
        where T : class => (CollectionAdapter<T>)AdapterOf((ICollectionDefinition)collection);

    private CollectionAdapter AdapterOf(ICollectionDefinition collection) => _adapters.TryGetValue(collection, out var adapter)
        ? adapter
        : throw new ArgumentException($"Collection {collection.Name} was not given to the store when it was opened.", nameof(collection));

    private sealed class CollectionAdapterFactory(MongoLink link) : ICollectionVisitor<CollectionAdapter>
    {
        public CollectionAdapter Visit<T>(Collection<T> collection)
            where T : class => CollectionAdapter<T>.Of(collection, link);
    }
}
