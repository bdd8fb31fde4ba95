using Microsoft.Extensions.Logging.Abstractions;
using Myna.Storage.Sqlite;
using Myna.Tests;

namespace Myna.Storage.Tests;

/// <summary>Every request loads documents; a load from the cache must cost nearly nothing.</summary>
public sealed class AllocationTests : IDisposable
{
    private static readonly Collection<Card> Cards = new("cards", CardJson.Default.Card, card => card.Id);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ALoadFromTheCacheAllocatesAtMost64Bytes()
    {
        await using var store = SqliteDocumentStore.Open(
            new SqliteStoreOptions { Folder = _folder.Path }, [Cards], TimeProvider.System, NullLogger.Instance);
        (await store.Commit(new Commit().Insert(Cards, new Card("one") { Text = new string('x', 10_000) }))).IsCommitted.ShouldBeTrue();
        (await store.Load(Cards, "one")).ShouldNotBeNull();

        Allocations.PerCall(() =>
        {
            var load = store.Load(Cards, "one");
            load.IsCompletedSuccessfully.ShouldBeTrue();
        }).ShouldBeLessThanOrEqualTo(64);
    }
}
