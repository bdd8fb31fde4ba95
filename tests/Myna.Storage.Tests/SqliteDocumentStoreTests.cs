using Microsoft.Extensions.Logging.Abstractions;
using Myna.Storage.Sqlite;

namespace Myna.Storage.Tests;

public sealed class SqliteDocumentStoreTests : DocumentStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override Task<IDocumentStore> OpenStore() => Task.FromResult<IDocumentStore>(Open());

    protected override async Task<IDocumentStore> Reopen(IDocumentStore store)
    {
        await store.DisposeAsync();
        return Open();
    }

    private SqliteDocumentStore Open() =>
        SqliteDocumentStore.Open(new SqliteStoreOptions { Folder = _folder.Path }, Cards.All, TimeProvider.System, NullLogger.Instance);
}
