using System.Reflection;
using Myna.Server.Accounts;
using Myna.Storage;

namespace Myna.Server.Tests.Accounts;

/// <summary>The real store, and something that is done just before or after one commit of it, or before one of its answers.</summary>
public class HeldStore : DispatchProxy
{
    private IDocumentStore _store = null!;
    private HeldCommit? _commit;
    private HeldRead? _read;

    /// <summary>Nothing is waited for any more.</summary>
    public bool HasHeld => _commit is null && _read is null;

    public static IDocumentStore Before(IDocumentStore store, out HeldStore held)
    {
        var proxy = Create<IDocumentStore, HeldStore>();
        held = (HeldStore)(object)proxy;
        held._store = store;
        return proxy;
    }

    /// <summary>Before the next commit that adds to this collection.</summary>
    public void Before(ICollectionDefinition collection, Func<Task> first) =>
        _commit = new HeldCommit(write => write.Target == collection && write.ExpectedVersion == 0, First(first));

    public void BeforeOneThatOpensASession(Func<Task> first) => Before(AccountDocuments.Sessions, first);

    /// <summary>Before the next commit that puts such a document in the place of an earlier version.</summary>
    public void BeforeChange<T>(Collection<T> collection, Func<Task> first, Func<T, bool>? which = null)
        where T : class => _commit = new HeldCommit(
            write => write is Put<T> { ExpectedVersion: > 0 } put && put.Collection == collection && which?.Invoke(put.Value) != false, First(first));

    /// <summary>After the next commit that writes to this collection, before its caller learns of it.</summary>
    public void After(ICollectionDefinition collection, Func<Task> then) => _commit = new HeldCommit(
        write => write.Target == collection,
        async commit =>
        {
            var result = await commit();
            await then();
            return result;
        });

    /// <summary>Before the next search by this index.</summary>
    public void BeforeSearch<T>(Index<T> index, Func<Task> first)
        where T : class => _read = new HeldRead(
            args => args is [Query<T> query, CancellationToken] && query.Index == index,
            args => new ValueTask<Page<T>>(First(first, () => _store.Find((Query<T>)args[0]!, (CancellationToken)args[1]!))));

    /// <summary>Before the next load of one document from this collection.</summary>
    public void BeforeLoad<T>(Collection<T> collection, Func<Task> first)
        where T : class => _read = new HeldRead(
            args => args is [Collection<T> from, string, CancellationToken] && from == collection,
            args => new ValueTask<Document<T>?>(First(first, () => _store.Load(collection, (string)args[1]!, (CancellationToken)args[2]!))));

    /// <summary>Before the next load of many documents from this collection.</summary>
    public void BeforeLoadMany<T>(Collection<T> collection, Func<Task> first)
        where T : class => _read = new HeldRead(
            args => args is [Collection<T> from, IReadOnlyList<string>, CancellationToken] && from == collection,
            args => new ValueTask<IReadOnlyList<Document<T>?>>(
                First(first, () => _store.LoadMany(collection, (IReadOnlyList<string>)args[1]!, (CancellationToken)args[2]!))));

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (args is [Commit commit, CancellationToken cancellation] && _commit is { } held && commit.Writes.Any(held.Which)
            && Interlocked.CompareExchange(ref _commit, null, held) == held)
        {
            return new ValueTask<CommitResult>(held.Around(() => _store.Commit(commit, cancellation).AsTask()));
        }

        if (args is not null && _read is { } read && read.Which(args) && Interlocked.CompareExchange(ref _read, null, read) == read)
        {
            return read.Answer(args);
        }

        return targetMethod!.Invoke(_store, args);
    }

    private static Func<Func<Task<CommitResult>>, Task<CommitResult>> First(Func<Task> first) => async commit =>
    {
        await first();
        return await commit();
    };

    private static async Task<TAnswer> First<TAnswer>(Func<Task> first, Func<ValueTask<TAnswer>> answer)
    {
        await first();
        return await answer();
    }

    private sealed record HeldCommit(Func<Write, bool> Which, Func<Func<Task<CommitResult>>, Task<CommitResult>> Around);

    private sealed record HeldRead(Func<object?[], bool> Which, Func<object?[], object> Answer);
}
