namespace Myna.Storage.Transfer;

/// <summary>
/// Moves whole stores: <see cref="Migrate"/> from one to another, <see cref="Backup"/> into a stream, <see cref="Restore"/> out of one.
/// Nothing is held in memory but a batch; what was interrupted goes on where it was; the end is verified by counts and hashes.
/// </summary>
/// <remarks>
/// The source must not be written meanwhile, or the verification finds a difference and says so. The target must be given
/// <see cref="TransferMark.Marks"/> beside its collections when it is opened.
/// </remarks>
public static class DocumentTransfer
{
    /// <summary>Progress is reported once for so many documents.</summary>
    private const int Step = 200;

    /// <summary>Copies every document with its version.</summary>
    /// <param name="sourceName">What the source is, for the message of a refused second transfer; the same when it goes on.</param>
    /// <exception cref="TransferException">The target is not empty, is written by somebody else, or does not have in the end what the source has.</exception>
    public static async Task<TransferSummary> Migrate(
        IDocumentStore source,
        string sourceName,
        IDocumentStore target,
        IReadOnlyList<ICollectionDefinition> collections,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        collections = WithOutbox(collections);
        var into = new TransferTarget(target, sourceName);
        await into.Begin(collections, cancellation);
        var filling = new Filling(target, into, progress, cancellation);
        var documents = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var collection in collections)
        {
            documents[collection.Name] = await collection.Accept(new Copying(source, filling));
        }

        await into.End(cancellation);
        return new TransferSummary(documents);
    }

    /// <summary>Writes every document into the stream, compressed. The stream stays open.</summary>
    public static async Task<TransferSummary> Backup(
        IDocumentStore source,
        IReadOnlyList<ICollectionDefinition> collections,
        Stream stream,
        TimeProvider time,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        await using var backup = new BackupWriter(stream);
        await backup.Begin(time.GetUtcNow(), cancellation);
        var documents = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var collection in WithOutbox(collections))
        {
            documents[collection.Name] = await collection.Accept(new Writing(source, backup, progress, cancellation));
        }

        await backup.End(documents.Count, cancellation);
        return new TransferSummary(documents);
    }

    /// <summary>Reads a backup into an empty store. Started again with the same backup after an interruption, it goes on.</summary>
    /// <exception cref="TransferException">The backup is damaged, cut short or of another kind; or as for <see cref="Migrate"/>.</exception>
    public static async Task<TransferSummary> Restore(
        Stream stream,
        IDocumentStore target,
        IReadOnlyList<ICollectionDefinition> collections,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        collections = WithOutbox(collections);
        await using var backup = new BackupReader(stream);
        var into = new TransferTarget(target, await backup.Begin(cancellation));
        await into.Begin(collections, cancellation);
        var filling = new Filling(target, into, progress, cancellation);
        var documents = new Dictionary<string, long>(StringComparer.Ordinal);
        while (await backup.NextCollection(cancellation) is { } name)
        {
            var collection = collections.FirstOrDefault(known => known.Name == name)
                ?? throw new TransferException($"The backup has a collection {name} that this version does not know.");
            if (!documents.TryAdd(name, 0))
            {
                throw new TransferException($"The backup has the collection {name} twice.");
            }

            documents[name] = await collection.Accept(new Reading(backup, filling));
        }

        await into.End(cancellation);
        return new TransferSummary(documents);
    }

    // Events that are published and not yet delivered move too.
    private static List<ICollectionDefinition> WithOutbox(IReadOnlyList<ICollectionDefinition> collections) =>
        [.. collections.Where(collection => collection != TransferMark.Marks && collection != OutboxEntry.Collection), OutboxEntry.Collection];

    private static async Task Verify<T>(
        Collection<T> collection, Tally<T> wanted, IDocumentStore target, IProgress<TransferProgress>? progress, CancellationToken cancellation)
        where T : class
    {
        using var found = new Tally<T>(collection);
        await foreach (var document in target.Scan(collection, cancellation))
        {
            found.Add(document);
            Report(progress, TransferPhase.Verifying, collection.Name, found.Count, wanted.Count);
        }

        if ((found.Count, found.Hash) != (wanted.Count, wanted.Hash))
        {
            throw new TransferException(found.Count == wanted.Count
                ? $"{collection.Name} differs from its source although it has all {found.Count} documents."
                : $"{collection.Name} has {found.Count} documents, its source {wanted.Count}.");
        }

        progress?.Report(new TransferProgress(TransferPhase.Verifying, collection.Name, found.Count, wanted.Count));
    }

    private static void Report(IProgress<TransferProgress>? progress, TransferPhase phase, string collection, long done, long? total)
    {
        if (done % Step == 0)
        {
            progress?.Report(new TransferProgress(phase, collection, done, total));
        }
    }

    private sealed class Copying(IDocumentStore source, Filling filling) : ICollectionVisitor<Task<long>>
    {
        public Task<long> Visit<T>(Collection<T> collection)
            where T : class => filling.Fill(collection, source.Scan(collection, filling.Cancellation));
    }

    private sealed class Reading(BackupReader backup, Filling filling) : ICollectionVisitor<Task<long>>
    {
        public Task<long> Visit<T>(Collection<T> collection)
            where T : class => filling.Fill(collection, backup.Documents(collection, filling.Cancellation));
    }

    private sealed class Writing(IDocumentStore source, BackupWriter backup, IProgress<TransferProgress>? progress, CancellationToken cancellation)
        : ICollectionVisitor<Task<long>>
    {
        public async Task<long> Visit<T>(Collection<T> collection)
            where T : class
        {
            await backup.BeginCollection(collection.Name, cancellation);
            long count = 0;
            await foreach (var document in source.Scan(collection, cancellation))
            {
                await backup.Write(collection, document, cancellation);
                Report(progress, TransferPhase.Copying, collection.Name, ++count, null);
            }

            await backup.EndCollection(collection.Name, count, cancellation);
            progress?.Report(new TransferProgress(TransferPhase.Copying, collection.Name, count, count));
            return count;
        }
    }

    /// <summary>Puts documents into the target that it does not have yet, and holds the target against them.</summary>
    private sealed class Filling(IDocumentStore target, TransferTarget into, IProgress<TransferProgress>? progress, CancellationToken cancellation)
    {
        public CancellationToken Cancellation => cancellation;

        public async Task<long> Fill<T>(Collection<T> collection, IAsyncEnumerable<Document<T>> documents)
            where T : class
        {
            using var tally = new Tally<T>(collection);
            var batch = into.Into(collection);
            await foreach (var document in documents.WithCancellation(cancellation))
            {
                var bytes = tally.Add(document);
                if (!into.Has(collection.Name, collection.Id(document.Value)))
                {
                    await batch.Add(document, bytes, cancellation);
                }

                Report(progress, TransferPhase.Copying, collection.Name, tally.Count, null);
            }

            await batch.Flush(cancellation);
            progress?.Report(new TransferProgress(TransferPhase.Copying, collection.Name, tally.Count, tally.Count));
            await Verify(collection, tally, target, progress, cancellation);
            return tally.Count;
        }
    }
}
