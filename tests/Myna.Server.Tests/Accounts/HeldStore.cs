using Myna.Server.Accounts.SignIn;
using Myna.Storage;

namespace Myna.Server.Tests.Accounts;

/// <summary>The real store, and something that is done just before or after one commit of it, or before one read.</summary>
public sealed class HeldStore(IDocumentStore store) : StoreDecorator(store)
{
    private HeldCommit? _commit;
    private HeldRead? _read;

    private enum Read
    {
        One,
        Many,
        Search,
    }

    /// <summary>Nothing is waited for any more.</summary>
    public bool HasHeld => _commit is null && _read is null;

    /// <summary>Before the next commit that adds to this collection.</summary>
    public void Before(ICollectionDefinition collection, Func<Task> first) =>
        _commit = new HeldCommit(write => write.Target == collection && write.ExpectedVersion == 0, First: first);

    public void BeforeOneThatOpensASession(Func<Task> first) => Before(SignInDocuments.Sessions, first);

    /// <summary>Before the next commit that puts such a document in the place of an earlier version.</summary>
    public void BeforeChange<T>(Collection<T> collection, Func<Task> first, Func<T, bool>? which = null)
        where T : class => _commit = new HeldCommit(
            write => write is Put<T> { ExpectedVersion: > 0 } put && put.Collection == collection && which?.Invoke(put.Value) != false, First: first);

    /// <summary>After the next commit that writes to this collection, before its caller learns of it.</summary>
    public void After(ICollectionDefinition collection, Func<Task> then) => _commit = new HeldCommit(write => write.Target == collection, Then: then);

    /// <summary>Before the next search by this index.</summary>
    public void BeforeSearch<T>(Index<T> index, Func<Task> first)
        where T : class => _read = new HeldRead(Read.Search, index, first);

    /// <summary>Before the next load of one document from this collection.</summary>
    public void BeforeLoad<T>(Collection<T> collection, Func<Task> first)
        where T : class => _read = new HeldRead(Read.One, collection, first);

    /// <summary>Before the next load of many documents from this collection.</summary>
    public void BeforeLoadMany<T>(Collection<T> collection, Func<Task> first)
        where T : class => _read = new HeldRead(Read.Many, collection, first);

    public override async ValueTask<Document<T>?> Load<T>(Collection<T> collection, string id, CancellationToken cancellation = default)
    {
        await Reading(Read.One, collection);
        return await base.Load(collection, id, cancellation);
    }

    public override async ValueTask<IReadOnlyList<Document<T>?>> LoadMany<T>(Collection<T> collection, IReadOnlyList<string> ids, CancellationToken cancellation = default)
    {
        await Reading(Read.Many, collection);
        return await base.LoadMany(collection, ids, cancellation);
    }

    public override async ValueTask<Page<T>> Find<T>(Query<T> query, CancellationToken cancellation = default)
    {
        await Reading(Read.Search, query.Index);
        return await base.Find(query, cancellation);
    }

    public override async ValueTask<CommitResult> Commit(Commit commit, CancellationToken cancellation = default)
    {
        if (_commit is not { } held || !commit.Writes.Any(held.Which) || Interlocked.CompareExchange(ref _commit, null, held) != held)
        {
            return await base.Commit(commit, cancellation);
        }

        await (held.First?.Invoke() ?? Task.CompletedTask);
        var result = await base.Commit(commit, cancellation);
        await (held.Then?.Invoke() ?? Task.CompletedTask);
        return result;
    }

    private async ValueTask Reading(Read kind, object from)
    {
        if (_read is { } held && held.Kind == kind && held.From == from && Interlocked.CompareExchange(ref _read, null, held) == held)
        {
            await held.First();
        }
    }

    private sealed record HeldCommit(Func<Write, bool> Which, Func<Task>? First = null, Func<Task>? Then = null);

    private sealed record HeldRead(Read Kind, object From, Func<Task> First);
}
