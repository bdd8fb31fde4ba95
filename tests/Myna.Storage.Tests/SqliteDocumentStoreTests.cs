using Microsoft.Extensions.Logging.Abstractions;
using Myna.Storage.Sqlite;

namespace Myna.Storage.Tests;

/// <summary>The contract with the documents in memory, as they are most of the time.</summary>
public sealed class SqliteDocumentStoreTests : SqliteDocumentStoreContract
{
    protected override SqliteStoreOptions Change(SqliteStoreOptions options) => options;
}

/// <summary>The contract with nothing cached and the write-ahead log always on its way into the database.</summary>
public sealed class UncachedSqliteDocumentStoreTests : SqliteDocumentStoreContract
{
    protected override SqliteStoreOptions Change(SqliteStoreOptions options) => options with { CacheBytes = 0, CheckpointPages = 1 };
}

public abstract class SqliteDocumentStoreContract : DocumentStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract SqliteStoreOptions Change(SqliteStoreOptions options);

    protected override Task<IDocumentStore> OpenStore() => Task.FromResult<IDocumentStore>(Open());

    protected override async Task<IDocumentStore> Reopen(IDocumentStore store)
    {
        await store.DisposeAsync();
        return Open();
    }

    private SqliteDocumentStore Open() =>
        SqliteDocumentStore.Open(Change(new SqliteStoreOptions { Folder = _folder.Path }), Cards.All, TimeProvider.System, NullLogger.Instance);
}
