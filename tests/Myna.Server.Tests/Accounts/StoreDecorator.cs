using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Myna.Storage;

namespace Myna.Server.Tests.Accounts;

/// <summary>The real store, every call passed on: for tests that do or count something beside some of them.</summary>
public abstract class StoreDecorator(IDocumentStore store) : IDocumentStore
{
    public bool IsExclusive => store.IsExclusive;

    public string Owner => store.Owner;

    public virtual ValueTask<Document<T>?> Load<T>(Collection<T> collection, string id, CancellationToken cancellation = default)
        where T : class => store.Load(collection, id, cancellation);

    public virtual ValueTask<IReadOnlyList<Document<T>?>> LoadMany<T>(Collection<T> collection, IReadOnlyList<string> ids, CancellationToken cancellation = default)
        where T : class => store.LoadMany(collection, ids, cancellation);

    public virtual ValueTask<Page<T>> Find<T>(Query<T> query, CancellationToken cancellation = default)
        where T : class => store.Find(query, cancellation);

    public virtual IAsyncEnumerable<Document<T>> Scan<T>(Collection<T> collection, CancellationToken cancellation = default)
        where T : class => store.Scan(collection, cancellation);

    public virtual ValueTask<CommitResult> Commit(Commit commit, CancellationToken cancellation = default) => store.Commit(commit, cancellation);

    public void OnCommitted(Action<OutboxEntry> observer) => store.OnCommitted(observer);

    public Task Follow(Action<OutboxEntry?> heard, CancellationToken cancellation = default) => store.Follow(heard, cancellation);

    public ValueTask Ping(CancellationToken cancellation = default) => store.Ping(cancellation);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return store.DisposeAsync();
    }
}

internal static class StoreDecoration
{
    /// <summary>Puts a decorator before the server's store.</summary>
    public static void DecorateStore(this IServiceCollection services, Func<IDocumentStore, IDocumentStore> decorate)
    {
        var open = services.Last(service => service.ServiceType == typeof(IDocumentStore)).ImplementationFactory!;
        services.Replace(ServiceDescriptor.Singleton(provider => decorate((IDocumentStore)open(provider))));
    }
}
