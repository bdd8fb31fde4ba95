namespace Myna.Storage.Transfer;

/// <summary>
/// Where a transfer stands, kept in the target itself and written by the same commits as the documents: after a crash it goes on
/// behind the last document that arrived. Gone when the transfer is complete and verified.
/// </summary>
/// <param name="Id">Always <see cref="OnlyId"/>: a store takes one transfer at a time.</param>
/// <param name="Source">What is transferred; another source is refused until this one has been finished or the target emptied.</param>
/// <param name="Collection">The collection under way.</param>
/// <param name="LastId">Its last document that arrived.</param>
public sealed record TransferMark(string Id, string Source, string Collection, string LastId)
{
    public const string OnlyId = "transfer";

    /// <summary>Give it to the target store when it is opened, beside the collections that are transferred.</summary>
    public static readonly Collection<TransferMark> Marks = new("transfers", TransferJson.Default.TransferMark, mark => mark.Id);
}

/// <summary>The writing end: refuses what is not empty, writes in batches, knows how far it came.</summary>
internal sealed class TransferTarget(IDocumentStore store, string source)
{
    private const int BatchDocuments = 200, BatchBytes = 4 << 20;

    private readonly string _source = source;
    private Document<TransferMark>? _mark;
    private TransferMark? _earlier;
    private bool _hasMet;

    /// <summary>Starts or continues.</summary>
    /// <exception cref="TransferException">The target has documents, or an unfinished transfer from another source.</exception>
    public async Task Begin(IReadOnlyList<ICollectionDefinition> collections, CancellationToken cancellation)
    {
        _mark = await store.Load(TransferMark.Marks, TransferMark.OnlyId, cancellation);
        if (_mark is { } mark)
        {
            if (mark.Value.Source != _source)
            {
                throw new TransferException($"The target has an unfinished transfer from {mark.Value.Source}.");
            }

            _earlier = mark.Value;
            return;
        }

        foreach (var collection in collections)
        {
            if (await collection.Accept(new HasDocuments(store, cancellation)))
            {
                throw new TransferException($"The target is not empty: it has documents in {collection.Name}.");
            }
        }
    }

    /// <summary>True for a document that an earlier run of this transfer has already written. Asked in the order of the transfer.</summary>
    public bool Has(string collection, string id)
    {
        if (_earlier is null)
        {
            return false;
        }

        // Collections before the one where the earlier run ended are whole, and so is that one up to its mark.
        var isThere = !_hasMet;
        if (collection == _earlier.Collection)
        {
            _hasMet = true;
            isThere = Utf8Order.Compare(id, _earlier.LastId) <= 0;
        }

        if (!isThere)
        {
            _earlier = null;
        }

        return isThere;
    }

    public Batch<T> Into<T>(Collection<T> collection)
        where T : class => new(this, collection);

    public async Task End(CancellationToken cancellation)
    {
        if (_mark is { } mark)
        {
            await Committed(new Commit().Delete(TransferMark.Marks, mark.Value.Id, mark.Version), cancellation);
            _mark = null;
        }
    }

    private async Task Committed(Commit commit, CancellationToken cancellation)
    {
        var result = await store.Commit(commit, cancellation);
        if (!result.IsCommitted)
        {
            throw new TransferException($"Somebody else writes to the target: {result.Status} at {result.Collection}/{result.Id}{(result.Index is null ? "" : $" ({result.Index})")}.");
        }
    }

    internal sealed class Batch<T>(TransferTarget target, Collection<T> collection)
        where T : class
    {
        private Commit _commit = new();
        private long _bytes;
        private string _last = "";

        /// <summary>Adds a document with the version it has; writes when the batch is full.</summary>
        public async ValueTask Add(Document<T> document, int bytes, CancellationToken cancellation)
        {
            _commit.Restore(collection, document.Value, document.Version);
            _last = collection.Id(document.Value);
            _bytes += bytes;
            if (_commit.Writes.Count >= BatchDocuments || _bytes >= BatchBytes)
            {
                await Flush(cancellation);
            }
        }

        public async ValueTask Flush(CancellationToken cancellation)
        {
            if (_commit.IsEmpty)
            {
                return;
            }

            var mark = new TransferMark(TransferMark.OnlyId, target._source, collection.Name, _last);
            _commit.Put(TransferMark.Marks, mark, target._mark);
            await target.Committed(_commit, cancellation);
            target._mark = new Document<TransferMark>(mark, (target._mark?.Version ?? 0) + 1);
            (_commit, _bytes) = (new Commit(), 0);
        }
    }

    private sealed class HasDocuments(IDocumentStore store, CancellationToken cancellation) : ICollectionVisitor<ValueTask<bool>>
    {
        public async ValueTask<bool> Visit<T>(Collection<T> collection)
            where T : class
        {
            await foreach (var _ in store.Scan(collection, cancellation))
            {
                return true;
            }

            return false;
        }
    }
}
